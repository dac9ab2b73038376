import { fold } from './query.ts';
import { SYNONYM_GROUPS } from './synonyms.ts';
import { typosAllowed, typosBetween } from './typos.ts';
import { optionParts, stem } from './words.ts';

/** How well a word of the index answers a word of the query, from 0 to 1. */
export type Matches = Map<string, number>;

const SYNONYM = 0.85;
const BEGUN = 0.75;
/** One mistake, two mistakes. */
const TYPO = [0.8, 0.6];
const OPTION_PART = 0.8;

/** Below this, a beginning says too little: `do` begins a hundred words. */
const SHORTEST_BEGINNING = 3;

/**
 * The words of the index that answer a word of the query: itself and its synonyms; failing that,
 * words that it begins, or that it misspells. An option answers for itself only, case included,
 * unless it is unknown.
 * @param word as {@link wordsOfText} gives it
 * @param last whether it ends the query: the reader may not have finished it
 */
export function matchesOf(word: string, last: boolean, known: ReadonlySet<string>): Matches {
  const matches: Matches = new Map();
  const add = (other: string, quality: number) => {
    if (known.has(other)) matches.set(other, Math.max(quality, matches.get(other) ?? 0));
  };
  add(word, 1);
  if (word.startsWith('-')) {
    if (matches.size === 0 || last) addBegunOptions(word, known, add);
    if (matches.size === 0) addMisspelt(word, known, add);
    if (matches.size === 0) for (const part of optionParts(word)) add(part, OPTION_PART);
    return matches;
  }
  for (const synonym of SYNONYMS.get(word) ?? []) add(synonym, SYNONYM);
  if (!known.has(word) || last || word.length >= 5) addBegun(word, known, add);
  if (matches.size === 0) addMisspelt(word, known, add);
  return matches;
}

type Add = (other: string, quality: number) => void;

function addBegun(word: string, known: ReadonlySet<string>, add: Add): void {
  if (word.length < SHORTEST_BEGINNING) return;
  for (const other of known) {
    if (other !== word && other.startsWith(word)) add(other, BEGUN * (word.length / other.length));
  }
}

function addBegunOptions(word: string, known: ReadonlySet<string>, add: Add): void {
  if (!word.startsWith('--') || word.length < 2 + SHORTEST_BEGINNING) return;
  addBegun(word, known, add);
}

function addMisspelt(word: string, known: ReadonlySet<string>, add: Add): void {
  const limit = typosAllowed(word);
  if (limit === 0) return;
  for (const other of known) {
    if (other.startsWith('-') !== word.startsWith('-')) continue;
    const typos = typosBetween(word, other, limit);
    if (typos <= limit) add(other, TYPO[typos - 1] ?? 1);
  }
}

/** Stem → stems of the words that readers use for it. */
const SYNONYMS = synonymStems();

function synonymStems(): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>();
  for (const group of SYNONYM_GROUPS) {
    const stems = group.map((word) => stem(fold(word)));
    for (const one of stems) all.set(one, new Set([...(all.get(one) ?? []), ...stems]));
  }
  return all;
}
