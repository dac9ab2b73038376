import { describe, expect, it } from 'vitest';
import { type SearchEntry } from '../../../src/search/entry.ts';
import { buildEntryIndex, searchEntries } from '../../../src/search/entry-index.ts';
import { answerFromEntries, entrySource, isEnough } from '../../../src/search/entry-source.ts';
import { packEntries, unpackEntries } from '../../../src/search/packed-entries.ts';

const option = (title: string, path: string, text: string): SearchEntry => ({
  kind: 'option',
  title,
  path,
  text,
  lessons: [],
  common: 0.6,
});
const ENTRIES: SearchEntry[] = [
  {
    kind: 'command',
    title: 'docker rm',
    path: '/commandes/docker-rm/',
    asked: ['supprimer un conteneur'],
    text: 'Supprimer un ou plusieurs conteneurs.',
    lessons: ['4.2'],
    common: 0.7,
  },
  {
    kind: 'command',
    title: 'docker history',
    path: '/commandes/docker-history/',
    text: 'Lister les étapes d’une image.',
  },
  {
    kind: 'lesson',
    number: '4.2',
    title: 'Gestion des conteneurs',
    path: '/conteneurs/',
    place: ['Chapitre 4', 'en préparation'],
  },
  option('docker run -p --publish', '/commandes/docker-run/#option-publish', 'Publier un port.'),
  option(
    'docker run -P --publish-all',
    '/commandes/docker-run/#option-publish-all',
    'Tout publier.',
  ),
  option('docker run --volumes-from', '/commandes/docker-run/#option-volumes-from', 'Reprendre.'),
];
const index = buildEntryIndex(ENTRIES);
const first = (query: string) => searchEntries(index, query, 1)[0]?.entry.title;

describe('searchEntries', () => {
  it.each([
    ['-p', 'docker run -p --publish'],
    ['-P', 'docker run -P --publish-all'],
    ['volumes-from', 'docker run --volumes-from'],
    ['--volums-from', 'docker run --volumes-from'],
    ['docker histroy', 'docker history'],
    ['effacer conteneurs', 'docker rm'],
  ])('« %s » finds %s', (query, title) => {
    expect(first(query)).toBe(title);
  });
  it.each(['', '   ', '!!!', 'zzzzqq'])('finds nothing for « %s »', (query) => {
    expect(searchEntries(index, query, 5)).toEqual([]);
  });
  it('answers a hostile query at once', () => {
    const start = performance.now();
    searchEntries(index, 'à'.repeat(20_000), 5);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('answerFromEntries', () => {
  it('proposes the lesson of the best answer', () => {
    const { results } = answerFromEntries(index, 'docker rm', '/cours');
    expect(results.map(({ href }) => href).slice(0, 2)).toEqual([
      '/cours/commandes/docker-rm/',
      '/cours/conteneurs/',
    ]);
    expect(results[1]?.breadcrumb).toContain('en préparation');
  });
  it('says when no answer holds every word', () => {
    expect(answerFromEntries(index, 'docker rm', '').partial).toBe(false);
    expect(answerFromEntries(index, 'docker rm wxyzwxyz', '').partial).toBe(true);
  });
  it('is enough when its first result is what was asked for', () => {
    expect(isEnough(answerFromEntries(index, 'docker history', ''))).toBe(true);
    expect(isEnough(answerFromEntries(index, 'zzzzqq', ''))).toBe(false);
  });
});

it('loads again after a failure', async () => {
  let tries = 0;
  const source = entrySource(() => {
    tries += 1;
    return tries === 1 ? Promise.reject(new Error('offline')) : Promise.resolve(ENTRIES);
  }, '');
  await expect(source.search('docker rm')).rejects.toThrow('offline');
  expect((await source.search('docker rm')).results).not.toEqual([]);
});

it('travels without loss', () => {
  const sorted = (entries: SearchEntry[]) =>
    entries.toSorted((a, b) => a.title.localeCompare(b.title));
  expect(sorted(unpackEntries(packEntries(ENTRIES)))).toEqual(sorted(ENTRIES));
  expect(packEntries(ENTRIES).entries).toHaveLength(3);
});
