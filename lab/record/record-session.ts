import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Recording } from '../../src/recording/asciicast.ts';
import { type Session } from '../../src/recording/session.ts';
import { type BuiltImage } from '../images.ts';
import { type Node } from '../nodes.ts';
import { CommandFailed, run } from '../run.ts';
import { RecordingFailure } from './failures.ts';
import { playSession } from './play.ts';
import { readProvenance, withDigests } from './provenance.ts';
import { putFile, putFolder, type Stage } from './stage.ts';
import { BASHRC, Terminal, TERMINAL_PROGRAM } from './terminal.ts';

export interface RecordOptions {
  id: string;
  /** The machines to play on: see `machinesFor`. */
  nodes: readonly Node[];
  /** The folder that `lab.files` are in. */
  content: string;
  images: readonly BuiltImage[];
  speed: number;
  signal: AbortSignal;
  onProgress: (what: string) => void;
}

const USUAL_SIZE = { width: 100, height: 28 };
const HOME = '/home/dev';
const FOLDER = `${HOME}/demo`;
const PROGRAM = '/run/lab/terminal.py';

/**
 * Plays a session on machines as new and records it.
 * @returns the recording, with its provenance, once all that the session expects holds
 * @throws RecordingFailure with the step, what is wrong and what was on the screen
 */
export async function recordSession(
  session: Session,
  stage: Stage,
  options: RecordOptions,
): Promise<Recording> {
  const { id, nodes, speed, signal, onProgress } = options;
  const [main] = nodes as [Node];
  await prepare(session, stage, options);
  const startedAt = new Date();
  const provenance = await readProvenance(stage, main, startedAt);
  const size = session.size ?? USUAL_SIZE;
  const program = ['python3', PROGRAM, String(size.width), String(size.height), 'bash'];
  const command = stage.enter(main, program, { user: 'dev', cwd: FOLDER });
  const { recording, outcomes } = await playSession(
    session,
    (events) => new Terminal(command, events),
    {
      ...{ id, speed, size, signal },
      onStep: (step) => {
        onProgress(`step ${step} of ${session.steps.length}`);
      },
    },
  );
  onProgress('tidying up');
  await runHidden(session.lab.after, 'after', stage, main);
  const images = withDigests(stage.requestedImages(), options.images);
  return {
    ...recording,
    title: session.title,
    timestamp: Math.floor(startedAt.getTime() / 1000),
    env: { SHELL: '/bin/bash' },
    course: { provenance: { ...provenance, images }, steps: outcomes },
  };
}

/** Machines as new, with images and files, and the shell that will be recorded. */
async function prepare(session: Session, stage: Stage, options: RecordOptions): Promise<void> {
  const { nodes, content, signal, onProgress } = options;
  const [main] = nodes as [Node];
  onProgress('fresh machines');
  await stage.renew(nodes);
  for (const node of nodes) {
    await putFile(stage, node, `${HOME}/.bashrc`, BASHRC);
    for (const image of session.lab.images) {
      signal.throwIfAborted();
      onProgress(`image ${image}`);
      await runHidden([`docker pull --quiet ${image}`], 'images', stage, node);
    }
  }
  await putFile(stage, main, PROGRAM, TERMINAL_PROGRAM);
  await run(stage.enter(main, ['install', '-d', '-o', 'dev', '-g', 'dev', FOLDER]));
  if (session.lab.files !== undefined) {
    const source = join(content, session.lab.files);
    if (!existsSync(source)) throw new RecordingFailure(`lab.files: there is no ${source}`);
    await putFolder(stage, main, source, FOLDER);
  }
  signal.throwIfAborted();
  onProgress('preparing');
  await runHidden(session.lab.before, 'before', stage, main);
}

/** Runs commands that are not recorded, as dev, in the folder of the session. */
async function runHidden(
  commands: readonly string[],
  key: string,
  stage: Stage,
  node: Node,
): Promise<void> {
  // The folder is only made on the node where commands are typed.
  const script = 'cd demo 2> /dev/null || true; eval "$0"';
  for (const command of commands) {
    try {
      await run(stage.enter(node, ['bash', '-ec', script, command], { user: 'dev' }));
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error;
      throw new RecordingFailure(`lab.${key}, « ${command} » failed:\n${error.tail}`);
    }
  }
}
