import type { IBuffer, IBufferCell, IBufferLine } from '@xterm/headless';
import { type Colour, type Line, type Style } from './spans.ts';

/** A column and a row of the buffer, both counted from 0, scrollback included. */
export interface Position {
  row: number;
  column: number;
}

interface Cell {
  text: string;
  style: Style;
}

/**
 * The lines from a position to another, the last cell excluded. Rows that the terminal wrapped are
 * joined back; blanks at the end of a line and blank lines at the end are left out.
 */
export function readLines(buffer: IBuffer, from: Position, to: Position): Line[] {
  const lines: Cell[][] = [];
  for (let row = from.row; row <= to.row; row += 1) {
    const bufferLine = buffer.getLine(row);
    if (!bufferLine) break;
    const start = row === from.row ? from.column : 0;
    const end = row === to.row ? to.column : bufferLine.length;
    const cells = readCells(bufferLine, start, end);
    const last = lines.at(-1);
    if (last && bufferLine.isWrapped) joinWrapped(last, cells);
    else lines.push(cells);
  }
  return trimBlankLines(lines.map((cells) => toSpans(trimEnd(cells))));
}

function readCells(line: IBufferLine, start: number, end: number): Cell[] {
  const cells: Cell[] = [];
  let reused: IBufferCell | undefined;
  for (let column = start; column < Math.min(end, line.length); column += 1) {
    const cell = line.getCell(column, reused);
    if (!cell) break;
    reused = cell;
    // The second half of a wide character has no width of its own.
    if (cell.getWidth() > 0) cells.push({ text: cell.getChars(), style: styleOf(cell) });
  }
  return cells;
}

/** A wide character that did not fit at the end of a row left an empty cell there. */
function joinWrapped(line: Cell[], next: Cell[]): void {
  if (line.at(-1)?.text === '') line.pop();
  line.push(...next);
}

function styleOf(cell: IBufferCell): Style {
  const style: Style = {};
  const fg = colourOf(cell.isFgPalette(), cell.isFgRGB(), cell.getFgColor());
  const bg = colourOf(cell.isBgPalette(), cell.isBgRGB(), cell.getBgColor());
  if (fg !== undefined) style.fg = fg;
  if (bg !== undefined) style.bg = bg;
  if (cell.isBold()) style.bold = true;
  if (cell.isDim()) style.dim = true;
  if (cell.isItalic()) style.italic = true;
  if (cell.isUnderline()) style.underline = true;
  if (cell.isStrikethrough()) style.strike = true;
  if (cell.isInverse()) style.inverse = true;
  if (cell.isInvisible()) style.hidden = true;
  return style;
}

function colourOf(isPalette: boolean, isTrue: boolean, value: number): Colour | undefined {
  if (isPalette) return value;
  return isTrue ? `#${value.toString(16).padStart(6, '0')}` : undefined;
}

/** Whether a style shows even where nothing is written. */
function showsOnBlank(style: Style): boolean {
  return style.bg !== undefined || Boolean(style.inverse ?? style.underline ?? style.strike);
}

function isBlank({ text, style }: Cell): boolean {
  return (text === '' || text === ' ') && !showsOnBlank(style);
}

function trimEnd(cells: Cell[]): Cell[] {
  const last = cells.findLastIndex((cell) => !isBlank(cell));
  return cells.slice(0, last + 1);
}

/** Groups cells that look alike; a blank joins what stands before it when nobody could tell. */
function toSpans(cells: readonly Cell[]): Line {
  const line: Line = [];
  for (const cell of cells) {
    const text = cell.text === '' ? ' ' : cell.text;
    const style = isBlank(cell) ? {} : cell.style;
    const last = line.at(-1);
    const lastStyle = last?.style ?? {};
    const joins = isBlank(cell) ? !showsOnBlank(lastStyle) : isSameStyle(lastStyle, style);
    if (last && joins) last.text += text;
    else line.push(isSameStyle(style, {}) ? { text } : { text, style });
  }
  return line;
}

function isSameStyle(one: Style, other: Style): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function trimBlankLines(lines: Line[]): Line[] {
  const last = lines.findLastIndex((line) => line.length > 0);
  return lines.slice(0, last + 1);
}
