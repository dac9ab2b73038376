import { describe, expect, it } from 'vitest';
import { readLines } from '../../../src/recording/lines.ts';
import { linesToText } from '../../../src/recording/spans.ts';
import { createTerminal, write } from '../../../src/recording/terminal.ts';

async function linesOf(output: string, columns = 20) {
  const terminal = createTerminal(columns, 10, 100);
  await write(terminal, output);
  const { active } = terminal.buffer;
  return readLines(active, { row: 0, column: 0 }, { row: active.length - 1, column: columns });
}

describe('readLines', () => {
  it('reads every style', async () => {
    const codes = { bold: 1, dim: 2, italic: 3, underline: 4, inverse: 7, hidden: 8, strike: 9 };
    for (const [style, code] of Object.entries(codes)) {
      expect(await linesOf(`\x1b[${code}mx\x1b[0my`)).toEqual([
        [{ text: 'x', style: { [style]: true } }, { text: 'y' }],
      ]);
    }
  });

  it('reads the 16 colours, the 256 colours and the true colours', async () => {
    expect(await linesOf('\x1b[31;42mx\x1b[0;95;104my')).toEqual([
      [
        { text: 'x', style: { fg: 1, bg: 2 } },
        { text: 'y', style: { fg: 13, bg: 12 } },
      ],
    ]);
    expect(await linesOf('\x1b[38;5;208mx\x1b[48;2;1;2;255my')).toEqual([
      [
        { text: 'x', style: { fg: 208 } },
        { text: 'y', style: { fg: 208, bg: '#0102ff' } },
      ],
    ]);
  });

  it('does not cut a span for a blank whose look cannot be told', async () => {
    expect(await linesOf('\x1b[1mun\x1b[0m \x1b[1mdeux\x1b[0m   ')).toEqual([
      [{ text: 'un deux', style: { bold: true } }],
    ]);
    expect(await linesOf('\x1b[44mun \x1b[0m ')).toEqual([[{ text: 'un ', style: { bg: 4 } }]]);
  });

  it('joins what the terminal wrapped, and leaves out the blanks at the end', async () => {
    expect(linesToText(await linesOf('abcdefghij\r\n\r\nk  \r\n\r\n', 4))).toBe('abcdefghij\n\nk');
  });

  it('joins wide characters that did not fit at the end of a row', async () => {
    expect(linesToText(await linesOf('a日本語', 4))).toBe('a日本語');
    expect(linesToText(await linesOf('ab cd', 3))).toBe('ab cd');
  });

  it('keeps combined characters whole', async () => {
    expect(linesToText(await linesOf('e\u0301t\u0065\u0301'))).toBe('e\u0301te\u0301');
  });

  it('shows a progress bar in its last state', async () => {
    expect(linesToText(await linesOf('10 %\r50 %\r\x1b[2K100 %\r\n'))).toBe('100 %');
  });
});
