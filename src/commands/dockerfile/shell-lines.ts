import { type Grammar } from '../grammar.ts';
import { parseScript, type ParsedCommand } from '../parse.ts';
import { type Problem } from '../problems.ts';
import { type Range } from '../range.ts';
import { type ParsedInstruction, type Reading } from './instruction.ts';
import { sourceRange, type LogicalText } from './logical-text.ts';

/** Programs of SHELL that read what a POSIX shell does. */
const SHELLS = /(^|\/)(sh|bash|dash|ash|ksh|zsh)$/;
const HOLDERS = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/**
 * Gives the shell lines of an instruction to the shell's parser, and keeps the commands of docker
 * and its like that it finds. The builder reads none of it: what is wrong there stops it later.
 * @param source the Dockerfile
 * @param shell program of the stage's SHELL, if any
 */
export function readShellLines(
  { instruction, text }: Reading,
  source: string,
  grammar: Grammar,
  shell: string | undefined,
): void {
  const script = HOLDERS.has(instruction.name) ? scriptOf(instruction, text, source) : undefined;
  if (!script || (shell !== undefined && !SHELLS.test(shell))) return;
  const { commands, problems } = parseScript(script.text, grammar);
  const place = (range: Range): Range => sourceRange(script, ...range);
  instruction.problems.push(
    ...problems.map((problem) => ({ ...milder(problem), range: place(problem.range) })),
  );
  instruction.commands.push(...commands.map((command) => placed(command, place)));
  if (instruction.commands.length > 0) tellWordsApart(instruction, source);
}

function milder(problem: Problem): Problem {
  return problem.severity === 'error' ? { ...problem, severity: 'warning' } : problem;
}

/** The line and what it reads; or the here-document alone, when it is the script itself. */
function scriptOf(
  { exec, words, hereDocuments }: ParsedInstruction,
  text: LogicalText,
  source: string,
): LogicalText | undefined {
  const line = words.at(-1);
  if (exec || !line) return undefined;
  const written = slice(text, line.from, line.to);
  const [first] = hereDocuments;
  const last = hereDocuments.at(-1);
  if (!first || !last) return written;
  if (first.range[0] === line.range[0] && first.range[1] === line.range[1]) {
    const body = source.slice(...first.body);
    return body.startsWith('#!') && !SHELLS.test(body.split('\n', 1)[0]?.trim() ?? '')
      ? undefined
      : literal(source, first.body);
  }
  const documents = literal(source, [first.body[0], last.body[1] + last.name.length]);
  const at = [...written.at, documents.at[0] ?? documents.end];
  for (const offset of documents.at) at.push(offset);
  return { text: `${written.text}\n${documents.text}`, at, end: documents.end };
}

function slice({ text, at }: LogicalText, from: number, to: number): LogicalText {
  return { text: text.slice(from, to), at: at.slice(from, to), end: (at[to - 1] ?? -1) + 1 };
}

function literal(source: string, [from, to]: Range): LogicalText {
  const text = source.slice(from, to);
  return { text, at: Array.from(text, () => 0).map((_, index) => from + index), end: to };
}

function placed(command: ParsedCommand, place: (range: Range) => Range): ParsedCommand {
  return {
    ...command,
    range: place(command.range),
    tokens: command.tokens.map((token) => ({ ...token, range: place(token.range) })),
    problems: command.problems.map((problem) => ({
      ...milder(problem),
      range: place(problem.range),
    })),
  };
}

/** The words of the commands found stand for themselves; the stretches between them stay as they were. */
function tellWordsApart(instruction: ParsedInstruction, source: string): void {
  const found = instruction.commands
    .flatMap(({ tokens }) => tokens)
    .sort((a, b) => a.range[0] - b.range[0]);
  instruction.tokens = instruction.tokens.flatMap((token) => {
    const inside = found.filter(
      ({ range }) => range[0] >= token.range[0] && range[1] <= token.range[1],
    );
    if (inside.length === 0 || token.role === 'command') return [token];
    const parts: ParsedInstruction['tokens'] = [];
    let at = token.range[0];
    const keep = (to: number): void => {
      const [start, end] = trimmed(source, [at, to]);
      if (end > start)
        parts.push({ ...token, range: [start, end], text: source.slice(start, end) });
    };
    for (const one of inside) {
      if (one.range[0] < at) continue;
      keep(one.range[0]);
      parts.push(one);
      at = one.range[1];
    }
    keep(token.range[1]);
    return parts;
  });
}

function trimmed(source: string, [from, to]: Range): Range {
  const text = source.slice(from, to);
  const start = from + text.length - text.trimStart().length;
  return [start, Math.max(start, from + text.trimEnd().length)];
}
