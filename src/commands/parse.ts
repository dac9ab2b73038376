import { type Arguments, placeArguments } from './arguments.ts';
import { findCommand, type CommandSpec, type Grammar, type OptionSpec } from './grammar.ts';
import { isExtension, isExtensionGroup, removedCommand } from './beyond.ts';
import { nearest } from './nearest.ts';
import { readOptions, type OptionUse, type Reader } from './options.ts';
import { withSuggestion, type Problem } from './problems.ts';
import { type Range } from './range.ts';
import { isKnown, plainWord, type ShellWord } from './shell-word.ts';
import { readShell, type Invocation, type Operator } from './shell.ts';
import { suspicions } from './suspicions.ts';
import { type Token } from './tokens.ts';

export interface ParsedCommand {
  /** Canonical name: `docker container ls`. Undefined when the grammar has no such command. */
  name: string | undefined;
  /** As it was typed, without options: `docker ps`. */
  typed: string;
  range: Range;
  /** In the order of the source. */
  tokens: Token[];
  problems: Problem[];
  options: OptionUse[];
  /** Positional arguments, those of the container left out. */
  arguments: string[];
}

export interface ParsedScript {
  commands: ParsedCommand[];
  operators: Operator[];
  /** Of the script itself, and of all its commands, in the order of the source. */
  problems: Problem[];
}

/**
 * Reads a shell script and explains each command of docker, compose, buildx, dockerd and kubectl in
 * it by the grammar, as the client itself would read it.
 * @throws nothing
 */
export function parseScript(source: string, grammar: Grammar): ParsedScript {
  const { invocations, operators, problems } = readShell(source);
  const commands = invocations.map((invocation) => parseInvocation(invocation, grammar));
  const all = [...problems, ...commands.flatMap((command) => command.problems)];
  return { commands, operators, problems: all.sort((a, b) => a.range[0] - b.range[0]) };
}

/** What is known while the words of one command are read, one after the other. */
type State = Reader & Arguments;

function parseInvocation(invocation: Invocation, grammar: Grammar): ParsedCommand {
  const state: State = {
    grammar,
    words: invocation.words,
    next: 0,
    tokens: [],
    problems: [],
    options: [],
    arguments: [],
    openEnded: invocation.openEnded,
  };
  const { found, typed } = readPath(state, invocation.tool);
  if (found) readLeaf(state, found, invocation.tool, typed);
  else readUnknown(state);
  for (const { role, range } of invocation.before) state.tokens.push({ role, range, text: '' });
  for (const range of invocation.redirects)
    state.tokens.push({ role: 'redirect', range, text: '' });
  return {
    name: found?.name,
    typed,
    range: invocation.range,
    tokens: state.tokens.sort((a, b) => a.range[0] - b.range[0]),
    problems: state.problems,
    options: state.options,
    arguments: state.arguments,
  };
}

interface Found {
  name: string;
  spec: CommandSpec;
}

/** Follows `docker`, `compose`, `up`, with the options of each on the way. */
function readPath(state: State, tool: string): { found: Found | undefined; typed: string } {
  const root = tool === 'docker-compose' ? 'docker compose' : tool;
  let found = findCommand(state.grammar, root);
  let typed = tool;
  if (tool === 'docker-compose') warnOfOldCompose(state);
  takeCommandWord(state, found?.name);
  while (found?.spec.subcommands) {
    const options = optionsOf(state.grammar, tool, found.spec);
    readOptions(state, { name: found.name, typed, options }, 'stop-at-argument');
    const word = state.words[state.next];
    if (!word) break;
    const child = findCommand(state.grammar, `${found.name} ${word.value}`);
    // A group that takes arguments also runs by itself.
    if (!child && (asksForHelp(state) || found.spec.arguments.length > 0)) break;
    if (!child) return { found: undefined, typed: unknownTyped(state, found, typed, word) };
    found = child;
    typed += ` ${word.value}`;
    takeCommandWord(state, child.name);
  }
  return { found, typed };
}

function takeCommandWord(state: State, name: string | undefined): void {
  const word = state.words[state.next++];
  if (word)
    state.tokens.push({
      role: 'command',
      range: word.range,
      text: word.value,
      ...(name && { command: name }),
    });
}

function asksForHelp(state: State): boolean {
  return state.options.some(({ name }) => name === 'help' || name === 'version');
}

/** Notes that no such command exists, unless it is an extension or depends on a variable. */
function unknownTyped(state: State, group: Found, typed: string, word: ShellWord): string {
  if (!isKnown(word)) return typed;
  const full = `${group.name} ${word.value}`;
  if (isExtension(full)) {
    const message = `« ${full} » est une extension que le client de référence n’a pas : non vérifié ici.`;
    state.problems.push({ kind: 'unverified', severity: 'note', range: word.range, message });
    const after = state.words[state.next + 1];
    if (after && isExtensionGroup(full) && /^[a-z][a-z-]*$/.test(after.value))
      return `${full} ${after.value}`;
  } else {
    const removed = removedCommand(full);
    const near = nearest(word.value, childNames(state.grammar, group));
    const suggestion = removed?.instead ?? (near && `${typed} ${near}`);
    const message = removed
      ? `La commande « ${full} » n’existe plus : ${removed.why}.`
      : withSuggestion(`La commande « ${typed} ${word.value} » n’existe pas.`, suggestion);
    state.problems.push({
      kind: 'unknown-command',
      severity: 'error',
      range: word.range,
      message,
      ...(suggestion && { suggestion }),
    });
  }
  return `${typed} ${word.value}`;
}

/** Names, aliases included, that may follow a group. */
function childNames(grammar: Grammar, group: Found): string[] {
  const start = `${group.name} `;
  return [...grammar.names.keys()]
    .filter((name) => name.startsWith(start) && !name.slice(start.length).includes(' '))
    .map((name) => name.slice(start.length));
}

function readLeaf(state: State, { name, spec }: Found, tool: string, typed: string): void {
  const options = optionsOf(state.grammar, tool, spec);
  const words = readOptions(
    state,
    { name, typed, options },
    spec.optionsFirst ? 'options-first' : 'anywhere',
  );
  placeArguments(state, { name, typed, spec }, words, asksForHelp(state));
  state.problems.push(...suspicions(name, spec, words));
}

function readUnknown(state: State): void {
  for (const word of state.words.slice(state.next))
    state.tokens.push({ role: 'unknown', range: word.range, text: word.value });
}

function optionsOf(grammar: Grammar, tool: string, spec: CommandSpec): Record<string, OptionSpec> {
  const globals = grammar.globals.get(tool);
  return globals ? { ...globals, ...spec.options } : spec.options;
}

function warnOfOldCompose(state: State): void {
  const word = state.words[0] ?? plainWord('docker-compose', [0, 0]);
  state.problems.push({
    kind: 'old-form',
    severity: 'warning',
    range: word.range,
    message:
      '« docker-compose » est l’ancien programme, Compose v1, sans mise à jour depuis juillet 2023 ; on écrit « docker compose ».',
    suggestion: 'docker compose',
  });
}
