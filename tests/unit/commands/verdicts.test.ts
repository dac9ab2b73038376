import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GRAMMAR } from '../../../src/commands/grammars.ts';
import { parseScript } from '../../../src/commands/parse.ts';
import { type ProblemKind } from '../../../src/commands/problems.ts';

/** What the real clients said, recorded by `npm run grammar:verdicts`. */
const FIXTURE = new URL('../../fixtures/commands/verdicts.tsv', import.meta.url);

/** Our kinds of problems, as the recorded verdicts name them. */
const AS_RECORDED: Partial<Record<ProblemKind, string>> = {
  'misplaced-option': 'unknown-option',
  'too-few-arguments': 'arguments',
  'too-many-arguments': 'arguments',
};

/** The client answers these with the help of the group and does nothing: we say that there is no such command. */
const ANSWERED_WITH_HELP = new Set(['docker compose bridge foo', 'docker compose alpha foo']);

const [header = '', ...rows] = readFileSync(FIXTURE, 'utf8').trimEnd().split('\n');
const lines = rows.map((row) => row.split('\t') as [verdict: string, line: string]);

/** The first reason to refuse the line: the client stops there. Arguments are counted last. */
function ourVerdict(line: string): string {
  const errors = parseScript(line, GRAMMAR).problems.filter(({ severity }) => severity === 'error');
  const kinds = errors.map(({ kind }) => AS_RECORDED[kind] ?? kind);
  return kinds.find((kind) => kind !== 'arguments') ?? kinds[0] ?? 'accepted';
}

describe('the parser beside the real clients', () => {
  it('was compared on the versions of the grammar', () => {
    for (const [client, version] of Object.entries(GRAMMAR.versions))
      expect(header).toContain(`${client} ${version}`);
  });

  it('was compared on enough lines, accepted and refused', () => {
    expect(lines.length).toBeGreaterThanOrEqual(3000);
    expect(lines.filter(([verdict]) => verdict !== 'accepted').length).toBeGreaterThanOrEqual(500);
  });

  it('gives the same verdict on every line', () => {
    const different = lines
      .map(([verdict, line]) => ({ line, client: verdict, parser: ourVerdict(line) }))
      .filter(({ client, parser, line }) => client !== parser && !ANSWERED_WITH_HELP.has(line));
    expect(different).toEqual([]);
  });
});
