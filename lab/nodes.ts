import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { spawn } from 'node:child_process';
import { basename, join } from 'node:path';
import { type Layout } from './layout.ts';
import {
  enter,
  insideScript,
  machinePid,
  runFolder,
  startMachine,
  stopMachine,
} from './machine.ts';
import { CommandFailed, run } from './run.ts';
import { GATEWAY } from './gateway.ts';

/** A Docker host of the lab. */
export interface Node {
  name: string;
  hostname: string;
  address: string;
  /** Where its engine keeps images: the classic overlay2 store, or containerd's. */
  store: 'overlay2' | 'containerd';
}

const HOSTNAME = 'docker';
const STOP_SECONDS = 10;

/** The main node, where a session is played unless it says otherwise. */
export const MAIN: Node = {
  name: 'node1',
  hostname: HOSTNAME,
  address: '192.168.56.11',
  store: 'overlay2',
};

/** The node of the sessions that need the containerd image store. */
export const CONTAINERD: Node = {
  name: 'containerd',
  hostname: HOSTNAME,
  address: '192.168.56.41',
  store: 'containerd',
};

/** The node that builds the images of the course, so that the others stay as new. */
export const BUILDER: Node = {
  name: 'builder',
  hostname: 'builder',
  address: '192.168.56.51',
  store: 'overlay2',
};

/** The first `count` nodes of a Swarm: the main one, then node2, node3… */
export function swarmNodes(count: number): Node[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `node${index + 1}`;
    return index === 0
      ? MAIN
      : { name, hostname: name, address: `192.168.56.${index + 11}`, store: 'overlay2' };
  });
}

/** Any node by its name. */
export function nodeNamed(name: string): Node | undefined {
  return [...swarmNodes(9), CONTAINERD, BUILDER].find((node) => node.name === name);
}

/** Names of the nodes that run now. */
export function runningNodes(layout: Layout): Node[] {
  if (!existsSync(layout.run)) return [];
  return readdirSync(layout.run)
    .map(nodeNamed)
    .filter((node) => node !== undefined)
    .filter((node) => machinePid(layout, node.name) !== undefined);
}

/** Settings of a node's engine: images come from the lab's registry, as from a mirror of Docker Hub. */
export function daemonSettings(node: Node): Record<string, unknown> {
  return {
    'registry-mirrors': ['http://miroir.lab'],
    ...(node.store === 'containerd' ? { features: { 'containerd-snapshotter': true } } : {}),
    // Only the builder pushes to the mirror; the others keep the defaults of an installation.
    ...(node.name === BUILDER.name ? { 'insecure-registries': ['miroir.lab'] } : {}),
  };
}

/** Starts a node, unless it already runs. The gateway must be up. */
export async function startNode(layout: Layout, node: Node): Promise<void> {
  if (machinePid(layout, node.name) !== undefined) return;
  const folder = runFolder(layout, node.name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'daemon.json'), `${JSON.stringify(daemonSettings(node), null, 2)}\n`);
  writeFileSync(join(folder, 'node.env'), nodeEnvironment(node));
  await run(enter(layout, GATEWAY, ['sh', '-s', node.name, node.address]), {
    input: readFileSync(insideScript('wire-node.sh'), 'utf8'),
  });
  const gatewayPid = machinePid(layout, GATEWAY)!;
  const spec = {
    name: node.name,
    hostname: node.hostname,
    script: 'node.sh',
    shares: [
      `machines/${node.name}/docker:/var/lib/docker`,
      `machines/${node.name}/containerd:/var/lib/containerd`,
    ],
  };
  await startMachine(layout, spec, { kind: 'kept', gatewayPid, name: node.name });
}

function nodeEnvironment(node: Node): string {
  const others = swarmNodes(9).filter(({ name }) => name !== node.name && name !== MAIN.name);
  const hosts = [node, ...others].map(({ address, hostname }) => `${address} ${hostname}`);
  return `NODE_HOSTS='${hosts.join('\n')}'\n`;
}

/** Ends a node; its engine is given time to stop its containers. Its data stay. */
export async function stopNode(layout: Layout, node: Node): Promise<void> {
  if (machinePid(layout, node.name) !== undefined) {
    const stop = `kill $(cat /run/docker.pid); for i in $(seq ${STOP_SECONDS}0); do pidof dockerd || exit 0; sleep 0.1; done`;
    await run(enter(layout, node.name, ['sh', '-c', stop])).catch((error: unknown) => {
      if (!(error instanceof CommandFailed)) throw error;
    });
  }
  await stopMachine(layout, node.name);
}

/**
 * Ends a node at once and forgets all that it wrote: files, containers, images, volumes.
 * The deletion itself, long for gigabytes of images, goes on in the background.
 */
export async function wipeNode(layout: Layout, node: Node): Promise<void> {
  await stopMachine(layout, node.name);
  discard(layout, join(layout.machines, node.name));
}

/** Makes a folder of the lab disappear at once; its deletion goes on in the background. */
export function discard(layout: Layout, folder: string): void {
  if (!existsSync(folder)) return;
  mkdirSync(layout.trash, { recursive: true });
  const doomed = join(layout.trash, `${basename(folder)}-${Date.now()}`);
  renameSync(folder, doomed);
  spawn('rm', ['-rf', doomed], { detached: true, stdio: 'ignore' }).unref();
}
