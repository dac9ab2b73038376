import { describe, expect, it } from 'vitest';
import { frenchDate, isIsoDay, isoDay } from '../../../src/course/french-date.ts';

describe('frenchDate', () => {
  it.each([
    ['2026-11-21', '21\u00A0novembre 2026'],
    ['2026-08-01', '1er\u00A0août 2026'],
    ['2026-02-11', '11\u00A0février 2026'],
  ])('%s is %s', (day, expected) => {
    expect(frenchDate(day)).toBe(expected);
    expect(frenchDate(new Date(day))).toBe(expected);
  });

  it.each(['2026-02-30', '21/11/2026', '', 'demain'])('refuses %j', (day) => {
    expect(() => frenchDate(day)).toThrow(RangeError);
  });
});

describe('isoDay', () => {
  it('gives the day of the reader, whatever the hour', () => {
    expect(isoDay(new Date(2026, 0, 5, 0, 1))).toBe('2026-01-05');
    expect(isoDay(new Date(2026, 11, 31, 23, 59))).toBe('2026-12-31');
  });
});

describe('isIsoDay', () => {
  it('knows the calendar', () => {
    expect(isIsoDay('2028-02-29')).toBe(true);
    expect(isIsoDay('2026-02-29')).toBe(false);
    expect(isIsoDay('2026-1-1')).toBe(false);
  });
});
