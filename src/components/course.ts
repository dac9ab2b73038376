import { readFileSync } from 'node:fs';
import { getCollection } from 'astro:content';
import { lessonPath, parseCourse, type Chapter, type Lesson } from '../course/course.ts';

/** The plan of the course. */
export const course = parseCourse(readFileSync('content/course.yaml', 'utf8'));

/** Pages of the lessons that are written, by lesson number. */
export async function writtenLessons() {
  const pages = await getCollection('docs', ({ data }) => data.lesson !== undefined);
  return new Map(pages.map((page) => [page.data.lesson ?? '', page]));
}

/** The first lesson, in the order of the course, that can be read today. */
export async function firstWrittenLesson(): Promise<
  { chapter: Chapter; lesson: Lesson; path: string } | undefined
> {
  const written = await writtenLessons();
  for (const chapter of course.chapters) {
    const lesson = chapter.lessons.find((one) => written.has(one.number));
    if (lesson) return { chapter, lesson, path: lessonPath(chapter, lesson) };
  }
  return undefined;
}
