import { type DoubleQuotedChild, type Word, type WordPart } from 'unbash';
import { PLACEHOLDER_START } from './placeholders.ts';
import { type Range } from './range.ts';

/** A stretch of a word's value and where it comes from. */
interface Piece {
  value: string;
  start: number;
  end: number;
  /** Written letter for letter: an offset in the value is an offset in the source. */
  exact: boolean;
  /** Known only when the shell runs it: `$HOME`, `$(docker ps -q)`, `*`, `<nom>`. */
  dynamic: boolean;
}

/** A word as the command receives it, quotes removed; what the shell would expand is left as written. */
export interface ShellWord {
  value: string;
  range: Range;
  pieces: readonly Piece[];
  /** False: the shell may make no word of it, or several. */
  single: boolean;
  /** Length of the value's beginning that does not depend on an expansion. */
  known: number;
}

/** Reads a word of unbash's tree. */
export function readWord(word: Word): ShellWord {
  const pieces = word.parts
    ? word.parts.flatMap(partPieces)
    : [literal(word.value, word.pos, word.end, word.value === word.text)];
  const value = pieces.map((piece) => piece.value).join('');
  const single = !/^(\.\.\.|…)$/.test(value) && !(word.parts ?? []).some(mayMultiply);
  return { value, range: [word.pos, word.end], pieces, single, known: knownLength(pieces) };
}

/** A word made by us rather than written: a name to read arguments after. */
export function plainWord(value: string, range: Range): ShellWord {
  return {
    value,
    range,
    pieces: [literal(value, ...range, false)],
    single: true,
    known: value.length,
  };
}

/** Is nothing of this word left to the shell, or to the reader, to fill in? */
export function isKnown(word: ShellWord): boolean {
  return word.known === word.value.length;
}

/** Where in the source a stretch of a word's value stands; quotes inside it are within the range. */
export function rangeWithin(word: ShellWord, from: number, to = word.value.length): Range {
  // A value begins right after the letter before it, so that its opening quote belongs to it.
  const start = from === 0 ? word.range[0] : sourceOffset(word, from - 1) + 1;
  const end = to === word.value.length ? word.range[1] : sourceOffset(word, to);
  return [start, Math.max(start, end)];
}

/** Where the text of a word that is one quoted, or bare, literal begins; undefined for any other. */
export function literalStart(word: ShellWord): number | undefined {
  const [piece] = word.pieces;
  return word.pieces.length === 1 && piece?.exact && !piece.dynamic ? piece.start : undefined;
}

function sourceOffset(word: ShellWord, offset: number): number {
  let seen = 0;
  for (const piece of word.pieces) {
    if (offset < seen + piece.value.length)
      return piece.exact ? piece.start + offset - seen : piece.start;
    seen += piece.value.length;
  }
  return word.range[1];
}

function knownLength(pieces: readonly Piece[]): number {
  let length = 0;
  for (const piece of pieces) {
    if (piece.dynamic) {
      const mark = piece.value.indexOf(PLACEHOLDER_START);
      return length + Math.max(mark, 0);
    }
    length += piece.value.length;
  }
  return length;
}

function literal(value: string, start: number, end: number, exact: boolean): Piece {
  return { value, start, end, exact, dynamic: value.includes(PLACEHOLDER_START) };
}

function partPieces(part: WordPart | DoubleQuotedChild): Piece[] {
  switch (part.type) {
    case 'Literal':
      return [literal(part.value, part.pos, part.end, part.value === part.text)];
    case 'SingleQuoted':
      return [literal(part.value, part.pos + 1, part.end - 1, true)];
    case 'AnsiCQuoted':
      return [literal(part.value, part.pos + 2, part.end - 1, false)];
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.flatMap(partPieces);
    default:
      return [{ value: part.text, start: part.pos, end: part.end, exact: true, dynamic: true }];
  }
}

/** Unquoted expansions are split and globbed; `"$@"` makes several words even in quotes. */
function mayMultiply(part: WordPart): boolean {
  switch (part.type) {
    case 'SimpleExpansion':
    case 'ParameterExpansion':
    case 'CommandExpansion':
    case 'Glob':
    case 'ExtendedGlob':
    case 'BraceExpansion':
      return true;
    case 'DoubleQuoted':
      return part.parts.some((child) => /^\$(@|\{[^}]*@\}?)/.test(child.text));
    default:
      return false;
  }
}
