import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAsciicast } from '../../src/recording/asciicast.ts';
import { matchSession, MismatchError } from '../../src/recording/match.ts';
import { parseSession, type Session } from '../../src/recording/session.ts';
import { findSteps } from '../../src/recording/steps.ts';
import { LabFailure } from '../failure.ts';

/** A session of the course: what is written, and where its recording is or will be. */
export interface Script {
  /** Chapter and name: `03-images/couches`. */
  id: string;
  session: Session;
  cast: string;
}

/** Which sessions to record. */
export interface Choice {
  ids: readonly string[];
  /** Those without a recording. */
  missing: boolean;
  /** Those whose recording holds other commands, or cannot be read. */
  changed: boolean;
}

/**
 * The sessions that were chosen, in the order of the course.
 * @param folder where sessions are kept: `content/sessions`
 * @throws LabFailure when one is not written, SessionError when one is written wrongly
 */
export async function chooseScripts(folder: string, choice: Choice): Promise<Script[]> {
  const known = globSync('**/*.yaml', { cwd: folder })
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
  const unknown = choice.ids.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new LabFailure(`no session is called ${unknown}`, `Write ${unknown}.yaml in ${folder}.`);
  }
  const ids = choice.ids.length > 0 ? known.filter((id) => choice.ids.includes(id)) : known;
  const scripts = ids.map((id) => readScript(folder, id));
  if (!choice.missing && !choice.changed) return scripts;
  const verdicts = await Promise.all(
    scripts.map(async ({ session, cast }) => {
      if (!existsSync(cast)) return true;
      return choice.changed && (await hasChanged(session, cast));
    }),
  );
  return scripts.filter((_, index) => verdicts[index]);
}

function readScript(folder: string, id: string): Script {
  const file = join(folder, `${id}.yaml`);
  const session = parseSession(readFileSync(file, 'utf8'), file);
  return { id, session, cast: join(folder, `${id}.cast`) };
}

async function hasChanged(session: Session, cast: string): Promise<boolean> {
  const recording = parseAsciicast(readFileSync(cast, 'utf8'), cast);
  try {
    matchSession(session, await findSteps(recording));
    return false;
  } catch (error) {
    if (error instanceof MismatchError) return true;
    throw error;
  }
}
