import { parse } from 'yaml';

/** A lesson of the plan, written or not. */
export interface Lesson {
  /** « 4.4 »: chapter number, dot, rank in the chapter. */
  number: string;
  /** Last segment of the lesson's address; never changes once published. */
  slug: string;
  title: string;
}

export interface Chapter {
  /** From 1 to 14. */
  number: number;
  slug: string;
  title: string;
  /** What the reader can do at the end, one sentence each. */
  objectives: string[];
  lessons: Lesson[];
}

export interface Course {
  chapters: Chapter[];
}

/**
 * Reads the plan of the course (`content/course.yaml`).
 * @throws Error naming the entry when a number is out of order, an address is used twice, or a
 *   sentence was read by YAML as a key and its value.
 */
export function parseCourse(source: string): Course {
  const course = parse(source) as Course;
  const paths = new Set<string>();
  for (const [index, chapter] of course.chapters.entries()) {
    if (chapter.number !== index + 1) {
      throw new Error(
        `content/course.yaml: chapter « ${chapter.title} » has number ${chapter.number}, expected ${index + 1}.`,
      );
    }
    const unread = chapter.objectives.find((objective) => typeof objective !== 'string');
    if (unread) {
      throw new Error(
        `content/course.yaml: an objective of chapter ${chapter.number} holds « : », put it in quotes: ${JSON.stringify(unread)}.`,
      );
    }
    for (const [rank, lesson] of chapter.lessons.entries()) {
      const expected = `${chapter.number}.${rank + 1}`;
      if (lesson.number !== expected) {
        throw new Error(
          `content/course.yaml: lesson « ${lesson.title} » has number ${lesson.number}, expected "${expected}".`,
        );
      }
      const path = lessonPath(chapter, lesson);
      if (paths.has(path))
        throw new Error(`content/course.yaml: the address ${path} is used twice.`);
      paths.add(path);
    }
  }
  return course;
}

/** Address of a lesson without the site's base, e.g. `/conteneurs/limites/`. */
export function lessonPath(chapter: Chapter, lesson: Lesson): string {
  return `/${chapter.slug}/${lesson.slug}/`;
}

/** Address of a chapter's page without the site's base, e.g. `/conteneurs/`. */
export function chapterPath(chapter: Chapter): string {
  return `/${chapter.slug}/`;
}

/** The chapter of a lesson number, e.g. « 4.4 » → chapter 4. */
export function chapterOf(course: Course, lessonNumber: string): Chapter | undefined {
  return course.chapters.find((chapter) => String(chapter.number) === lessonNumber.split('.')[0]);
}

/** The lesson that has this number, with its chapter. */
export function findLesson(
  course: Course,
  number: string,
): { chapter: Chapter; lesson: Lesson } | undefined {
  const chapter = chapterOf(course, number);
  const lesson = chapter?.lessons.find((candidate) => candidate.number === number);
  return chapter && lesson ? { chapter, lesson } : undefined;
}
