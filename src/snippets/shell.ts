import { forEachChild, parse, type ParsedScript, type SyntaxNode } from 'unbash';
import { findPlaceholders } from './placeholders.ts';

/** A command as it is pasted, and the lines of the block it stands on (0-based, both included). */
export interface ShellCommand {
  text: string;
  firstLine: number;
  lastLine: number;
}

/** Offsets in a source, in UTF-16 code units, the end excluded. */
interface Range {
  start: number;
  end: number;
}

/** Nodes whose every `#` belongs to them: none can begin a comment that is ours to remove. */
const OPAQUE = new Set<SyntaxNode['type']>([
  'Word',
  'Redirect',
  'HereString',
  'HereDocDelimiter',
  'HereDocBody',
  'TestCommand',
  'ArithmeticCommand',
]);

const ENDS_WITH_BACKSLASH = /(?<!\\)(?:\\\\)*\\\n?$/;

/**
 * Every complete command of a block, as one would type it: comments left out, here-documents,
 * compound commands and continuation lines whole. Commands that share a line are one, since they
 * were written to be typed together. A block that is not valid shell is split line by line.
 */
export function splitShell(code: string): ShellCommand[] {
  const script = parseSnippet(code);
  if (script.errors) return splitLines(code);
  const comments = findComments(script, code);
  return statementRanges(script, code).map((range) => ({
    text: withoutComments(code, range, comments),
    firstLine: lineAt(code, range.start),
    lastLine: lineAt(code, range.end - 1),
  }));
}

/** What keeps a block from being read as shell (in English, for the build's log), or undefined. */
export function shellProblem(code: string): string | undefined {
  const error = parseSnippet(code).errors?.[0];
  return error && `${error.message} (line ${String(lineAt(code, error.pos) + 1)})`;
}

/** False when a shell would go on asking for lines: open quote, here-document, `do`, `&&`, `\`… */
export function isComplete(code: string): boolean {
  const script = parseSnippet(code);
  const end = code.trimEnd().length;
  const isOpen = ({ message, pos }: { message: string; pos: number }) =>
    message.startsWith('unterminated') || (message.startsWith('expected') && pos >= end);
  if (script.errors?.some(isOpen)) return false;
  if (heredocs(script).some(({ closing }) => !closing)) return false;
  const lastComment = findComments(script, code).at(-1);
  return lastComment?.end === code.length || !ENDS_WITH_BACKSLASH.test(code);
}

/** Fill-in values would be read as redirections: a word of the same length stands for each. */
function parseSnippet(code: string): ParsedScript {
  let masked = code;
  for (const { start, end } of findPlaceholders(code, 'sh')) {
    masked = masked.slice(0, start) + 'x'.repeat(end - start) + masked.slice(end);
  }
  return parse(masked);
}

/** One range per group of statements that share a line, its here-documents included. */
function statementRanges(script: ParsedScript, code: string): Range[] {
  const ranges: Range[] = [];
  for (const statement of script.commands) {
    const closings = heredocs(statement).map(({ closing }) => closing?.end ?? code.length);
    const end = Math.max(statement.end, ...closings);
    const last = ranges.at(-1);
    const sharesLine = last && !code.slice(last.end, statement.pos).includes('\n');
    if (last && (sharesLine || statement.pos < last.end)) last.end = Math.max(last.end, end);
    else ranges.push({ start: statement.pos, end });
  }
  return ranges;
}

function heredocs(root: SyntaxNode) {
  const found: Extract<SyntaxNode, { type: 'HereDoc' }>[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'HereDoc') found.push(node);
    if (node.type !== 'Word') forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/**
 * Comments are not in the syntax tree: they are the `#` that no node covers, up to the end of
 * their line.
 */
function findComments(script: ParsedScript, code: string): Range[] {
  const comments: Range[] = [];
  let from = 0;
  for (const { start, end } of [
    ...coveredRanges(script),
    { start: code.length, end: code.length },
  ]) {
    let hash = code.indexOf('#', from);
    while (hash !== -1 && hash < start) {
      const newline = code.indexOf('\n', hash);
      const commentEnd = newline === -1 ? code.length : newline;
      comments.push({ start: hash, end: commentEnd });
      hash = code.indexOf('#', commentEnd);
    }
    from = Math.max(from, end);
  }
  return comments;
}

/** The ranges of the opaque nodes, in source order. */
function coveredRanges(script: ParsedScript): Range[] {
  const ranges: Range[] = [];
  const visit = (node: SyntaxNode): void => {
    if (isOpaque(node)) ranges.push({ start: node.pos, end: node.end });
    else forEachChild(node, visit);
  };
  forEachChild(script, visit);
  forEachHeredocClosing(script, (range) => ranges.push(range));
  return ranges.sort((a, b) => a.start - b.start);
}

function forEachHeredocClosing(script: ParsedScript, add: (range: Range) => void): void {
  for (const { closing } of heredocs(script)) {
    if (closing) add({ start: closing.pos, end: closing.end });
  }
}

/** An array is looked into, since comments may stand between its elements. */
function isOpaque(node: SyntaxNode): boolean {
  if (node.type === 'Assignment') return node.value.type !== 'ArrayValue';
  return OPAQUE.has(node.type) || node.type.startsWith('Arithmetic');
}

/** The text of a range; a line that held nothing but a comment goes with it. */
function withoutComments(code: string, { start, end }: Range, comments: Range[]): string {
  let text = '';
  let from = start;
  for (const comment of comments) {
    if (comment.start < start || comment.end > end) continue;
    const before = text + code.slice(from, comment.start).replace(/[ \t]+$/, '');
    const isWholeLine = before.endsWith('\n');
    text = before;
    from = isWholeLine ? Math.min(comment.end + 1, end) : comment.end;
  }
  return text + code.slice(from, end);
}

/** The fallback for what is not shell: a command per line, a final backslash joining the next. */
function splitLines(code: string): ShellCommand[] {
  const commands: ShellCommand[] = [];
  let isOpen = false;
  for (const [index, line] of code.split('\n').entries()) {
    const last = commands.at(-1);
    if (isOpen && last) {
      last.text += `\n${line}`;
      last.lastLine = index;
    } else if (line.trim() !== '' && !line.trimStart().startsWith('#')) {
      commands.push({ text: line.trim(), firstLine: index, lastLine: index });
    } else continue;
    isOpen = ENDS_WITH_BACKSLASH.test(line);
  }
  return commands;
}

/** The 0-based line on which an offset stands. */
function lineAt(code: string, offset: number): number {
  return code.slice(0, Math.max(0, offset)).split('\n').length - 1;
}
