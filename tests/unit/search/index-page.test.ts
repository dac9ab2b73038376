import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { isIndexable, prepareForIndex } from '../../../src/search/index-page.ts';

const page = (body: string, root = 'data-pagefind-body') =>
  `<!doctype html><html lang="fr"><head><title>T</title></head><body><main ${root}>${body}</main></body></html>`;

describe('isIndexable', () => {
  it.each([
    ['conteneurs/limites/index.html', page(''), true],
    ['404.html', page(''), false],
    ['404/index.html', page(''), false],
    ['a/index.html', page('', ''), false],
    ['a/index.html', page('', 'data-pagefind-body data-pagefind-ignore'), false],
    ['a/index.html', page('<p data-pagefind-ignore>non</p>'), true],
  ])('%s', (path, html, expected) => {
    expect(isIndexable(path, html)).toBe(expected);
  });
});

describe('prepareForIndex', () => {
  const prepare = (body: string, meta = {}) => parse(prepareForIndex(page(body), meta));

  it('straightens apostrophes, however they are written', () => {
    const text = prepare('<p>l’hôte, l&#8217;image, l&rsquo;API</p>').querySelector('p')!.rawText;
    expect(text).toBe("l'hôte, l'image, l'API");
  });

  it('lowers what an engine answered and raises commands in sentences', () => {
    const root = prepare(
      '<p><code>--rm</code></p><div data-session="s"><pre>CONTAINER ID</pre></div><pre><code>x</code></pre>',
      { lecon: '4.4' },
    );
    expect(root.querySelector('p code')!.getAttribute('data-pagefind-weight')).toBe('2');
    expect(root.querySelector('[data-session] pre')!.getAttribute('data-pagefind-weight')).toBe(
      '0.3',
    );
    expect(root.querySelectorAll('pre')[1]!.hasAttribute('data-pagefind-weight')).toBe(false);
  });

  it('leaves outputs out of pages that are not lessons', () => {
    const root = prepare('<div data-session="s"><pre>CONTAINER ID</pre></div><pre>x</pre>');
    expect(root.querySelectorAll('pre').map(({ text }) => text)).toEqual(['x']);
  });

  it('keeps the weight that an element asked for', () => {
    const root = prepare('<p><code data-pagefind-weight="5">--rm</code></p>');
    expect(root.querySelector('code')!.getAttribute('data-pagefind-weight')).toBe('5');
  });

  it('makes a heading of each recorded command, at the address of its step', () => {
    const root = prepare(
      '<li data-step="1" data-command="docker run &lt;image&gt;\nsuite" id="session-s-etape-1"><pre>x</pre></li>',
    );
    const heading = root.querySelector('h5')!;
    expect(heading.id).toBe('session-s-etape-1');
    expect(heading.text).toBe('docker run <image>');
    expect(root.querySelector('li')!.id).toBe('');
  });

  it('tells the index what the page is', () => {
    const meta = prepare('', { lecon: '4.4' }).querySelector('head meta')!;
    expect(meta.getAttribute('data-pagefind-meta')).toBe('lecon[content]');
    expect(meta.getAttribute('content')).toBe('4.4');
  });
});
