import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { type Readable } from 'node:stream';

export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** What the command reads; nothing otherwise. */
  input?: Readable | string;
  /** File that keeps all that the command prints. */
  log?: string;
  /** Told each line that the command prints, for a progress display. */
  onLine?: (line: string) => void;
  /** Where standard output goes instead of being returned. */
  output?: WriteStream;
}

/** A command that ended with a code other than 0; `tail` holds the last lines it printed. */
export class CommandFailed extends Error {
  readonly code: number | null;
  readonly tail: string;

  constructor(command: readonly string[], code: number | null, tail: string) {
    super(`${command.join(' ')} ended with code ${String(code)}\n${tail}`);
    this.name = 'CommandFailed';
    this.code = code;
    this.tail = tail;
  }
}

const TAIL_LINES = 15;

/**
 * Runs a command to its end.
 * @returns what it wrote on standard output
 * @throws CommandFailed when its exit code is not 0
 */
export async function run(command: readonly string[], options: RunOptions = {}): Promise<string> {
  const [program = '', ...args] = command;
  const log =
    options.log === undefined ? undefined : createWriteStream(options.log, { flags: 'a' });
  const printed: string[] = [];
  const answer: Buffer[] = [];
  const child = spawn(program, args, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: options.env ?? process.env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const follow = (chunk: Buffer): void => {
    log?.write(chunk);
    for (const line of chunk.toString().split(/[\r\n]+/)) {
      if (line.trim() === '') continue;
      printed.push(line);
      if (printed.length > TAIL_LINES) printed.shift();
      options.onLine?.(line);
    }
  };
  child.stderr.on('data', follow);
  if (options.output === undefined) {
    child.stdout.on('data', (chunk: Buffer) => answer.push(chunk));
    child.stdout.on('data', follow);
  } else {
    child.stdout.pipe(options.output);
  }
  feed(child.stdin, options.input);
  const code = await ended(child);
  log?.end();
  if (code !== 0) throw new CommandFailed(command, code, printed.join('\n'));
  return Buffer.concat(answer).toString();
}

function feed(stdin: NodeJS.WritableStream, input: Readable | string | undefined): void {
  // A command that stops reading early reports itself by its exit code, not by this pipe.
  stdin.on('error', () => undefined);
  if (input === undefined) stdin.end();
  else if (typeof input === 'string') stdin.end(input);
  else input.pipe(stdin);
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

/** Runs a command on the user's own terminal and gives its exit code. */
export async function runOnTerminal(command: readonly string[]): Promise<number> {
  const [program = '', ...args] = command;
  return (await ended(spawn(program, args, { stdio: 'inherit' }))) ?? 1;
}

/** Waits until `test` holds, asking every 100 ms. @returns false when it never did in `seconds`. */
export async function waitFor(
  test: () => boolean | Promise<boolean>,
  seconds: number,
): Promise<boolean> {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    if (await test()) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return test();
}
