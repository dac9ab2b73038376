import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { FAMILY_IDS, type CommandEntry, type ErrorEntry } from '../../../src/commands/entries.ts';
import { GRAMMAR } from '../../../src/commands/grammars.ts';
import { buildReference } from '../../../src/commands/reference.ts';

type Partially<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

/** An entry of which only what a test is about is given. */
export function entryOf(given: Partial<CommandEntry> & { name: string }): CommandEntry {
  return {
    family: 'conteneurs',
    purpose: 'Faire.',
    lessons: ['1.1'],
    aliases: [],
    related: [],
    synopsis: [],
    options: {},
    examples: [],
    synonyms: [],
    verified: true,
    ...given,
  };
}

type Written = Partially<CommandEntry, 'aliases' | 'synopsis' | 'options' | 'verified'>;

/** The entries of content/commands, as the collection gives them. */
export function courseEntries(): CommandEntry[] {
  const written = globSync('content/commands/*.yaml').flatMap(
    (file) => parse(readFileSync(file, 'utf8'), { merge: true }) as Written[],
  );
  return FAMILY_IDS.flatMap((family) =>
    written.filter((one) => one.family === family).map((one) => entryOf(one)),
  );
}

/** The errors of content/errors.yaml. */
export function courseErrors(): ErrorEntry[] {
  return parse(readFileSync('content/errors.yaml', 'utf8')) as ErrorEntry[];
}

/** What the site is built from. */
export const REFERENCE = buildReference(courseEntries(), courseErrors(), GRAMMAR);
