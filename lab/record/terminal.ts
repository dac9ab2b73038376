import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What runs beside the recorded shell, and the settings of that shell. */
export const TERMINAL_PROGRAM = insideText('terminal.py');
export const BASHRC = insideText('bashrc');

export interface TerminalEvents {
  /** @param time seconds since the terminal was made, by its own clock */
  onOutput: (text: string, time: number) => void;
  /** @param status as a shell tells it; undefined when the terminal itself failed, with its words */
  onEnd: (status: number | undefined, complaint: string) => void;
}

/** A command that runs on a terminal, driven from here through `inside/terminal.py`. */
export class Terminal {
  readonly #child: ChildProcessWithoutNullStreams;

  /** @param command runs `terminal.py` with the command as its arguments, wherever that may be */
  constructor(command: readonly string[], { onOutput, onEnd }: TerminalEvents) {
    const [program = '', ...args] = command;
    this.#child = spawn(program, args, { stdio: 'pipe', detached: true });
    // A character may be cut between two reads.
    const decoder = new TextDecoder();
    let status: number | undefined;
    let complaint = '';
    this.#child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    this.#child.stdin.on('error', () => undefined);
    this.#child.on('error', (error) => {
      onEnd(undefined, error.message);
    });
    const lines = createInterface({ input: this.#child.stdout });
    lines.on('line', (line) => {
      const message = JSON.parse(line) as { time: number; data: string } | { exit: number };
      if ('exit' in message) status = message.exit;
      else
        onOutput(
          decoder.decode(Buffer.from(message.data, 'base64'), { stream: true }),
          message.time,
        );
    });
    this.#child.on('close', () => {
      onEnd(status, complaint);
    });
  }

  /** Types. */
  send(text: string): void {
    this.#child.stdin.write(`${JSON.stringify({ send: text })}\n`);
  }

  /** Hangs up: what runs on the terminal is told so (SIGHUP). */
  close(): void {
    this.#child.stdin.end();
  }
}

function insideText(name: string): string {
  return readFileSync(join(import.meta.dirname, 'inside', name), 'utf8');
}
