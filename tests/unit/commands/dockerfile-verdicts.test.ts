import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { splitDockerfiles, type Verdict } from '../../../scripts/grammar/dockerfiles.ts';
import { parseDockerfile, type ParsedDockerfile } from '../../../src/commands/dockerfile.ts';
import { GRAMMAR } from '../../../src/commands/grammars.ts';
import { isError } from '../../../src/commands/problems.ts';

/** What the real builder said, recorded by `npm run grammar:dockerfiles`. */
const read = (name: string): string =>
  readFileSync(new URL(`../../fixtures/commands/${name}`, import.meta.url), 'utf8');
const dockerfiles = splitDockerfiles(read('dockerfiles.txt'));
const { verdicts } = JSON.parse(read('dockerfile-verdicts.json')) as {
  verdicts: Record<string, Verdict>;
};

/** Line of the instruction that a line or an offset belongs to: builders and readers point at different parts of it. */
function ownerLine(source: string, { instructions }: ParsedDockerfile, line: number): number {
  const starts = instructions.map(({ range }) => lineAt(source, range[0]));
  return starts.filter((start) => start <= line).at(-1) ?? line;
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}

/** The line it stopped at. It gives none to some refusals, and counts from 0 for directives. */
function refusedAt({ error }: Verdict): number | undefined {
  return error?.line && !error.message.includes('parser directive') ? error.line : undefined;
}

/** `refused at 2`, or the checks that are not passed, each with its line. */
function theirs(source: string, parsed: ParsedDockerfile, verdict: Verdict): string {
  const line = refusedAt(verdict);
  if (line !== undefined) return `refused at ${ownerLine(source, parsed, line)}`;
  if (verdict.error) return 'refused';
  return verdict.warnings
    .map((warning) => `${warning.rule} at ${ownerLine(source, parsed, warning.line ?? 0)}`)
    .sort()
    .join(', ');
}

function ours(source: string, parsed: ParsedDockerfile, verdict: Verdict): string {
  const line = (offset: number): number => ownerLine(source, parsed, lineAt(source, offset));
  const [first] = parsed.problems.filter(isError);
  if (first)
    return refusedAt(verdict) === undefined ? 'refused' : `refused at ${line(first.range[0])}`;
  return parsed.problems
    .filter(({ rule }) => rule !== undefined)
    .map(({ rule, range }) => `${rule} at ${line(range[0])}`)
    .sort()
    .join(', ');
}

/** Refused for want of what a build argument or the base image may bring: we warn. */
const LEFT_TO_THE_BUILD = new Set([
  'from-variable-without-default',
  'from-empty-variable',
  'run-mount-target-here',
]);

describe('the reading of Dockerfiles beside the real builder', () => {
  it('was compared on enough of them, accepted, warned of and refused', () => {
    const all = Object.values(verdicts);
    expect(Object.keys(verdicts)).toEqual([...dockerfiles.keys()]);
    expect(all.length).toBeGreaterThanOrEqual(200);
    expect(all.filter(({ error }) => error).length).toBeGreaterThanOrEqual(60);
    expect(all.filter(({ warnings }) => warnings.length > 0).length).toBeGreaterThanOrEqual(30);
  });

  it.each([...dockerfiles].filter(([name]) => !LEFT_TO_THE_BUILD.has(name)))(
    'says the same of %s',
    (name, source) => {
      const parsed = parseDockerfile(source, GRAMMAR);
      const verdict = verdicts[name]!;
      expect(ours(source, parsed, verdict)).toBe(theirs(source, parsed, verdict));
    },
  );

  it.each([...LEFT_TO_THE_BUILD])('warns of what only the build knows: %s', (name) => {
    expect(verdicts[name]?.error).toBeDefined();
    expect(parseDockerfile(dockerfiles.get(name)!, GRAMMAR).problems).toMatchObject([
      { severity: 'warning' },
    ]);
  });
});
