import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAsciicast, type Recording } from '../../src/recording/asciicast.ts';
import { MismatchError } from '../../src/recording/match.ts';
import { type Session } from '../../src/recording/session.ts';
import { toAsciicast, writeWhole } from './cast-file.ts';
import { compareRecordings, type Comparison } from './compare.ts';
import { driftReport } from './drift-report.ts';
import { RecordingFailure } from './failures.ts';
import { type Script } from './library.ts';

/** What is done with recordings. */
export interface Keeper {
  /**
   * Takes a recording in which all holds that the session expects.
   * @returns what to say of it
   * @throws RecordingFailure when it is not good enough after all
   */
  keep: (script: Script, recording: Recording) => Promise<string>;
  /** What to say when there is nothing to keep. */
  otherwise: string;
}

/** Puts recordings into a folder, in folders of chapters. */
export function writeInto(folder: string): Keeper {
  const keep: Keeper['keep'] = ({ id, session }, recording) => {
    writeWhole(join(folder, `${id}.cast`), toAsciicast(recording));
    const seconds = recording.events.at(-1)?.time ?? 0;
    return Promise.resolve(`${session.steps.length} steps, lasts ${seconds.toFixed(1)} s`);
  };
  return { keep, otherwise: 'nothing was written' };
}

/** Compares recordings with those of the course, which stay as they are. */
export const compareWithCourse: Keeper = {
  keep: async ({ id, session, cast }, recording) => {
    if (!existsSync(cast)) throw new RecordingFailure(`no recording yet: npm run record -- ${id}`);
    const committed = parseAsciicast(readFileSync(cast, 'utf8'), cast);
    // What is compared is what would be written.
    const again = parseAsciicast(toAsciicast(recording), id);
    const report = driftReport(await compare(session, committed, again));
    if (report !== undefined) throw new RecordingFailure(report);
    return `${session.steps.length} steps, as recorded`;
  },
  otherwise: 'not as recorded',
};

async function compare(session: Session, before: Recording, now: Recording): Promise<Comparison> {
  try {
    return await compareRecordings(session, before, now);
  } catch (error) {
    if (error instanceof MismatchError) throw new RecordingFailure(error.message);
    throw error;
  }
}
