import { type Feature, kernelVerdicts, type Verdict } from '../kernel.ts';
import { type Layout } from '../layout.ts';
import { run } from '../run.ts';
import { enterVm } from './enter.ts';

const FILES = {
  modules: '/proc/modules',
  cgroups: '/proc/self/cgroup',
  filesystems: '/proc/filesystems',
  apparmor: '/sys/module/apparmor/parameters/enabled',
  init: '/proc/1/comm',
};
const SEPARATOR = '--- next file ---';

/** What a running guest has, asked of its own kernel. */
export async function vmVerdicts(
  layout: Layout,
  machine: string,
): Promise<Record<Feature, Verdict>> {
  const script = `for file in /boot/config-$(uname -r) ${Object.values(FILES).join(' ')}; do
    cat "$file" 2>/dev/null; echo '${SEPARATOR}'
  done`;
  const answer = await run(enterVm(layout, machine, ['sh', '-c', script]));
  return verdictsFrom(answer.split(`${SEPARATOR}\n`));
}

/** @param texts of the kernel's configuration, then of each of `FILES` */
export function verdictsFrom(texts: readonly string[]): Record<Feature, Verdict> {
  const [config = '', modules = '', cgroups = '', filesystems = '', apparmor = '', init = ''] =
    texts;
  const verdicts = kernelVerdicts(
    { config, modules, cgroups, filesystems, apparmorEnabled: apparmor.trim() === 'Y' },
    { systemd: init.trim() === 'systemd', loadsModules: true },
  );
  const cgroup1 = { available: false, reason: 'guests use cgroup v2; see the lab without LAB=vm' };
  return verdicts.cgroup1.available ? verdicts : { ...verdicts, cgroup1 };
}
