import { type ArgumentSpec, type CommandSpec } from './grammar.ts';
import { type Positional, type Reader } from './options.ts';
import { type Range } from './range.ts';
import { type Token } from './tokens.ts';

/** Positional arguments found so far. */
export interface Arguments {
  arguments: string[];
  /** More may come at run time. */
  openEnded: boolean;
}

interface Command {
  name: string;
  typed: string;
  spec: CommandSpec;
}

/** Names in usage lines of what runs in the container rather than being read by Docker. */
const CONTAINER_ARGUMENTS = new Set(['COMMAND', 'ARG', 'ARGS', 'ps OPTIONS']);
/** `docker help` takes a whole name, whatever its usage line says. */
const UNCOUNTED = new Set(['docker help']);

/**
 * Gives each argument its name from the usage line and checks that there are as many as it asks for.
 * kubectl's are not counted: what they may be depends on each other and on the options.
 * @param anyNumber the command only prints its help
 */
export function placeArguments(
  state: Reader & Arguments,
  command: Command,
  words: readonly Positional[],
  anyNumber: boolean,
): void {
  const kubectl = command.name.startsWith('kubectl');
  const names = command.spec.arguments;
  for (const [index, positional] of words.entries()) {
    const spec = kubectl ? undefined : (names[index] ?? repeated(names));
    const token = argumentToken(command, positional, spec, kubectl);
    state.tokens.push(token);
    if (token.role === 'argument') state.arguments.push(token.text);
  }
  const counted = !kubectl && !anyNumber && !UNCOUNTED.has(command.name);
  // After an option that is unknown, what is its value and what an argument is a guess.
  if (counted && state.tokens.every(({ role }) => role !== 'unknown')) count(state, command, words);
}

function repeated(names: readonly ArgumentSpec[]): ArgumentSpec | undefined {
  const last = names.at(-1);
  return last?.repeats ? last : undefined;
}

function argumentToken(
  { name, spec: { optionsFirst } }: Command,
  { word, afterDashes }: Positional,
  spec: ArgumentSpec | undefined,
  kubectl: boolean,
): Token {
  const inContainer = kubectl
    ? afterDashes
    : optionsFirst && spec && CONTAINER_ARGUMENTS.has(spec.name);
  return {
    role: inContainer ? 'container-argument' : 'argument',
    range: word.range,
    text: word.value,
    ...(spec && { name: spec.name }),
    command: name,
  };
}

function count(state: Reader & Arguments, command: Command, words: readonly Positional[]): void {
  const names = command.spec.arguments;
  const least = names.filter((argument) => isNeeded(argument, state)).length;
  const most = repeated(names) ? Infinity : names.length;
  const sure = words.filter(({ word }) => word.single).length;
  const openEnded = state.openEnded || sure < words.length;
  if (sure > most) tooMany(state, command, words[most]!.word.range, most);
  else if (sure < least && !openEnded) tooFew(state, command, names[sure]!);
}

function isNeeded({ optional, unless }: ArgumentSpec, { options }: Reader): boolean {
  return !optional && !options.some(({ name }) => name === unless);
}

function tooMany(state: Reader, { typed }: Command, range: Range, most: number): void {
  const limit =
    most === 0
      ? 'ne prend aucun argument'
      : most === 1
        ? 'ne prend qu’un argument'
        : `prend ${most} arguments au plus`;
  const message = `« ${typed} » ${limit}.`;
  state.problems.push({ kind: 'too-many-arguments', severity: 'error', range, message });
}

function tooFew(state: Reader, { typed, spec }: Command, missing: ArgumentSpec): void {
  const end = state.words.at(-1)?.range[1] ?? 0;
  const message = `Il manque un argument à « ${typed} » : ${missing.name} (${spec.usage[0] ?? ''}).`;
  state.problems.push({ kind: 'too-few-arguments', severity: 'error', range: [end, end], message });
}
