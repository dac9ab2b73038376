import { readdirSync, rmdirSync } from 'node:fs';
import { type Backend } from './backend.ts';
import { LabFailure } from './failure.ts';
import { buildImages } from './images.ts';
import { kernelVerdicts, readKernelFacts } from './kernel.ts';
import { bringUp, reset, takeDown } from './lab.ts';
import { type Layout } from './layout.ts';
import { withLock } from './lock.ts';
import { enter } from './machine.ts';
import { CONTAINERD, MAIN, type Node, nodeNamed, runningNodes, swarmNodes } from './nodes.ts';
import { describeStatus } from './status.ts';

/** Nodes that are namespaces on this machine's kernel. */
export function namespacesBackend(layout: Layout, env: NodeJS.ProcessEnv): Backend {
  return {
    up: ({ nodes, containerd }, progress) => {
      const wanted = [...swarmNodes(nodes), ...(containerd ? [CONTAINERD] : [])];
      return withLock(layout, () => bringUp(layout, wanted, env, progress));
    },
    images: (names, rebuild, progress) =>
      withLock(layout, () => buildImages(layout, names, rebuild, env, progress)),
    down: async (purge, progress) => {
      await withLock(layout, () => takeDown(layout, purge, progress));
      if (purge) removeIfEmpty(layout.home);
    },
    reset: (names, progress) => {
      const nodes = names.length === 0 ? runningNodes(layout) : names.map(knownNode);
      return withLock(layout, () => reset(layout, nodes, progress));
    },
    status: () => describeStatus(layout),
    enter: (node = MAIN.name, command, options) =>
      enter(layout, knownNode(node).name, command, options),
    verdicts: () => Promise.resolve(kernelVerdicts(readKernelFacts())),
  };
}

/** The folder itself goes only when nothing else was kept in it. */
function removeIfEmpty(folder: string): void {
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

function knownNode(name: string): Node {
  const node = nodeNamed(name);
  if (node !== undefined) return node;
  throw new LabFailure(
    `no node is called ${name}`,
    'Nodes are node1 to node9, containerd and builder.',
  );
}
