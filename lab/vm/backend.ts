import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { type Backend } from '../backend.ts';
import { debianMirror } from '../debian-mirror.ts';
import { LabFailure } from '../failure.ts';
import { startGateway, stopGateway } from '../gateway.ts';
import { checkHost, checkMirror } from '../host.ts';
import { buildImages } from '../images.ts';
import { type Layout } from '../layout.ts';
import { withLock } from '../lock.ts';
import { cgroupsOfLab, removeWhenEmpty } from '../machine.ts';
import { MAIN, type Node, runningNodes, swarmNodes } from '../nodes.ts';
import { type Progress } from '../progress.ts';
import { makeRootfs, SUITE } from '../rootfs.ts';
import { enterVm } from './enter.ts';
import { makeVmImage } from './image.ts';
import { vmVerdicts } from './kernel.ts';
import { linkSharedFolders, type VmLayout, vmLayout } from './layout.ts';
import { resetVm, startVm, suspendVm } from './nodes.ts';
import { describeVms } from './status.ts';

/** Nodes that are virtual machines: Debian's own kernel, systemd, cgroup v2, AppArmor, IPVS. */
export function vmBackend(lab: Layout, env: NodeJS.ProcessEnv): Backend {
  const layout = vmLayout(lab);
  return {
    up: async ({ nodes, containerd }, progress) => {
      if (containerd) throw NO_CONTAINERD;
      await withLock(layout, () => bringUpVms(lab, layout, swarmNodes(nodes), env, progress));
    },
    images: (names, rebuild, progress) =>
      withLock(lab, () => buildImages(lab, names, rebuild, env, progress)),
    down: (purge, progress) =>
      withLock(layout, () => takeDownVms(layout, purge, progress)).then(() => {
        if (purge) removeIfEmpty(layout.home);
      }),
    reset: (names, progress) =>
      withLock(layout, async () => {
        for (const node of chosenVms(layout, names)) {
          await progress.step(`Fresh ${node.name}`, () => resetVm(layout, node));
        }
      }),
    status: () => describeVms(layout),
    enter: (node = MAIN.name, command, options) => enterVm(layout, node, command, options),
    verdicts: () => vmVerdicts(layout, MAIN.name),
  };
}

const NO_CONTAINERD = new LabFailure(
  'LAB=vm has no node with the containerd image store',
  'Use the lab without LAB=vm for the sessions that need it.',
);

/** Makes what is missing, then starts the gateway and these nodes. @throws LabFailure */
export async function bringUpVms(
  lab: Layout,
  layout: VmLayout,
  nodes: readonly Node[],
  env: NodeJS.ProcessEnv,
  progress: Progress,
): Promise<void> {
  checkHost(lab);
  const mirror = await debianMirror(env);
  if (!existsSync(lab.rootfs)) {
    await progress.step('Debian mirror', () => checkMirror(mirror, SUITE));
    await withLock(lab, () => makeRootfs(lab, mirror, progress));
  }
  linkSharedFolders(layout);
  await makeVmImage(layout, mirror, progress);
  await progress.step('Gateway', () => startGateway(layout, mirror));
  for (const node of nodes) await startVm(layout, node, progress);
}

/** Ends all that runs, its state kept; with `purge`, removes all that is not the lab's. */
export async function takeDownVms(
  layout: VmLayout,
  purge: boolean,
  progress: Progress,
): Promise<void> {
  for (const node of runningNodes(layout)) {
    await progress.step(`Stopping ${node.name} (its state is kept)`, () => suspendVm(layout, node));
  }
  await progress.step('Stopping the gateway', async () => {
    await stopGateway(layout);
    for (const folder of cgroupsOfLab(layout)) await removeWhenEmpty(folder);
    rmSync(layout.run, { recursive: true, force: true });
  });
  if (!purge) return;
  await progress.step(`Removing the virtual machines of ${layout.home}`, () => {
    const { machines, emulator, image, logs, rootfs, registry, cache } = layout;
    // The last three are links: what they lead to belongs to the lab, and stays.
    for (const path of [machines, emulator, image, logs, rootfs, registry, cache]) {
      rmSync(path, { recursive: true, force: true });
    }
    return Promise.resolve();
  });
}

function removeIfEmpty(folder: string): void {
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

function chosenVms(layout: VmLayout, names: readonly string[]): Node[] {
  const running = runningNodes(layout);
  for (const name of names) {
    if (running.some((node) => node.name === name)) continue;
    throw new LabFailure(
      `${name} is not running`,
      'Start it: LAB=vm npm run lab -- up [--nodes N]',
    );
  }
  return names.length === 0 ? running : running.filter(({ name }) => names.includes(name));
}
