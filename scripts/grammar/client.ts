import { spawnSync } from 'node:child_process';

/** Wide enough that no help text is ever wrapped. */
const COLUMNS = 4000;
const TIMEOUT_MS = 20_000;
const OFFLINE = {
  PATH: '/usr/bin:/usr/sbin:/bin:/sbin',
  TERM: 'dumb',
  HOME: '/root',
  DOCKER_HOST: 'unix:///nonexistent/docker.sock',
};

/** What a client answered to one command line. */
export interface Answer {
  /** Standard output and error together, in the order they came. */
  output: string;
  /** Exit code; null when it had to be stopped. */
  code: number | null;
}

/** Runs one command line of a client. */
export type Client = (argv: readonly string[], env?: Record<string, string>) => Answer;

const quote = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;

/**
 * A client that can print its help but reach no engine: its socket does not exist, and its home is
 * always `/root` so that the defaults it prints do not depend on who runs this.
 *
 * It is given a wide terminal as standard input, which is where Docker's client takes the width of
 * its help from, and a pipe as output, so that it prints no colours.
 * @param root folder of the root file system that holds the clients; absent: this machine's own
 * @throws when `script` (util-linux), which makes the terminal, is missing
 */
export function offlineClient(root: string | undefined): Client {
  const prefix = root === undefined ? [] : ['chroot', root];
  return (argv, extra = {}) => {
    const line = [...prefix, ...argv].map(quote).join(' ');
    const run = spawnSync(
      'script',
      ['-qec', `stty cols ${COLUMNS}; { ${line}; echo "exit=$?"; } 2>&1 | cat`, '/dev/null'],
      {
        env: { ...OFFLINE, ...extra },
        encoding: 'utf8',
        timeout: TIMEOUT_MS,
      },
    );
    if (run.error && 'code' in run.error && run.error.code === 'ENOENT')
      throw new Error(
        '`script` (package bsdutils or util-linux) is needed to give the client a terminal.',
      );
    return readAnswer(run.stdout);
  };
}

function readAnswer(raw: string): Answer {
  const text = raw.replaceAll('\r', '');
  const end = /exit=(\d+)\n?$/.exec(text);
  return end
    ? { output: text.slice(0, end.index), code: Number(end[1]) }
    : { output: text, code: null };
}
