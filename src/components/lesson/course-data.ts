import { getCollection } from 'astro:content';
import source from '../../../content/course.yaml?raw';
import { findLesson, lessonPath, parseCourse } from '../../course/course.ts';
import { readingMinutes } from '../../course/reading-time.ts';
import { withBase } from '../../markdown/base-links.ts';

/** The plan of the course, written or not. */
export const course = parseCourse(source);

/** A lesson that has its page. */
export interface WrittenLesson {
  number: string;
  title: string;
  /** Address of the page under the site's base. */
  href: string;
  minutes: number;
}

/**
 * The lessons that can be read, by number, in the order of the course.
 * @throws Error when a page names a lesson that is not in the plan.
 */
export async function writtenLessons(): Promise<Map<string, WrittenLesson>> {
  const pages = await getCollection('docs', ({ data }) => data.lesson !== undefined);
  const lessons = pages.map(({ data, body, id }) => {
    const number = data.lesson ?? '';
    const found = findLesson(course, number);
    if (!found) throw new Error(`${id}: content/course.yaml has no lesson "${number}".`);
    const href = withBase(lessonPath(found.chapter, found.lesson), import.meta.env.BASE_URL);
    const { title } = found.lesson;
    return [number, { number, title, href, minutes: readingMinutes(body ?? '') }] as const;
  });
  const order = course.chapters.flatMap((chapter) => chapter.lessons.map(({ number }) => number));
  return new Map(lessons.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)));
}
