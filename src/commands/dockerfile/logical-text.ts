import { type Range } from '../range.ts';

/** The text of an instruction as BuildKit reads it, on one line, and where each letter stands in the source. */
export interface LogicalText {
  text: string;
  /** Offset in the source of each UTF-16 code unit. */
  at: readonly number[];
  /** Offset in the source of its end. */
  end: number;
}

/** A physical line, its line break left out. */
export interface Line {
  start: number;
  end: number;
}

/** Lines end with `\n`; `\r` before it belongs to the line break. */
export function linesOf(source: string, [from, to]: Range = [0, source.length]): Line[] {
  const lines: Line[] = [];
  for (let start = from; start < to;) {
    const found = source.indexOf('\n', start);
    const next = found < 0 || found >= to ? to : found;
    let end = next;
    while (end > start && source[end - 1] === '\r') end--;
    lines.push({ start, end });
    start = next + 1;
  }
  return lines;
}

/** Is this line a comment, which BuildKit leaves out even among continuation lines? */
export function isComment(text: string): boolean {
  return text.trimStart().startsWith('#');
}

/**
 * Where the text of a line that goes on with the next one ends: before the escape character that is
 * its last, unless another escapes that one. Source: BuildKit, `parser.go`, `setEscapeToken`.
 * @returns undefined when the line does not go on
 */
export function continuationAt(text: string, escape: string): number | undefined {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
  return text[end - 1] === escape && text[end - 2] !== escape ? end - 1 : undefined;
}

/** Joins the continuation lines of an instruction, comments and empty lines left out. */
export function logicalText(source: string, range: Range, escape: string): LogicalText {
  const pieces: string[] = [];
  const at: number[] = [];
  for (const { start, end } of linesOf(source, range)) {
    const line = source.slice(start, end);
    if (pieces.length > 0 && (isComment(line) || line.trim() === '')) continue;
    const piece = line.slice(0, continuationAt(line, escape));
    pieces.push(piece);
    for (let index = 0; index < piece.length; index++) at.push(start + index);
  }
  return { text: pieces.join(''), at, end: range[1] };
}

/** The place in the source of a stretch of a logical text. */
export function sourceRange(text: LogicalText, from: number, to: number): Range {
  const start = text.at[from] ?? text.end;
  return [start, to > from ? (text.at[to - 1] ?? text.end - 1) + 1 : start];
}
