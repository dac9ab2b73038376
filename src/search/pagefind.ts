/**
 * What the palette uses of the script that Pagefind writes beside its index.
 * Format: Pagefind 1.6, `pagefind_web_js/types/index.d.ts`.
 */
export interface Pagefind {
  options(options: PagefindOptions): Promise<void>;
  /** Loads the engine and the list of the index's parts. */
  init(): Promise<void>;
  /** Pages that hold all the known words of the term; unknown words are ignored. */
  search(term: string): Promise<{ results: PagefindHit[] }>;
  destroy(): Promise<void>;
}

export interface PagefindOptions {
  basePath: string;
  /** Answers on the page's own thread (Pagefind pull request 937). */
  noWorker: boolean;
  excerptLength: number;
  excerptEllipsis: string;
  ranking: {
    pageLength: number;
    termFrequency: number;
    termSaturation: number;
    termSimilarity: number;
    diacriticSimilarity: number;
  };
}

export interface PagefindHit {
  /** Unbounded, comparable within one search only. */
  score: number;
  data(): Promise<PagefindPage>;
}

export interface PagefindPage {
  /** Base included, no anchor. */
  url: string;
  content: string;
  excerpt: string;
  meta: Record<string, string>;
  sub_results: PagefindSubResult[];
}

export interface PagefindSubResult {
  title: string;
  /** Base and anchor included. */
  url: string;
  excerpt: string;
  weighted_locations: { balanced_score: number }[];
  /** Absent for the text before the first heading. */
  anchor?: { element: string; id: string };
}
