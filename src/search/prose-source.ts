import { mergeAnswers } from './merge.ts';
import { pageCoverage, pageResults, type ChapterName } from './page-results.ts';
import { type Pagefind, type PagefindPage } from './pagefind.ts';
import { searchTerms } from './query.ts';
import { type SearchAnswer, type SearchResult, type SearchSource } from './source.ts';
import { synonymsOf } from './synonyms.ts';

/** Pages whose text is fetched for one search: each costs several kilobytes. */
const MAX_PAGES = 3;
const MAX_RESULTS = 12;
const MAX_VARIANTS = 4;

/**
 * The lessons' text, through the index that Pagefind built.
 * @param load gives the engine, ready; called again after it threw
 * @param chapters names of the chapters, to say where a lesson stands
 */
export function proseSource(load: () => Promise<Pagefind>, chapters: ChapterName[]): SearchSource {
  let engine: Promise<Pagefind> | undefined;
  const ready = () => {
    engine ??= load().catch((error: unknown) => {
      engine = undefined;
      throw error;
    });
    return engine;
  };
  return {
    warmUp() {
      ready().catch(() => undefined);
    },
    async search(query) {
      const pagefind = await ready();
      try {
        return await answer(pagefind, searchTerms(query), chapters);
      } catch (error) {
        engine = undefined;
        await pagefind.destroy();
        throw error;
      }
    },
  };
}

/**
 * All the words first; then, as long as no page holds them all, their synonyms, the query with one
 * word less, and each word alone. Pagefind wants every word that it knows on the same page and ignores the others.
 */
async function answer(
  pagefind: Pagefind,
  terms: string[],
  chapters: ChapterName[],
): Promise<SearchAnswer> {
  const answers: SearchAnswer[] = [];
  for (const wave of [
    () => [terms],
    () => synonymVariants(terms),
    () => shortened(terms),
    () => alone(terms),
  ]) {
    const found = await Promise.all(
      wave().map((words) => ask(pagefind, words, { terms, chapters })),
    );
    answers.push(...found);
    if (answers.some(({ partial, results }) => !partial && results.length > 0)) break;
  }
  return mergeAnswers(answers, MAX_RESULTS);
}

/** Asks Pagefind for some words, and judges what it finds by the terms of the whole query. */
async function ask(
  pagefind: Pagefind,
  words: string[],
  asked: { terms: string[]; chapters: ChapterName[] },
): Promise<SearchAnswer> {
  const { results: hits } = await pagefind.search(words.join(' '));
  const nearest = hits.slice(0, MAX_PAGES);
  const pages = await Promise.all(nearest.map((hit) => hit.data()));
  const best = nearest[0]?.score ?? 0;
  const results = pages.flatMap((page: PagefindPage, rank): SearchResult[] => {
    const pageShare = best > 0 ? nearest[rank]!.score / best : 1;
    return pageResults(page, { ...asked, pageShare });
  });
  // Pagefind cuts an unknown word until it knows one: such a page holds none of the terms.
  const telling = results.filter((result) => result.score > 0);
  return { results: telling, partial: pages.every((page) => pageCoverage(page, asked.terms) < 1) };
}

/** The query with one word replaced by a synonym, for each word that has some. */
export function synonymVariants(terms: string[]): string[][] {
  return terms
    .flatMap((term, at) => synonymsOf(term).map((synonym) => terms.with(at, synonym)))
    .slice(0, MAX_VARIANTS);
}

/** The query with one word less. */
export function shortened(terms: string[]): string[][] {
  if (terms.length < 3) return [];
  return terms.map((_, at) => terms.toSpliced(at, 1)).slice(0, MAX_VARIANTS);
}

/** Each word of the query, alone. */
function alone(terms: string[]): string[][] {
  return terms.length > 1 ? terms.map((term) => [term]).slice(0, MAX_VARIANTS) : [];
}
