import { type Session } from './session.ts';
import { type RecordedStep } from './steps.ts';

/** A recording does not hold the commands of its session. */
export class MismatchError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MismatchError';
  }
}

/**
 * Checks that the commands of a recording are those of its session, in the same order.
 * @throws MismatchError naming the first step that differs: the session is to be recorded again
 */
export function matchSession(session: Session, steps: readonly RecordedStep[]): void {
  const count = Math.max(session.steps.length, steps.length);
  for (let index = 0; index < count; index += 1) {
    const written = session.steps[index]?.run;
    const recorded = steps[index]?.command;
    if (written !== undefined && recorded !== undefined && isSame(written, recorded)) continue;
    throw new MismatchError(
      `« ${session.title} », step ${index + 1}: the session says ${quote(written)}, ` +
        `the recording has ${quote(recorded)}. Correct the session or record it again.`,
    );
  }
}

/** The moments at which the session wants a step's screen, as `screenSteps` takes them. */
export function showAtOf(session: Session): Map<number, number> {
  const moments = new Map<number, number>();
  for (const [index, { showAt }] of session.steps.entries()) {
    if (showAt !== undefined) moments.set(index + 1, showAt);
  }
  return moments;
}

/** Blanks at the ends of lines cannot be seen on a screen. */
function isSame(written: string, recorded: string): boolean {
  const normalise = (command: string): string => command.trim().replace(/[ \t]+$/gm, '');
  return normalise(written) === normalise(recorded);
}

function quote(command: string | undefined): string {
  return command === undefined ? 'nothing more' : `"${command}"`;
}
