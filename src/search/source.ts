/** A stretch of a text, from `start` up to but not including `end`, in UTF-16 units. */
export interface TextRange {
  start: number;
  end: number;
}

/** A text to show, with the stretches that answer the query. */
export interface HighlightedText {
  text: string;
  marks: TextRange[];
}

/** What a result leads to; the palette names each kind in French. */
export type ResultKind =
  | 'lesson'
  | 'chapter'
  | 'section'
  | 'step'
  | 'page'
  | 'command'
  | 'option'
  | 'instruction'
  | 'error';

export interface SearchResult {
  kind: ResultKind;
  /** « 4.4 » for a lesson, « 4 » for a chapter: shown beside the kind. */
  number?: string;
  title: HighlightedText;
  /** Where the result stands, from the widest place to the nearest. */
  breadcrumb: string[];
  excerpt?: HighlightedText;
  /** Exact address, base and anchor included. */
  href: string;
  /**
   * Comparable between sources, from 0 to 1: 1 is the very thing that was asked for (the command
   * `docker run` for « docker run »), 0.5 a page about it, near 0 a passing mention.
   */
  score: number;
}

export interface SearchAnswer {
  /** Best first. */
  results: SearchResult[];
  /** True when no result holds every word of the query: the palette then says so. */
  partial: boolean;
}

/**
 * One index that the palette asks. Add a source to the palette's list and its answers are merged
 * with the others by score.
 */
export interface SearchSource {
  /**
   * @param query what the reader typed, as it is
   * @throws when the index cannot be loaded; the next call tries again
   */
  search(query: string): Promise<SearchAnswer>;
  /** Fetches what a first query needs, before it is typed. Never throws. */
  warmUp?(): void;
}
