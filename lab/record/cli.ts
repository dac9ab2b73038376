/** The recorder's command line: npm run record -- [ID…]. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MismatchError } from '../../src/recording/match.ts';
import { SessionError } from '../../src/recording/session.ts';
import { LabFailure } from '../failure.ts';
import { labLayout } from '../layout.ts';
import { compareWithCourse, writeInto } from './keep.ts';
import { chooseScripts } from './library.ts';
import { recordAll } from './record-all.ts';

const USAGE = `usage: npm run record -- [ID…]

  ID               chapter and name of a session: 03-images/couches; all when none is named
  --missing        only those without a recording
  --changed        also those whose recording holds other commands than the session
  --check          write nothing: tell how the engine answers otherwise than recorded
  --into FOLDER    put the recordings there instead of beside the sessions
  --parallel N     play N sessions at once, 2 otherwise
  --speed N        type N times as fast as a person`;

const PROJECT = join(import.meta.dirname, '..', '..');
const CONTENT = join(PROJECT, 'content');

/** @returns the exit code */
async function main(args: string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      missing: { type: 'boolean', default: false },
      changed: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      into: { type: 'string' },
      parallel: { type: 'string', default: '2' },
      speed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const { missing, changed, check, into } = values;
  if (check && into !== undefined) {
    throw new LabFailure('--check writes nothing', 'Leave out --into, or --check.');
  }
  const folder = join(CONTENT, 'sessions');
  const scripts = await chooseScripts(folder, { ids: positionals, missing, changed });
  const failures = await recordAll(scripts, {
    layout: labLayout(process.env, PROJECT),
    project: PROJECT,
    content: CONTENT,
    keeper: check ? compareWithCourse : writeInto(into ?? folder),
    parallel: count('--parallel', values.parallel),
    speed: count('--speed', values.speed),
    env: process.env,
    signal,
  });
  return failures === 0 ? 0 : 1;
}

function count(option: string, text: string): number {
  const number = Number(text);
  if (number >= 1 && number <= 100) return number;
  throw new LabFailure(`${option} ${text} is not a number`, 'Give a number from 1 to 100.');
}

/** What the user can do something about; anything else is a fault of the recorder. */
function explain(error: unknown): string | undefined {
  if (error instanceof LabFailure) return `${error.message}\n→ ${error.remedy}`;
  if (error instanceof SessionError || error instanceof MismatchError) return error.message;
  if (error instanceof TypeError && 'code' in error) return `${error.message}\n${USAGE}`;
  if (error instanceof Error && error.name === 'AbortError') return 'interrupted: nothing is left';
  return undefined;
}

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    interruption.abort();
  });
}
try {
  process.exitCode = await main(process.argv.slice(2), interruption.signal);
} catch (error) {
  const explanation = explain(error);
  if (explanation === undefined) throw error;
  console.error(`\n${explanation}`);
  process.exitCode = 1;
}
