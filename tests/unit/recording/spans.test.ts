import { describe, expect, it } from 'vitest';
import { linesToHtml, linesToText, type Line } from '../../../src/recording/spans.ts';

const lines: Line[] = [
  [{ text: 'a < b ' }, { text: '&"', style: { fg: 2, bold: true } }],
  [],
  [{ text: 'fin', style: { bg: 9, inverse: true, underline: true } }],
];

describe('linesToText', () => {
  it('keeps the characters and the lines', () => {
    expect(linesToText(lines)).toBe('a < b &"\n\nfin');
  });
});

describe('linesToHtml', () => {
  it('escapes the text and gives classes to what is styled', () => {
    expect(linesToHtml(lines)).toBe(
      'a &lt; b <span class="t t-fg-2 t-bold">&amp;"</span>\n\n' +
        '<span class="t t-bg-9 t-underline t-inverse">fin</span>',
    );
  });

  it.each([
    [16, '#000000'],
    [21, '#0000ff'],
    [110, '#87afd7'],
    [231, '#ffffff'],
    [232, '#080808'],
    [255, '#eeeeee'],
    ['#12abef', '#12abef'],
  ])('writes the colour %s as %s', (fg, hex) => {
    expect(linesToHtml([[{ text: 'x', style: { fg } }]])).toBe(
      `<span class="t" style="--t-fg:${hex}">x</span>`,
    );
  });

  it('writes both colours of a span', () => {
    expect(linesToHtml([[{ text: 'x', style: { fg: '#010203', bg: 240 } }]])).toBe(
      '<span class="t" style="--t-fg:#010203;--t-bg:#585858">x</span>',
    );
  });
});
