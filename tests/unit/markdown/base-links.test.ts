import { markdownToHtml, mdxToJs } from 'satteri';
import { describe, expect, it } from 'vitest';
import { baseLinksPlugin, withBase } from '../../../src/markdown/base-links.ts';

describe('withBase', () => {
  it.each([
    ['/conteneurs/', '/cours/', '/cours/conteneurs/'],
    ['/conteneurs/', '/cours', '/cours/conteneurs/'],
    ['/conteneurs/', '/', '/conteneurs/'],
    ['/', '/cours/', '/cours/'],
    ['#bornes', '/cours/', '#bornes'],
    ['../limites/', '/cours/', '../limites/'],
    ['//cdn.example/x', '/cours/', '//cdn.example/x'],
    ['https://docs.docker.com/', '/cours/', 'https://docs.docker.com/'],
  ])('%s under %s is %s', (address, base, expected) => {
    expect(withBase(address, base)).toBe(expected);
  });
});

describe('baseLinksPlugin', () => {
  const options = { hastPlugins: [baseLinksPlugin('/cours/')] };

  it('prefixes links, references and images of Markdown', async () => {
    const { html } = await markdownToHtml(
      '[a](/images/) ![b](/b.png) [c] [d](#d)\n\n[c]: /volumes/',
      options,
    );
    expect(html).toContain('href="/cours/images/"');
    expect(html).toContain('src="/cours/b.png"');
    expect(html).toContain('href="/cours/volumes/"');
    expect(html).toContain('href="#d"');
  });

  it('prefixes tags typed in MDX and links in the children of components', async () => {
    const source =
      '<Box>\n\n[a](/images/)\n\n</Box>\n\nVoir <a href="/volumes/">là</a>\n\n<img src="/c.png" alt="" />';
    const { code } = await mdxToJs(source, options);
    expect(code).toContain('"/cours/images/"');
    expect(code).toContain('"/cours/volumes/"');
    expect(code).toContain('"/cours/c.png"');
  });
});
