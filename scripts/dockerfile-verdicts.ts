/**
 * Asks the real builder what it says of each Dockerfile of `tests/fixtures/commands/dockerfiles.txt`,
 * with which our reading is compared, and writes its verdicts beside them.
 *
 *     npm run grammar:dockerfiles -- --docker <program>
 *
 * The program runs docker with the arguments and the input it is given, against an engine that has
 * the images of the lab; it is `docker` unless told otherwise. Nothing is built.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { splitDockerfiles, type Verdict } from './grammar/dockerfiles.ts';

const FIXTURES = join(import.meta.dirname, '../tests/fixtures/commands');
const TIMEOUT_MS = 60_000;

/** What `docker build --call=check,format=json` prints; the rest of it is not needed. */
interface CheckResult {
  warnings: { ruleName: string; location?: Location }[] | null;
  buildError?: { message: string; location?: Location };
}

interface Location {
  ranges?: { start?: { line?: number } }[];
}

const { values } = parseArgs({ options: { docker: { type: 'string', default: 'docker' } } });
const verdicts: Record<string, Verdict> = {};
for (const [name, source] of splitDockerfiles(
  readFileSync(join(FIXTURES, 'dockerfiles.txt'), 'utf8'),
))
  verdicts[name] = verdictOn(source);

const versions = {
  engine: ask(['version', '--format', '{{.Server.Version}}']).trim(),
  buildx: ask(['buildx', 'version']).trim().split(' ')[1] ?? '',
};
const path = join(FIXTURES, 'dockerfile-verdicts.json');
writeFileSync(path, `${JSON.stringify({ versions, verdicts }, null, 2)}\n`);
const refused = Object.values(verdicts).filter(({ error }) => error !== undefined).length;
console.log(`${Object.keys(verdicts).length} Dockerfiles, ${refused} refused`);

function ask(args: readonly string[], input = ''): string {
  const { stdout, stderr, error } = spawnSync(values.docker, args, {
    input,
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
  });
  if (error) throw error;
  return stdout.trim() === '' ? stderr : stdout;
}

function verdictOn(source: string): Verdict {
  const answer = ask(['build', '--call=check,format=json', '-'], source);
  const start = answer.indexOf('{');
  if (!answer.startsWith('{')) return { error: { message: firstError(answer) }, warnings: [] };
  const { warnings, buildError } = JSON.parse(answer.slice(start)) as CheckResult;
  return {
    ...(buildError && { error: { message: buildError.message, ...lineOf(buildError.location) } }),
    warnings: (warnings ?? []).map(({ ruleName, location }) => ({
      rule: ruleName,
      ...lineOf(location),
    })),
  };
}

/** First of the lines that it is about. */
function lineOf(location: Location | undefined): { line?: number } {
  const lines = (location?.ranges ?? []).map(({ start }) => start?.line ?? Infinity);
  return lines.length > 0 ? { line: Math.min(...lines) } : {};
}

function firstError(answer: string): string {
  return /^ERROR: (.*)$/m.exec(answer)?.[1] ?? answer.trim();
}
