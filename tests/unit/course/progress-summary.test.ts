import { describe, expect, it } from 'vitest';
import { emptyProgress } from '../../../src/course/progress.ts';
import { setRead, setReview } from '../../../src/course/progress-changes.ts';
import { summarize } from '../../../src/course/progress-summary.ts';

describe('summarize', () => {
  const lessons = ['1.1', '1.2', '4.4', '6.1'];
  const read = (...numbers: [string, string][]) =>
    numbers.reduce((value, [number, date]) => setRead(value, number, date), emptyProgress());

  it('starts at the first lesson', () => {
    expect(summarize(emptyProgress(), lessons)).toEqual({ read: 0, next: '1.1', review: [] });
  });

  it('goes on after the lesson read last', () => {
    expect(summarize(read(['4.4', '2026-11-21'], ['1.1', '2026-01-31']), lessons).next).toBe('6.1');
  });

  it('comes back to what was skipped', () => {
    expect(summarize(read(['6.1', '2026-11-21']), lessons).next).toBe('1.1');
  });

  it('has no next lesson when all are read, and does not count lessons that are gone', () => {
    const all = read(...[...lessons, '9.9'].map((one) => [one, '2026-11-21'] as [string, string]));
    expect(summarize(all, lessons)).toEqual({ read: 4, next: undefined, review: [] });
  });

  it('lists what to review in the order of the course', () => {
    const value = setReview(setReview(emptyProgress(), '6.1', true), '1.2', true);
    expect(summarize(value, lessons).review).toEqual(['1.2', '6.1']);
  });
});
