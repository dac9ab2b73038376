import { describe, expect, it } from 'vitest';
import { addRecent, MAX_RECENT, parseRecent } from '../../../src/search/recent.ts';

describe('addRecent', () => {
  it('puts the newest first, once', () => {
    expect(addRecent(['volume', 'réseau'], ' Reseau ')).toEqual(['Reseau', 'volume']);
  });
  it('forgets the oldest', () => {
    const full = Array.from({ length: MAX_RECENT }, (_, rank) => `q${rank}`);
    expect(addRecent(full, 'neuf')).toEqual(['neuf', ...full.slice(0, -1)]);
  });
  it('does not keep a blank query', () => {
    expect(addRecent(['a'], '  ')).toEqual(['a']);
  });
});

describe('parseRecent', () => {
  it.each([
    [null, []],
    ['', []],
    ['{', []],
    ['{"a":1}', []],
    ['["a",1,null,"b"]', ['a', 'b']],
  ])('%s → %j', (stored, expected) => {
    expect(parseRecent(stored)).toEqual(expected);
  });
});
