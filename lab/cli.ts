/** The lab's command line: npm run lab -- COMMAND. */
import { readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LabFailure } from './failure.ts';
import { bringUp, reset, takeDown } from './lab.ts';
import { labLayout, type Layout } from './layout.ts';
import { withLock } from './lock.ts';
import { enter } from './machine.ts';
import { CONTAINERD, MAIN, type Node, nodeNamed, runningNodes, swarmNodes } from './nodes.ts';
import { terminalProgress } from './progress.ts';
import { runOnTerminal } from './run.ts';
import { describeStatus } from './status.ts';
import { buildImages } from './images.ts';

const USAGE = `usage: npm run lab -- COMMAND

  up [--nodes N] [--containerd]    start the lab: 1 node or more, and one with the containerd store
  images [NAME…] [--rebuild]       build the images of the course and put them on the lab's registry
  status                           what runs, which versions, what this machine's kernel lacks
  shell [NODE] [--root] [-- CMD…]  a shell in a node (as dev), or one command
  reset [NODE…]                    give nodes back the state of a fresh installation
  down [--purge]                   stop everything; --purge removes everything

LAB_HOME            where the lab keeps everything (.lab in the project)
LAB_DEBIAN_MIRROR   a Debian mirror, when apt's own configuration has none`;

const progress = terminalProgress();

/** @returns the exit code */
async function main(args: string[], layout: Layout): Promise<number> {
  const { values, positionals, rest } = parseCommandLine(args);
  const [command, ...names] = positionals;
  switch (command) {
    case 'up': {
      const nodes = swarmNodes(nodeCount(values.nodes));
      if (values.containerd) nodes.push(CONTAINERD);
      await withLock(layout, () => bringUp(layout, nodes, process.env, progress));
      return 0;
    }
    case 'images':
      await withLock(layout, () =>
        buildImages(layout, names, values.rebuild, process.env, progress),
      );
      return 0;
    case 'status':
      console.log(await describeStatus(layout));
      return 0;
    case 'shell':
      return runOnTerminal(shellCommand(layout, names[0], values.root, rest));
    case 'reset':
      await withLock(layout, () => reset(layout, chosenNodes(layout, names), progress));
      return 0;
    case 'down':
      await withLock(layout, () => takeDown(layout, values.purge, progress));
      if (values.purge) removeIfEmpty(layout.home);
      return 0;
    default:
      console.error(USAGE);
      return command === undefined ? 0 : 2;
  }
}

/** The folder itself goes only when nothing else was kept in it. */
function removeIfEmpty(folder: string): void {
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

function parseCommandLine(args: string[]) {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const { values, positionals } = parseArgs({
    args: args.slice(0, end),
    allowPositionals: true,
    options: {
      nodes: { type: 'string', default: '1' },
      containerd: { type: 'boolean', default: false },
      rebuild: { type: 'boolean', default: false },
      root: { type: 'boolean', default: false },
      purge: { type: 'boolean', default: false },
    },
  });
  return { values, positionals, rest: args.slice(end + 1) };
}

function nodeCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 9) return count;
  throw new LabFailure(`--nodes ${text} is not a number of nodes`, 'Give a number from 1 to 9.');
}

function shellCommand(layout: Layout, name: string | undefined, root: boolean, rest: string[]) {
  const { name: machine } = name === undefined ? MAIN : knownNode(name);
  const command = rest.length > 0 ? rest : ['bash', '-l'];
  return enter(layout, machine, command, { user: root ? 'root' : 'dev' });
}

function chosenNodes(layout: Layout, names: string[]): Node[] {
  return names.length === 0 ? runningNodes(layout) : names.map(knownNode);
}

function knownNode(name: string): Node {
  const node = nodeNamed(name);
  if (node !== undefined) return node;
  throw new LabFailure(
    `no node is called ${name}`,
    'Nodes are node1 to node9, containerd and builder.',
  );
}

try {
  process.exitCode = await main(
    process.argv.slice(2),
    labLayout(process.env, join(import.meta.dirname, '..')),
  );
} catch (error) {
  if (error instanceof LabFailure) console.error(`\n${error.message}\n→ ${error.remedy}`);
  else if (error instanceof TypeError && 'code' in error)
    console.error(`${error.message}\n${USAGE}`);
  else throw error;
  process.exitCode = 1;
}
