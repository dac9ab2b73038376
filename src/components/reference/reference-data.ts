import { getCollection } from 'astro:content';
import { FAMILY_IDS } from '../../commands/entries.ts';
import { GRAMMAR } from '../../commands/grammars.ts';
import { buildReference, type Reference } from '../../commands/reference.ts';
import { sessionUses, type RecordedStep, type SessionUse } from '../../commands/session-uses.ts';
import { frenchSpaces } from '../../markdown/french-spaces.ts';
import { loadSession, sessionIds } from '../kit/session-data.ts';

let reference: Promise<Reference> | undefined;
let uses: Promise<SessionUse[]> | undefined;

/** The commands and errors of the course, read once per build. */
export function loadReference(): Promise<Reference> {
  if (!reference || import.meta.env.DEV) reference = readReference();
  return reference;
}

/** The commands that the recorded sessions run, read once per build. */
export function loadSessionUses(): Promise<SessionUse[]> {
  if (!uses || import.meta.env.DEV) uses = readSessionUses();
  return uses;
}

/** Family by family; in a family, in the order of the files. */
async function readReference(): Promise<Reference> {
  const commands = inOrder(await getCollection('commands'));
  const errors = inOrder(await getCollection('errors'));
  const entries = FAMILY_IDS.flatMap((family) => commands.filter((one) => one.family === family));
  return buildReference(entries, errors, GRAMMAR);
}

function inOrder<Data extends { rank: number }>(collection: { data: Data }[]): Data[] {
  return collection.map(({ data }) => data).sort((a, b) => a.rank - b.rank);
}

async function readSessionUses(): Promise<SessionUse[]> {
  const sessions = await Promise.all(sessionIds().map(loadSession));
  const steps = sessions.flatMap(({ id, session, steps: recorded }) =>
    recorded.map(({ number, command }): RecordedStep => ({
      session: id,
      title: frenchSpaces(session.title),
      step: number,
      command,
    })),
  );
  return sessionUses(steps, GRAMMAR);
}
