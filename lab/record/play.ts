import { type Recording } from '../../src/recording/asciicast.ts';
import { unmetExpectation } from '../../src/recording/expectation.ts';
import { keySequence } from '../../src/recording/keys.ts';
import { matchSession, showAtOf } from '../../src/recording/match.ts';
import { parsePattern, type Pattern } from '../../src/recording/pattern.ts';
import { type Session, type SessionStep } from '../../src/recording/session.ts';
import { type KeyAction } from '../../src/recording/session-step.ts';
import { linesToText } from '../../src/recording/spans.ts';
import { screenSteps } from '../../src/recording/steps.ts';
import { RecordingFailure } from './failures.ts';
import { deadlineIn, now, type Outcome, Shell, ShellStuck } from './shell.ts';
import { Take } from './take.ts';
import { type Terminal, type TerminalEvents } from './terminal.ts';
import { createTypist, type Typist } from './typing.ts';

export interface PlayOptions {
  /** Seeds the pace of typing. */
  id: string;
  /** How many times faster than a person to type. */
  speed: number;
  size: { width: number; height: number };
  signal: AbortSignal;
  /** Told each step that begins, counted from 1. */
  onStep?: (number: number) => void;
}

/** What was played: what the terminal showed, and how each step ended. */
export interface Played {
  recording: Recording;
  outcomes: Outcome[];
}

const DEFAULT_TIMEOUT = 60;
/** Time for the last lines of a background process to come. */
const SETTLE_SECONDS = 0.2;
const LAST_LOOK_SECONDS = 1.5;

/**
 * Plays a session in a shell and records it.
 * @param open makes the terminal where that shell runs
 * @throws RecordingFailure with the step, what is wrong and what was on the screen
 */
export async function playSession(
  session: Session,
  open: (events: TerminalEvents) => Terminal,
  options: PlayOptions,
): Promise<Played> {
  const take = new Take();
  const recording: Recording = { version: 3, ...options.size, env: {}, events: take.events };
  const shell = new Shell(open, take, options.signal);
  const played: Played = { recording, outcomes: [] };
  try {
    await shell.begin(DEFAULT_TIMEOUT);
    // A program that one step has started is still the one that the next steps are typed at.
    let prompt: Pattern | undefined;
    for (const [index, step] of session.steps.entries()) {
      options.onStep?.(index + 1);
      if (step.prompt !== undefined) prompt = parsePattern(step.prompt);
      const typist = typistFor(index, options);
      const outcome = await playStep(shell, step, prompt, take, typist).catch((error: unknown) => {
        throw stuckAt(error, played, index, step, shell);
      });
      if (outcome.exit !== undefined) prompt = undefined;
      played.outcomes.push(outcome);
      await checkStep(session, played);
    }
    await shell.pause(LAST_LOOK_SECONDS / options.speed);
    take.exit(await shell.finish(), now());
  } finally {
    shell.close();
  }
  await checkWhole(session, recording);
  return played;
}

/** Its own for each step: to change one does not change how the others are typed. */
function typistFor(index: number, { id, speed }: PlayOptions): Typist {
  return createTypist(`${id} ${index + 1}`, speed);
}

async function playStep(
  shell: Shell,
  step: SessionStep,
  prompt: Pattern | undefined,
  take: Take,
  typist: Typist,
): Promise<Outcome> {
  take.marker(step.run, now());
  await shell.run(step.run, typist);
  const deadline = deadlineIn(timeoutOf(step));
  for (const action of actionsOf(step)) await act(shell, action, typist, deadline);
  const outcome = await shell.untilReady(prompt, deadline);
  await shell.pause(SETTLE_SECONDS);
  return outcome;
}

function timeoutOf({ timeout = DEFAULT_TIMEOUT }: SessionStep): number {
  return timeout;
}

function actionsOf({ keys = [], interrupt }: SessionStep): KeyAction[] {
  return interrupt === undefined ? keys : [{ after: interrupt, press: ['Ctrl-C'] }];
}

async function act(
  shell: Shell,
  { wait, after, press = [], input }: KeyAction,
  typist: Typist,
  deadline: number,
): Promise<void> {
  if (wait !== undefined) await shell.untilShown(parsePattern(wait), `« ${wait} »`, deadline);
  await shell.pause(after ?? typist.beforeCommand());
  if (input !== undefined) {
    await shell.type(input, typist);
    await shell.enter(typist);
  }
  for (const key of press) {
    shell.press(keySequence(key)!);
    await shell.pause(typist.beforeEnter());
  }
}

/** Says what a step hangs on, with what the terminal showed. */
function stuckAt(
  error: unknown,
  { recording }: Played,
  index: number,
  step: SessionStep,
  shell: Shell,
): unknown {
  if (!(error instanceof ShellStuck)) return error;
  const shown = shell.shown.trimEnd().split('\n').slice(-recording.height).join('\n');
  return failure(
    index,
    step,
    `${error.message} (timeout: ${timeoutOf(step)} s). Since the last key it showed:\n${shown.replace(/^\n+/, '')}`,
  );
}

/** Checks the step that has just been played. */
async function checkStep(session: Session, { recording, outcomes }: Played): Promise<void> {
  const index = outcomes.length - 1;
  const step = session.steps[index]!;
  const { exit } = outcomes[index]!;
  const isLeftToItself = step.keys === undefined && step.interrupt === undefined;
  // What fails on purpose says so; anything else that fails is a mistake.
  const expected = { ...(isLeftToItself ? { exit: 0 } : {}), ...step.expect };
  const output = await outputOf(session, recording, index);
  const unmet = unmetExpectation(expected, { exit, output });
  if (unmet !== undefined) throw failure(index, step, `${unmet}. It showed:\n${output}`);
}

async function outputOf(session: Session, recording: Recording, index: number): Promise<string> {
  const shown = showAtOf(session).get(index + 1);
  const showAt = new Map(shown === undefined ? [] : [[index + 1, shown]]);
  const steps = await screenSteps(recording, { showAt });
  const step = steps[index];
  if (step === undefined) throw failure(index, session.steps[index]!, 'nothing of it was recorded');
  return linesToText(step.output);
}

/** The site will read the recording as it was meant. */
async function checkWhole(session: Session, recording: Recording): Promise<void> {
  try {
    matchSession(session, await screenSteps(recording, { showAt: showAtOf(session) }));
  } catch (error) {
    throw new RecordingFailure((error as Error).message);
  }
}

function failure(index: number, { run }: SessionStep, problem: string): RecordingFailure {
  return new RecordingFailure(`step ${index + 1}, « ${run} »: ${problem}`);
}
