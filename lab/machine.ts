import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inCgroups, labCgroups, makeMachineCgroups, removeCgroup } from './cgroups.ts';
import { LabFailure } from './failure.ts';
import { type Layout } from './layout.ts';
import { waitFor } from './run.ts';

/** A machine of the lab: the gateway, or a node with its engine. */
export interface MachineSpec {
  name: string;
  hostname: string;
  /** Read-only folders of the lab that make its files, the topmost first; the base alone otherwise. */
  layers?: string[];
  /** Script of `lab/inside` that the machine runs. */
  script: string;
  /** Folders of the lab that the machine sees: `source:target`, source relative to the lab's folder. */
  shares: string[];
}

/** A namespace of its own (`new`), or the one that a gateway keeps for a node. */
export type Network = { kind: 'new' } | { kind: 'kept'; gatewayPid: number; name: string };

const READY_SECONDS = 60;
const INSIDE = join(import.meta.dirname, 'inside');

/** Path of a script of `lab/inside`. */
export function insideScript(name: string): string {
  return join(INSIDE, name);
}

/** Folder with the process id, logs and sockets of a machine. */
export function runFolder(layout: Layout, machine: string): string {
  return join(layout.run, machine);
}

/**
 * Starts a machine and waits until it says that it is ready.
 * @returns the id of its first process
 * @throws LabFailure naming the logs to read
 */
export async function startMachine(
  layout: Layout,
  spec: MachineSpec,
  network: Network,
): Promise<number> {
  const folder = runFolder(layout, spec.name);
  mkdirSync(folder, { recursive: true });
  for (const stale of ['pid', 'ready']) rmSync(join(folder, stale), { force: true });
  const cgroups = makeMachineCgroups(cgroupsOfLab(layout), spec.name);
  const log = openSync(join(folder, 'machine.log'), 'w');
  const command = inCgroups(cgroups, [
    ...enterNetwork(network),
    ...unshare(network),
    ...init(spec),
  ]);
  const outer = spawn(command[0]!, command.slice(1), {
    cwd: layout.home,
    detached: true,
    stdio: ['ignore', log, log],
  });
  outer.unref();
  const isReady = (): boolean => existsSync(join(folder, 'ready'));
  await waitFor(() => isReady() || outer.exitCode !== null, READY_SECONDS);
  const pid = machinePid(layout, spec.name);
  if (isReady() && pid !== undefined) return pid;
  throw new LabFailure(
    `${spec.name} did not start:\n${readFileSync(join(folder, 'machine.log'), 'utf8')}`,
    `Read the other logs in ${folder}; then down and up again. If it persists: down --purge.`,
  );
}

/**
 * The cgroups of the lab, in each hierarchy of this machine: those of whoever started it, noted for
 * the callers that come later from another cgroup.
 */
export function cgroupsOfLab(layout: Layout): string[] {
  const note = join(layout.run, 'cgroups.json');
  if (existsSync(note)) return JSON.parse(readFileSync(note, 'utf8')) as string[];
  const folders = labCgroups(readFileSync('/proc/self/cgroup', 'utf8'), cgroupName(layout));
  mkdirSync(layout.run, { recursive: true });
  writeFileSync(note, JSON.stringify(folders));
  return folders;
}

/** One name a lab: two labs in two folders may run at once. */
function cgroupName(layout: Layout): string {
  return `docker-lab-${createHash('sha256').update(layout.home).digest('hex').slice(0, 8)}`;
}

function enterNetwork(network: Network): string[] {
  if (network.kind === 'new') return [];
  const { gatewayPid, name } = network;
  return [
    'nsenter',
    '-t',
    `${gatewayPid}`,
    '-p',
    `--net=/proc/${gatewayPid}/root/run/netns/${name}`,
  ];
}

function unshare(network: Network): string[] {
  const own = ['--mount', '--uts', '--ipc', '--pid', '--cgroup', '--fork', '--kill-child'];
  return ['unshare', ...own, ...(network.kind === 'new' ? ['--net'] : [])];
}

function init(spec: MachineSpec): string[] {
  const script = insideScript(spec.script);
  const layers = (spec.layers ?? ['rootfs']).join(':');
  const machine = insideScript('machine.sh');
  return ['sh', machine, spec.name, spec.hostname, layers, script, ...spec.shares];
}

/** Id of the first process of a running machine; undefined when it does not run. */
export function machinePid(layout: Layout, machine: string): number | undefined {
  return recordedPid(join(runFolder(layout, machine), 'pid'));
}

/**
 * The process that a file `PID START` names, if it still lives.
 * START is its start time (field 22 of /proc/PID/stat), which tells it from a later process that was
 * given the same id.
 */
export function recordedPid(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const [pid, start] = readFileSync(file, 'utf8').trim().split(' ');
  return pid !== undefined && start !== undefined && startTime(Number(pid)) === start
    ? Number(pid)
    : undefined;
}

/** Start time of a process in clock ticks, as /proc writes it; undefined when it is gone. */
export function startTime(pid: number): string | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the command's name, may hold spaces: count after its closing parenthesis.
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/** Ends a machine: all its processes go with the first one. Its cgroups are removed. */
export async function stopMachine(layout: Layout, machine: string): Promise<void> {
  const pid = machinePid(layout, machine);
  if (pid !== undefined) {
    process.kill(pid, 'SIGKILL');
    await waitFor(() => startTime(pid) === undefined, 10);
  }
  rmSync(runFolder(layout, machine), { recursive: true, force: true });
  for (const lab of cgroupsOfLab(layout)) await removeWhenEmpty(join(lab, machine));
}

/** The kernel frees a dead process's cgroup a moment after its death. */
export async function removeWhenEmpty(folder: string): Promise<void> {
  await waitFor(() => {
    try {
      removeCgroup(folder);
      return true;
    } catch {
      return false;
    }
  }, 5);
}

export interface EnterOptions {
  user?: 'root' | 'dev';
  cwd?: string;
  env?: Record<string, string>;
}

/**
 * The command that runs `command` in a machine, in its namespaces and cgroups.
 * @throws LabFailure when the machine does not run
 */
export function enter(
  layout: Layout,
  machine: string,
  command: readonly string[],
  options: EnterOptions = {},
): string[] {
  const { user = 'root' } = options;
  const pid = machinePid(layout, machine);
  if (pid === undefined) {
    throw new LabFailure(`${machine} is not running`, 'Start it: npm run lab -- up');
  }
  const asUser =
    user === 'root' ? [] : ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--init-groups', '--'];
  return inCgroups(machineCgroups(layout, machine), [
    'nsenter',
    '-t',
    `${pid}`,
    '-m',
    '-u',
    '-i',
    '-n',
    '-p',
    '-C',
    '-r',
    '-w',
    '--',
    ...inCleanEnvironment([...asUser, ...command], options),
  ]);
}

/** A command that becomes `command` with the same few variables everywhere, and no other. */
export function inCleanEnvironment(
  command: readonly string[],
  { user = 'root', cwd, env = {}, home = homeOf(user) }: EnterOptions & { home?: string },
): string[] {
  const variables = { ...BASE_ENVIRONMENT, HOME: home, USER: user, LOGNAME: user, ...env };
  const assignments = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  return ['env', '-i', `--chdir=${cwd ?? home}`, ...assignments, ...command];
}

function homeOf(user: string): string {
  return user === 'root' ? '/root' : `/home/${user}`;
}

const BASE_ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  SHELL: '/bin/bash',
  TERM: 'xterm-256color',
  LANG: 'C.UTF-8',
};

function machineCgroups(layout: Layout, machine: string): string[] {
  return cgroupsOfLab(layout).map((lab) => join(lab, machine));
}
