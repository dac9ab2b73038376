import { commandPath, errorPath, optionAnchor } from '../commands/anchors.ts';
import { findCommand, type CommandSpec, type Grammar } from '../commands/grammar.ts';
import { chapterPath, lessonPath, type Course } from '../course/course.ts';
import { type SearchEntry } from './entry.ts';

/** A command as content/commands tells it; what search does not use is left out. */
export interface CommandText {
  name: string;
  family: string;
  purpose: string;
  lessons?: string[];
  aliases?: string[];
  related?: string[];
  synonyms?: string[];
  options?: Record<string, { text: string; lesson?: string }>;
  examples?: { run: string }[];
}

/** An error message as content/errors.yaml tells it. */
export interface ErrorText {
  id: string;
  message: string;
  matches?: string[];
  cause: string;
  lesson?: string;
}

/** A step of a recorded session, at its address on the page that shows every session. */
export interface StepText {
  command: string;
  session: string;
  path: string;
}

export interface EntrySources {
  commands: CommandText[];
  errors: ErrorText[];
  steps: StepText[];
  course: Course;
  /** Lesson number → what it is about, in readers' words. */
  topics: Record<string, string[]>;
  /** Numbers of the lessons that have a page. */
  written: ReadonlySet<string>;
  grammar: Grammar;
}

/** Said of a lesson that leads to its chapter for now. */
const UNWRITTEN = 'en préparation';

/** All that the small index holds, one entry for each address and title. */
export function collectEntries(sources: EntrySources): SearchEntry[] {
  const mentions = countMentions(sources.commands);
  return [
    ...commandEntries(sources, mentions),
    ...sources.errors.map(errorEntry),
    ...lessonEntries(sources),
    ...stepEntries(sources.steps),
  ];
}

/** `docker run -v` → the command and its option; nothing for a command alone. */
export function splitOption(name: string): { command: string; option: string } | undefined {
  const match = /^(?<command>\S+(?: [a-z]\S*)*) (?<option>-{1,2}[A-Za-z][\w-]*)(?: |$)/.exec(name);
  const { command, option } = match?.groups ?? {};
  return command !== undefined && option !== undefined ? { command, option } : undefined;
}

/** Where an entry of content/commands stands: a page of its own, or a place on its command's page. */
export function entryPath(name: string, grammar: Grammar): string {
  const parts = splitOption(name);
  if (!parts) return commandPath(name);
  const { long } = optionForms(findCommand(grammar, parts.command)?.spec, parts.option);
  return `${commandPath(parts.command)}#${optionAnchor(long)}`;
}

/** Both forms of an option, whichever is given: `-v` or `--volume` → `--volume`, `-v`. */
function optionForms(spec: CommandSpec | undefined, option: string) {
  for (const [name, { short }] of Object.entries(spec?.options ?? {})) {
    const long = `--${name}`;
    if (option === long || (short !== undefined && option === `-${short}`)) {
      return { long, short: short === undefined ? undefined : `-${short}` };
    }
  }
  return { long: option, short: undefined };
}

/** How often each command is named by the others' texts: a measure of how commonly it is used. */
function countMentions(commands: CommandText[]): Map<string, number> {
  const counts = new Map<string, number>();
  const named = commands.flatMap(({ related = [], examples = [] }) => [
    ...related,
    ...examples.map(({ run }) => run),
  ]);
  for (const { name } of commands) {
    const count = named.filter((text) => text === name || text.startsWith(`${name} `)).length;
    counts.set(name, count);
  }
  return counts;
}

/** What a name of three words or more is worth: the shorter the name, the more general. */
const LONG_NAME = 0.8;

/** From 0 to 1, one figure after the dot; an option is as common as its command, and by itself. */
function commonness(name: string, mentions: Map<string, number>): number {
  const option = splitOption(name);
  if (option) {
    const own = 0.4 * measured(name, mentions);
    return round(own + 0.6 * commonness(option.command, mentions));
  }
  return round(measured(name, mentions) * (name.split(' ').length > 2 ? LONG_NAME : 1));
}

function measured(name: string, mentions: Map<string, number>): number {
  return Math.log(1 + (mentions.get(name) ?? 0)) / Math.log(1 + Math.max(...mentions.values()));
}

function round(share: number): number {
  return Math.round(share * 20) / 20;
}

/** An option that has an entry of its own and a line on its command's page is one result. */
function commandEntries(sources: EntrySources, mentions: Map<string, number>): SearchEntry[] {
  const byPath = new Map<string, SearchEntry>();
  for (const command of sources.commands) {
    for (const entry of [
      commandEntry(command, sources.grammar, mentions),
      ...optionEntries(command, sources.grammar, mentions),
    ]) {
      const known = byPath.get(entry.path);
      byPath.set(entry.path, known ? joined(known, entry) : entry);
    }
  }
  return [...byPath.values()];
}

function joined(a: SearchEntry, b: SearchEntry): SearchEntry {
  const [own, line] = (a.asked?.length ?? 0) >= (b.asked?.length ?? 0) ? [a, b] : [b, a];
  return {
    ...own,
    title: line.title,
    asked: [...(own.asked ?? []), own.title, ...(line.asked ?? []), line.text ?? ''],
    common: Math.max(own.common ?? 0, line.common ?? 0),
  };
}

function commandEntry(
  command: CommandText,
  grammar: Grammar,
  mentions: Map<string, number>,
): SearchEntry {
  const option = splitOption(command.name);
  const kind = command.family === 'instructions' ? 'instruction' : option ? 'option' : 'command';
  return {
    kind,
    title: command.name,
    path: entryPath(command.name, grammar),
    asked: [...(command.aliases ?? []), ...(command.synonyms ?? [])],
    text: plain(command.purpose),
    lessons: command.lessons ?? [],
    common: commonness(command.name, mentions),
  };
}

function optionEntries(
  { name, family, lessons, options = {} }: CommandText,
  grammar: Grammar,
  mentions: Map<string, number>,
): SearchEntry[] {
  if (splitOption(name)) return [];
  const spec = findCommand(grammar, name)?.spec;
  return Object.entries(options).map(([key, { text, lesson }]) => {
    const { long, short } = optionForms(spec, key);
    return {
      kind: 'option',
      title: [name, ...(short === undefined ? [long] : [short, long])].join(' '),
      path: `${commandPath(name)}#${optionAnchor(long)}`,
      text: plain(text),
      lessons: lesson === undefined ? (lessons ?? []) : [lesson],
      common: round(family === 'instructions' ? 0.2 : 0.6 * commonness(name, mentions)),
    };
  });
}

function errorEntry({ id, message, matches, cause, lesson }: ErrorText): SearchEntry {
  return {
    kind: 'error',
    title: message,
    path: errorPath(id),
    ...(matches ? { asked: matches } : {}),
    text: plain(cause),
    lessons: lesson === undefined ? [] : [lesson],
    common: 0.8,
  };
}

/** Lessons that are written stand at their own address, the others at that of their chapter. */
function lessonEntries({ course, topics, written }: EntrySources): SearchEntry[] {
  return course.chapters.flatMap((chapter) => {
    const place = [`Chapitre ${chapter.number}`, chapter.title];
    const own: SearchEntry = {
      kind: 'chapter',
      number: String(chapter.number),
      title: chapter.title,
      path: chapterPath(chapter),
      text: chapter.objectives.join(' '),
      common: 0.5,
    };
    const lessons = chapter.lessons.map((lesson): SearchEntry => {
      const isWritten = written.has(lesson.number);
      return {
        kind: 'lesson',
        number: lesson.number,
        title: lesson.title,
        path: isWritten ? lessonPath(chapter, lesson) : chapterPath(chapter),
        place: isWritten ? place : [...place, UNWRITTEN],
        asked: topics[lesson.number] ?? [],
        lessons: [lesson.number],
        common: 0.8,
      };
    });
    return [own, ...lessons];
  });
}

function stepEntries(steps: StepText[]): SearchEntry[] {
  return steps.map(({ command, session, path }) => ({
    kind: 'step',
    title: command,
    path,
    place: [session],
  }));
}

/** Inline Markdown without its signs. */
function plain(text: string): string {
  return text.replaceAll('`', '').replace(/\s+/g, ' ').trim();
}
