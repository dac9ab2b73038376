import { rmSync } from 'node:fs';
import { debianMirror } from './debian-mirror.ts';
import { startGateway, stopGateway } from './gateway.ts';
import { checkHost, checkMirror } from './host.ts';
import { type Layout } from './layout.ts';
import { cgroupsOfLab, removeWhenEmpty } from './machine.ts';
import { type Node, runningNodes, startNode, stopNode, wipeNode } from './nodes.ts';
import { type Progress } from './progress.ts';
import { makeRootfs, SUITE } from './rootfs.ts';
import { existsSync } from 'node:fs';

/**
 * Brings the lab up with these nodes; what already is there is left alone.
 * @throws LabFailure that says what to do
 */
export async function bringUp(
  layout: Layout,
  nodes: readonly Node[],
  env: NodeJS.ProcessEnv,
  progress: Progress,
): Promise<void> {
  checkHost(layout);
  const mirror = await debianMirror(env);
  if (!existsSync(layout.rootfs)) {
    await progress.step('Debian mirror', () => checkMirror(mirror, SUITE));
    await makeRootfs(layout, mirror, progress);
  }
  await progress.step('Gateway', () => startGateway(layout, mirror));
  for (const node of nodes) {
    await progress.step(`${node.name} (Docker Engine)`, () => startNode(layout, node));
  }
}

/** Ends all that runs; with `purge`, removes all that the lab keeps. */
export async function takeDown(layout: Layout, purge: boolean, progress: Progress): Promise<void> {
  for (const node of runningNodes(layout)) {
    await progress.step(`Stopping ${node.name}`, () => stopNode(layout, node));
  }
  await progress.step('Stopping the gateway', async () => {
    await stopGateway(layout);
    for (const folder of cgroupsOfLab(layout)) await removeWhenEmpty(folder);
    rmSync(layout.run, { recursive: true, force: true });
  });
  if (!purge) return;
  await progress.step(`Removing ${layout.home}`, async () => {
    for (const folder of [
      layout.rootfs,
      layout.tools,
      layout.cache,
      layout.registry,
      layout.trash,
      layout.machines,
      layout.logs,
      layout.imageList,
    ]) {
      rmSync(folder, { recursive: true, force: true });
    }
    await Promise.resolve();
  });
}

/** Gives nodes back the state of a fresh installation. */
export async function reset(
  layout: Layout,
  nodes: readonly Node[],
  progress: Progress,
): Promise<void> {
  for (const node of nodes) {
    await progress.step(`Fresh ${node.name}`, async () => {
      await wipeNode(layout, node);
      await startNode(layout, node);
    });
  }
}
