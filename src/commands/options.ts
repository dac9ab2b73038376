import { type Grammar, type OptionSpec } from './grammar.ts';
import { removedOption } from './beyond.ts';
import { nearest } from './nearest.ts';
import { withSuggestion, type Problem, type ProblemKind } from './problems.ts';
import { type Range } from './range.ts';
import { isKnown, rangeWithin, type ShellWord } from './shell-word.ts';
import { type Token } from './tokens.ts';
import { expectedInstead } from './values.ts';

/** An option that was given. */
export interface OptionUse {
  /** Long name. */
  name: string;
  /** Undefined: given without a value. */
  value?: string;
  range: Range;
}

/** Words being read, and what they were found to be. */
export interface Reader {
  grammar: Grammar;
  words: readonly ShellWord[];
  /** Index of the next word to read. */
  next: number;
  tokens: Token[];
  problems: Problem[];
  options: OptionUse[];
}

/**
 * Where options may stand: before the first argument, which is then left unread since it names a
 * subcommand; before the first argument, all that follows being arguments whatever it looks like;
 * or anywhere.
 */
export type Placement = 'stop-at-argument' | 'options-first' | 'anywhere';

/** The command whose options are read. */
export interface Options {
  /** Canonical name. */
  name: string;
  /** As it was typed, for messages. */
  typed: string;
  options: Record<string, OptionSpec>;
}

/** An argument, and whether it comes after `--`. */
export interface Positional {
  word: ShellWord;
  afterDashes: boolean;
}

/** The options, with the long name that each letter stands for. */
interface Known extends Options {
  short: Map<string, string>;
}

const HELP: OptionSpec = { text: 'Print usage' };

/**
 * Reads options the way pflag does: `--name value`, `--name=value`, `-n value`, `-nvalue`,
 * `-n=value`, `-it`, a boolean never taking the next word, `--` ending the options.
 * Source: spf13/pflag `flag.go`, `parseArgs`, `parseLongArg`, `parseSingleShortArg`.
 * @returns the words that are no options, in order
 */
export function readOptions(reader: Reader, command: Options, placement: Placement): Positional[] {
  const known = knownOptions(command);
  const positionals: Positional[] = [];
  let [onlyArguments, afterDashes] = [false, false];
  while (reader.next < reader.words.length) {
    const word = reader.words[reader.next]!;
    const isOption = word.value.startsWith('-') && word.value.length > 1 && word.known > 0;
    if (!onlyArguments && mayHoldOptions(word)) {
      reader.tokens.push({ role: 'unknown', range: word.range, text: word.value });
      reader.next++;
    } else if (onlyArguments || !isOption) {
      if (placement === 'stop-at-argument') return positionals;
      positionals.push({ word, afterDashes });
      onlyArguments ||= placement === 'options-first';
      reader.next++;
    } else if (word.value === '--') {
      reader.tokens.push({ role: 'end-of-options', range: word.range, text: '--' });
      [onlyArguments, afterDashes] = [true, true];
      reader.next++;
    } else if (word.value.startsWith('--')) readLong(reader, known, word);
    else readShorts(reader, known, word);
  }
  return positionals;
}

function knownOptions(command: Options): Known {
  const options = command.options['help'] ? command.options : { ...command.options, help: HELP };
  const short = new Map<string, string>();
  for (const [name, option] of Object.entries(options))
    if (option.short) short.set(option.short, name);
  if (!short.has('h')) short.set('h', 'help');
  return { ...command, options, short };
}

/** `$OPTS`, `"$@"`: no telling what they hold, but their name says options. */
function mayHoldOptions(word: ShellWord): boolean {
  return word.known === 0 && !word.single && /^\$\{?(@|\*|\w*(opt|flag|arg)\w*)/i.test(word.value);
}

function readLong(reader: Reader, known: Known, word: ShellWord): void {
  reader.next++;
  const equals = word.value.indexOf('=');
  const end = equals < 0 ? word.value.length : equals;
  const range = rangeWithin(word, 0, end);
  if (end > word.known) {
    reader.tokens.push({ role: 'unknown', range: word.range, text: word.value });
    return;
  }
  const name = normalName(known, word.value.slice(2, end));
  const option = Object.hasOwn(known.options, name) ? known.options[name] : undefined;
  if (!option) {
    reader.tokens.push({ role: 'unknown', range: word.range, text: word.value });
    unknownOption(reader, known, word.value.slice(0, end), range);
    return;
  }
  reader.tokens.push({
    role: 'option',
    range,
    text: word.value.slice(0, end),
    name,
    command: known.name,
  });
  warnOfAge(reader, name, option, range);
  if (equals >= 0) takeValue(reader, known, name, option, word, equals + 1);
  else if (option.type === undefined || option.implicit !== undefined)
    reader.options.push({ name, range });
  else takeNextWord(reader, known, name, option, range);
}

/** kubectl reads `--dry_run` as `--dry-run`. */
function normalName(known: Known, name: string): string {
  return known.name.startsWith('kubectl') ? name.replaceAll('_', '-') : name;
}

/** `-it`, `-p8080:80`, `-p=8080:80`, `-p 8080:80`: each letter an option until one takes the rest. */
function readShorts(reader: Reader, known: Known, word: ShellWord): void {
  reader.next++;
  const { value } = word;
  for (let at = 1; at < value.length; at++) {
    const letter = value[at]!;
    const range = rangeWithin(word, at === 1 ? 0 : at, at + 1);
    const name = known.short.get(letter);
    const option = name === undefined ? undefined : known.options[name];
    if (at >= word.known || !option || name === undefined) {
      reader.tokens.push({
        role: 'unknown',
        range: rangeWithin(word, at === 1 ? 0 : at),
        text: value.slice(at),
      });
      if (at < word.known) unknownShort(reader, known, word, letter, range);
      return;
    }
    reader.tokens.push({ role: 'option', range, text: `-${letter}`, name, command: known.name });
    warnOfAge(reader, name, option, range);
    if (value[at + 1] === '=' && value.length > at + 2)
      return takeValue(reader, known, name, option, word, at + 2);
    if (option.type === undefined || option.implicit !== undefined)
      reader.options.push({ name, range });
    else if (at + 1 < value.length) return takeValue(reader, known, name, option, word, at + 1);
    else return takeNextWord(reader, known, name, option, range);
  }
}

function takeNextWord(
  reader: Reader,
  known: Known,
  name: string,
  option: OptionSpec,
  range: Range,
): void {
  const word = reader.words[reader.next];
  if (word) {
    reader.next++;
    takeValue(reader, known, name, option, word, 0);
    return;
  }
  reader.options.push({ name, range });
  const message = `L’option « --${name} » attend une valeur.`;
  reader.problems.push({ kind: 'missing-value', severity: 'error', range, message });
}

function takeValue(
  reader: Reader,
  known: Known,
  name: string,
  option: OptionSpec,
  word: ShellWord,
  from: number,
): void {
  const value = word.value.slice(from);
  const range = rangeWithin(word, from);
  reader.tokens.push({ role: 'value', range, text: value, name, command: known.name });
  reader.options.push({ name, value, range });
  if (!isKnown(word)) return;
  const expected = expectedInstead(known.name, name, option.type ?? 'bool', value);
  if (expected === undefined) return;
  const message = `L’option « --${name} » attend ${expected}, pas « ${value} ».`;
  reader.problems.push({ kind: 'invalid-value', severity: 'error', range, message });
}

function warnOfAge(reader: Reader, name: string, option: OptionSpec, range: Range): void {
  const suggestion = option.instead && `--${option.instead}`;
  if (!option.deprecated && suggestion === undefined) return;
  const kind: ProblemKind = option.deprecated ? 'deprecated' : 'old-form';
  const what = option.deprecated ? 'est dépréciée' : 'est une ancienne forme';
  const message = `L’option « --${name} » ${what}${suggestion ? ` ; on écrit « ${suggestion} ».` : '.'}`;
  reader.problems.push({
    kind,
    severity: 'warning',
    range,
    message,
    ...(suggestion && { suggestion }),
  });
}

function unknownShort(
  reader: Reader,
  known: Known,
  word: ShellWord,
  letter: string,
  range: Range,
): void {
  const whole = word.value.slice(1).replace(/=.*$/s, '');
  // `-name`: one dash where the option has two.
  const long = whole.length > 1 && Object.hasOwn(known.options, whole) ? `--${whole}` : undefined;
  if (long) pushUnknown(reader, known, `-${whole}`, rangeWithin(word, 0, whole.length + 1), long);
  else unknownOption(reader, known, `-${letter}`, range);
}

function unknownOption(reader: Reader, known: Known, typed: string, range: Range): void {
  const parent = parentWithOption(reader.grammar, known.name, typed);
  if (parent) {
    const message = `L’option « ${typed} » est une option de « ${parent} » : elle se place juste après, avant la sous-commande.`;
    const suggestion = `${parent} ${typed} … ${known.typed.slice(parent.length).trim()}`;
    reader.problems.push({
      kind: 'misplaced-option',
      severity: 'error',
      range,
      message,
      suggestion,
    });
    return;
  }
  const removed = removedOption(known.name, typed);
  if (removed) {
    const message = `L’option « ${typed} » n’existe pas pour « ${known.typed} » : ${removed.why}.`;
    const { instead: suggestion } = removed;
    reader.problems.push({
      kind: 'unknown-option',
      severity: 'error',
      range,
      message,
      ...(suggestion && { suggestion }),
    });
    return;
  }
  const names = Object.entries(known.options).flatMap(([name, { hidden }]) =>
    hidden ? [] : [name],
  );
  const near = typed.startsWith('--') ? nearest(typed.slice(2), names) : undefined;
  pushUnknown(reader, known, typed, range, near && `--${near}`);
}

/** The group above a command that takes an option which the command itself does not. */
function parentWithOption(grammar: Grammar, command: string, typed: string): string | undefined {
  const words = command.split(' ');
  for (let length = words.length - 1; length > 0; length--) {
    const parent = words.slice(0, length).join(' ');
    for (const [name, option] of Object.entries(grammar.commands.get(parent)?.options ?? {}))
      if (!option.hidden && (typed === `--${name}` || typed === `-${option.short}`)) return parent;
  }
  return undefined;
}

function pushUnknown(
  reader: Reader,
  known: Known,
  typed: string,
  range: Range,
  suggestion: string | undefined,
): void {
  const message = withSuggestion(
    `L’option « ${typed} » n’existe pas pour « ${known.typed} ».`,
    suggestion,
  );
  reader.problems.push({
    kind: 'unknown-option',
    severity: 'error',
    range,
    message,
    ...(suggestion && { suggestion }),
  });
}
