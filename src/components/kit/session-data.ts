import { globSync, readFileSync } from 'node:fs';
import { parseAsciicast, type Recording } from '../../recording/asciicast.ts';
import { toPlayback, type Playback } from '../../recording/playback.ts';
import { matchSession, showAtOf } from '../../recording/match.ts';
import { parseSession, type Session } from '../../recording/session.ts';
import { screenSteps, type ScreenedStep } from '../../recording/steps.ts';

const ROOT = 'content/sessions';
const IDLE_LIMIT_SECONDS = 1;

/** A recorded session, ready to be shown. */
export interface SessionData {
  /** « 04-conteneurs/limites » */
  id: string;
  session: Session;
  recording: Recording;
  steps: ScreenedStep[];
}

const loaded = new Map<string, Promise<SessionData>>();

/** Ids of all sessions that have a recording, in the order of the chapters. */
export function sessionIds(): string[] {
  return globSync(`${ROOT}/**/*.cast`)
    .map((file) => file.slice(ROOT.length + 1, -'.cast'.length).replaceAll('\\', '/'))
    .sort();
}

/**
 * Reads a session and its recording, once per build.
 * @throws an error with file and line when either is malformed or the two do not agree
 */
export function loadSession(id: string): Promise<SessionData> {
  const known = loaded.get(id);
  if (known && import.meta.env.PROD) return known;
  const data = readSession(id);
  loaded.set(id, data);
  return data;
}

/** Where a session's recording lies, as it was written. */
export function castFile(id: string): string {
  return `${ROOT}/${id}.cast`;
}

/** What the browser's player fetches. */
export async function sessionPlayback(id: string): Promise<Playback> {
  const { session, recording, steps } = await loadSession(id);
  const moments = showAtOf(session);
  const shownSteps = steps.map((step) => {
    const moment = moments.get(step.number);
    return moment === undefined ? step : { ...step, shown: step.submitted + moment };
  });
  return toPlayback(recording, shownSteps, { idleLimit: IDLE_LIMIT_SECONDS });
}

/** The anchor of a session on its page, or of one of its steps. */
export function sessionAnchor(id: string, step?: number): string {
  const anchor = `session-${id.replaceAll('/', '-')}`;
  return step === undefined ? anchor : `${anchor}-etape-${step}`;
}

async function readSession(id: string): Promise<SessionData> {
  const yaml = `${ROOT}/${id}.yaml`;
  const cast = castFile(id);
  const session = parseSession(read(yaml, id), yaml);
  const recording = parseAsciicast(read(cast, id), cast);
  const steps = await screenSteps(recording, { showAt: showAtOf(session) });
  matchSession(session, steps);
  return { id, session, recording, steps };
}

function read(file: string, id: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const known = sessionIds().join(', ');
    throw new Error(
      `${file}: no such file, asked for by <SessionReplay id="${id}" />. Known sessions: ${known}.`,
    );
  }
}
