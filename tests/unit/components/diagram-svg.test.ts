import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagramSvg } from '../../../src/components/kit/diagram-svg.ts';

const STYLES = readFileSync('src/components/kit/Diagram.astro', 'utf8');

const SOURCES: Record<string, string> = {
  flowchart: 'flowchart TB\n  A[docker run] -->|API| B{dockerd}\n  B -.-> C[(disque)]',
  sequence: 'sequenceDiagram\n  A->>B: bonjour\n  B-->>A: oui',
  state: 'stateDiagram-v2\n  [*] --> created\n  created --> running: start',
  class: 'classDiagram\n  Image <|-- Manifeste\n  Image : +string digest',
  er: 'erDiagram\n  CONTENEUR ||--o{ VOLUME : monte',
};

describe.each(Object.entries(SOURCES))('a %s diagram', (_, source) => {
  const { svg, width } = diagramSvg(source, 'Un « titre »');

  it('asks nothing of another host and of the policy of styles', () => {
    expect(svg).not.toMatch(/@import|https?:|<style|<script| style=/);
  });

  it('leaves every colour to the style sheet of the page', () => {
    expect(svg).toContain('fill-text"');
    expect(svg).not.toMatch(/var\(|="#[0-9a-f]{3,6}"/i);
    expect(svg).not.toMatch(/class="[^"]*"[^>]*class="/);
  });

  it('has only colours that the style sheet knows', () => {
    const used = [...svg.matchAll(/\b(?:fill|stroke)-(?!width|linejoin|dasharray)[\w-]+/g)];
    for (const [name] of used) expect(STYLES).toContain(`.${name}`);
  });

  it('shows no English of the library', () => {
    expect(svg).not.toContain('no attributes');
  });

  it('has a name and the size of its drawing', () => {
    expect(svg).toMatch(/^<svg viewBox="\d+ \d+ \d+ \d+" role="img" aria-label="Un « titre »">/);
    expect(svg.endsWith('</svg>')).toBe(true);
    expect(width).toBeGreaterThan(50);
  });
});

describe('diagramSvg', () => {
  it('shares no id with another diagram of the page', () => {
    const ids = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const one = diagramSvg(SOURCES.flowchart!, 'Un').svg;
    const two = diagramSvg(SOURCES.flowchart!, 'Deux').svg;
    expect(ids(one).length).toBeGreaterThan(0);
    expect(ids(one).filter((id) => ids(two).includes(id))).toEqual([]);
    for (const [, id] of one.matchAll(/url\(#([^)]+)\)/g)) expect(ids(one)).toContain(id);
  });

  it('escapes its title', () => {
    expect(diagramSvg(SOURCES.flowchart!, '"><script>').svg).not.toContain('<script');
  });

  it('names the diagram that cannot be drawn', () => {
    expect(() => diagramSvg('pie\n "a": 3', 'Camembert')).toThrow('Diagram « Camembert »');
  });
});
