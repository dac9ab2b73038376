/** `npm test`: every check of the project in one go, with a summary at the end. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { announceSkip, whyNoLab, whyNotUnasked } from '../tests/lab/why-not.ts';
import { ensureBrowser } from './browser.ts';

interface Stage {
  name: string;
  command: string[];
  /** A stage that needs this one's success is skipped without it. */
  needs?: string;
  /** Why it is left out on this machine, if it is. */
  whyNot?: () => string | undefined;
}

const PROJECT = join(import.meta.dirname, '..');

const STAGES: Stage[] = [
  { name: 'lockfile', command: ['npm', 'run', '-s', 'lock', '--', '--check'] },
  { name: 'types', command: ['npm', 'run', '-s', 'check:types'] },
  { name: 'lint', command: ['npm', 'run', '-s', 'check:lint'] },
  { name: 'format', command: ['npm', 'run', '-s', 'check:format'] },
  { name: 'unit', command: ['npm', 'run', '-s', 'test:unit'] },
  { name: 'build', command: ['npm', 'run', '-s', 'build'] },
  { name: 'fixtures', command: ['npm', 'run', '-s', 'build:fixtures'] },
  { name: 'site', command: ['npm', 'run', '-s', 'test:site'], needs: 'build' },
  { name: 'browser', command: ['npm', 'run', '-s', 'test:e2e'], needs: 'fixtures' },
  {
    name: 'lab',
    command: ['npm', 'run', '-s', 'test:lab'],
    whyNot: () => whyNotUnasked(PROJECT) ?? whyNoLab(PROJECT),
  },
];

type Result = 'passed' | 'failed' | 'skipped';

function run(stage: Stage, done: Map<string, Result>): Result {
  if (stage.needs && done.get(stage.needs) !== 'passed') return 'skipped';
  console.log(`\n━━ ${stage.name}`);
  const reason = stage.whyNot?.();
  if (reason !== undefined) {
    announceSkip(reason);
    return 'skipped';
  }
  const [command = '', ...args] = stage.command;
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  return status === 0 ? 'passed' : 'failed';
}

const done = new Map<string, Result>();
const rows: string[] = [];
try {
  console.log(`Browser: ${ensureBrowser()}`);
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
for (const stage of STAGES) {
  const start = performance.now();
  const result = run(stage, done);
  done.set(stage.name, result);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  rows.push(
    `${result === 'passed' ? '✓' : result === 'failed' ? '✗' : '–'} ${stage.name.padEnd(10)} ${result.padEnd(8)} ${seconds.padStart(6)} s`,
  );
}

const count = (result: Result) => [...done.values()].filter((one) => one === result).length;
console.log(`\n━━ summary\n${rows.join('\n')}`);
console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
process.exit(count('failed') > 0 ? 1 : 0);
