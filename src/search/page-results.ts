import { parseExcerpt, restoreTypography, withoutHeading } from './excerpt.ts';
import { coverage, markTerms } from './match.ts';
import { type PagefindPage, type PagefindSubResult } from './pagefind.ts';
import { type HighlightedText, type ResultKind, type SearchResult } from './source.ts';

/** A chapter as results name it. */
export interface ChapterName {
  number: number;
  title: string;
}

/** What is asked, and how well the page answers it among those found. */
export interface PageContext {
  terms: string[];
  /** Score of the page over that of the best page, from 0 to 1. */
  pageShare: number;
  chapters: ChapterName[];
}

/** Sections that one page may show, so that it does not hide the others. */
const MAX_SECTIONS = 3;
/** Prose stays below a sure answer of the small index, whose scores reach 1. */
const CEILING = 0.6;
/** What a page that is neither a lesson nor a chapter is worth: it gathers, it does not teach. */
const GATHERING = 0.7;
/** Ids that steps of recorded sessions carry. */
const STEP_ID = /^session-.+-etape-\d+$/;
/** Id that Starlight gives to the title of a page: its address is that of the page. */
const TITLE_ID = '_top';

/** Results of one page found by Pagefind: itself, or the sections where the words stand. */
export function pageResults(page: PagefindPage, context: PageContext): SearchResult[] {
  const found = pageCoverage(page, context.terms);
  const heaviest = Math.max(...page.sub_results.map(weightOf), 1);
  const sections = page.sub_results
    .filter((section) => !isTop(section))
    .map((section) => sectionResult(page, section, weightOf(section) / heaviest, found, context))
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_SECTIONS);
  return needsWhole(page, context) ? [wholeResult(page, found, context), ...sections] : sections;
}

/** Share of the terms that a page holds, in its text or in what the index was told of it. */
export function pageCoverage(page: PagefindPage, terms: string[]): number {
  return coverage(terms, [page.content, ...Object.values(page.meta)].join(' '));
}

/** The page itself answers when its title or its opening does, or when no section does. */
function needsWhole(page: PagefindPage, { terms }: PageContext): boolean {
  const sections = page.sub_results.filter((section) => !isTop(section));
  return (
    sections.length === 0 ||
    sections.length < page.sub_results.length ||
    coverage(terms, titleOf(page)) > 0
  );
}

function isTop(section: PagefindSubResult): boolean {
  return section.anchor === undefined || section.anchor.id === TITLE_ID;
}

function weightOf(section: PagefindSubResult): number {
  return section.weighted_locations.reduce((sum, word) => sum + word.balanced_score, 0);
}

function titleOf(page: PagefindPage): string {
  return restoreTypography(page.meta.title ?? page.url);
}

/** « Chapitre 4 », « Leçon 4.4 » or a plain page, from what the index was told of the page. */
function identity(page: PagefindPage): { kind: ResultKind; number?: string } {
  if (page.meta.lecon !== undefined) return { kind: 'lesson', number: page.meta.lecon };
  if (page.meta.chapitre !== undefined) return { kind: 'chapter', number: page.meta.chapitre };
  return { kind: 'page' };
}

/** The shares, each from 0 to 1, that make the score of a result. */
interface Shares {
  /** Terms that the page holds. */
  found: number;
  /** Terms that the result's title holds. */
  title: number;
  /** Weight of the words found in the section, over that of the page's best one. */
  section: number;
}

function score(page: PagefindPage, { pageShare }: PageContext, shares: Shares): number {
  const merit = 0.45 * pageShare + 0.35 * shares.title + 0.2 * shares.section;
  const standing = identity(page).kind === 'page' ? GATHERING : 1;
  return CEILING * standing * shares.found * merit;
}

function wholeResult(page: PagefindPage, found: number, context: PageContext): SearchResult {
  const title = titleOf(page);
  const chapter = context.chapters.find(
    ({ number }) => String(number) === page.meta.lecon?.split('.')[0],
  );
  return {
    ...identity(page),
    title: { text: title, marks: markTerms(title, context.terms) },
    breadcrumb: chapter ? [`Chapitre ${chapter.number}`, chapter.title] : [],
    excerpt: presentation(page, title, context.terms),
    href: page.url,
    score: score(page, context, { found, title: coverage(context.terms, title), section: 1 }),
  };
}

/** What the page says of itself; where it says nothing, the passage that answers. */
function presentation(page: PagefindPage, title: string, terms: string[]): HighlightedText {
  if (page.meta.description === undefined) {
    const top = page.sub_results.find(isTop);
    return withoutHeading(parseExcerpt(top?.excerpt ?? page.excerpt), title);
  }
  const text = restoreTypography(page.meta.description);
  return { text, marks: markTerms(text, terms) };
}

function sectionResult(
  page: PagefindPage,
  section: PagefindSubResult,
  share: number,
  found: number,
  context: PageContext,
): SearchResult {
  const title = restoreTypography(section.title);
  const { kind, number } = identity(page);
  const place =
    kind === 'lesson' ? [`Leçon ${number}`] : kind === 'chapter' ? [`Chapitre ${number}`] : [];
  return {
    kind: STEP_ID.test(section.anchor?.id ?? '') ? 'step' : 'section',
    title: { text: title, marks: markTerms(title, context.terms) },
    breadcrumb: [...place, titleOf(page)],
    excerpt: withoutHeading(parseExcerpt(section.excerpt), title),
    href: section.url,
    score: score(page, context, { found, title: coverage(context.terms, title), section: share }),
  };
}
