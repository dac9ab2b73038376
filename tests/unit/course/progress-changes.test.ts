import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyProgress } from '../../../src/course/progress.ts';
import {
  merge,
  recordQuiz,
  setExercise,
  setRead,
  setReview,
} from '../../../src/course/progress-changes.ts';
import { arbitraryProgress as progress } from './arbitrary-progress.ts';

describe('merge', () => {
  it('does not depend on the order, and adds nothing the second time', () => {
    fc.assert(
      fc.property(progress, progress, progress, (a, b, c) => {
        expect(merge(a, b)).toEqual(merge(b, a));
        expect(merge(a, a)).toEqual(a);
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
        expect(merge(a, emptyProgress())).toEqual(a);
      }),
    );
  });

  it('keeps the first reading, the last quiz and every exercise', () => {
    const mine = {
      read: '2026-11-21',
      quiz: { right: 5, total: 5, date: '2026-01-31' },
      exercises: { bornes: '2026-11-21' },
    };
    const theirs = {
      read: '2026-01-31',
      review: true as const,
      quiz: { right: 2, total: 5, date: '2026-11-21' },
      exercises: { sonde: '2026-01-31' },
    };
    const merged = merge(
      { version: 1, lessons: { '4.4': mine } },
      { version: 1, lessons: { '4.4': theirs } },
    );
    expect(merged.lessons['4.4']).toEqual({
      ...theirs,
      exercises: { bornes: '2026-11-21', sonde: '2026-01-31' },
    });
  });
});

describe('changes', () => {
  it('never touch the value they start from', () => {
    fc.assert(
      fc.property(progress, (value) => {
        const copy = structuredClone(value);
        setRead(value, '4.4', '2026-11-21');
        setReview(value, '4.4', true);
        setExercise(value, '4.4', 'bornes', '2026-11-21');
        recordQuiz(value, '4.4', { right: 1, total: 2, date: '2026-11-21' });
        expect(value).toEqual(copy);
      }),
    );
  });

  it('leave no empty entry behind when undone', () => {
    let value = setRead(emptyProgress(), '4.4', '2026-11-21');
    value = setExercise(setReview(value, '4.4', true), '4.4', 'bornes', '2026-11-21');
    value = setExercise(value, '4.4', 'bornes', undefined);
    expect(value.lessons['4.4']).toEqual({ read: '2026-11-21', review: true });
    value = setReview(setRead(value, '4.4', undefined), '4.4', false);
    expect(value).toEqual(emptyProgress());
  });
});
