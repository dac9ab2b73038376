import { describe, expect, it } from 'vitest';
import { answers, coverage, markTerms } from '../../../src/search/match.ts';
import { synonymsOf } from '../../../src/search/synonyms.ts';

describe('answers', () => {
  it.each([
    ['conteneurs', 'conteneur'],
    ['reseau', 'réseaux'],
    ['construire', 'construction'],
    ['lim', 'limites'],
    ['--mem', '--memory'],
    ['-p', '-p'],
  ])('%s finds %s', (term, word) => {
    expect(answers(term, word)).toBe(true);
  });
  it.each([
    ['-p', '-P'],
    ['-v', '-vv'],
    ['rm', '--rm'],
    ['--rm', 'rm'],
    ['port', 'rapport'],
    ['volume', 'voler'],
  ])('%s does not find %s', (term, word) => {
    expect(answers(term, word)).toBe(false);
  });
});

describe('coverage', () => {
  it('counts the terms held, by a form or a synonym', () => {
    expect(coverage(['effacer', 'conteneur'], 'Supprimer des conteneurs')).toBe(1);
    expect(coverage(['effacer', 'volume'], 'Supprimer des conteneurs')).toBe(0.5);
  });
  it('sees the parts of compound words', () => {
    expect(coverage(['compose', 'drop'], 'docker-compose, cap_drop')).toBe(1);
  });
  it('is null without a term', () => {
    expect(coverage([], 'texte')).toBe(0);
  });
});

describe('markTerms', () => {
  it('marks whole words', () => {
    const text = 'Limiter la mémoire avec --memory';
    const marked = markTerms(text, ['limites', '--memory']);
    expect(marked.map(({ start, end }) => text.slice(start, end))).toEqual(['Limiter', '--memory']);
  });
});

describe('synonymsOf', () => {
  it('ignores accents and plurals, and never gives the term back', () => {
    expect(synonymsOf('arreter')).toEqual(['stopper', 'stop']);
    expect(synonymsOf('couches')).toContain('layer');
    expect(synonymsOf('zorglub')).toEqual([]);
  });
});
