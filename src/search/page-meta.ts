import { chapterPath, lessonPath, type Course } from '../course/course.ts';

/**
 * What the plan of the course says of the page at an address: `{ lecon: '4.4' }`,
 * `{ chapitre: '4' }`, or nothing for a page that is neither.
 * @param path address of the page without the site's base, e.g. `/conteneurs/limites/`
 */
export function pageMeta(course: Course, path: string): Record<string, string> {
  for (const chapter of course.chapters) {
    if (chapterPath(chapter) === path) return { chapitre: String(chapter.number) };
    const lesson = chapter.lessons.find((candidate) => lessonPath(chapter, candidate) === path);
    if (lesson) return { lecon: lesson.number };
  }
  return {};
}
