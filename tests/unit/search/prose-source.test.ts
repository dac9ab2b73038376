import { describe, expect, it, vi } from 'vitest';
import { type Pagefind, type PagefindPage } from '../../../src/search/pagefind.ts';
import { proseSource, shortened, synonymVariants } from '../../../src/search/prose-source.ts';

const CHAPTERS = [{ number: 4, title: 'Conteneurs Docker' }];

/** A page with one section, every word of which is said to be found. */
function page(url: string, content: string, meta: Record<string, string> = {}): PagefindPage {
  return {
    url,
    content,
    excerpt: content,
    meta: { title: 'Limitations', ...meta },
    sub_results: [
      {
        title: 'La mémoire',
        url: `${url}#la-memoire`,
        excerpt: `La mémoire. <mark>${content}</mark>`,
        weighted_locations: [{ balanced_score: 10 }],
        anchor: { element: 'h2', id: 'la-memoire' },
      },
    ],
  };
}

/** An engine that answers the given terms, as Pagefind does. */
function engine(answers: Record<string, PagefindPage[]>): Pagefind {
  return {
    options: () => Promise.resolve(),
    init: () => Promise.resolve(),
    destroy: vi.fn(() => Promise.resolve()),
    search: (term) => {
      const pages = answers[term] ?? [];
      const results = pages.map((found, rank) => ({
        score: 10 - rank,
        data: () => Promise.resolve(found),
      }));
      return Promise.resolve({ results });
    },
  };
}

describe('proseSource', () => {
  it('leads to the section, and says in which lesson it stands', async () => {
    const lesson = page('/conteneurs/limites/', 'swap', { lecon: '4.4' });
    const source = proseSource(() => Promise.resolve(engine({ swap: [lesson] })), CHAPTERS);
    const { results, partial } = await source.search('swap');
    expect(partial).toBe(false);
    expect(results[0]).toMatchObject({
      kind: 'section',
      title: { text: 'La mémoire' },
      breadcrumb: ['Leçon 4.4', 'Limitations'],
      excerpt: { text: 'swap', marks: [{ start: 0, end: 4 }] },
      href: '/conteneurs/limites/#la-memoire',
    });
  });

  it('leads to the lesson first when its title answers', async () => {
    const lesson = page('/conteneurs/limites/', 'Les limites', { lecon: '4.4' });
    const source = proseSource(() => Promise.resolve(engine({ limites: [lesson] })), CHAPTERS);
    const { results } = await source.search('limites');
    expect(results[0]).toMatchObject({
      kind: 'lesson',
      number: '4.4',
      breadcrumb: ['Chapitre 4', 'Conteneurs Docker'],
      href: '/conteneurs/limites/',
    });
    expect(results).toHaveLength(2);
  });

  it('presents a lesson by its own description', async () => {
    const lesson = page('/a/', 'limites', {
      lecon: '4.4',
      description: "Les limites d'un conteneur",
    });
    const source = proseSource(() => Promise.resolve(engine({ limites: [lesson] })), CHAPTERS);
    const { results } = await source.search('limites');
    expect(results[0]?.excerpt).toEqual({
      text: 'Les limites d’un conteneur',
      marks: [{ start: 4, end: 11 }],
    });
  });

  it('tries synonyms when no page holds all the words', async () => {
    const found = page('/a/', 'nettoyer les images');
    const source = proseSource(() => Promise.resolve(engine({ 'nettoyer images': [found] })), []);
    const answer = await source.search('purger les images');
    expect(answer.results[0]?.href).toBe('/a/#la-memoire');
    expect(answer.partial).toBe(false);
  });

  it('gives pages with some of the words at last, and says so', async () => {
    const found = page('/a/', 'le conteneur');
    const source = proseSource(() => Promise.resolve(engine({ conteneur: [found] })), []);
    const answer = await source.search('conteneur zorglub');
    expect(answer.results).toHaveLength(1);
    expect(answer.partial).toBe(true);
  });

  it('drops the pages that Pagefind found by cutting an unknown word', async () => {
    const source = proseSource(
      () => Promise.resolve(engine({ zorglub: [page('/a/', 'zone')] })),
      [],
    );
    expect((await source.search('zorglub')).results).toEqual([]);
  });

  it('loads again after a failure, and once only otherwise', async () => {
    const load = vi
      .fn<() => Promise<Pagefind>>()
      .mockRejectedValueOnce(new Error('offline'))
      .mockResolvedValue(engine({}));
    const source = proseSource(load, []);
    await expect(source.search('a')).rejects.toThrow('offline');
    await source.search('a');
    await source.search('b');
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('starts anew when the engine fails in the middle of a search', async () => {
    const broken = engine({});
    broken.search = () => Promise.reject(new Error('lost'));
    const load = vi.fn().mockResolvedValueOnce(broken).mockResolvedValue(engine({}));
    const source = proseSource(load, []);
    await expect(source.search('a')).rejects.toThrow('lost');
    expect(broken.destroy).toHaveBeenCalledOnce();
    await expect(source.search('a')).resolves.toEqual({ results: [], partial: false });
  });
});

describe('the variants of a query', () => {
  it('replace one word by a synonym', () => {
    expect(synonymVariants(['stopper', 'tout'])).toEqual([
      ['arrêter', 'tout'],
      ['stop', 'tout'],
    ]);
  });
  it('leave one word out, from three words on', () => {
    expect(shortened(['a', 'b', 'c'])).toEqual([
      ['b', 'c'],
      ['a', 'c'],
      ['a', 'b'],
    ]);
    expect(shortened(['a', 'b'])).toEqual([]);
  });
});
