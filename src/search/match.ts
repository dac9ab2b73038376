import { fold } from './query.ts';
import { type TextRange } from './source.ts';
import { synonymsOf } from './synonyms.ts';

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
  return shared >= 4 && shared >= 0.7 * shortest && Math.abs(a.length - b.length) <= 4;
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** The words of a text, each once, with the parts of compound ones (`docker-compose`, `cap_add`). */
export function wordsOf(text: string): string[] {
  const words = (text.match(WORD) ?? []).flatMap((word) =>
    word.startsWith('-') ? [word] : [word, ...word.split(/[-_.]/)],
  );
  return [...new Set(words)];
}

/** Share of the terms that a text holds, themselves or by a synonym, from 0 to 1. */
export function coverage(terms: string[], text: string): number {
  if (terms.length === 0) return 0;
  const words = wordsOf(text);
  const held = terms.filter((term) => spellings(term).some((one) => holds(words, one)));
  return held.length / terms.length;
}

/** The stretches of a text that answer one of the terms; the word as a whole is marked. */
export function markTerms(text: string, terms: string[]): TextRange[] {
  const sought = terms.flatMap(spellings);
  return [...text.matchAll(WORD)]
    .filter(([word]) => {
      const words = wordsOf(word);
      return sought.some((one) => holds(words, one));
    })
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function spellings(term: string): string[] {
  return [term, ...synonymsOf(term)];
}

function holds(words: string[], spelling: string): boolean {
  return words.some((word) => answers(spelling, word));
}
