import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { cgroupVersion } from './kernel.ts';

const ROOT = '/sys/fs/cgroup';

/** One cgroup hierarchy of the machine, with the place where the lab makes its own cgroup. */
interface Hierarchy {
  mountPoint: string;
  parent: string;
}

/**
 * The cgroup of the lab in each hierarchy.
 *
 * With cgroup v1 it is a child of the caller's own cgroup, so that limits set on the caller hold for
 * the lab. With v2 a cgroup that holds processes cannot give controllers to its children: it is
 * then a child of the root.
 * @param procSelfCgroup text of /proc/self/cgroup
 * @param name what to call it
 */
export function labCgroups(procSelfCgroup: string, name: string): string[] {
  return hierarchies(procSelfCgroup).map(({ mountPoint, parent }) =>
    join(mountPoint, parent, name),
  );
}

function hierarchies(procSelfCgroup: string): Hierarchy[] {
  if (cgroupVersion(procSelfCgroup) === 2) return [{ mountPoint: ROOT, parent: '/' }];
  return procSelfCgroup
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('0::'))
    .map((line) => {
      const [, controllers = '', ...path] = line.split(':');
      return { mountPoint: join(ROOT, controllers.replace('name=', '')), parent: path.join(':') };
    });
}

/** Makes the cgroups of one machine of the lab. @returns their folders */
export function makeMachineCgroups(labFolders: readonly string[], machine: string): string[] {
  return labFolders.map((lab) => {
    const folder = join(lab, machine);
    for (const made of [lab, folder]) {
      mkdirSync(made, { recursive: true });
      inheritCpuset(made);
      delegateControllers(made);
    }
    return folder;
  });
}

/** A cpuset of cgroup v1 starts empty, and nothing can run in it. */
function inheritCpuset(folder: string): void {
  if (!existsSync(join(folder, 'cpuset.cpus')) || existsSync(join(folder, 'cgroup.controllers'))) {
    return;
  }
  for (const file of ['cpuset.cpus', 'cpuset.mems']) {
    writeFileSync(join(folder, file), readFileSync(join(folder, '..', file)));
  }
  writeFileSync(join(folder, 'cgroup.clone_children'), '1');
}

/** With cgroup v2, a parent must hand each controller to its children. */
function delegateControllers(folder: string): void {
  const parent = join(folder, '..');
  const available = join(parent, 'cgroup.controllers');
  if (!existsSync(available)) return;
  const active = readFileSync(join(parent, 'cgroup.subtree_control'), 'utf8').trim().split(' ');
  for (const controller of readFileSync(available, 'utf8').trim().split(' ')) {
    if (controller === '' || active.includes(controller)) continue;
    writeFileSync(join(parent, 'cgroup.subtree_control'), `+${controller}`);
  }
}

/** A command that joins the cgroups, then becomes `command`. */
export function inCgroups(folders: readonly string[], command: readonly string[]): string[] {
  const join =
    'while [ "$1" != -- ]; do echo $$ > "$1/cgroup.procs"; shift; done; shift; exec "$@"';
  return ['sh', '-c', join, 'sh', ...folders, '--', ...command];
}

/** Removes a cgroup and those inside it, all empty by now. */
export function removeCgroup(folder: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeCgroup(join(folder, entry.name));
  }
  rmdirSync(folder);
}
