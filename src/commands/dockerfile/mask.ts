import { type Problem } from '../problems.ts';
import { type Range } from '../range.ts';
import { announced, endLine, type HereDocument } from './here-documents.ts';
import { continuationAt, isComment, linesOf, logicalText, type Line } from './logical-text.ts';

/** `# escape=` ` and its like, before anything else in the file. */
export interface Directive {
  name: 'syntax' | 'escape' | 'check';
  value: string;
  range: Range;
  valueRange: Range;
}

/**
 * A Dockerfile with only its instructions left: comments, here-documents and whatever else would
 * lead dockerfile-ast astray are blanked, every offset stays.
 *
 * The library takes `<<` in quotes for a here-document and `\\` at the end of a line for a
 * continuation, which BuildKit does not; and on comments it takes quadratic time.
 */
export interface Masked {
  text: string;
  escape: string;
  directives: Directive[];
  comments: Range[];
  /** By offset of the instruction that announces them. */
  hereDocuments: Map<number, HereDocument[]>;
  /** Lines left empty within an instruction. */
  emptyLines: Range[];
  problems: Problem[];
}

/** BuildKit's scanner takes lines of less. */
const MAX_LINE_LENGTH = 65_535;
const DIRECTIVE = /^\s*#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=(.*)$/;

interface Masking extends Masked {
  source: string;
  lines: Line[];
  pieces: Piece[];
}

/** A stretch of the source and what stands for it. */
interface Piece {
  range: Range;
  by: string;
}

/** Reads the lines of a Dockerfile as BuildKit does (`parser.go`, `Parse`). @throws nothing */
export function maskDockerfile(source: string): Masked {
  const masking: Masking = {
    source,
    lines: linesOf(source),
    pieces: [],
    text: '',
    escape: '\\',
    directives: [],
    comments: [],
    hereDocuments: new Map(),
    emptyLines: [],
    problems: [],
  };
  for (let index = readDirectives(masking); index < masking.lines.length;)
    index = readLine(masking, index);
  const long = masking.lines.find(({ start, end }) => end - start > MAX_LINE_LENGTH);
  if (long) refuse(masking, long, `Ligne trop longue : ${MAX_LINE_LENGTH} octets au plus.`);
  // The library ends lines at `\r` too.
  return { ...masking, text: applyPieces(source, masking.pieces).replace(/[\r\v\f]/g, ' ') };
}

function readDirectives(masking: Masking): number {
  const { lines, source } = masking;
  for (const [index, line] of lines.entries()) {
    const text = source.slice(line.start, line.end).replace(/^\uFEFF/, ' ');
    const [, word = '', raw = ''] = DIRECTIVE.exec(text) ?? [];
    const name = word.toLowerCase();
    const value = raw.trim();
    if (!isDirective(name) || value === '') return index;
    const valueStart = line.end - raw.trimStart().length;
    const valueRange: Range = [valueStart, valueStart + value.length];
    if (masking.directives.some((other) => other.name === name))
      refuse(masking, line, `La directive « ${name} » ne peut être donnée qu’une fois.`);
    masking.directives.push({ name, value, range: [line.start, line.end], valueRange });
    if (name === 'escape') readEscape(masking, value, valueRange);
  }
  return lines.length;
}

function isDirective(name: string): name is Directive['name'] {
  return name === 'syntax' || name === 'escape' || name === 'check';
}

function readEscape(masking: Masking, value: string, range: Range): void {
  if (value === '\\' || value === '`') masking.escape = value;
  else {
    const message = 'Le caractère d’échappement ne peut être que « \\ » ou « ` ».';
    masking.problems.push({ kind: 'invalid-value', severity: 'error', range, message });
  }
}

/** Reads what begins on a line. @returns the index of the line that follows it */
function readLine(masking: Masking, index: number): number {
  const { source, lines, escape, comments } = masking;
  const first = lines[index]!;
  const text = source.slice(first.start, first.end);
  if (index === 0 && text.startsWith('\uFEFF')) blank(masking, [first.start, first.start + 1]);
  if (isComment(text)) {
    comments.push([first.start, first.end]);
    blank(masking, [first.start, first.end]);
    return index + 1;
  }
  if (text.trim() === '') return index + 1;
  // An escape character alone on its line: the instruction begins on the next one.
  if (text.trim() === escape) {
    blank(masking, [first.start, first.end]);
    return index + 1;
  }
  const last = lastLine(masking, index);
  return readHereDocuments(masking, index, last);
}

/** Index of the last line of the instruction that begins on this one. */
function lastLine(masking: Masking, first: number): number {
  const { source, lines, escape } = masking;
  let open = maskLine(masking, lines[first]!);
  let index = first;
  while (open && index + 1 < lines.length) {
    const line = lines[++index]!;
    const text = source.slice(line.start, line.end);
    if (isComment(text)) {
      masking.comments.push([line.start, line.end]);
      blank(masking, [line.start, line.end]);
    } else if (text.trim() === '') masking.emptyLines.push([line.start, line.end]);
    else open = maskLine(masking, line);
  }
  // Nothing follows the last escape character: the library would look for it beyond the file.
  if (open && index === lines.length - 1) {
    const line = lines[index]!;
    const at = continuationAt(source.slice(line.start, line.end), escape);
    if (at !== undefined) blank(masking, [line.start + at, line.end]);
  }
  return index;
}

/** Hides what the library would misread on a line of an instruction. @returns whether it goes on */
function maskLine({ source, pieces, escape }: Masking, { start, end }: Line): boolean {
  const text = source.slice(start, end);
  const goesOn = continuationAt(text, escape) !== undefined;
  const trimmed = text.trimEnd();
  if (!goesOn && trimmed.endsWith(escape)) {
    const at = start + trimmed.length - 1;
    pieces.push({ range: [at, at + 1], by: '_' });
  }
  for (const { index } of text.matchAll(/<</g))
    pieces.push({ range: [start + index, start + index + 2], by: '__' });
  return goesOn;
}

function readHereDocuments(masking: Masking, first: number, last: number): number {
  const { source, lines, escape } = masking;
  const range: Range = [lines[first]!.start, lines[last]!.end];
  const start = range[0] + source.slice(...range).search(/\S/);
  const found: HereDocument[] = [];
  let next = last + 1;
  for (const one of announced(logicalText(source, range, escape), escape)) {
    const end = endLine(source, lines, next, one);
    if (end === undefined) {
      const message = `Le document « ${one.name} » n’est pas terminé : aucune ligne ne porte ce seul mot.`;
      masking.problems.push({ kind: 'syntax', severity: 'error', range: one.range, message });
    }
    const stop = end ?? lines.length;
    const from = lines[next]?.start ?? source.length;
    const body: Range = [from, Math.max(from, lines[stop]?.start ?? source.length)];
    found.push({ ...one, body });
    blank(masking, [from, lines[stop]?.end ?? source.length]);
    next = stop + 1;
  }
  if (found.length > 0) masking.hereDocuments.set(start, found);
  return next;
}

function refuse({ problems }: Masking, { start, end }: Line, message: string): void {
  problems.push({ kind: 'syntax', severity: 'error', range: [start, end], message });
}

function blank({ source, pieces }: Masking, range: Range): void {
  if (range[1] > range[0])
    pieces.push({ range, by: source.slice(...range).replace(/[^\n]/g, ' ') });
}

function applyPieces(source: string, pieces: readonly Piece[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { range, by } of pieces.toSorted((a, b) => a.range[0] - b.range[0])) {
    if (range[0] < at) continue;
    parts.push(source.slice(at, range[0]), by);
    at = range[1];
  }
  return parts.join('') + source.slice(at);
}
