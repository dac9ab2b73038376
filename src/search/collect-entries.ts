import { commandPath, errorPath, longOption, optionPath } from '../commands/anchors.ts';
import { findCommand, type Grammar } from '../commands/grammar.ts';
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

const OPTION_ENTRY = /^(?<command>.+?) (?<option>--?[\w-]+)(?: .+)?$/;

/** Said of a lesson that leads to its chapter for now. */
const UNWRITTEN = 'en préparation';

/** What is known of the commands as a whole. */
interface Commands {
  names: ReadonlySet<string>;
  grammar: Grammar;
  /** Command → how often the others' texts name it: a measure of how commonly it is used. */
  mentions: Map<string, number>;
}

/** All that the small index holds, one entry for each address and title. */
export function collectEntries(sources: EntrySources): SearchEntry[] {
  return [
    ...commandEntries(sources),
    ...sources.errors.map(errorEntry),
    ...lessonEntries(sources),
    ...stepEntries(sources.steps),
  ];
}

/** `docker run -v` → the command and its option; nothing for what has a page of its own. */
export function splitOption(
  name: string,
  names: ReadonlySet<string>,
): { command: string; option: string } | undefined {
  const { command = '', option = '' } = OPTION_ENTRY.exec(name)?.groups ?? {};
  return names.has(command) ? { command, option } : undefined;
}

/** Where an entry of content/commands stands: a page of its own, or a place on its command's page. */
export function entryPath(name: string, names: ReadonlySet<string>, grammar: Grammar): string {
  const { command, option } = splitOption(name, names) ?? {};
  if (command === undefined || option === undefined) return commandPath(name);
  return optionPath(command, longOption(grammar, command, option));
}

function countMentions(commands: CommandText[]): Map<string, number> {
  const named = commands.flatMap(({ related = [], examples = [] }) => [
    ...related,
    ...examples.map(({ run }) => run),
  ]);
  const names = commands.map(({ name }) => name);
  const plain = names.filter((name) => !name.includes(' -'));
  const counts = new Map<string, number>();
  for (const text of named) {
    const begun = (name: string) => text === name || text.startsWith(`${name} `);
    // `docker compose up` says nothing of `docker compose` itself.
    const [longest = ''] = plain.filter(begun).sort((a, b) => b.length - a.length);
    for (const name of [longest, ...names.filter((one) => one.includes(' -') && begun(one))]) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

/** What a name of three words or more is worth: the shorter the name, the more general. */
const LONG_NAME = 0.65;
/** An option is as common as its command, and by itself. */
const OWN_SHARE = 0.4;
/** What the other lines of a table of options are worth next to their command. */
const TABLE_LINE = 0.6;

/** From 0 to 1, by twentieths. */
function commonness(name: string, commands: Commands): number {
  const option = splitOption(name, commands.names);
  if (option) {
    const own = OWN_SHARE * measured(name, commands);
    return round(own + (1 - OWN_SHARE) * commonness(option.command, commands));
  }
  return round(measured(name, commands) * (name.split(' ').length > 2 ? LONG_NAME : 1));
}

function measured(name: string, { mentions }: Commands): number {
  // What every name begins with is named everywhere, and sought nowhere.
  if (!name.includes(' ')) return 0.5;
  const most = mentions.get('docker run') ?? 1;
  return Math.min(1, Math.log(1 + (mentions.get(name) ?? 0)) / Math.log(1 + most));
}

function round(share: number): number {
  return Math.round(share * 20) / 20;
}

/** An option that has an entry of its own and a line on its command's page is one result. */
function commandEntries({ commands: texts, grammar }: EntrySources): SearchEntry[] {
  const names = new Set(texts.map(({ name }) => name));
  const commands: Commands = { names, grammar, mentions: countMentions(texts) };
  const byPath = new Map<string, SearchEntry>();
  for (const text of texts) {
    for (const entry of [commandEntry(text, commands), ...optionEntries(text, commands)]) {
      const known = byPath.get(entry.path);
      byPath.set(entry.path, known ? joined(known, entry) : entry);
    }
  }
  return [...byPath.values()];
}

function joined(a: SearchEntry, b: SearchEntry): SearchEntry {
  const [own, line] = a.asked === undefined ? [b, a] : [a, b];
  return {
    ...own,
    title: line.title,
    asked: [...(own.asked ?? []), own.title, ...(line.asked ?? []), line.text ?? ''],
    common: Math.max(own.common ?? 0, line.common ?? 0),
  };
}

function commandEntry(text: CommandText, commands: Commands): SearchEntry {
  const { name, family, purpose, aliases = [], synonyms = [], lessons = [] } = text;
  const isOption = splitOption(name, commands.names) !== undefined;
  const isInstruction = family === 'instructions';
  return {
    kind: isInstruction ? 'instruction' : isOption ? 'option' : 'command',
    title: name,
    path: entryPath(name, commands.names, commands.grammar),
    asked: [...(isInstruction ? [`Dockerfile ${name}`] : []), ...aliases, ...synonyms],
    text: plain(purpose),
    lessons,
    common: commonness(name, commands),
  };
}

function optionEntries(text: CommandText, commands: Commands): SearchEntry[] {
  const { name, lessons = [], options = {} } = text;
  if (splitOption(name, commands.names)) return [];
  const spec = findCommand(commands.grammar, name)?.spec;
  const common = round(TABLE_LINE * commonness(name, commands));
  return Object.entries(options).map(([option, { text: said, lesson }]) => {
    const long = longOption(commands.grammar, name, option);
    const short = spec?.options[long.slice(2)]?.short;
    return {
      kind: 'option',
      title: short === undefined ? `${name} ${long}` : `${name} -${short} ${long}`,
      path: optionPath(name, long),
      text: plain(said),
      lessons: lesson === undefined ? lessons.slice(0, 1) : [lesson],
      common,
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
