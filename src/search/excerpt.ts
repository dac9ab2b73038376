import { fold } from './query.ts';
import { type HighlightedText, type TextRange } from './source.ts';

/** Elided words of French: the only apostrophes that may be curled, code being full of others. */
const ELISION =
  /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|aujourd|entr)'(?=[\p{L}\p{N}«]|\s«)/giu;

const TOKEN = /<mark>|<\/mark>|&lt;|&gt;/g;
const EDGES = /^[^\p{L}\p{N}/.~_-]*|[^\p{L}\p{N}/]*$/gu;

/**
 * Reads the excerpt that Pagefind gives: plain text where `<` and `>` are escaped and the words
 * found stand between `<mark>` and `</mark>`. French typography, straightened for the index, is set
 * again, and a mark covers the word alone, without its punctuation nor its elided article.
 */
export function parseExcerpt(html: string): HighlightedText {
  let text = '';
  let end = 0;
  let opened = 0;
  const marks: TextRange[] = [];
  for (const match of html.matchAll(TOKEN)) {
    text += html.slice(end, match.index);
    end = match.index + match[0].length;
    if (match[0] === '<mark>') opened = text.length;
    else if (match[0] === '</mark>') marks.push({ start: opened, end: text.length });
    else text += match[0] === '&lt;' ? '<' : '>';
  }
  text += html.slice(end);
  return {
    text: restoreTypography(text),
    marks: marks.map((mark) => trimMark(text, mark)).filter((mark) => mark.end > mark.start),
  };
}

/** Curled apostrophes after elided words, no-break spaces of French punctuation; same length. */
export function restoreTypography(text: string): string {
  return text
    .replace(ELISION, (elided) => elided.replace("'", '’'))
    .replace(/ (?=[:;!?»](?:\s|$|[.,)]))/g, '\u00A0')
    .replace(/« /g, '«\u00A0');
}

function trimMark(text: string, mark: TextRange): TextRange {
  const word = text.slice(mark.start, mark.end);
  const elided = /^[^\p{L}\p{N}]*\p{L}{1,7}'(?=[\p{L}\p{N}])/u.exec(word);
  const head = elided ? elided[0].length : 0;
  const [before = '', after = ''] = word.slice(head).match(EDGES) ?? [];
  if (before.length === word.length - head) return { start: mark.start, end: mark.start };
  return { start: mark.start + head + before.length, end: mark.end - after.length };
}

/**
 * An excerpt that begins with the heading of its own section repeats what stands above it: the
 * heading is cut, the marks follow.
 */
export function withoutHeading(excerpt: HighlightedText, heading: string): HighlightedText {
  const matches = fold(excerpt.text).startsWith(fold(heading)) && heading !== '';
  if (!matches) return excerpt;
  const rest = excerpt.text.slice(heading.length);
  const cut = heading.length + (/^[\s.:…]*/.exec(rest)?.[0].length ?? 0);
  return {
    text: excerpt.text.slice(cut),
    marks: excerpt.marks
      .filter((mark) => mark.start >= cut)
      .map((mark) => ({ start: mark.start - cut, end: mark.end - cut })),
  };
}

/** Cuts a text into stretches in their order, each marked or not, ready to be shown. */
export function segments({ text, marks }: HighlightedText): { text: string; marked: boolean }[] {
  const parts: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    if (start > at) parts.push({ text: text.slice(at, start), marked: false });
    parts.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false });
  return parts;
}
