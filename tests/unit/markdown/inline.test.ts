import { describe, expect, it } from 'vitest';
import { inlineMarkdown } from '../../../src/markdown/inline.ts';

describe('inlineMarkdown', () => {
  it('renders emphasis, code and links', () => {
    expect(inlineMarkdown('*a* **b** `c : d`')).toBe(
      '<em>a</em> <strong>b</strong> <code>c : d</code>',
    );
  });

  it('puts links of the site under its base', () => {
    expect(inlineMarkdown('[ici](/volumes/)', '/cours/')).toBe('<a href="/cours/volumes/">ici</a>');
  });

  it('shows HTML rather than obeying it', () => {
    expect(inlineMarkdown('<img src=x onerror=alert(1)> et <conteneur>')).toBe(
      '&lt;img src=x onerror=alert(1)&gt; et &lt;conteneur&gt;',
    );
    expect(inlineMarkdown('`<b>` & 1 < 2')).toBe('<code>&lt;b&gt;</code> &amp; 1 &lt; 2');
  });

  it('sets French no-break spaces outside of code, inside emphasis too', () => {
    expect(inlineMarkdown('Non : *quoi ?* 64 Mo')).toBe(
      'Non\u00A0: <em>quoi\u00A0?</em> 64\u00A0Mo',
    );
  });
});
