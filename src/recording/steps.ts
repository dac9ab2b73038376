import { type Recording } from './asciicast.ts';
import { StepTracker } from './step-tracker.ts';
import { createTerminal, feed, fullScrollback, screenEvents } from './terminal.ts';
import { type Line } from './spans.ts';

/** A command of a recording. Times are in seconds since its start. */
export interface RecordedStep {
  /** Counted from 1. */
  number: number;
  /** As shown on the screen, without the prompt; the lines of a long one are joined back. */
  command: string;
  /** When its first character was typed. */
  typed: number;
  /** When Enter was pressed. */
  submitted: number;
  /** When the next prompt came; at the end of the recording when none did. */
  ended: number;
  /** When its screen is worth looking at, if that is not at its end: see `showAt` of a session. */
  shown?: number;
}

export interface ScreenedStep extends RecordedStep {
  /** What stood between the command and the next prompt. */
  output: Line[];
}

export interface ScreenOptions {
  /**
   * For a step whose last screen teaches nothing (a display left by Ctrl-C): its number, and how
   * many seconds after Enter its output is read.
   */
  showAt?: ReadonlyMap<number, number>;
}

/**
 * The commands of a recording: one per marker, or one per prompt when it has no marker. A prompt
 * is known by bash's bracketed paste, switched on before it and off at Enter; so commands typed in
 * a shell inside a container are steps too.
 */
export async function findSteps(recording: Recording): Promise<RecordedStep[]> {
  const steps = await screenSteps(recording);
  return steps.map(({ number, command, typed, submitted, ended }) => {
    return { number, command, typed, submitted, ended };
  });
}

/**
 * The commands of a recording, each with its output as the screen finally shows it: a progress bar
 * in its last state, and after a program that drew over the screen, that screen.
 * @throws RangeError when a step ends before its `showAt`
 */
export async function screenSteps(
  recording: Recording,
  { showAt = new Map() }: ScreenOptions = {},
): Promise<ScreenedStep[]> {
  const events = screenEvents(recording);
  const terminal = createTerminal(recording.width, recording.height, fullScrollback(events));
  const hasMarkers = events.some((event) => event.marker !== undefined);
  const tracker = new StepTracker(terminal, { hasMarkers, showAt });
  try {
    await feed(terminal, events, {
      before: (event) => {
        tracker.beforeEvent(event);
      },
      after: () => {
        tracker.afterEvent();
      },
    });
    return tracker.finish(events.at(-1)?.time ?? 0);
  } finally {
    terminal.dispose();
  }
}
