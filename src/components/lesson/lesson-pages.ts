import { findLesson, lessonPath } from '../../course/course.ts';
import { readingMinutes } from '../../course/reading-time.ts';
import { frenchSpaces } from '../../markdown/french-spaces.ts';
import { course, writtenLessons } from '../course.ts';
import { siteUrl } from '../site-url.ts';

/** A lesson that can be read. */
export interface LessonPage {
  number: string;
  title: string;
  href: string;
  minutes: number;
}

/**
 * The lessons that can be read, by number, in the order of the course.
 * @throws Error when a page names a lesson that is not in the plan.
 */
export async function lessonPages(): Promise<Map<string, LessonPage>> {
  const written = await writtenLessons();
  for (const [number, { id }] of written) {
    if (!findLesson(course, number)) {
      throw new Error(`${id}: content/course.yaml has no lesson "${number}".`);
    }
  }
  const pages = course.chapters.flatMap((chapter) =>
    chapter.lessons.map((lesson): LessonPage | undefined => {
      const page = written.get(lesson.number);
      return (
        page && {
          number: lesson.number,
          title: frenchSpaces(lesson.title),
          href: siteUrl(lessonPath(chapter, lesson)),
          minutes: readingMinutes(page.body ?? ''),
        }
      );
    }),
  );
  return new Map(pages.filter((page) => page !== undefined).map((page) => [page.number, page]));
}
