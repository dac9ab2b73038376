import type { Progress } from './progress.ts';

/** What there is to say of a reader's progress at a glance. */
export interface ProgressSummary {
  read: number;
  /** The lesson to read now, unless all are read. */
  next: string | undefined;
  /** Lessons to review, in the order of the course. */
  review: string[];
}

/**
 * @param lessons numbers of the lessons that can be read, in the order of the course. `next` is
 *   the first unread one after the lesson read last, or the first unread one of all.
 */
export function summarize(progress: Progress, lessons: string[]): ProgressSummary {
  const of = (number: string) => progress.lessons[number];
  const unread = (number: string) => !of(number)?.read;
  const lastDay = lessons.map((number) => of(number)?.read ?? '').reduce(later, '');
  const last = lastDay ? lessons.findLastIndex((number) => of(number)?.read === lastDay) : -1;
  return {
    read: lessons.filter((number) => !unread(number)).length,
    next: lessons.slice(last + 1).find(unread) ?? lessons.find(unread),
    review: lessons.filter((number) => of(number)?.review),
  };
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
