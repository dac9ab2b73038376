import { describe, expect, it } from 'vitest';
import { nearbyQueries, normalizeQuery, searchTerms } from '../../../src/search/query.ts';

describe('normalizeQuery', () => {
  it.each([
    ['l’hôte', "l'hôte"],
    ['docker run –rm', 'docker run --rm'],
    ['docker run —rm', 'docker run --rm'],
    ['--cpus=0.5', '--cpus 0.5'],
    ['docker ps | grep web', 'docker ps grep web'],
    ['docker rm $(docker ps -aq)', 'docker rm docker ps -aq'],
    ['« idée reçue »', 'idée reçue'],
    ['multi‑étapes', 'multi-étapes'],
    ['  deux   mots ', 'deux mots'],
  ])('%s → %s', (query, expected) => {
    expect(normalizeQuery(query)).toBe(expected);
  });
});

describe('searchTerms', () => {
  it.each([
    ['l’hôte', ['hôte']],
    ['supprimer tous les conteneurs', ['supprimer', 'conteneurs']],
    ['docker-compose up -d', ['docker', 'compose', 'up', '-d']],
    ['--rm a quoi ça sert', ['--rm', 'sert']],
    ['-p ≠ -P', ['-p', '-P']],
    ['à quoi sert --memory ?', ['sert', '--memory']],
    ['/var/lib/docker', ['/var/lib/docker']],
    ['le', ['le']],
    ['', []],
    [' ! ', []],
  ])('%s → %j', (query, expected) => {
    expect(searchTerms(query)).toEqual(expected);
  });
});

describe('nearbyQueries', () => {
  it('offers each word of several, the longest first', () => {
    expect(nearbyQueries('un zorglub de conteneurs')).toEqual(['conteneurs', 'zorglub']);
  });
  it('offers the beginning of a word alone', () => {
    expect(nearbyQueries('histroy')).toEqual(['hist']);
  });
  it('offers nothing for a word too short to be cut', () => {
    expect(nearbyQueries('xyz')).toEqual([]);
  });
});
