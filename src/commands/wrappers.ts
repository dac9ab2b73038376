/** A command that runs the command written after it, and what it takes before that. */
export interface Wrapper {
  /** Options that take the next word as their value. */
  valued: ReadonlySet<string>;
  /** Words of its own before the command: the duration of `timeout`, the host of `ssh`. */
  operands: number;
  /** Adds words at the end of the command. */
  appends?: true;
  /** With one of these options it runs nothing. */
  inert?: RegExp;
  /** The command may be written in one quoted word. */
  quoted?: true;
}

const wrapper = (valued = '', operands = 0, more: Partial<Wrapper> = {}): Wrapper => ({
  valued: new Set(valued.split(' ').filter(Boolean)),
  operands,
  ...more,
});

/** Source: the manual pages of each (coreutils, sudo, findutils, procps, util-linux, OpenSSH). */
export const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map([
  ['sudo', wrapper('-u -g -h -p -C -D -R -T -U -r -t --user --group --host --prompt --chdir')],
  ['doas', wrapper('-u -C')],
  ['env', wrapper('-u -C --unset --chdir')],
  ['time', wrapper('-f -o')],
  ['nohup', wrapper()],
  ['exec', wrapper('-a')],
  ['command', wrapper('', 0, { inert: /^-[vV]$/ })],
  ['nice', wrapper('-n')],
  ['ionice', wrapper('-c -n', 0, { inert: /^-p/ })],
  ['setsid', wrapper()],
  ['stdbuf', wrapper('-i -o -e')],
  ['timeout', wrapper('-k -s --kill-after --signal', 1)],
  ['watch', wrapper('-n --interval', 0, { quoted: true })],
  [
    'xargs',
    wrapper('-a -d -E -I -L -n -P -s --max-args --max-procs --delimiter', 0, { appends: true }),
  ],
  ['ssh', wrapper('-p -i -l -o -F -J -L -R -D -W', 1, { quoted: true })],
]);

/** Shells: what follows `-c` is a script. */
export const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash', 'zsh']);
