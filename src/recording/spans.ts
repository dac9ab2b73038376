/** A palette index from 0 to 255, or a true colour « #rrggbb ». */
export type Colour = number | string;

/** How a run of characters looks; what is absent is the terminal's default. */
export interface Style {
  fg?: Colour;
  bg?: Colour;
  bold?: true;
  dim?: true;
  italic?: true;
  underline?: true;
  strike?: true;
  inverse?: true;
  hidden?: true;
}

export interface Span {
  text: string;
  style?: Style;
}

/** A line of a terminal, however many rows it took on the screen. */
export type Line = Span[];

const FLAGS = [
  ...(['bold', 'dim', 'italic', 'underline', 'strike'] as const),
  ...(['inverse', 'hidden'] as const),
];

/** The characters alone, lines joined by newlines. */
export function linesToText(lines: readonly Line[]): string {
  return lines.map((line) => line.map((span) => span.text).join('')).join('\n');
}

/**
 * Lines as HTML to put in a `<pre>`, joined by newlines. What has the default look is bare text;
 * the rest is in `<span class="t …">`, for which `src/styles/terminal.css` has the rules. Nothing
 * of the recording gets out of the text: it is escaped, and colours are numbers.
 */
export function linesToHtml(lines: readonly Line[]): string {
  return lines.map((line) => line.map(spanToHtml).join('')).join('\n');
}

function spanToHtml({ text, style }: Span): string {
  if (!style) return escapeHtml(text);
  const classes = ['t'];
  const variables: string[] = [];
  for (const ground of ['fg', 'bg'] as const) {
    const colour = style[ground];
    if (colour === undefined) continue;
    if (typeof colour === 'number' && colour < 16) classes.push(`t-${ground}-${colour}`);
    else variables.push(`--t-${ground}:${toHex(colour)}`);
  }
  for (const flag of FLAGS) if (style[flag]) classes.push(`t-${flag}`);
  const attribute = variables.length > 0 ? ` style="${variables.join(';')}"` : '';
  return `<span class="${classes.join(' ')}"${attribute}>${escapeHtml(text)}</span>`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Levels of the 6 × 6 × 6 cube that xterm's palette has from 16 to 231. */
const CUBE = [0, 95, 135, 175, 215, 255];

function toHex(colour: Colour): string {
  if (typeof colour === 'string') return colour;
  if (colour >= 232) return hexOf([0, 0, 0].map(() => 8 + (colour - 232) * 10));
  const index = colour - 16;
  return hexOf([Math.floor(index / 36), Math.floor(index / 6) % 6, index % 6].map((i) => CUBE[i]!));
}

function hexOf(levels: number[]): string {
  return `#${levels.map((level) => level.toString(16).padStart(2, '0')).join('')}`;
}
