import { describe, expect, it } from 'vitest';
import { mergeAnswers } from '../../../src/search/merge.ts';
import { type SearchResult } from '../../../src/search/source.ts';

const result = (href: string, score: number): SearchResult => ({
  kind: 'section',
  title: { text: href, marks: [] },
  breadcrumb: [],
  href,
  score,
});
const answer = (partial: boolean, ...results: SearchResult[]) => ({ partial, results });

describe('mergeAnswers', () => {
  it('ranks the results of all the answers by score', () => {
    const merged = mergeAnswers(
      [answer(false, result('/a/', 0.4), result('/b/', 0.2)), answer(false, result('/c/', 1))],
      10,
    );
    expect(merged.results.map(({ href }) => href)).toEqual(['/c/', '/a/', '/b/']);
  });
  it('keeps the order of the answers between equal scores', () => {
    const merged = mergeAnswers([answer(false, result('/a/', 0.5), result('/b/', 0.5))], 10);
    expect(merged.results.map(({ href }) => href)).toEqual(['/a/', '/b/']);
  });
  it('shows an address once, with its best score', () => {
    const merged = mergeAnswers(
      [answer(false, result('/a/', 0.2)), answer(false, result('/a/', 0.6), result('/b/', 0.3))],
      10,
    );
    expect(merged.results.map(({ href, score }) => [href, score])).toEqual([
      ['/a/', 0.6],
      ['/b/', 0.3],
    ]);
  });
  it('stops at the limit', () => {
    expect(
      mergeAnswers([answer(false, result('/a/', 1), result('/b/', 1))], 1).results,
    ).toHaveLength(1);
  });
  it('is partial when every answer that has results is', () => {
    expect(mergeAnswers([answer(true, result('/a/', 1)), answer(false)], 9).partial).toBe(true);
    expect(
      mergeAnswers([answer(true, result('/a/', 1)), answer(false, result('/b/', 1))], 9).partial,
    ).toBe(false);
    expect(mergeAnswers([answer(true)], 9).partial).toBe(false);
  });
});
