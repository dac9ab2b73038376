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

  it('keeps of sessions their commands alone on pages that are not lessons', () => {
    const root = prepare(
      '<ol data-session="s"><li data-step="1" id="e1" data-command="docker ps"><pre>CONTAINER ID</pre><p>Note.</p></li></ol>',
    );
    expect(root.querySelector('main')!.text).toBe('docker ps');
  });

  it('keeps the weight that an element asked for', () => {
    const root = prepare('<p><code data-pagefind-weight="5">--rm</code></p>');
    expect(root.querySelector('code')!.getAttribute('data-pagefind-weight')).toBe('5');
  });

  it('makes a heading of each recorded command, at the address of its step', () => {
    const root = prepare(
      '<li data-step="1" data-command="docker run &lt;image&gt;\nsuite" id="session-s-etape-1"><pre>x</pre></li>',
    );
    const heading = root.querySelector('h6')!;
    expect(heading.id).toBe('session-s-etape-1');
    expect(heading.text).toBe('docker run <image>');
    expect(heading.getAttribute('data-pagefind-weight')).toBe('3');
    expect(root.querySelector('li')!.id).toBe('');
  });

  it('says a recorded command once', () => {
    const root = prepare(
      '<li data-step="1" data-command="docker ps" id="e1"><p><code>docker ps</code></p><pre>x</pre></li>',
      { lecon: '4.4' },
    );
    expect(root.querySelector('main')!.text).toBe('docker psx');
  });

  it('gives what follows a session back to its section', () => {
    const root = prepare(
      '<h2 id="limite">La limite</h2><section data-session="s"><ol><li data-step="1"></li></ol><p>Suite</p></section><h2 id="b">B</h2>',
    );
    const resumed = root.querySelector('ol')!.nextElementSibling!;
    expect([resumed.id, resumed.text]).toEqual(['limite', 'La limite']);
    expect(resumed.getAttribute('data-pagefind-weight')).toBe('0');
  });

  it('tells the index what the page is', () => {
    const meta = prepare('', { lecon: '4.4' }).querySelector('head meta')!;
    expect(meta.getAttribute('data-pagefind-meta')).toBe('lecon[content]');
    expect(meta.getAttribute('content')).toBe('4.4');
  });

  it('makes metadata of the description of the page', () => {
    const described = page('').replace('<head>', '<head><meta name="description" content="L’abc">');
    const meta = parse(prepareForIndex(described, {})).querySelector('meta')!;
    expect(meta.getAttribute('data-pagefind-meta')).toBe('description[content]');
    expect(meta.getAttribute('content')).toBe("L'abc");
  });
});
