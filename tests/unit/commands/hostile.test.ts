import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCompose } from '../../../src/commands/compose-file.ts';
import { COMPOSE_KEYS, GRAMMAR } from '../../../src/commands/grammars.ts';
import { parseScript } from '../../../src/commands/parse.ts';
import { MAX_SOURCE_LENGTH } from '../../../src/commands/shell.ts';

/** Milliseconds that the reading takes. */
function time(read: () => unknown): number {
  const start = performance.now();
  read();
  return performance.now() - start;
}

/** Far above what is measured (a second at most), far below what a quadratic reading would take. */
const LIMIT_MS = 10_000;
const SIZE = 190_000;
const fill = (unit: string): string => unit.repeat(Math.floor(SIZE / unit.length));

const SHELL: Record<string, string> = {
  'one long word': `docker run ${fill('a')}`,
  'many options': `docker run ${fill('-e A=1 ')} nginx`,
  'many letters': `docker run -${fill('i')} nginx`,
  'many unknown options': `docker run ${fill('--nmae=x ')} nginx`,
  'many commands': fill('docker ps;'),
  'many misspelt commands': fill('docker rnu;'),
  'a long pipeline': fill('docker ps|'),
  'deep substitutions': fill('docker $('),
  'deep quotes': fill(`sh -c "`),
  'deep backquotes': fill('`\\`'),
  'open placeholders': `docker ${fill('<a ')}`,
  'many here-documents': fill('docker run x <<A\nA\n'),
  parentheses: fill('('),
  'many pieces in a word': `docker run --name=${fill(`'a'"b"`)} nginx`,
  'many wrappers': `${fill('sudo ')}docker ps`,
};

const COMPOSE: Record<string, string> = {
  'deep lists': fill('['),
  'deep maps': fill('{a: '),
  'many services': `services:\n${Array.from({ length: 9000 }, (_, i) => `  s${i}: {imge: x}\n`).join('')}`,
  'many aliases': `x: &a {services: {}}\nservices:\n${Array.from({ length: 9000 }, (_, i) => `  s${i}: *a\n`).join('')}`,
  'a billion laughs': `x-a: &a [x]\n${Array.from({ length: 25 }, (_, i) => `x-${i}: &b${i} [${i ? `*b${i - 1}, *b${i - 1}` : '*a, *a'}]\n`).join('')}services: {a: {command: *b24}}`,
  'an alias to itself': 'services: &a\n  x: *a\n',
};

describe('hostile input', { timeout: 2 * LIMIT_MS }, () => {
  it.each(Object.entries(SHELL))('is read in time: %s', (_, source) => {
    expect(time(() => parseScript(source, GRAMMAR))).toBeLessThan(LIMIT_MS);
  });

  it.each(Object.entries(COMPOSE))('is read in time as Compose: %s', (_, source) => {
    expect(time(() => checkCompose(source, COMPOSE_KEYS))).toBeLessThan(LIMIT_MS);
  });

  it('is refused with a sentence when too long', () => {
    const source = 'x'.repeat(MAX_SOURCE_LENGTH + 1);
    expect(parseScript(source, GRAMMAR).problems).toMatchObject([{ kind: 'too-long' }]);
    expect(checkCompose(source, COMPOSE_KEYS)).toMatchObject([{ kind: 'too-long' }]);
  });

  it('never throws, and its ranges lie in the source', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'docker ',
        'run ',
        'compose ',
        '-it ',
        '--name=',
        '"',
        "'",
        '$(',
        '`',
        '\\',
        '<<A\n',
        '|',
        '&&',
        '<a b>',
        '{1..3}',
        '-p',
        ' ',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const source = pieces.join('');
        const { commands, problems } = parseScript(source, GRAMMAR);
        for (const { range } of [
          ...problems,
          ...commands,
          ...commands.flatMap(({ tokens }) => tokens),
        ]) {
          expect(range[0]).toBeGreaterThanOrEqual(0);
          expect(range[1]).toBeGreaterThanOrEqual(range[0]);
          expect(range[1]).toBeLessThanOrEqual(source.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is no key of an object', () => {
    for (const word of ['__proto__', 'constructor', 'toString']) {
      expect(
        parseScript(`docker run --${word} x`, GRAMMAR).problems.map(({ kind }) => kind),
      ).toContain('unknown-option');
      expect(parseScript(`docker ${word}`, GRAMMAR).problems.map(({ kind }) => kind)).toEqual([
        'unknown-command',
      ]);
      expect(checkCompose(`services: {a: {image: x, "${word}": 1}}`, COMPOSE_KEYS)).toMatchObject([
        { kind: 'unknown-key' },
      ]);
    }
  });
});
