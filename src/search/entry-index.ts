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
  isTitle: boolean;
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

/** Settings of the ranking, each from 0 to 1; chosen on tests/fixtures/search/queries.tsv. */
export const RANKING = {
  /** What a word is worth where it stands: the title being 1. */
  asked: 0.97,
  text: 0.6,
  /** A long sentence is not blamed for all that it adds. */
  lowestPrecision: 0.15,
  /** Share of the score that goes to the best single phrase; the rest to all of them together. */
  phraseShare: 0.35,
  /** How much precision counts in a phrase's score; the rest is what it holds of the query. */
  precisionShare: 0.5,
  /** What a word that no entry holds weighs against the others: prose may know it. */
  unknown: 0.5,
  /** How much being commonly used counts. */
  commonShare: 0.2,
  /** Added when the query holds the whole name of a command: it is about that command. */
  namedBonus: 0.15,
  /** How much more the action that opens a query counts: « taguer une image ». */
  action: 0.5,
  /** A line of a table of options is sought by its dashes; without them, commands come before. */
  option: 0.9,
  lesson: 0.85,
  chapter: 0.8,
  error: 1,
  /** Who says what to do has no message to show. */
  errorForAction: 0.8,
  /** A query that opens with a dash is about an option. */
  notAnOption: 0.5,
  /** One common word is a subject: a chapter or a lesson before the messages that hold it. */
  subject: { lesson: 0.97, chapter: 0.97, error: 0.75, step: 0.5, option: 0.85, detailed: 0.9 },
  /** A recorded step shows a command at work; the command's own page comes before. */
  step: 0.75,
};

/** Rarity of a word that one entry in fifty holds. */
const COMMON_WORD = Math.log(1 + 50);

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
    [...holders].map(([word, { size }]) => [word, Math.log(1 + entries.length / (size + 5))]),
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

/** « docker run -p --publish » answers for each of its two forms. */
function formsOf({ kind, title }: SearchEntry): string[] {
  const match = kind === 'option' ? /^(.*) (-\w) (--\S+)$/.exec(title) : null;
  return match ? [`${match[1]} ${match[2]}`, `${match[1]} ${match[3]}`] : [title];
}

function phrasesOf(source: SearchEntry, entry: number): Phrase[] {
  const { asked = [], text = '' } = source;
  const made = (phrase: string, weight: number): Phrase => {
    const words = wordsOfText(phrase).flatMap((word) => [word, ...optionParts(word)]);
    return { entry, weight, words: new Set(words), isTitle: false, mass: 0 };
  };
  return [
    ...formsOf(source).map((form) => ({ ...made(form, 1), isTitle: true })),
    ...asked.map((one) => made(one, RANKING.asked)),
    made(text, RANKING.text),
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
  const asked: Asked = { terms, total, standing: standingFor(query, terms) };
  const found = new Map<number, Found>();
  for (const [id, values] of valuesByPhrase(index, terms)) {
    const phrase = index.phrases[id]!;
    const entry = setDefault(found, phrase.entry, () => nothing(terms.length));
    addPhrase(entry, { phrase, values, asked });
  }
  return [...found]
    .map(([id, one]) => toHit(index.entries[id]!, one, asked))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

function termsOf(index: EntryIndex, query: string): Term[] {
  const words = [...new Set(wordsOfText(withDashes(query, index.known)))];
  const typical = Math.log(1 + index.entries.length / 10);
  return words.map((word, rank) => {
    const matches = matchesOf(word, rank === words.length - 1, index.known);
    const rarities = [...matches.keys()].map((other) => index.rarity.get(other)!);
    const own = index.rarity.get(word);
    const action = rank === 0 && isAction(query) ? 1 + RANKING.action : 1;
    const base = own ?? (rarities.length > 0 ? Math.max(...rarities) : RANKING.unknown * typical);
    return { matches, weight: action * base };
  });
}

/** An infinitive first, in French, is what the reader wants to do. */
function isAction(query: string): boolean {
  return /^\s*(?:s'|se |me |m')?\p{L}{3,}(?:er|ir|re)\s/iu.test(query);
}

/** `volumes-from` and `cap_add` are options that lost their dashes. */
function withDashes(query: string, known: ReadonlySet<string>): string {
  return query.replace(/(?<![\w-])[a-z]+(?:[-_][a-z]+)+(?![\w-])/g, (word) => {
    const option = `--${word.replaceAll('_', '-')}`;
    return known.has(option) ? option : word;
  });
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
  /** The query holds its whole title. */
  named: boolean;
}

function nothing(terms: number): Found {
  return { best: Array.from({ length: terms }, () => 0), phrase: 0, named: false };
}

/** A query, ready to be answered. */
interface Asked {
  terms: Term[];
  /** Sum of the weights of the terms. */
  total: number;
  standing: Partial<Record<SearchEntry['kind'] | 'detailed', number>>;
}

interface PhraseFound {
  phrase: Phrase;
  values: Map<number, Value>;
  asked: Asked;
}

function addPhrase(found: Found, { phrase, values, asked }: PhraseFound): void {
  const { terms, total } = asked;
  let recall = 0;
  let covered = 0;
  for (const [rank, { quality, rarity }] of values) {
    recall += quality * terms[rank]!.weight;
    covered += rarity;
    found.best[rank] = Math.max(found.best[rank]!, quality * phrase.weight);
  }
  const held = recall / total;
  const precision = Math.max(RANKING.lowestPrecision, Math.min(1, covered / phrase.mass));
  const score =
    phrase.weight * held * (1 - RANKING.precisionShare + RANKING.precisionShare * precision);
  found.phrase = Math.max(found.phrase, score);
  const exact = [...values.values()].filter(({ quality }) => quality === 1).length;
  if (phrase.isTitle && exact > 1 && exact === phrase.words.size) found.named = true;
}

function toHit(entry: SearchEntry, found: Found, { terms, total, standing }: Asked): EntryHit {
  const recall = found.best.reduce((sum, value, rank) => sum + value * terms[rank]!.weight, 0);
  const merit = RANKING.phraseShare * found.phrase + (1 - RANKING.phraseShare) * (recall / total);
  const common = 1 - RANKING.commonShare + RANKING.commonShare * (entry.common ?? 0.5);
  const bonus = found.named && entry.kind === 'command' ? RANKING.namedBonus : 0;
  // An option that has a text and synonyms of its own is as good as a command.
  const kind = entry.kind === 'option' && entry.asked ? 'detailed' : entry.kind;
  const worth = standing[kind] ?? 1;
  return {
    entry,
    score: Math.min(1, (merit * common + bonus) * worth),
    whole: found.best.every((value) => value > 0),
  };
}

/** What each kind of entry is worth for a query. */
function standingFor(query: string, terms: Term[]): Asked['standing'] {
  const { lesson, chapter, step } = RANKING;
  const error = isAction(query) ? RANKING.errorForAction : RANKING.error;
  if (/^\s*-/.test(query)) {
    const { notAnOption: all } = RANKING;
    return { lesson: all, chapter: all, error: all, step: all, command: all, instruction: all };
  }
  if (terms.length === 1 && terms[0]!.weight < COMMON_WORD) return RANKING.subject;
  return { lesson, chapter, error, step, option: /(?<!\S)-/.test(query) ? 1 : RANKING.option };
}
