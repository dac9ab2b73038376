import { type SearchEntry } from './entry.ts';
import { matchesOf, type Matches } from './vocabulary.ts';
import { optionParts, wordsOfText } from './words.ts';

/** An entry that answers, and how well: 1 for the very thing that was asked for. */
export interface EntryHit {
  entry: SearchEntry;
  score: number;
  /** True when the entry holds every word of the query, itself or by another form. */
  whole: boolean;
}

/** One way to say an entry: its title, a synonym, its sentence. */
interface Phrase {
  entry: number;
  /** What a word found there is worth. */
  weight: number;
  words: Set<string>;
  /** Sum of the rarities of its words. */
  mass: number;
}

export interface EntryIndex {
  entries: SearchEntry[];
  phrases: Phrase[];
  /** Word → phrases that hold it. */
  postings: Map<string, number[]>;
  /** Word → how telling it is: the fewer entries hold it, the more. */
  rarity: Map<string, number>;
  known: ReadonlySet<string>;
}

const TITLE_WEIGHT = 1;
const ASKED_WEIGHT = 0.97;
const TEXT_WEIGHT = 0.75;
/** A long sentence is not blamed for what it adds: only so many words count against it. */
const LOWEST_PRECISION = 0.3;
/** Share of the score that goes to the best single phrase; the rest to all of them together. */
const PHRASE_SHARE = 0.5;
/** How much precision counts in a phrase's score; the rest is what it holds of the query. */
const PRECISION_SHARE = 0.35;
/** What a word that no entry holds weighs against the others: prose may know it. */
const UNKNOWN_WEIGHT = 0.5;
/** A recorded step shows a command at work; the command's own page comes before. */
const STANDING: Partial<Record<SearchEntry['kind'], number>> = { step: 0.8, option: 0.97 };
const COMMON_SHARE = 0.12;

/** Prepares the entries for {@link searchEntries}: some tens of milliseconds for two thousand. */
export function buildEntryIndex(entries: SearchEntry[]): EntryIndex {
  const phrases = entries.flatMap(phrasesOf);
  const postings = new Map<string, number[]>();
  const holders = new Map<string, Set<number>>();
  for (const [id, { entry, words }] of phrases.entries()) {
    for (const word of words) {
      setDefault(postings, word, () => []).push(id);
      setDefault(holders, word, () => new Set<number>()).add(entry);
    }
  }
  const rarity = new Map(
    [...holders].map(([word, { size }]) => [word, Math.log(1 + entries.length / size)]),
  );
  for (const phrase of phrases) {
    for (const word of phrase.words) phrase.mass += rarity.get(word)!;
  }
  return { entries, phrases, postings, rarity, known: new Set(postings.keys()) };
}

function setDefault<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

function phrasesOf({ title, asked = [], text = '' }: SearchEntry, entry: number): Phrase[] {
  const made = (source: string, weight: number): Phrase => {
    const words = wordsOfText(source).flatMap((word) => [word, ...optionParts(word)]);
    return { entry, weight, words: new Set(words), mass: 0 };
  };
  return [
    made(title, TITLE_WEIGHT),
    ...asked.map((one) => made(one, ASKED_WEIGHT)),
    made(text, TEXT_WEIGHT),
  ].filter(({ words }) => words.size > 0);
}

/** A word of the query, and what answers it. */
interface Term {
  matches: Matches;
  weight: number;
}

/**
 * The entries that answer a query, best first. Each word of the query counts once, for the best
 * word that answers it; rare words count more than those that every entry holds.
 */
export function searchEntries(index: EntryIndex, query: string, limit: number): EntryHit[] {
  const terms = termsOf(index, query);
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [];
  const found = new Map<number, Found>();
  for (const [id, values] of valuesByPhrase(index, terms)) {
    const phrase = index.phrases[id]!;
    const entry = setDefault(found, phrase.entry, () => nothing(terms.length));
    addPhrase(entry, { phrase, values, terms, total });
  }
  return [...found]
    .map(([id, one]) => toHit(index.entries[id]!, one, terms, total))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

function termsOf(index: EntryIndex, query: string): Term[] {
  const words = [...new Set(wordsOfText(query).flatMap((word) => apart(word, index.known)))];
  const typical = Math.log(1 + index.entries.length / 10);
  return words.map((word, rank) => {
    const matches = matchesOf(word, rank === words.length - 1, index.known);
    const rarities = [...matches.keys()].map((other) => index.rarity.get(other)!);
    const own = index.rarity.get(word);
    const weight = own ?? (rarities.length > 0 ? Math.max(...rarities) : UNKNOWN_WEIGHT * typical);
    return { matches, weight };
  });
}

/** `-it` stands for `-i -t`, unless it is an option of its own. */
function apart(word: string, known: ReadonlySet<string>): string[] {
  const joined = /^-[A-Za-z]{2,}$/.test(word) && !known.has(word);
  return joined ? [...word.slice(1)].map((letter) => `-${letter}`) : [word];
}

/** Phrase → for each term, how well it is answered there. */
function valuesByPhrase(index: EntryIndex, terms: Term[]): Map<number, Map<number, Value>> {
  const all = new Map<number, Map<number, Value>>();
  for (const [rank, { matches }] of terms.entries()) {
    for (const [word, quality] of matches) {
      for (const id of index.postings.get(word)!) {
        const values = setDefault(all, id, () => new Map<number, Value>());
        if (quality > (values.get(rank)?.quality ?? 0)) {
          values.set(rank, { quality, rarity: index.rarity.get(word)! });
        }
      }
    }
  }
  return all;
}

interface Value {
  quality: number;
  /** Of the word that answers. */
  rarity: number;
}

/** What has been found of an entry so far. */
interface Found {
  /** Term → its best answer in any phrase. */
  best: number[];
  /** Score of the best phrase. */
  phrase: number;
}

function nothing(terms: number): Found {
  return { best: Array.from({ length: terms }, () => 0), phrase: 0 };
}

interface PhraseFound {
  phrase: Phrase;
  values: Map<number, Value>;
  terms: Term[];
  total: number;
}

function addPhrase(found: Found, { phrase, values, terms, total }: PhraseFound): void {
  let recall = 0;
  let covered = 0;
  for (const [rank, { quality, rarity }] of values) {
    recall += quality * terms[rank]!.weight;
    covered += rarity;
    found.best[rank] = Math.max(found.best[rank]!, quality * phrase.weight);
  }
  const held = recall / total;
  const precision = Math.max(LOWEST_PRECISION, Math.min(1, covered / phrase.mass));
  const score = phrase.weight * held * (1 - PRECISION_SHARE + PRECISION_SHARE * precision);
  found.phrase = Math.max(found.phrase, score);
}

function toHit(entry: SearchEntry, found: Found, terms: Term[], total: number): EntryHit {
  const recall = found.best.reduce((sum, value, rank) => sum + value * terms[rank]!.weight, 0);
  const merit = PHRASE_SHARE * found.phrase + (1 - PHRASE_SHARE) * (recall / total);
  const common = 1 - COMMON_SHARE + COMMON_SHARE * (entry.common ?? 0.5);
  return {
    entry,
    score: merit * common * (STANDING[entry.kind] ?? 1),
    whole: found.best.every((value) => value > 0),
  };
}
