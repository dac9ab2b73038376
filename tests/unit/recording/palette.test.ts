import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/styles/terminal.css', 'utf8');

/** The properties of the blocks whose selectors hold, a later block winning. */
function palette(...blocks: RegExp[]): Map<string, string> {
  const colours = new Map<string, string>();
  for (const block of blocks) {
    const body = block.exec(css)?.[1] ?? '';
    for (const [, name, value] of body.matchAll(/--term-([\w-]+): (#[0-9a-f]{6});/g)) {
      colours.set(name!, value!);
    }
  }
  return colours;
}

const DARK = /^:root \{([^}]*)\}/m;
const LIGHT = /^:root\[data-theme='light'\] \{([^}]*)\}/m;
const PRINT = /@media print \{[^{]*\{([^}]*)\}/;

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const level = value / 255;
    return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

/** What `color-mix(in srgb, …)` gives. */
function mix(colour: string, background: string, share: number): string {
  const below = channels(background);
  const mixed = channels(colour).map((value, i) =>
    Math.round(value * share + below[i]! * (1 - share)),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

describe('the colours of the terminal', () => {
  const dimShare = Number(/--term-fg\)\)\s+(\d+)%/.exec(css)?.[1]) / 100;

  it.each([
    ['dark', palette(DARK)],
    ['light', palette(DARK, LIGHT)],
    ['on paper', palette(DARK, LIGHT, PRINT)],
  ])('can be read on their background (%s)', (_, colours) => {
    const background = colours.get('bg')!;
    const inks = [...Array(16).keys()].map(String).concat('fg', 'cursor');
    for (const ink of inks) {
      const colour = colours.get(ink)!;
      expect(contrast(colour, background), ink).toBeGreaterThanOrEqual(4.5);
      expect(
        contrast(mix(colour, background, dimShare), background),
        `${ink} dim`,
      ).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(colours.get('fg')!, colours.get('selection')!)).toBeGreaterThanOrEqual(4.5);
  });

  it('have a rule for each class that a span may have', () => {
    for (let index = 0; index < 16; index += 1) {
      expect(css).toMatch(new RegExp(`\\.t-fg-${index} \\{\\s*--t-fg: var\\(--term-${index}\\)`));
      expect(css).toMatch(new RegExp(`\\.t-bg-${index} \\{\\s*--t-bg: var\\(--term-${index}\\)`));
    }
    for (const flag of ['bold', 'dim', 'italic', 'underline', 'strike', 'inverse', 'hidden']) {
      expect(css).toContain(`.t-${flag} {`);
    }
  });
});
