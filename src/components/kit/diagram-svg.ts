import { createHash } from 'node:crypto';
import { renderMermaidSVG } from 'beautiful-mermaid';

export interface DiagramSvg {
  /** One `<svg>` element without style element, foreign reference or size of its own. */
  svg: string;
  /** Natural width, in px, with the library's 13 px text. */
  width: number;
}

/** Room around the drawing, in px: the frame of the component adds its own. */
const PADDING = 4;

/** Room that the library leaves whatever the options, in px, by the first word of the source. */
const FIXED_PADDING: Record<string, number> = {
  sequenceDiagram: 30,
  classDiagram: 40,
  erDiagram: 40,
};

const PAINT = / (fill|stroke)="var\(--_?([\w-]+)\)"/g;

const ROOT = /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"[^>]*>/;

/**
 * Draws a Mermaid source at build time, without a browser.
 * The library's stylesheet is dropped: it fetches a font from another host, and a style element in
 * each drawing would need its hash in the page's policy. Its colours, custom properties defined there, become classes that
 * `Diagram.astro` paints from the theme: `stroke="var(--_line)"` is `class="stroke-line"`.
 * @throws Error naming the diagram when the source cannot be drawn.
 */
export function diagramSvg(source: string, title: string): DiagramSvg {
  const drawn = draw(source, title);
  const root = ROOT.exec(drawn);
  if (!root) throw new Error(`Diagram « ${title} »: the drawing has no size.`);
  const [tag] = root;
  const box = cropped(root.slice(1).map(Number), source);
  const id = createHash('sha256').update(title).update(source).digest('hex').slice(0, 8);
  const content = drawn
    .slice(tag.length)
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    // English, where an entity has no attribute.
    .replace(/<text[^>]*>\(no attributes\)<\/text>/g, '')
    .replace(/ data-[\w-]+="[^"]*"/g, '')
    .replace(/ font-family="[^"]*"/g, '')
    .replace(/\bid="([^"]+)"/g, `id="d${id}-$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#d${id}-$1)`)
    .replace(/<\w[^>]*>/g, withPaintClasses)
    .replace(/(\d+\.\d\d)\d+/g, '$1')
    .replace(/\n\s*/g, '');
  return {
    svg: `<svg viewBox="${box.join(' ')}" role="img" aria-label="${escapeAttribute(title)}">${content}`,
    width: box[2],
  };
}

/** The view of a drawing of this size, in whole px, without room that the component adds anyway. */
function cropped(
  [width = 0, height = 0]: number[],
  source: string,
): [number, number, number, number] {
  const [kind = ''] = source.trim().split(/\s/);
  const margin = Math.max(0, (FIXED_PADDING[kind] ?? 0) - PADDING);
  return [margin, margin, Math.ceil(width) - 2 * margin, Math.ceil(height) - 2 * margin];
}

/** A tag with its colours told by classes: `fill-text`, `stroke-line`… */
function withPaintClasses(tag: string): string {
  const paints = [...tag.matchAll(PAINT)].map(([, property, colour]) => `${property}-${colour}`);
  if (paints.length === 0) return tag;
  const bare = tag.replace(PAINT, '');
  const known = /class="([^"]*)"/.exec(bare)?.[1];
  const classes = [...(known ? [known] : []), ...paints].join(' ');
  return known
    ? bare.replace(/class="[^"]*"/, `class="${classes}"`)
    : bare.replace(/^<\w+/, `$& class="${classes}"`);
}

function draw(source: string, title: string): string {
  try {
    return renderMermaidSVG(source, {
      bg: 'var(--bg)',
      fg: 'var(--fg)',
      transparent: true,
      padding: PADDING,
      nodeSpacing: 20,
      layerSpacing: 36,
    });
  } catch (error) {
    throw new Error(`Diagram « ${title} »: ${(error as Error).message}`, { cause: error });
  }
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
