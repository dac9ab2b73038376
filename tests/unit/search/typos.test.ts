import { describe, expect, it } from 'vitest';
import { typosAllowed, typosBetween } from '../../../src/search/typos.ts';

describe('typosBetween', () => {
  it.each([
    ['history', 'history', 0],
    ['histroy', 'history', 1],
    ['pul', 'pull', 1],
    ['volumme', 'volume', 1],
    ['conteneur', 'containeur', 2],
    ['port', 'prune', 4],
  ])('%s, %s: %i', (a, b, expected) => {
    expect(typosBetween(a, b, 3)).toBe(expected);
  });
  it('stops counting above the limit', () => {
    expect(typosBetween('abcdefgh', 'stuvwxyz', 2)).toBe(3);
    expect(typosBetween('a', 'abcdefgh', 2)).toBe(3);
  });
});

describe('typosAllowed', () => {
  it.each([
    ['run', 0],
    ['pull', 1],
    ['history', 1],
    ['conteneur', 2],
    ['--rm', 0],
    ['--platfrom', 2],
  ])('%s: %i', (word, expected) => {
    expect(typosAllowed(word)).toBe(expected);
  });
});
