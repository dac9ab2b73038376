import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { LabFailure } from '../../lab/failure.ts';
import { checkHost } from '../../lab/host.ts';
import { labLayout } from '../../lab/layout.ts';

const NAMESPACES = ['unshare', '--mount', '--uts', '--ipc', '--pid', '--cgroup', '--net', '--fork'];

/**
 * Why the lab cannot run on this machine, and what to do about it; undefined when it can, be it after
 * building its base for some minutes.
 */
export function whyNoLab(project: string): string | undefined {
  try {
    checkHost(labLayout(process.env, project));
  } catch (error) {
    if (error instanceof LabFailure) return `${error.message} (${error.remedy})`;
    throw error;
  }
  const { status, stderr } = spawnSync(NAMESPACES[0]!, [...NAMESPACES.slice(1), 'true']);
  return status === 0 ? undefined : `no namespace can be made here: ${String(stderr).trim()}`;
}

/** Why a run of all tests leaves the lab alone: nobody has made it here yet. */
export function whyNotUnasked(project: string): string | undefined {
  const isAsked = process.env['LAB_HOME'] !== undefined;
  if (isAsked || existsSync(labLayout(process.env, project).rootfs)) return undefined;
  return 'there is no lab here yet (npm run test:lab makes one: root on Debian or Ubuntu x64)';
}

/** Says it so that nobody takes it for a success. */
export function announceSkip(reason: string): void {
  console.warn(`\n!!! SKIPPED: nothing was recorded on a real Docker Engine\n!!! ${reason}\n`);
}
