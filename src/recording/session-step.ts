import { type Expectation } from './expectation.ts';
import { KEY_NAMES, keySequence } from './keys.ts';
import { nearest } from './nearest.ts';
import { parsePattern } from './pattern.ts';
import { type YamlReader } from './yaml-reader.ts';

/** A command to type, and what must come of it. */
export interface SessionStep {
  run: string;
  /** What to look at in the output, in French, one sentence or two. */
  note?: string;
  /** What makes the recording fail when it is not so. */
  expect?: Expectation;
  /** The client refuses the command, on purpose: the check of commands makes sure that it would. */
  invalid?: boolean;
  /** Seconds after Enter at which Ctrl-C is typed, for a command that does not end by itself. */
  interrupt?: number;
  /** What is typed into the program that the command runs, in this order. */
  keys?: KeyAction[];
  /** What that program shows when it waits for the next step, unless it is bash. */
  prompt?: string;
  /** Seconds after which the command is taken to hang. */
  timeout?: number;
  /** Seconds after Enter of the screen to show, when the last one teaches nothing. */
  showAt?: number;
  /** The command is refused by the client, on purpose: the check of commands makes sure that it is. */
  invalid?: true;
  /** What of the output may differ when it is recorded again, besides what always may. */
  vary?: Variation[];
}

/**
 * What differs from one recording to the next though nothing has changed: the order of the lines;
 * which Swarm task, by its number, runs on which node; any number (a measure); all of the output.
 */
export const VARIATIONS = ['order', 'tasks', 'numbers', 'all'] as const;

export type Variation = (typeof VARIATIONS)[number];

/** Something typed into a running program: keys, or a line with Enter at its end. */
export interface KeyAction {
  /** What must be on the screen first. */
  wait?: string;
  /** Seconds to let pass first. */
  after?: number;
  press?: string[];
  input?: string;
}

const STEP_KEYS = [
  ...(['run', 'note', 'expect', 'interrupt', 'keys', 'prompt', 'timeout'] as const),
  ...(['showAt', 'vary', 'invalid'] as const),
] as const;
const SECONDS = 'a number of seconds';

/** Reads a step; throws what the reader throws. */
export function parseStep(reader: YamlReader): SessionStep {
  const values = reader.map(STEP_KEYS);
  const { run, note, expect, interrupt, keys, prompt, timeout, showAt, vary, invalid } = values;
  if (interrupt && keys) interrupt.refuse('write it among the keys: { after: 5, press: Ctrl-C }.');
  return {
    run: run?.text() ?? reader.refuse('"run" is missing: the command to type.'),
    ...(note ? { note: note.text() } : {}),
    ...(expect ? { expect: parseExpect(expect) } : {}),
    ...(interrupt ? { interrupt: interrupt.number(0, SECONDS) } : {}),
    ...(keys ? { keys: keys.list().map(parseKey) } : {}),
    ...(prompt ? { prompt: readPattern(prompt) } : {}),
    ...(timeout ? { timeout: timeout.number(1, SECONDS) } : {}),
    ...(showAt ? { showAt: showAt.number(0, SECONDS) } : {}),
    ...(invalid ? { invalid: invalid.boolean() } : {}),
    ...(vary ? { vary: vary.oneOrMore().map(readVariation) } : {}),
  };
}

function parseExpect(reader: YamlReader): Expectation {
  const { exit, output, absent } = reader.map(['exit', 'output', 'absent']);
  const status = exit?.number(0, 'an exit status, from 0 to 255');
  if (exit && status !== undefined && (status > 255 || !Number.isInteger(status))) {
    exit.refuse('write an exit status, from 0 to 255.');
  }
  return {
    ...(status === undefined ? {} : { exit: status }),
    ...(output ? { output: output.oneOrMore().map(readPattern) } : {}),
    ...(absent ? { absent: absent.oneOrMore().map(readPattern) } : {}),
  };
}

/** A key alone, `q`, is pressed at once; a map says when. */
function parseKey(reader: YamlReader): KeyAction {
  if (!reader.isMap()) return { press: [readKey(reader)] };
  const { wait, after, press, input } = reader.map(['wait', 'after', 'press', 'input']);
  if (press && input) input.refuse('write either "press" or "input", not both.');
  if (!press && !input) reader.refuse('write what to type: "press" (keys) or "input" (a line).');
  return {
    ...(wait ? { wait: readPattern(wait) } : {}),
    ...(after ? { after: after.number(0, SECONDS) } : {}),
    ...(press ? { press: press.oneOrMore().map(readKey) } : {}),
    ...(input ? { input: input.text() } : {}),
  };
}

function readKey(reader: YamlReader): string {
  const name = reader.text();
  if (keySequence(name) !== undefined) return name;
  return reader.refuse(`no key is called so; write ${KEY_NAMES}.`);
}

function readVariation(reader: YamlReader): Variation {
  const name = reader.text();
  const variation = VARIATIONS.find((candidate) => candidate === name);
  if (variation !== undefined) return variation;
  const guess = nearest(name, VARIATIONS);
  const hint = guess ? `did you mean "${guess}"?` : `write ${VARIATIONS.join(', ')}.`;
  return reader.refuse(`outputs do not vary so; ${hint}`);
}

function readPattern(reader: YamlReader): string {
  const source = reader.text();
  try {
    parsePattern(source);
    return source;
  } catch (error) {
    return reader.refuse(`this is no regular expression: ${(error as Error).message}`);
  }
}
