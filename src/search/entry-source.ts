import { type SearchEntry } from './entry.ts';
import { buildEntryIndex, searchEntries, type EntryHit, type EntryIndex } from './entry-index.ts';
import { markTerms } from './match.ts';
import { searchTerms } from './query.ts';
import { type SearchAnswer, type SearchResult, type SearchSource } from './source.ts';

/** More than are shown: the reader may want one kind only. */
const MAX_RESULTS = 30;
/** Below this share of the best score, an entry only shares a word or two with the query. */
const WORTH_SHOWING = 0.45;
/**
 * From this score on, the first result is near enough to what was asked for: the lessons' text, which
 * would make a first query twice as heavy, waits to be asked for.
 */
const ENOUGH = 0.3;
const LOWEST_SCORE = 0.15;
/** What a lesson is worth next to the best answer that it teaches. */
const TEACHES = 0.8;
/** Answers whose lesson is proposed too. */
const TEACHABLE = 2;

/**
 * Commands, options, errors, lessons and recorded steps, through the small index.
 * @param load gives the entries; called again after it threw
 * @param base address of the site, without its last slash
 */
export function entrySource(
  load: () => Promise<SearchEntry[]>,
  base: string,
): Required<SearchSource> {
  let index: Promise<EntryIndex> | undefined;
  const ready = () => {
    index ??= load()
      .then(buildEntryIndex)
      .catch((error: unknown) => {
        index = undefined;
        throw error;
      });
    return index;
  };
  return {
    warmUp() {
      ready().catch(() => undefined);
    },
    async search(query) {
      return answerFromEntries(await ready(), query, base);
    },
  };
}

/** What the small index answers to a query, the lessons of the best answers among them. */
export function answerFromEntries(index: EntryIndex, query: string, base: string): SearchAnswer {
  const found = searchEntries(index, query, index.entries.length);
  const hits = withTheirLessons(found, index.entries).slice(0, MAX_RESULTS);
  const floor = Math.max(LOWEST_SCORE, WORTH_SHOWING * (hits[0]?.score ?? 0));
  const shown = hits.filter(({ score }) => score >= floor);
  const words = searchTerms(query);
  return {
    results: shown.map((hit) => toResult(hit, words, base)),
    partial: !shown.some(({ whole }) => whole),
  };
}

/**
 * Whether an answer may do without the lessons' text: its first result is what was asked for rather
 * than something that shares a word with it.
 */
export function isEnough({ results: [first] }: SearchAnswer): boolean {
  return first !== undefined && first.score >= ENOUGH;
}

/** A reader who asks for a command or an error may want the lesson that explains it. */
function withTheirLessons(hits: EntryHit[], entries: SearchEntry[]): EntryHit[] {
  const taught = hits.slice(0, TEACHABLE).flatMap(({ entry, score, whole }) => {
    const lesson = entries.find(
      (one) => one.kind === 'lesson' && one.number === entry.lessons?.[0],
    );
    return lesson ? [{ entry: lesson, score: TEACHES * score, whole }] : [];
  });
  const best = new Map<SearchEntry, EntryHit>();
  for (const hit of [...hits, ...taught]) {
    const known = best.get(hit.entry);
    if (!known || hit.score > known.score) best.set(hit.entry, hit);
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

function toResult({ entry, score }: EntryHit, words: string[], base: string): SearchResult {
  const text = entry.text ?? '';
  return {
    kind: entry.kind,
    ...(entry.number === undefined ? {} : { number: entry.number }),
    title: { text: entry.title, marks: markTerms(entry.title, words) },
    breadcrumb: entry.place ?? lessonsPlace(entry),
    ...(text === '' ? {} : { excerpt: { text, marks: markTerms(text, words) } }),
    href: base + entry.path,
    score,
  };
}

function lessonsPlace({ lessons = [] }: SearchEntry): string[] {
  return lessons.length === 0 ? [] : [`Leçon ${lessons.join(', ')}`];
}
