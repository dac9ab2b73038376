import type { IMarker, Terminal } from '@xterm/headless';
import { readLines, type Position } from './lines.ts';
import { type Line } from './spans.ts';

/**
 * The part of a terminal that a command writes to. It begins at the cursor, but a program may also
 * go up and draw over what stood above (`docker stats` draws from the top of the screen): its
 * output is then that whole screen.
 */
export class OutputRegion {
  readonly #terminal: Terminal;
  readonly #start: IMarker | undefined;
  readonly #top: IMarker | undefined;
  readonly #above: string[];
  readonly #columns: number;
  readonly #column: number;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
    const { cursorX, cursorY } = terminal.buffer.active;
    this.#start = terminal.registerMarker(0);
    this.#top = terminal.registerMarker(-cursorY);
    this.#columns = terminal.cols;
    this.#column = cursorX;
    this.#above = this.#readAbove();
  }

  /** @param end where to stop, the last cell excluded; the end of the screen when left out */
  read(end?: Position): Line[] {
    const buffer = this.#terminal.buffer.active;
    const to = end ?? { row: buffer.length - 1, column: this.#terminal.cols };
    return readLines(buffer, this.#from(), to);
  }

  #from(): Position {
    const buffer = this.#terminal.buffer.active;
    const rows = this.#rows();
    if (buffer.type === 'alternate' || !rows) return { row: buffer.baseY, column: 0 };
    if (this.#isDrawnOver()) return { row: rows.top, column: 0 };
    return { row: rows.start, column: this.#column };
  }

  /** Where the region's marks are now; none once an erased scrollback took them away. */
  #rows(): { top: number; start: number } | undefined {
    const top = this.#top?.line ?? -1;
    const start = this.#start?.line ?? -1;
    return top === -1 || start === -1 ? undefined : { top, start };
  }

  #isDrawnOver(): boolean {
    if (this.#terminal.cols !== this.#columns) return false;
    return this.#readAbove().some((text, index) => text !== this.#above[index]);
  }

  #readAbove(): string[] {
    const buffer = this.#terminal.buffer.active;
    const { top, start } = this.#rows() ?? { top: 0, start: 0 };
    return Array.from({ length: Math.max(0, start - top) }, (_, index) => {
      return buffer.getLine(top + index)?.translateToString(true) ?? '';
    });
  }
}
