import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Backend } from '../backend.ts';
import { LabFailure } from '../failure.ts';
import { kernelVerdicts, readKernelFacts } from '../kernel.ts';
import { type Layout } from '../layout.ts';
import { type Progress } from '../progress.ts';
import { describeVerdicts } from '../status.ts';
import {
  type Belonging,
  everything,
  LABEL,
  ownBelongings,
  PREFIX,
  remove,
  removalCommand,
  unmarkedSince,
} from './belongings.ts';
import { dockerClient, findEngine } from './engine.ts';
import { enterHost, type Identity, identity, readCaller } from './enter.ts';

/** What `up` found, for the commands that follow. */
interface Note {
  endpoint: string;
  before: Belonging[];
}

/** The Docker Engine of this machine. It is its owner's: nothing that is not marked is touched. */
export function hostBackend(layout: Layout, env: NodeJS.ProcessEnv): Backend {
  const folder = join(layout.home, 'host');
  const note = join(folder, 'engine.json');
  const docker = dockerClient(env);
  const who = (): Identity => identity(readCaller(env, join(folder, 'home')));
  return {
    up: async ({ nodes, containerd }, progress) => {
      if (nodes > 1 || containerd) throw ONE_ENGINE;
      await progress.step('Docker Engine of this machine', async (detail) => {
        const { endpoint, version } = await findEngine(env);
        detail(version);
        mkdirSync(join(folder, 'home'), { recursive: true });
        const before = await everything(docker);
        writeFileSync(note, `${JSON.stringify({ endpoint, before } satisfies Note)}\n`);
      });
    },
    images: () => Promise.reject(NO_IMAGES),
    reset: async (names, progress) => {
      if (names.length > 0) throw ONE_ENGINE;
      await resetEngine(readNote(note), docker, progress);
    },
    down: async (purge, progress) => {
      await resetEngine(readNote(note), docker, progress);
      rmSync(purge ? folder : note, { recursive: true, force: true });
    },
    status: () => describeHost(env, who(), docker),
    enter: (node, command, options) => {
      if (node !== undefined && node !== 'node1') throw ONE_ENGINE;
      return enterHost(who(), readNote(note).endpoint, command, { user: 'dev', ...options });
    },
    verdicts: () => Promise.resolve(hostVerdicts()),
  };
}

const ONE_ENGINE = new LabFailure(
  'LAB=host has one engine, that of this machine',
  'Use the lab without LAB for several nodes, or for the containerd image store.',
);

const NO_IMAGES = new LabFailure(
  'LAB=host builds no images: your engine would keep them under names that others use',
  'Sessions pull from the registry that your engine uses; or use the lab without LAB.',
);

function readNote(file: string): Note {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Note;
  throw new LabFailure('the lab is not up', 'Run: LAB=host npm run lab -- up');
}

type Docker = ReturnType<typeof dockerClient>;

async function resetEngine({ before }: Note, docker: Docker, progress: Progress): Promise<void> {
  await progress.step(`Removing what carries ${LABEL} or begins with ${PREFIX}`, async () =>
    remove(docker, await ownBelongings(docker)),
  );
  const left = unmarkedSince(before, await everything(docker));
  if (left.length === 0) return;
  const commands = left.map((belonging) => `  ${removalCommand(belonging)}`);
  console.error(
    ['Left alone: it appeared since up, but nothing says that it is the lab’s.', ...commands].join(
      '\n',
    ),
  );
}

async function describeHost(
  env: NodeJS.ProcessEnv,
  { user, home }: Identity,
  docker: Docker,
): Promise<string> {
  const { endpoint, version } = await findEngine(env);
  const own = await ownBelongings(docker);
  const publishable =
    user === 'dev'
      ? 'yes'
      : 'no: recordings would show your name and your paths; run useradd -m -G docker dev, then the lab as root or dev';
  return [
    `engine    Docker Engine ${version} at ${endpoint}`,
    `commands  as ${user}, in ${home}`,
    `publish   ${publishable}`,
    ...own.map(({ kind, name }) => `lab's own ${kind} ${name}`),
    '',
    ...describeVerdicts(hostVerdicts()),
  ].join('\n');
}

/** The kernel is that of the engine, and loads its modules when they are needed. */
function hostVerdicts(): ReturnType<typeof kernelVerdicts> {
  const init = readFileSync('/proc/1/comm', 'utf8').trim();
  return kernelVerdicts(readKernelFacts(), { systemd: init === 'systemd', loadsModules: true });
}
