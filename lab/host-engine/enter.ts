import { readFileSync } from 'node:fs';
import { LabFailure } from '../failure.ts';
import { type EnterOptions, inCleanEnvironment } from '../machine.ts';

/** Who types the commands of a session, and from where. */
export interface Identity {
  user: string;
  home: string;
  /** Whether another user's rights must be taken, which only root can. */
  switchUser: boolean;
}

/** What is known of whoever runs the lab. */
export interface Caller {
  uid: number;
  name: string;
  /** Text of /etc/passwd. */
  passwd: string;
  /** Folder that the lab may use as a home. */
  fallbackHome: string;
}

/**
 * `dev` when this machine has such a user and the caller is it, or root; otherwise the caller, with a
 * home apart from their own. Paths are real ones, for an engine mounts the paths of its machine.
 */
export function identity({ uid, name, passwd, fallbackHome }: Caller): Identity {
  const [, , dev, , , home] = passwd
    .split('\n')
    .map((line) => line.split(':'))
    .find(([user]) => user === 'dev') ?? [undefined];
  if (dev !== undefined && home !== undefined && (uid === 0 || uid === Number(dev))) {
    return { user: 'dev', home, switchUser: uid === 0 };
  }
  return { user: name, home: fallbackHome, switchUser: false };
}

/** Reads who runs the lab. */
export function readCaller(env: NodeJS.ProcessEnv, fallbackHome: string): Caller {
  return {
    uid: process.getuid?.() ?? -1,
    name: env['USER'] ?? env['LOGNAME'] ?? 'dev',
    passwd: readFileSync('/etc/passwd', 'utf8'),
    fallbackHome,
  };
}

/**
 * The command that runs `command` on this machine, with the lab's few variables and no other.
 * @throws LabFailure for anything as root: the machine is not the lab's
 */
export function enterHost(
  { user, home, switchUser }: Identity,
  endpoint: string,
  command: readonly string[],
  options: EnterOptions = {},
): string[] {
  if (options.user === 'root') {
    throw new LabFailure(
      'LAB=host runs nothing as root on your machine',
      'Use the lab without LAB, or LAB=vm, for the sessions that need it.',
    );
  }
  const asUser = switchUser
    ? ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--init-groups', '--']
    : [];
  const engine = endpoint === DEFAULT_ENDPOINT ? {} : { DOCKER_HOST: endpoint };
  const env = { LOGNAME: user, USER: user, ...engine, ...options.env };
  return inCleanEnvironment([...asUser, ...command], { ...options, user: 'dev', home, env });
}

/** Where a client looks by itself. */
const DEFAULT_ENDPOINT = 'unix:///var/run/docker.sock';
