import { type Range } from '../range.ts';
import { say, type DockerfileRole, type Reading } from './instruction.ts';
import { type InstructionSpec } from './instruction-spec.ts';
import { jsonStringPlaces, jsonStrings } from './json.ts';
import { sourceRange } from './logical-text.ts';
import { blankWords, quotedWords, wholeLine, type Word } from './words.ts';

/** Reads what follows the flags of an instruction, as its form says. */
export function readArguments(reading: Reading, spec: InstructionSpec, from: number): void {
  const { instruction } = reading;
  switch (spec.form) {
    case 'words':
      blankWords(reading.text.text, from).forEach((word) => addWord(reading, spec, word));
      break;
    case 'line':
      wholeLine(reading.text.text, from).forEach((word) => addWord(reading, spec, word));
      break;
    case 'paths':
      if (!readJson(reading, spec, from))
        blankWords(reading.text.text, from).forEach((word) => addWord(reading, spec, word));
      namePaths(reading);
      break;
    case 'command':
      if (!readJson(reading, spec, from)) readShellForm(reading, spec, from);
      break;
    case 'health':
      readHealth(reading, spec, from);
      break;
    case 'pairs':
      readPairs(reading, from);
      break;
    case 'names':
      readNames(reading, from);
      break;
    case 'trigger':
      break;
  }
  const count = Math.max(instruction.words.length, instruction.pairs.length);
  if (count < spec.atLeast && spec.form !== 'trigger') tellMissing(reading, spec);
}

function tellMissing({ instruction }: Reading, { needs = '' }: InstructionSpec): void {
  // Something else was told already: « ENV NOM » has its own message.
  if (instruction.problems.some(({ severity }) => severity === 'error')) return;
  const message = `${instruction.name} attend ${needs}.`;
  say(instruction, ['error', 'too-few-arguments'], instruction.nameRange, message);
}

/** Keeps a word and tells what it is. */
function addWord(
  { instruction, text }: Reading,
  { arguments: names }: InstructionSpec,
  word: Word,
  role: DockerfileRole = 'argument',
): void {
  const range = sourceRange(text, word.from, word.to);
  const name = names[Math.min(instruction.words.length, names.length - 1)] ?? '';
  const isHereDocument = instruction.hereDocuments.some((one) => one.range[0] === range[0]);
  instruction.words.push({ ...word, range });
  instruction.tokens.push({
    role: isHereDocument ? 'here-document' : role,
    range,
    text: word.value,
    name,
    command: instruction.name,
  });
}

/** The last path of COPY and ADD is where the others go. */
function namePaths({ instruction: { name, words, tokens } }: Reading): void {
  if (name === 'VOLUME') return;
  const last = words.at(-1)?.range[0];
  for (const token of tokens)
    if (token.name === 'DEST' && token.range[0] !== last) token.name = 'SRC';
}

/** @returns false when the arguments are no JSON array */
function readJson(reading: Reading, spec: InstructionSpec, from: number): boolean {
  const { instruction, text } = reading;
  const written = text.text.slice(from);
  const strings = jsonStrings(written);
  const all = sourceRange(text, from, text.text.trimEnd().length);
  if (strings === 'other') {
    const message = 'Un tableau JSON ne tient ici que des chaînes, entre guillemets.';
    say(instruction, ['error', 'invalid-value'], all, message);
    return true;
  }
  if (!strings) {
    if (/^\s*\[/.test(written)) tellBrokenJson(reading, written, all);
    return false;
  }
  instruction.exec = true;
  const role =
    spec.form === 'paths' || instruction.name === 'SHELL' ? 'argument' : 'container-argument';
  for (const [index, [start, end]] of jsonStringPlaces(written).entries()) {
    const word = { value: strings[index] ?? '', from: from + start, to: from + end };
    addWord(reading, spec, word, role);
  }
  return true;
}

/** `['a']` is a shell line that begins with a bracket, which nobody means. */
function tellBrokenJson({ instruction }: Reading, written: string, range: Range): void {
  // `[ -f x ] && …` is the shell's own test.
  if (/^\s*\[{1,2}\s+-?\w/.test(written) && !/^\s*\[\s*["']/.test(written)) return;
  const why = written.includes("'")
    ? 'JSON veut des guillemets doubles'
    : 'JSON veut des chaînes entre guillemets, séparées par des virgules';
  const message = `Ce n’est pas un tableau JSON, et c’est donc lu comme du texte : ${why}.`;
  say(instruction, ['warning', 'suspicious'], range, message);
}

/** One argument, whatever it holds; its words are told apart where a shell is known to read them. */
function readShellForm(reading: Reading, spec: InstructionSpec, from: number): void {
  const [line] = wholeLine(reading.text.text, from);
  if (line) addWord(reading, spec, line, 'container-argument');
}

/** `NONE`, or `CMD` and a command in either form. */
function readHealth(reading: Reading, spec: InstructionSpec, from: number): void {
  const { text } = reading.text;
  const [first, second] = blankWords(text, from);
  if (!first) return;
  addWord(reading, spec, first, 'keyword');
  const { instruction } = reading;
  const type = first.value.toUpperCase();
  const { range = instruction.nameRange } = instruction.words[0] ?? {};
  if (type === 'NONE') {
    if (second)
      say(
        instruction,
        ['error', 'too-many-arguments'],
        range,
        'HEALTHCHECK NONE ne prend rien après elle.',
      );
  } else if (type !== 'CMD') {
    const message = `HEALTHCHECK attend « CMD » ou « NONE », non « ${first.value} ».`;
    say(instruction, ['error', 'invalid-value'], range, message, { suggestion: 'CMD' });
  } else {
    if (second && !readJson(reading, spec, second.from)) readShellForm(reading, spec, second.from);
    if (
      instruction.words.length < 2 &&
      !instruction.problems.some(({ severity }) => severity === 'error')
    )
      say(
        instruction,
        ['error', 'too-few-arguments'],
        range,
        'HEALTHCHECK CMD attend une commande.',
      );
  }
}

/** `A=1 B=2`, or the old `A 1`, in which the whole rest is the value. */
function readPairs(reading: Reading, from: number): void {
  const { text, escape, instruction } = reading;
  const words = quotedWords(text.text, from, escape);
  const [first] = words;
  if (!first) return;
  if (!first.value.includes('=')) {
    readOldPair(reading, from);
    return;
  }
  for (const word of words) {
    if (word.value.includes('=')) {
      addPair(reading, word);
      continue;
    }
    const range = sourceRange(text, word.from, word.to);
    const message = `« ${word.value} » n’est pas de la forme nom=valeur ; une valeur qui contient des espaces se met entre guillemets.`;
    say(instruction, ['error', 'invalid-value'], range, message);
    return;
  }
}

function readOldPair(reading: Reading, from: number): void {
  const { text, instruction } = reading;
  const [name] = blankWords(text.text, from);
  if (!name) return;
  const nameRange = sourceRange(text, name.from, name.to);
  const [value] = wholeLine(text.text, name.to);
  if (!value) {
    const message = `${instruction.name} attend une valeur : ${instruction.name} ${name.value}=…`;
    say(instruction, ['error', 'missing-value'], nameRange, message);
    return;
  }
  const valueRange = sourceRange(text, value.from, value.to);
  instruction.pairs.push({ name: name.value, value: value.value, nameRange, valueRange });
  pairTokens(reading);
  const shown = `${instruction.name} nom`;
  const message = `La forme « ${shown} valeur » est ancienne ; on écrit « ${shown}=valeur ».`;
  say(instruction, ['warning', 'old-form'], [nameRange[0], valueRange[1]], message, {
    rule: 'LegacyKeyValueFormat',
  });
}

function readNames(reading: Reading, from: number): void {
  const { text, escape } = reading;
  for (const word of quotedWords(text.text, from, escape)) addPair(reading, word);
}

function addPair(reading: Reading, { value: written, from, to }: Word): void {
  const { instruction, text } = reading;
  const equals = written.indexOf('=');
  const name = equals < 0 ? written : written.slice(0, equals);
  const nameRange = sourceRange(text, from, from + name.length);
  if (name === '' && equals === 0) {
    const message = `${instruction.name} attend un nom devant « = ».`;
    say(instruction, ['error', 'invalid-value'], sourceRange(text, from, to), message);
  }
  instruction.pairs.push({
    name,
    value: equals < 0 ? undefined : written.slice(equals + 1),
    nameRange,
    ...(equals >= 0 && { valueRange: sourceRange(text, from + equals + 1, to) }),
  });
  pairTokens(reading);
}

function pairTokens({ instruction }: Reading): void {
  const { name, value = '', nameRange, valueRange } = instruction.pairs.at(-1)!;
  const shared = { name: 'NAME', command: instruction.name };
  if (name !== '')
    instruction.tokens.push({ role: 'argument', range: nameRange, text: name, ...shared });
  if (valueRange && valueRange[1] > valueRange[0])
    instruction.tokens.push({ role: 'value', range: valueRange, text: value, ...shared, name });
}
