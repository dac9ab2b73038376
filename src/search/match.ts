import { fold } from './query.ts';
import { synonymsOf } from './synonyms.ts';
import { type TextRange } from './source.ts';

const WORD = /-{0,2}[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*/gu;

/**
 * Whether a word answers a term: the same, begun only (« lim », « --mem »: the reader is typing), or
 * another form of it (« construire », « construction »). Options are compared letter for letter:
 * `-p` is not `-P`.
 */
export function answers(term: string, word: string): boolean {
  if (term.startsWith('-') || word.startsWith('-')) {
    return term === word || (term.startsWith('--') && word.startsWith(term));
  }
  const [a, b] = [fold(term), fold(word)];
  if (b.startsWith(a)) return true;
  const shared = commonPrefix(a, b);
  const shortest = Math.min(a.length, b.length);
  return shared >= 4 && shared >= shortest - 2 && Math.abs(a.length - b.length) <= 4;
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** Whether a text holds the term, one of its forms or one of its synonyms. */
function holds(words: string[], term: string): boolean {
  const spellings = [term, ...synonymsOf(term)];
  return spellings.some((spelling) => words.some((word) => answers(spelling, word)));
}

/** Share of the terms that a text holds, from 0 to 1 (0 when there is no term). */
export function coverage(terms: string[], text: string): number {
  if (terms.length === 0) return 0;
  const words = wordsOf(text);
  return terms.filter((term) => holds(words, term)).length / terms.length;
}

/** The words of a text, with the parts of compound ones. */
export function wordsOf(text: string): string[] {
  return (text.match(WORD) ?? []).flatMap((word) =>
    word.startsWith('-') ? [word] : [word, ...word.split(/[-_.]/)],
  );
}

/** The stretches of a text that answer one of the terms; the word as a whole is marked. */
export function markTerms(text: string, terms: string[]): TextRange[] {
  return [...text.matchAll(WORD)]
    .filter(([word]) => terms.some((term) => holds(wordsOf(word), term)))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
