import { findLesson, lessonPath } from '../../course/course.ts';
import { frenchSpaces } from '../../markdown/french-spaces.ts';
import { course, writtenLessons } from '../course.ts';
import { siteUrl } from '../site-url.ts';

/** A lesson of the plan. */
export interface LessonLink {
  number: string;
  title: string;
  /** Undefined while the lesson is not written. */
  href: string | undefined;
}

/**
 * The lesson of a number, written or not.
 * @throws Error when the plan has no such lesson
 */
export async function lessonLink(number: string): Promise<LessonLink> {
  const found = findLesson(course, number);
  if (!found) throw new Error(`content/course.yaml has no lesson "${number}".`);
  const isWritten = (await writtenLessons()).has(number);
  return {
    number,
    title: frenchSpaces(found.lesson.title),
    href: isWritten ? siteUrl(lessonPath(found.chapter, found.lesson)) : undefined,
  };
}
