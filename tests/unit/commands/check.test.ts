import { describe, expect, it } from 'vitest';
import { checkSnippets, type Snippet } from '../../../src/commands/check.ts';
import { COMPOSE_KEYS, GRAMMAR } from '../../../src/commands/grammars.ts';

const REFERENCE = { grammar: GRAMMAR, compose: COMPOSE_KEYS };

function snippet(source: string, more: Partial<Snippet> = {}): Snippet {
  return { kind: 'shell', source, file: 'a.mdx', line: 10, ...more };
}

describe('the check of the course', () => {
  it('counts what it reads and places what is wrong in the file', () => {
    const report = checkSnippets(
      [snippet('docker ps\ndocker run --nmae x nginx'), snippet('ls')],
      REFERENCE,
    );
    expect(report).toMatchObject({ snippets: 2, commands: 2, mistakes: 0 });
    expect(report.failures).toMatchObject([
      { file: 'a.mdx', line: 11, column: 12, suggestion: '--name' },
    ]);
  });

  it('wants a marked mistake to be one', () => {
    const report = checkSnippets(
      [snippet('docker rnu', { mistake: true }), snippet('docker ps', { mistake: true, line: 20 })],
      REFERENCE,
    );
    expect(report.mistakes).toBe(1);
    expect(report.failures).toMatchObject([{ line: 20 }]);
  });

  it('lets pass what it knows nothing against', () => {
    expect(checkSnippets([snippet('docker scout cves nginx')], REFERENCE).failures).toEqual([]);
  });

  it('reads Compose files', () => {
    const report = checkSnippets(
      [snippet('services:\n  a: {imge: x}', { kind: 'compose' })],
      REFERENCE,
    );
    expect(report.failures).toMatchObject([{ line: 11, column: 7, suggestion: 'image' }]);
  });
});
