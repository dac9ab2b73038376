import fc from 'fast-check';
import type { Progress } from '../../../src/course/progress.ts';

const day = fc.constantFrom('2026-01-31', '2026-11-21', '2027-02-01');
const quiz = fc
  .tuple(fc.nat(5), fc.integer({ min: 1, max: 5 }), day)
  .map(([right, total, date]) => ({ right: Math.min(right, total), total, date }));
const lesson = fc
  .record(
    {
      read: day,
      review: fc.constant(true as const),
      quiz,
      exercises: fc.dictionary(fc.constantFrom('bornes', 'sonde'), day, { minKeys: 1 }),
    },
    { requiredKeys: [] },
  )
  .filter((value) => Object.keys(value).length > 0);
/** Progress of any reader, over a few lessons and days so that two records often meet. */
export const arbitraryProgress: fc.Arbitrary<Progress> = fc
  .dictionary(fc.constantFrom('1.1', '4.4', '14.4'), lesson)
  .map((lessons) => ({ version: 1 as const, lessons: { ...lessons } }));
