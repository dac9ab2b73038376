import type { ITheme, Terminal as XtermTerminal } from '@xterm/xterm';
import css from '@xterm/xterm/css/xterm.css?inline';

const LINE_HEIGHT = 1.25;
const SMALLEST_FONT = 10;

/** What the player needs of a terminal. */
export interface ReplayTerminal {
  /** Writes after all that was written before; resolves once it is parsed. */
  write(data: string): Promise<void>;
  /** Changes the size, once all that was written before is parsed. */
  resize(columns: number, rows: number): void;
  /** Chooses the largest font, up to a limit, with which all columns fit in a width (CSS pixels). */
  fit(width: number, largest: number): void;
  /** What the reader selected with the mouse, else the whole screen. */
  textToCopy(): string;
  dispose(): void;
}

/**
 * Opens an xterm.js terminal that only shows: no input, no scrollback, no keyboard trap.
 * @param host element that receives it; its custom properties (src/styles/terminal.css) give the colours
 */
export async function openTerminal(
  host: HTMLElement,
  size: { columns: number; rows: number },
): Promise<ReplayTerminal> {
  const { Terminal } = await import('@xterm/xterm');
  const styles = new AdoptedStyles(host.ownerDocument, css);
  const style = getComputedStyle(host);
  const fontFamily = style.fontFamily;
  const terminal = new Terminal({
    cols: size.columns,
    rows: size.rows,
    scrollback: 0,
    disableStdin: true,
    cursorBlink: false,
    cursorInactiveStyle: 'outline',
    // As in the text of the steps: bold is bold, no brighter; 256 and true colours stay readable.
    drawBoldTextInBrightColors: false,
    minimumContrastRatio: 4.5,
    fontFamily,
    lineHeight: LINE_HEIGHT,
    theme: themeFrom(style),
    linkHandler: { activate: openWebLink, allowNonHttpProtocols: false },
  });
  terminal.attachCustomKeyEventHandler(() => false);
  styles.during(() => terminal.open(host));
  // The text of each step stands beside the terminal: what a screen reader meets here would be noise.
  host.querySelector('textarea')?.setAttribute('tabindex', '-1');
  host.querySelector('.xterm')?.setAttribute('aria-hidden', 'true');
  return {
    write: (data) => write(terminal, data),
    resize: (columns, rows) => {
      if (columns === terminal.cols && rows === terminal.rows) return;
      terminal.write('', () => terminal.resize(columns, rows));
    },
    fit: (width, largest) => {
      const best = width / (size.columns * columnRatio(fontFamily));
      terminal.options.fontSize = Math.min(
        largest,
        Math.max(SMALLEST_FONT, Math.floor(best * 2) / 2),
      );
    },
    textToCopy: () => terminal.getSelection() || screenText(terminal),
    dispose: () => {
      terminal.dispose();
      styles.dispose();
    },
  };
}

function write(terminal: XtermTerminal, data: string): Promise<void> {
  return new Promise((resolve) => {
    terminal.write(data, resolve);
  });
}

function screenText(terminal: XtermTerminal): string {
  const { active } = terminal.buffer;
  const lines = Array.from({ length: terminal.rows }, (_, row) =>
    active.getLine(active.viewportY + row)?.translateToString(true),
  );
  return lines.join('\n').trimEnd();
}

/** A recording is data: only a web address opens, in a tab of its own, when the reader clicks it. */
function openWebLink(_event: MouseEvent, address: string): void {
  if (/^https?:\/\//i.test(address)) window.open(address, '_blank', 'noopener,noreferrer');
}

/** Width of one column for a font size of 1 pixel. */
function columnRatio(fontFamily: string): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 0.61;
  context.font = `100px ${fontFamily}`;
  return context.measureText('W').width / 100;
}

const COLOURS = [
  'black',
  'red',
  'green',
  'yellow',
  'blue',
  'magenta',
  'cyan',
  'white',
  'brightBlack',
  'brightRed',
  'brightGreen',
  'brightYellow',
  'brightBlue',
  'brightMagenta',
  'brightCyan',
  'brightWhite',
] as const;

function themeFrom(style: CSSStyleDeclaration): ITheme {
  const value = (name: string) => style.getPropertyValue(name).trim();
  const theme: ITheme = {
    background: value('--term-bg'),
    foreground: value('--term-fg'),
    cursor: value('--term-cursor') || value('--term-fg'),
    selectionBackground: value('--term-selection'),
  };
  for (const [index, name] of COLOURS.entries()) theme[name] = value(`--term-${index}`);
  return theme;
}

/**
 * xterm.js writes its theme and metrics into `<style>` elements, which a strict style-src blocks.
 * While it builds its view it gets stand-ins instead, whose text goes into constructed style
 * sheets: the CSSOM is not subject to the policy.
 */
class AdoptedStyles {
  readonly #document: Document;
  readonly #sheets = new Set<CSSStyleSheet>();

  constructor(target: Document, css: string) {
    this.#document = target;
    this.#adopt().replaceSync(css);
  }

  /** Runs `build`, adopting the style elements that it creates. */
  during(build: () => void): void {
    const create = this.#document.createElement.bind(this.#document);
    this.#document.createElement = ((name: string, options?: ElementCreationOptions) =>
      name === 'style' ? this.#standIn(create) : create(name, options)) as typeof create;
    try {
      build();
    } finally {
      Reflect.deleteProperty(this.#document, 'createElement');
    }
  }

  dispose(): void {
    for (const sheet of this.#sheets) this.#remove(sheet);
  }

  #standIn(create: Document['createElement']): HTMLElement {
    const sheet = this.#adopt();
    const standIn = create('template');
    Object.defineProperty(standIn, 'textContent', { set: (css: string) => sheet.replaceSync(css) });
    Object.defineProperty(standIn, 'remove', { value: () => this.#remove(sheet) });
    return standIn;
  }

  #adopt(): CSSStyleSheet {
    const sheet = new CSSStyleSheet();
    this.#sheets.add(sheet);
    this.#document.adoptedStyleSheets = [...this.#document.adoptedStyleSheets, sheet];
    return sheet;
  }

  #remove(sheet: CSSStyleSheet): void {
    this.#sheets.delete(sheet);
    const { adoptedStyleSheets } = this.#document;
    this.#document.adoptedStyleSheets = adoptedStyleSheets.filter((one) => one !== sheet);
  }
}
