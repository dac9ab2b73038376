import { GATEWAY } from '../gateway.ts';
import { type Layout } from '../layout.ts';
import { enter, type EnterOptions, inCleanEnvironment } from '../machine.ts';
import { nodeNamed } from '../nodes.ts';
import { LabFailure } from '../failure.ts';

const SSH = ['ssh', '-q', '-o', 'ConnectTimeout=10', '-o', 'BatchMode=yes'];

/**
 * The command that runs `command` in a guest, by ssh from the gateway: that way a guest is reached by
 * the lab alone, and no port of this machine is opened. With a terminal on its input, the command has
 * one in the guest; otherwise plain pipes.
 * @throws LabFailure when the machine does not run
 */
export function enterVm(
  layout: Layout,
  machine: string,
  command: readonly string[],
  options: EnterOptions = {},
): string[] {
  const node = nodeNamed(machine);
  if (node === undefined) throw new LabFailure(`no node is called ${machine}`, 'See status.');
  const remote = inCleanEnvironment(command, options).map(shellWord).join(' ');
  const who = `${options.user ?? 'root'}@${node.address}`;
  return enter(layout, GATEWAY, [...SSH, '-t', who, '--', remote], { user: 'dev' });
}

/** Quotes a word for the shell on the other side. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
