import { getCollection } from 'astro:content';
import source from '../../content/course.yaml?raw';
import { parseCourse } from '../course/course.ts';

/** The plan of the course. */
export const course = parseCourse(source);

/** Pages of the lessons that are written, by lesson number. */
export async function writtenLessons() {
  const pages = await getCollection('docs', ({ data }) => data.lesson !== undefined);
  return new Map(pages.map((page) => [page.data.lesson ?? '', page]));
}
