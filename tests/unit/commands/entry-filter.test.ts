import { describe, expect, it } from 'vitest';
import { foldWords, matchesQuery } from '../../../src/commands/entry-filter.ts';

const run = {
  words: foldWords('docker run Créer un conteneur neuf ; l’hôte, réseau'),
  options: '-p --publish -P --publish-all --rm --memory',
};

describe('the filter of the index', () => {
  it.each([
    '',
    '   ',
    'docker run',
    'RUN',
    'creer conteneur',
    'Créer',
    'hote',
    "l'hôte",
    'cont cré',
    '-p',
    '--mem',
    'docker --rm',
    '-P run',
  ])('keeps it for « %s »', (query) => {
    expect(matchesQuery(query, run)).toBe(true);
  });

  it.each(['docker build', 'un conteneur vieux', '-m', '--memoire', '-R', 'onteneur', '-p --tty'])(
    'hides it for « %s »',
    (query) => {
      expect(matchesQuery(query, run)).toBe(false);
    },
  );

  it('tells -p from -P', () => {
    const publish = { words: '', options: '-p --publish' };
    expect(matchesQuery('-p', publish)).toBe(true);
    expect(matchesQuery('-P', publish)).toBe(false);
  });
});
