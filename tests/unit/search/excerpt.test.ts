import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseExcerpt,
  restoreTypography,
  segments,
  withoutHeading,
} from '../../../src/search/excerpt.ts';

/** The text of each mark. */
const marked = ({ text, marks }: ReturnType<typeof parseExcerpt>) =>
  marks.map(({ start, end }) => text.slice(start, end));

describe('parseExcerpt', () => {
  it('reads marks and escaped signs', () => {
    const excerpt = parseExcerpt('docker rm &lt;conteneur&gt; <mark>supprime</mark> tout');
    expect(excerpt.text).toBe('docker rm <conteneur> supprime tout');
    expect(marked(excerpt)).toEqual(['supprime']);
  });
  it('never reads markup out of a text', () => {
    expect(parseExcerpt('&lt;img onerror=x&gt;').text).toBe('<img onerror=x>');
  });
  it('curls apostrophes back and marks the word without its article nor punctuation', () => {
    const excerpt = parseExcerpt("Avant <mark>l'hôte.</mark> Puis (<mark>qu'isole,</mark>");
    expect(excerpt.text).toBe('Avant l’hôte. Puis (qu’isole,');
    expect(marked(excerpt)).toEqual(['hôte', 'isole']);
  });
  it('keeps the hyphens of options and the dots of files', () => {
    expect(marked(parseExcerpt('<mark>`--memory`</mark> et <mark>.env,</mark>'))).toEqual([
      '--memory',
      '.env',
    ]);
  });
  it('drops a mark that holds no word', () => {
    expect(parseExcerpt('a <mark>—</mark> b').marks).toEqual([]);
  });
});

describe('restoreTypography', () => {
  it('leaves the quotes of code alone', () => {
    const code = "docker ps --format '{{.Names}}' && echo 'ok' # don't";
    expect(restoreTypography(code)).toBe(code);
  });
  it('sets the spaces of French punctuation', () => {
    expect(restoreTypography('Quoi ? « Ceci » : cela ; oui !')).toBe(
      'Quoi\u00A0? «\u00A0Ceci\u00A0»\u00A0: cela\u00A0; oui\u00A0!',
    );
  });
  it('never changes the length of a text, on which the marks depend', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."l'd’ «»:;!?abé ") }), (text) => {
        expect(restoreTypography(text)).toHaveLength(text.length);
      }),
    );
  });
});

describe('withoutHeading', () => {
  it('cuts the heading and moves the marks', () => {
    const excerpt = parseExcerpt('Limiter la mémoire. Une <mark>borne</mark> dure.');
    const cut = withoutHeading(excerpt, 'Limiter la mémoire');
    expect(cut.text).toBe('Une borne dure.');
    expect(marked(cut)).toEqual(['borne']);
  });
  it('leaves an excerpt that begins elsewhere', () => {
    const excerpt = parseExcerpt('… une borne');
    expect(withoutHeading(excerpt, 'Limiter')).toBe(excerpt);
  });
});

describe('segments', () => {
  it('cuts without losing a letter', () => {
    const ranges = fc.array(
      fc.tuple(fc.nat(20), fc.nat(20)).map(([a, b]) => ({
        start: Math.min(a, b),
        end: Math.max(a, b),
      })),
    );
    fc.assert(
      fc.property(fc.string({ minLength: 20, maxLength: 30 }), ranges, (text, marks) => {
        const parts = segments({ text, marks });
        expect(parts.map((part) => part.text).join('')).toBe(text);
      }),
    );
  });
});
