import { type Recording } from '../../src/recording/asciicast.ts';
import { type Provenance } from '../../src/recording/course-header.ts';
import { matchSession, showAtOf } from '../../src/recording/match.ts';
import { type Session } from '../../src/recording/session.ts';
import { linesToText } from '../../src/recording/spans.ts';
import { type ScreenedStep, screenSteps } from '../../src/recording/steps.ts';
import { normalise } from './normalise.ts';

/** A value before and now. */
export interface Change<Value> {
  before: Value;
  now: Value;
}

/** How a step answers otherwise than in its recording. */
export interface StepDrift {
  /** Counted from 1. */
  number: number;
  command: string;
  /** Where it ends otherwise. */
  exit?: Change<number>;
  /** Where it shows something else: the lines, with what may vary replaced by its kind. */
  output?: Change<string[]>;
}

export interface Comparison {
  steps: StepDrift[];
  /** What answers now in another version; by itself, that is no drift. */
  versions: ({ name: string } & Change<string>)[];
}

const VERSIONS = ['engine', 'cli', 'compose', 'buildx', 'containerd', 'runc', 'kernel'] as const;

/**
 * Compares the recording of a session with a new one, step by step, by what a reader sees.
 * @throws MismatchError when one of them holds other commands than the session
 */
export async function compareRecordings(
  session: Session,
  before: Recording,
  now: Recording,
): Promise<Comparison> {
  const [old, recent] = [await stepsOf(session, before), await stepsOf(session, now)];
  const steps = session.steps.flatMap(({ run, vary = [] }, index) => {
    const exit = changed(exitOf(before, index), exitOf(now, index));
    const output = changedLines(
      normalise(linesToText(old[index]!.output), vary),
      normalise(linesToText(recent[index]!.output), vary),
    );
    if (!exit && !output) return [];
    return [{ number: index + 1, command: run, ...(exit && { exit }), ...(output && { output }) }];
  });
  return {
    steps,
    versions: changedVersions(before.course?.provenance, now.course?.provenance),
  };
}

async function stepsOf(session: Session, recording: Recording): Promise<ScreenedStep[]> {
  const steps = await screenSteps(recording, { showAt: showAtOf(session) });
  matchSession(session, steps);
  return steps;
}

function exitOf(recording: Recording, index: number): number | undefined {
  return recording.course?.steps?.[index]?.exit;
}

/** Nothing can be said where one of them is not known. */
function changed<Value>(before?: Value, now?: Value): Change<Value> | undefined {
  const isSame = before === undefined || now === undefined || before === now;
  return isSame ? undefined : { before, now };
}

function changedLines(before: string[], now: string[]): Change<string[]> | undefined {
  return before.join('\n') === now.join('\n') ? undefined : { before, now };
}

function changedVersions(before: Provenance = {}, now: Provenance = {}): Comparison['versions'] {
  return VERSIONS.flatMap((name) => {
    const change = changed(before[name], now[name]);
    return change ? [{ name, ...change }] : [];
  });
}
