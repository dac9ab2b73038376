import {
  forEachChild,
  parse,
  type Command,
  type CommandArgument,
  type ParsedScript,
  type Redirection,
  type SyntaxNode,
} from 'unbash';
import { maskPlaceholders } from './placeholders.ts';
import { type Problem } from './problems.ts';
import { type Range } from './range.ts';
import { literalStart, readWord, type ShellWord } from './shell-word.ts';
import { SHELLS, WRAPPERS, type Wrapper } from './wrappers.ts';

/** More is refused: no command line that a person reads is as long. */
export const MAX_SOURCE_LENGTH = 200_000;
/** `$($($(…)))`, `sh -c "sh -c '…'"`: how deep scripts within scripts are opened. */
const MAX_DEPTH = 32;

const TOOLS = new Set(['docker', 'docker-compose', 'dockerd', 'kubectl']);

/** A command of one of the tools, as it stands in a script. */
export interface Invocation {
  /** `docker`, `docker-compose`, `dockerd` or `kubectl`, whatever path it was written with. */
  tool: string;
  /** The whole simple command, wrappers and redirections included. */
  range: Range;
  /** The tool and what follows it, redirections left out. */
  words: ShellWord[];
  /** What comes before the tool and is not its own: `FOO=1`, `sudo`, `xargs`. */
  before: { role: 'assignment' | 'wrapper'; range: Range }[];
  redirects: Range[];
  /** More arguments come at run time (`xargs`). */
  openEnded: boolean;
}

/** `|`, `&&`, `;`… between two commands. */
export interface Operator {
  text: string;
  range: Range;
}

export interface ShellScript {
  invocations: Invocation[];
  operators: Operator[];
  problems: Problem[];
}

/** From positions of a (sub)script to ranges in the source that was given. */
type Locate = (start: number, end: number) => Range;

interface Reading {
  script: ShellScript;
  text: string;
  locate: Locate;
  depth: number;
}

/**
 * Finds the commands of docker, compose, dockerd and kubectl in a shell script, wherever they stand:
 * pipelines, lists, loops, substitutions, here-documents, behind `sudo` or `xargs`, in `sh -c '…'`.
 * `<nom>` is a placeholder, not two redirections.
 * @throws nothing: a script that cannot be read gives its problems and what could be found
 */
export function readShell(source: string): ShellScript {
  const script: ShellScript = { invocations: [], operators: [], problems: [] };
  if (source.length > MAX_SOURCE_LENGTH) {
    const message = `Texte trop long : ${MAX_SOURCE_LENGTH} caractères au plus.`;
    script.problems.push({
      kind: 'too-long',
      severity: 'error',
      range: [0, source.length],
      message,
    });
    return script;
  }
  readScript({
    script,
    text: maskPlaceholders(source),
    locate: (start, end) => [start, end],
    depth: 0,
  });
  const byStart = (a: { range: Range }, b: { range: Range }): number => a.range[0] - b.range[0];
  script.invocations.sort(byStart);
  script.operators.sort(byStart);
  return script;
}

function readScript(reading: Reading): void {
  const tree = parse(reading.text);
  noteErrors(reading, tree);
  visit(reading, tree);
}

function noteErrors({ script, locate }: Reading, tree: ParsedScript): void {
  for (const { message, pos } of tree.errors ?? []) {
    const text = `La syntaxe du shell n’est pas juste (${message}).`;
    script.problems.push({
      kind: 'syntax',
      severity: 'error',
      range: locate(pos, pos),
      message: text,
    });
  }
}

function visit(reading: Reading, node: SyntaxNode): void {
  if (node.type === 'Command') readCommand(reading, node);
  if (node.type === 'Pipeline' || node.type === 'AndOr') readOperators(reading, node);
  // A substitution is parsed when its child is asked for: too deep, it is not asked.
  if (reading.depth >= MAX_DEPTH && /Expansion|Substitution/.test(node.type)) return;
  forEachChild(node, (child) => {
    if (child.type === 'Script' && 'pos' in node) visitSubstitution(reading, child, node);
    else visit(reading, child);
  });
}

/** Escaped backquotes hold a text of their own: what is in it stands where the whole of it stands. */
function visitSubstitution(reading: Reading, script: ParsedScript, holder: SyntaxNode): void {
  const inner = { ...reading, depth: reading.depth + 1 };
  if (script.source !== undefined) {
    const whole = reading.locate(holder.pos, holder.end);
    visit({ ...inner, text: script.source, locate: () => whole }, script);
  } else {
    noteErrors(inner, script);
    visit(inner, script);
  }
}

function readOperators(
  { script, text, locate }: Reading,
  node: { commands: readonly { pos: number; end: number }[]; operators: readonly string[] },
): void {
  for (const [index, operator] of node.operators.entries()) {
    const [left, right] = [node.commands[index], node.commands[index + 1]];
    if (!left || !right) continue;
    const at = text.slice(left.end, right.pos).indexOf(operator) + left.end;
    if (at >= left.end)
      script.operators.push({ text: operator, range: locate(at, at + operator.length) });
  }
}

function readCommand(reading: Reading, command: Command): void {
  const words = [
    ...(command.name ? [readWord(command.name)] : []),
    ...command.args.map(argumentWord),
  ];
  const before: Invocation['before'] = command.prefix
    .filter((item) => item.type === 'Assignment')
    .map(({ pos, end }) => ({ role: 'assignment', range: reading.locate(pos, end) }));
  const found = skipWrappers(reading, words, before);
  const tool = toolName(found.words[0]);
  if (tool === undefined) return;
  reading.script.invocations.push({
    tool,
    range: reading.locate(command.pos, command.end),
    words: found.words.map((word) => placed(word, reading.locate)),
    before,
    redirects: command.redirects.map((redirect) => redirectRange(redirect, reading.locate)),
    openEnded: found.openEnded,
  });
}

function argumentWord(argument: CommandArgument): ShellWord {
  if (argument.type === 'Word') return readWord(argument);
  const { text, pos, end } = argument;
  return readWord({ type: 'Word', text, value: text, pos, end });
}

function redirectRange(redirect: Redirection, locate: Locate): Range {
  return locate(redirect.pos, redirect.end);
}

function placed(word: ShellWord, locate: Locate): ShellWord {
  const pieces = word.pieces.map((piece) => {
    const [start, end] = locate(piece.start, piece.end);
    return { ...piece, start, end, exact: piece.exact && end - start === piece.end - piece.start };
  });
  return { ...word, range: locate(...word.range), pieces };
}

function toolName(word: ShellWord | undefined): string | undefined {
  const name = word?.value.replace(/^.*\//, '');
  return name !== undefined && TOOLS.has(name) ? name : undefined;
}

/** Passes over `sudo -u x`, `env A=1`, `xargs -n1`…, and opens the scripts they quote. */
function skipWrappers(
  reading: Reading,
  words: ShellWord[],
  before: Invocation['before'],
): { words: ShellWord[]; openEnded: boolean } {
  let start = 0;
  let openEnded = false;
  for (;;) {
    const name = words[start]?.value.replace(/^.*\//, '') ?? '';
    if (SHELLS.has(name)) openQuoted(reading, scriptOperand(words, start));
    const wrapper = WRAPPERS.get(name);
    if (!wrapper) return { words: words.slice(start), openEnded };
    const end = wrappedFrom(words, start, wrapper);
    if (end === undefined) return { words: [], openEnded };
    for (const { range } of words.slice(start, end))
      before.push({ role: 'wrapper', range: reading.locate(...range) });
    start = end;
    openEnded ||= wrapper.appends ?? false;
    if (wrapper.quoted && start === words.length - 1) openQuoted(reading, words[start]);
  }
}

/** Index of the command that a wrapper runs; undefined when it runs none. */
function wrappedFrom(
  words: readonly ShellWord[],
  start: number,
  wrapper: Wrapper,
): number | undefined {
  let operands = wrapper.operands;
  for (let index = start + 1; index < words.length; index++) {
    const { value } = words[index]!;
    if (wrapper.inert?.test(value)) return undefined;
    if (wrapper.valued.has(value)) index++;
    else if (value === '--') return index + 1;
    else if (value.startsWith('-') || /^\w+=/.test(value)) continue;
    else if (operands > 0) operands--;
    else return index;
  }
  return words.length;
}

/** The word after `-c`, in `sh -c '…'` or `bash -lc '…'`. */
function scriptOperand(words: readonly ShellWord[], start: number): ShellWord | undefined {
  const flag = words.findIndex((word, index) => index > start && /^-[a-z]*c$/.test(word.value));
  return flag < 0 ? undefined : words[flag + 1];
}

function openQuoted(reading: Reading, word: ShellWord | undefined): void {
  const start = word && literalStart(word);
  if (start === undefined || !/\s/.test(word?.value ?? '') || reading.depth >= MAX_DEPTH) return;
  const { locate } = reading;
  readScript({
    script: reading.script,
    text: word?.value ?? '',
    locate: (from, to) => locate(start + from, start + to),
    depth: reading.depth + 1,
  });
}
