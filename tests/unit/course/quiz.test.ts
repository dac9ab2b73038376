import { describe, expect, it } from 'vitest';
import { isRight, missedQuestions, quizResult } from '../../../src/course/quiz.ts';

describe('isRight', () => {
  it.each([
    [[1], [1], true],
    [[2, 0], [0, 2], true],
    [[0], [0, 2], false],
    [[0, 1, 2], [0, 2], false],
    [[0, 0], [0, 2], false],
    [[], [1], false],
  ])('%j against %j: %s', (chosen, right, expected) => {
    expect(isRight(chosen, right)).toBe(expected);
  });
});

describe('quizResult', () => {
  const right = { oom: [1], cpus: [0, 2], pids: [3] };

  it('counts whole questions and keeps what was chosen', () => {
    const chosen = { oom: [1], cpus: [0], pids: [3] };
    expect(quizResult(chosen, right, '2026-11-21')).toEqual({
      right: 2,
      total: 3,
      date: '2026-11-21',
      answers: chosen,
    });
    expect(missedQuestions(chosen, right)).toEqual(['cpus']);
  });

  it('takes a question that was never answered, or is new, for missed', () => {
    expect(missedQuestions({ oom: [1], gone: [0] }, right)).toEqual(['cpus', 'pids']);
  });
});
