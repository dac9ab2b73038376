/**
 * Asks the real clients which command lines they accept and writes their verdicts to
 * `tests/fixtures/commands/verdicts.tsv`, with which our parser is compared.
 *
 *     npm run grammar:verdicts -- --root <root file system of the lab>
 *
 * The lines are those of `lines.txt`, and systematic ones made from the grammar: each command with
 * no to three arguments, each option once. They are really run, so: without network, on a read-only
 * file system, and against an engine that does not exist. Needs root (unshare, chroot).
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { GRAMMAR } from '../src/commands/grammars.ts';
import { systematicLines } from './grammar/systematic-lines.ts';
import { verdictOf } from './grammar/verdict.ts';

const FIXTURES = join(import.meta.dirname, '../tests/fixtures/commands');
const TIMEOUT_MS = 15_000;

const { values } = parseArgs({ options: { root: { type: 'string' } } });
if (values.root === undefined) throw new Error('Say where the clients are: --root <folder>.');

const bin = mkdtempSync(join(tmpdir(), 'verdicts-'));
try {
  for (const tool of ['docker', 'kubectl', 'dockerd']) writeWrapper(tool, values.root);
  const written = readFileSync(join(FIXTURES, 'lines.txt'), 'utf8').split('\n');
  const lines = [
    ...written.filter((line) => line && !line.startsWith('#')),
    ...systematicLines(GRAMMAR),
  ];
  const rows = [...new Set(lines)].map((line) => `${verdictOf(run(line))}\t${line}`);
  const versions = Object.entries(GRAMMAR.versions).map(
    ([client, version]) => `${client} ${version}`,
  );
  writeFileSync(
    join(FIXTURES, 'verdicts.tsv'),
    [`# ${versions.join(', ')}`, ...rows, ''].join('\n'),
  );
  console.log(
    `${rows.length} lines, ${rows.filter((row) => row.startsWith('accepted')).length} accepted`,
  );
} finally {
  rmSync(bin, { recursive: true });
}

function writeWrapper(tool: string, root: string): void {
  const path = join(bin, tool);
  writeFileSync(path, `#!/bin/sh\nexec chroot '${root}' ${tool} "$@"\n`);
  chmodSync(path, 0o755);
}

function run(line: string): string {
  const root = values.root ?? '/';
  const sealed = `mount --bind '${root}' '${root}' && mount -o remount,ro,bind '${root}' && exec bash -c "$1"`;
  const { stdout, stderr } = spawnSync(
    'unshare',
    ['--net', '--mount', 'sh', '-c', sealed, 'sh', line],
    {
      env: {
        PATH: `${bin}:/usr/bin:/usr/sbin:/bin:/sbin`,
        HOME: '/nonexistent',
        DOCKER_HOST: 'unix:///nonexistent/docker.sock',
      },
      cwd: bin,
      encoding: 'utf8',
      timeout: TIMEOUT_MS,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  return `${stderr}\n${stdout}`;
}
