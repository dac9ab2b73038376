import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { commandPath, errorPath } from '../../../src/commands/anchors.ts';
import { findCommand } from '../../../src/commands/grammar.ts';
import { GRAMMAR } from '../../../src/commands/grammars.ts';
import { chapterPath, findLesson, lessonPath, type Course } from '../../../src/course/course.ts';
import { type SearchEntry } from '../../../src/search/entry.ts';
import { type SearchResult } from '../../../src/search/source.ts';
import { entryPath, splitOption } from '../../../src/search/collect-entries.ts';

const errors = parse(readFileSync('content/errors.yaml', 'utf8')) as {
  id: string;
  related?: string[];
}[];

/** Commands that have a page; their options stand on it. */
const names = new Set(GRAMMAR.names.keys());

export interface Query {
  query: string;
  /** What may stand first, as the list says it. */
  expected: string[];
}

/** A result as the judge looks at it: its address without base, and the lessons it says it is taught in. */
export interface Judged {
  path: string;
  kind: string;
  lessons: string[];
  number?: string;
}

/** Reads `query<TAB>expected ; expected<TAB>chapter`, first line being a heading. */
export function readQueries(file: string): Query[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [query = '', expected = ''] = line.split('\t');
      return { query, expected: expected.split(' ; ').flatMap(alternatives) };
    });
}

/** `docker run --mount (readonly) / -v :ro (6.2)` → `docker run --mount`, `docker run -v`. */
function alternatives(expected: string): string[] {
  const bare = expected.replace(/\([^)]*\)/g, ' ').trim();
  const [first = '', ...others] = bare.split(' / ').map((part) => part.trim());
  const command = splitOption(first, names)?.command ?? first;
  return [first, ...others.map((part) => (part.startsWith('-') ? `${command} ${part}` : part))];
}

/** True when a result is one of those expected. */
export function isExpected(result: Judged, expected: string[], course: Course): boolean {
  return expected.some((one) => answers(result, one, course));
}

/**
 * A lesson is answered by its own page, by an entry that names it on its chapter's page, or by an
 * error message that it cures; a command by its page, any place on it, or by an error message that
 * names it; an option by its own place.
 */
function answers(result: Judged, expected: string, course: Course): boolean {
  const lesson = /^leçon (\d+\.\d+)$/.exec(expected)?.[1];
  if (lesson !== undefined) return answersLesson(result, lesson, course);
  const error = /^erreur (.+)$/.exec(expected)?.[1];
  if (error !== undefined) return result.path === errorPath(error);
  const name = expected.replace(/ :.*$| [a-z]+=.*$/, '').trim();
  if (splitOption(name, names)) return result.path === entryPath(name, names, GRAMMAR);
  if (result.kind === 'error') {
    return errors.some(
      ({ id, related = [] }) => errorPath(id) === result.path && related.includes(name),
    );
  }
  return namesOf(name).some((one) => result.path.split('#')[0] === commandPath(one));
}

function answersLesson(result: Judged, number: string, course: Course): boolean {
  const found = findLesson(course, number);
  if (!found) throw new Error(`No lesson ${number}`);
  const page = result.path.split('#')[0];
  if (page === lessonPath(found.chapter, found.lesson)) return true;
  if (result.kind === 'error') return result.lessons.includes(number);
  return page === chapterPath(found.chapter) && result.number === number;
}

/** A command and its aliases: `docker container ls` is `docker ps`. */
function namesOf(name: string): string[] {
  const found = findCommand(GRAMMAR, name);
  return found ? [name, found.name, ...(found.spec.aliases ?? [])] : [name];
}

/** Rank of the first expected result, from 1; 0 when there is none. */
export function rankOf(results: Judged[], { expected }: Query, course: Course): number {
  return results.findIndex((result) => isExpected(result, expected, course)) + 1;
}

export interface Figures {
  first: number;
  mrr: number;
  recall5: number;
  empty: number;
}

/** P@1, MRR@10, share found among the first five, share without any result. */
export function figures(ranks: number[], counts: number[]): Figures {
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  return {
    first: mean(ranks.map((rank) => (rank === 1 ? 1 : 0))),
    mrr: mean(ranks.map((rank) => (rank >= 1 && rank <= 10 ? 1 / rank : 0))),
    recall5: mean(ranks.map((rank) => (rank >= 1 && rank <= 5 ? 1 : 0))),
    empty: mean(counts.map((count) => (count === 0 ? 1 : 0))),
  };
}

/** A result of the palette as the judge looks at it. */
export function judged(result: SearchResult, entries: SearchEntry[]): Judged {
  const title = result.title.text;
  const entry = entries.find((one) => one.path === result.href && one.title === title);
  return {
    path: result.href,
    kind: result.kind,
    lessons: entry?.lessons ?? [],
    ...(result.number === undefined ? {} : { number: result.number }),
  };
}
