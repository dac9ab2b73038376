/**
 * What a reader has done, kept in their own browser and nowhere else.
 *
 *     {
 *       "version": 1,
 *       "lessons": {
 *         "4.4": {
 *           "read": "2026-11-21",                    day on which it was marked as read
 *           "review": true,                          the reader wants to come back to it
 *           "quiz": {                                last complete attempt
 *             "right": 4, "total": 5, "date": "2026-11-21",
 *             "answers": { "oom": [1], "cpus": [0, 2] }      question → ranks of the chosen answers
 *           },
 *           "exercises": { "bornes": "2026-11-21" }  exercise → day on which it was done
 *         }
 *       }
 *     }
 *
 * Scenarios of change:
 * - A lesson, a question or an exercise disappears from the course: its entry stays in the data,
 *   is shown nowhere, and is exported, so that a page that comes back finds it again.
 * - A key is added (say, `notes`): no new version. Older pages drop what they do not know when they
 *   next write, hence a key that must not be lost needs a new version.
 * - A key changes its meaning or its place, or lessons are renumbered: a new version, with one
 *   step in MIGRATIONS from each version to the next. Data of version 1 will be read for ever.
 * - The data comes from a page newer than this one (a tab left open during a deployment, a file
 *   exported elsewhere): `ProgressVersionError`; nothing is read from it and nothing written over it.
 */
import { isIsoDay } from './french-date.ts';

export interface QuizResult {
  right: number;
  total: number;
  /** ISO day. */
  date: string;
  /** Ranks (from 0, ascending) of the answers chosen, per question id. */
  answers?: Record<string, number[]>;
}

export interface LessonProgress {
  /** ISO day. */
  read?: string;
  review?: true;
  quiz?: QuizResult;
  /** ISO day per exercise id. */
  exercises?: Record<string, string>;
}

export interface Progress {
  version: typeof VERSION;
  /** By lesson number, e.g. « 4.4 ». */
  lessons: Record<string, LessonProgress>;
}

export const VERSION = 1;

/** Step from the data of a version to that of the next one. Empty as long as there is one version. */
const MIGRATIONS: Record<number, (data: Record<string, unknown>) => Record<string, unknown>> = {};

const LESSON_NUMBER = /^\d{1,2}\.\d{1,2}$/;
const ID = /^[a-z0-9][a-z0-9-]*$/;

/** The data was written by a newer version of the site than the one that reads it. */
export class ProgressVersionError extends Error {}

export function emptyProgress(): Progress {
  return { version: VERSION, lessons: {} };
}

/**
 * Reads stored progress. Whatever is not understood is left out; nothing at all gives no progress.
 * @throws ProgressVersionError when a newer version of the site wrote it.
 */
export function parseProgress(text: string | null): Progress {
  if (!text) return emptyProgress();
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return emptyProgress();
  }
  return migrate(data);
}

/**
 * Brings data of any version to the present one, keeping only what has the right shape.
 * @throws ProgressVersionError when a newer version of the site wrote it.
 */
export function migrate(data: unknown): Progress {
  if (!isRecord(data) || !Number.isInteger(data.version)) return emptyProgress();
  let current = data;
  const start = data.version as number;
  if (start > VERSION) throw new ProgressVersionError(`Progress has version ${start}.`);
  for (let version = start; version < VERSION; version++) {
    current = MIGRATIONS[version]?.(current) ?? current;
  }
  return { version: VERSION, lessons: readEntries(current.lessons, LESSON_NUMBER, readLesson) };
}

/**
 * Reads a file that a reader wants to import.
 * @throws Error whose French message is meant for the reader.
 */
export function parseProgressFile(text: string): Progress {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Error(
      'Ce fichier n’est pas du JSON : choisissez un fichier exporté depuis cette page.',
    );
  }
  if (!isRecord(data) || !Number.isInteger(data.version) || !isRecord(data.lessons)) {
    throw new Error(
      'Ce fichier JSON ne contient pas de progression : choisissez un fichier exporté depuis cette page.',
    );
  }
  try {
    return migrate(data);
  } catch (error) {
    if (!(error instanceof ProgressVersionError)) throw error;
    throw new Error(
      'Ce fichier vient d’une version plus récente du site : rechargez cette page, puis réessayez.',
    );
  }
}

function readLesson(value: unknown): LessonProgress | undefined {
  if (!isRecord(value)) return undefined;
  return nonEmpty(
    withoutUndefined<LessonProgress>({
      read: readDay(value.read),
      review: value.review === true || undefined,
      quiz: readQuiz(value.quiz),
      exercises: nonEmpty(readEntries(value.exercises, ID, readDay)),
    }),
  );
}

function readQuiz(value: unknown): QuizResult | undefined {
  if (!isRecord(value)) return undefined;
  const { right, total } = value;
  const date = readDay(value.date);
  if (!date || !isCount(right) || !isCount(total) || right > total || total === 0) return undefined;
  const answers = nonEmpty(readEntries(value.answers, ID, readRanks));
  return withoutUndefined<QuizResult>({ right, total, date, answers });
}

function readRanks(value: unknown): number[] | undefined {
  return Array.isArray(value) && value.every(isCount) ? value : undefined;
}

function readDay(value: unknown): string | undefined {
  return typeof value === 'string' && isIsoDay(value) ? value : undefined;
}

function readEntries<Value>(
  value: unknown,
  keys: RegExp,
  read: (entry: unknown) => Value | undefined,
): Record<string, Value> {
  if (!isRecord(value)) return {};
  const entries = Object.entries(value)
    .filter(([key]) => keys.test(key))
    .map(([key, entry]) => [key, read(entry)] as const)
    .filter((pair): pair is readonly [string, Value] => pair[1] !== undefined);
  return Object.fromEntries(entries);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

/** Undefined rather than an empty object, which would only take room. */
export function nonEmpty<Value extends object>(value: Value): Value | undefined {
  return Object.keys(value).length > 0 ? value : undefined;
}

/** Leaves keys out rather than undefined, which JSON and the types of this file do not know. */
export function withoutUndefined<Value extends object>(value: {
  [Key in keyof Value]: Value[Key] | undefined;
}): Value {
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(entries) as Value;
}
