/** The lab's command line: npm run lab -- COMMAND. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Backend, backendKind, type BackendKind } from './backend.ts';
import { LabFailure } from './failure.ts';
import { hostBackend } from './host-engine/backend.ts';
import { labLayout, type Layout } from './layout.ts';
import { namespacesBackend } from './namespaces.ts';
import { terminalProgress } from './progress.ts';
import { runOnTerminal } from './run.ts';
import { vmBackend } from './vm/backend.ts';

const USAGE = `usage: npm run lab -- COMMAND

  up [--nodes N] [--containerd]    start the lab: 1 node or more, and one with the containerd store
  images [NAME…] [--rebuild]       build the images of the course and put them on the lab's registry
  status                           what runs, which versions, what this machine's kernel lacks
  shell [NODE] [--root] [-- CMD…]  a shell in a node (as dev), or one command
  reset [NODE…]                    give nodes back the state of a fresh installation
  down [--purge]                   stop everything; --purge removes everything

LAB=vm              nodes are virtual machines with Debian's own kernel (IPVS, cgroup v2, systemd…)
LAB=host            the Docker Engine of this machine
LAB_HOME            where the lab keeps everything (.lab in the project)
LAB_DEBIAN_MIRROR   a Debian mirror, when apt's own configuration has none`;

const progress = terminalProgress();

/** @returns the exit code */
async function main(args: string[], lab: Backend): Promise<number> {
  const { values, positionals, rest } = parseCommandLine(args);
  const [command, ...names] = positionals;
  switch (command) {
    case 'up':
      await lab.up({ nodes: nodeCount(values.nodes), containerd: values.containerd }, progress);
      return 0;
    case 'images':
      await lab.images(names, values.rebuild, progress);
      return 0;
    case 'status':
      console.log(await lab.status());
      return 0;
    case 'shell':
      return runOnTerminal(
        lab.enter(names[0], rest.length > 0 ? rest : ['bash', '-l'], {
          user: values.root ? 'root' : 'dev',
        }),
      );
    case 'reset':
      await lab.reset(names, progress);
      return 0;
    case 'down':
      await lab.down(values.purge, progress);
      return 0;
    default:
      console.error(USAGE);
      return command === undefined ? 0 : 2;
  }
}

const BACKENDS: Record<BackendKind, (layout: Layout, env: NodeJS.ProcessEnv) => Backend> = {
  namespaces: namespacesBackend,
  vm: vmBackend,
  host: hostBackend,
};

function chosenBackend(env: NodeJS.ProcessEnv): Backend {
  const kind = backendKind(env['LAB']);
  if (kind !== undefined) {
    return BACKENDS[kind](labLayout(env, join(import.meta.dirname, '..')), env);
  }
  throw new LabFailure(`there is no lab called ${env['LAB']}`, 'LAB is vm, host, or not set.');
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

try {
  process.exitCode = await main(process.argv.slice(2), chosenBackend(process.env));
} catch (error) {
  if (error instanceof LabFailure) console.error(`\n${error.message}\n→ ${error.remedy}`);
  else if (error instanceof TypeError && 'code' in error)
    console.error(`${error.message}\n${USAGE}`);
  else throw error;
  process.exitCode = 1;
}
