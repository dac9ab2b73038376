import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { LabFailure } from '../failure.ts';

/** One line of qemu's answers: the greeting, an event, a result, or an error. */
interface QmpMessage {
  return?: unknown;
  error?: { desc: string };
}

/**
 * Has qemu execute commands of its monitor, one after the other.
 * @param channel the command that joins the QMP socket to its standard input and output
 * @param commands in the monitor's own words: `savevm ready`
 * @throws LabFailure with what qemu answered, as soon as a command fails
 * @see https://www.qemu.org/docs/master/interop/qmp-spec.html
 */
export async function askQemu(
  channel: readonly string[],
  commands: readonly string[],
): Promise<void> {
  const [program = '', ...args] = channel;
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.on('error', () => undefined);
  const ask = (message: object): boolean => child.stdin.write(`${JSON.stringify(message)}\n`);
  const waiting = [...commands];
  try {
    ask({ execute: 'qmp_capabilities' });
    for await (const line of createInterface({ input: child.stdout })) {
      const { return: result, error } = JSON.parse(line) as QmpMessage;
      if (result === undefined && error === undefined) continue;
      refuse(error?.desc ?? (typeof result === 'string' ? result.trim() : ''));
      const next = waiting.shift();
      if (next === undefined) return;
      ask({ execute: 'human-monitor-command', arguments: { 'command-line': next } });
    }
    // Only quit ends the conversation from qemu's side.
    if (commands.at(-1) !== 'quit' || waiting.length > 0) refuse('it does not answer');
  } finally {
    child.kill();
  }
}

/** Of the commands that the lab uses, all are silent unless they fail. */
function refuse(answer: string): void {
  if (answer === '') return;
  throw new LabFailure(`qemu says: ${answer}`, 'Run down, then up again; or down --purge.');
}
