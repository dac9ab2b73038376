import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { GATEWAY } from '../gateway.ts';
import { bringUp } from '../lab.ts';
import { type Layout } from '../layout.ts';
import { enter, type EnterOptions, runFolder } from '../machine.ts';
import { discard, type Node, runningNodes, wipeNode } from '../nodes.ts';
import { quietProgress } from '../progress.ts';
import { run } from '../run.ts';
import { requestedImages } from './registry-log.ts';

/** Where sessions are played: machines with a Docker Engine, as new for each session. */
export interface Stage {
  /** Gives machines the state of a fresh installation, and forgets all others. */
  renew: (nodes: readonly Node[]) => Promise<void>;
  /** The command that runs `command` in a machine. */
  enter: (node: Node, command: readonly string[], options?: EnterOptions) => string[];
  /** Names of the images that the engines asked Docker Hub for since `renew`: `nginx:1.26`. */
  requestedImages: () => string[];
}

/** A stage made of the machines of a lab, or of a lane of it. */
export function labStage(layout: Layout, env: NodeJS.ProcessEnv): Stage {
  const registryLog = join(runFolder(layout, GATEWAY), 'registry.log');
  let alreadyLogged = 0;
  return {
    renew: async (nodes) => {
      for (const node of runningNodes(layout)) await wipeNode(layout, node);
      for (const { name } of nodes) discard(layout, join(layout.machines, name));
      await bringUp(layout, nodes, env, quietProgress);
      alreadyLogged = readFileSync(registryLog).length;
    },
    enter: (node, command, options) => enter(layout, node.name, command, options),
    requestedImages: () =>
      requestedImages(readFileSync(registryLog).subarray(alreadyLogged).toString()),
  };
}

/** Puts a text into a file of a machine. */
export async function putFile(stage: Stage, node: Node, path: string, text: string): Promise<void> {
  await run(stage.enter(node, ['sh', '-c', 'mkdir -p "${0%/*}"; cat > "$0"', path]), {
    input: text,
  });
}

/** Copies what a folder of this machine holds into a folder of a lab's machine, which dev owns. */
export async function putFolder(
  stage: Stage,
  node: Node,
  source: string,
  target: string,
): Promise<void> {
  const tar = spawn('tar', ['-C', source, '-c', '.'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(tar, 'close');
  const unpack = 'tar -x -m --no-same-owner -C "$0" && chown -R dev:dev "$0"';
  await run(stage.enter(node, ['sh', '-c', unpack, target]), { input: tar.stdout });
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`tar ended with ${String(code)} on ${source}`);
}
