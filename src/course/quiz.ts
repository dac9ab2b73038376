import type { QuizResult } from './progress.ts';

/** Ranks of answers (from 0), by question id: the right ones, or those that a reader chose. */
export type Answers = Record<string, number[]>;

/** True when exactly the right answers were chosen, in whichever order. */
export function isRight(chosen: number[], right: number[]): boolean {
  const expected = new Set(right);
  return new Set(chosen).size === expected.size && chosen.every((rank) => expected.has(rank));
}

/**
 * The result of a whole attempt.
 * @param day ISO day of the attempt.
 */
export function quizResult(chosen: Answers, right: Answers, day: string): QuizResult {
  const missed = missedQuestions(chosen, right);
  const total = Object.keys(right).length;
  return { right: total - missed.length, total, date: day, answers: chosen };
}

/** Ids of the questions not answered right, in the order of the quiz. */
export function missedQuestions(chosen: Answers, right: Answers): string[] {
  return Object.entries(right)
    .filter(([id, expected]) => !isRight(chosen[id] ?? [], expected))
    .map(([id]) => id);
}
