import {
  nonEmpty,
  VERSION,
  withoutUndefined,
  type LessonProgress,
  type Progress,
  type QuizResult,
} from './progress.ts';

/** Marks a lesson as read on a day, or as not read when `day` is undefined. */
export function setRead(progress: Progress, lesson: string, day: string | undefined): Progress {
  return withLesson(progress, lesson, { read: day });
}

/** Marks a lesson as one to come back to, or no longer. */
export function setReview(progress: Progress, lesson: string, review: boolean): Progress {
  return withLesson(progress, lesson, { review: review || undefined });
}

/** Keeps the result of a whole attempt at the quiz of a lesson, in place of the one before. */
export function recordQuiz(progress: Progress, lesson: string, quiz: QuizResult): Progress {
  return withLesson(progress, lesson, { quiz });
}

/** Marks an exercise as done on a day, or as not done when `day` is undefined. */
export function setExercise(
  progress: Progress,
  lesson: string,
  exercise: string,
  day: string | undefined,
): Progress {
  const done = Object.entries(progress.lessons[lesson]?.exercises ?? {});
  const others = done.filter(([id]) => id !== exercise);
  const exercises = Object.fromEntries(day ? [...others, [exercise, day]] : others);
  return withLesson(progress, lesson, { exercises: nonEmpty(exercises) });
}

/**
 * Joins two records of progress, whichever order they come in: the first reading, the last quiz,
 * every exercise; a lesson to review in one is to review.
 */
export function merge(mine: Progress, theirs: Progress): Progress {
  const numbers = new Set([...Object.keys(mine.lessons), ...Object.keys(theirs.lessons)]);
  const lessons = [...numbers].map((number) => [
    number,
    mergeLesson(mine.lessons[number] ?? {}, theirs.lessons[number] ?? {}),
  ]);
  return { version: VERSION, lessons: Object.fromEntries(lessons) };
}

type Changes = { [Key in keyof LessonProgress]: LessonProgress[Key] | undefined };

function withLesson(progress: Progress, lesson: string, changes: Changes): Progress {
  const others = Object.entries(progress.lessons).filter(([number]) => number !== lesson);
  const before = progress.lessons[lesson];
  const after = nonEmpty(withoutUndefined<LessonProgress>({ ...before, ...changes }));
  return {
    version: VERSION,
    lessons: Object.fromEntries(after ? [...others, [lesson, after]] : others),
  };
}

function mergeLesson(mine: LessonProgress, theirs: LessonProgress): LessonProgress {
  const exercises: Record<string, string> = { ...mine.exercises };
  for (const [id, day] of Object.entries(theirs.exercises ?? {})) {
    exercises[id] = earlier(exercises[id], day) ?? day;
  }
  return withoutUndefined<LessonProgress>({
    read: earlier(mine.read, theirs.read),
    review: mine.review ?? theirs.review,
    quiz: laterQuiz(mine.quiz, theirs.quiz),
    exercises: nonEmpty(exercises),
  });
}

/** On the same day, the better attempt; then any fixed order, so that merging has one result. */
function laterQuiz(a: QuizResult | undefined, b: QuizResult | undefined): QuizResult | undefined {
  if (!a || !b) return a ?? b;
  if (a.date !== b.date) return a.date > b.date ? a : b;
  const difference = a.right / a.total - b.right / b.total;
  if (difference !== 0) return difference > 0 ? a : b;
  return JSON.stringify(a) > JSON.stringify(b) ? a : b;
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}
