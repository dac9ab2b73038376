import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { GRAMMAR } from '../commands/grammars.ts';
import { findLesson, lessonPath, parseCourse, type Course } from '../course/course.ts';
import { parseSession } from '../recording/session.ts';
import {
  collectEntries,
  type CommandText,
  type ErrorText,
  type StepText,
} from '../search/collect-entries.ts';
import { type SearchEntry } from '../search/entry.ts';
import { writtenLessons } from './sidebar.ts';

const SESSIONS = 'content/sessions';
const SESSION_IN_LESSON = /<SessionReplay\s[^>]*\bid="([^"]+)"/g;
const LESSON_KEY = /^lesson:\s*["']?(\d+\.\d+)["']?\s*$/m;

/** Reads content/ and gives all that the small search index holds. */
export function readSearchEntries(): SearchEntry[] {
  const course = parseCourse(readFileSync('content/course.yaml', 'utf8'));
  return collectEntries({
    commands: globSync('content/commands/*.yaml')
      .sort()
      .flatMap((file) => readYaml<CommandText[]>(file)),
    errors: readYaml<ErrorText[]>('content/errors.yaml'),
    topics: readYaml<Record<string, string[]>>('content/topics.yaml'),
    steps: readSteps(course),
    course,
    written: writtenLessons(),
    grammar: GRAMMAR,
  });
}

function readYaml<Content>(file: string): Content {
  return parse(readFileSync(file, 'utf8')) as Content;
}

/** The steps of the recorded sessions, in the lesson that shows them or else in the gallery. */
function readSteps(course: Course): StepText[] {
  const pages = pagesOfSessions(course);
  const recorded = globSync(`${SESSIONS}/**/*.cast`).sort();
  return recorded.flatMap((cast) => {
    const file = cast.replace(/\.cast$/, '.yaml');
    const id = file.slice(SESSIONS.length + 1, -'.yaml'.length).replaceAll('\\', '/');
    const session = parseSession(readFileSync(file, 'utf8'), file);
    return session.steps.map(({ run }, rank) => ({
      command: run.split('\n')[0] ?? run,
      session: session.title,
      path: `${pages.get(id) ?? '/sessions/'}#session-${id.replaceAll('/', '-')}-etape-${rank + 1}`,
    }));
  });
}

/** Session id → address of the lesson that shows it. */
function pagesOfSessions(course: Course): Map<string, string> {
  const pages = new Map<string, string>();
  for (const file of globSync('content/docs/*/*.mdx')) {
    const source = readFileSync(file, 'utf8');
    const found = findLesson(course, LESSON_KEY.exec(source)?.[1] ?? '');
    if (!found) continue;
    for (const [, id = ''] of source.matchAll(SESSION_IN_LESSON)) {
      pages.set(id, lessonPath(found.chapter, found.lesson));
    }
  }
  return pages;
}
