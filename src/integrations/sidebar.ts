import { globSync, readFileSync } from 'node:fs';
import { frenchSpaces } from '../markdown/french-spaces.ts';
import { chapterPath, lessonPath, type Course } from '../course/course.ts';

/** How the sidebar names the page of a chapter, under the chapter's own title. */
const CHAPTER_PAGE = 'Le chapitre';

/** Pages to come back to, under the chapters. */
const REFERENCE = {
  label: 'Référence',
  items: [
    { label: 'Commandes', link: '/commandes/' },
    { label: 'Messages d’erreur', link: '/erreurs/' },
    { label: 'Antisèche', link: '/antiseche/' },
    { label: 'Sessions enregistrées', link: '/sessions/' },
    { label: 'D’où viennent ces sorties\u00A0?', link: '/d-ou-viennent-ces-sorties/' },
    { label: 'Ma progression', link: '/progression/' },
  ],
};

const LESSON_KEY = /^lesson:\s*["']?(\d+\.\d+)["']?\s*$/m;

/** Numbers of the lessons that have a file under content/docs. */
export function writtenLessons(): Set<string> {
  const numbers = globSync('content/docs/*/*.mdx')
    .map((file) => LESSON_KEY.exec(readFileSync(file, 'utf8'))?.[1])
    .filter((number) => number !== undefined);
  return new Set(numbers);
}

/**
 * Starlight's sidebar: one closed group per chapter, holding its page and its written lessons, then
 * the reference.
 * Lessons that are not written yet stand on the chapter's page only, where they are said to be so.
 */
export function courseSidebar(course: Course) {
  const written = writtenLessons();
  const chapters = course.chapters.map((chapter) => ({
    label: frenchSpaces(`${chapter.number}. ${chapter.title}`),
    collapsed: true,
    items: [
      { label: CHAPTER_PAGE, link: chapterPath(chapter) },
      ...chapter.lessons
        .filter((lesson) => written.has(lesson.number))
        .map((lesson) => ({
          label: frenchSpaces(`${lesson.number} ${lesson.title}`),
          link: lessonPath(chapter, lesson),
          attrs: { 'data-lesson': lesson.number },
        })),
    ],
  }));
  return [...chapters, REFERENCE];
}
