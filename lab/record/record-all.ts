import { existsSync } from 'node:fs';
import { type Recording } from '../../src/recording/asciicast.ts';
import { debianMirror } from '../debian-mirror.ts';
import { buildImages, builtImages, hasAllImages } from '../images.ts';
import { kernelVerdicts, readKernelFacts } from '../kernel.ts';
import { bringUp } from '../lab.ts';
import { type Layout } from '../layout.ts';
import { withLock } from '../lock.ts';
import { type Node } from '../nodes.ts';
import { terminalProgress } from '../progress.ts';
import { Board } from './board.ts';
import { RecordingFailure, SessionRefused } from './failures.ts';
import { type Keeper } from './keep.ts';
import { openLane } from './lanes.ts';
import { findLeaks } from './leaks.ts';
import { type Script } from './library.ts';
import { machineDetails } from './machine-details.ts';
import { machinesFor } from './machines.ts';
import { workThrough } from './queue.ts';
import { recordSession } from './record-session.ts';
import { labStage, type Stage } from './stage.ts';

export interface RecordAllOptions {
  layout: Layout;
  /** The folder of the project. */
  project: string;
  /** The project's `content` folder. */
  content: string;
  /** What is done with each recording. */
  keeper: Keeper;
  /** How many sessions to play at once. */
  parallel: number;
  /** How many times faster than a person to type. */
  speed: number;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

/**
 * Records sessions and says how it goes.
 * @returns how many could not be recorded; those that this lab cannot play do not count
 */
export async function recordAll(
  scripts: readonly Script[],
  options: RecordAllOptions,
): Promise<number> {
  const { layout, project, env, parallel, signal } = options;
  const board = new Board(scripts.length);
  const playable = playableScripts(scripts, board);
  if (playable.length === 0) return 0;
  await prepareLab(layout, env);
  const details = machineDetails(layout, project, env, await debianMirror(env));
  let failures = 0;
  const jobs = playable.map(({ script, nodes }) => ({
    alone: script.session.lab.alone,
    run: async (stage: Stage): Promise<void> => {
      const place = { nodes, stage, details, board };
      if (!(await recordOne(script, place, options))) failures += 1;
    },
  }));
  await workThrough(jobs, parallel, async () => {
    signal.throwIfAborted();
    const lane = await openLane(layout);
    return { place: labStage(lane.layout, env), close: lane.close };
  });
  console.error(`${playable.length - failures} good, ${failures} failed`);
  return failures;
}

interface Playable {
  script: Script;
  nodes: Node[];
}

/** Those that this lab can play, with their machines; it is said why the others are not. */
function playableScripts(scripts: readonly Script[], board: Board): Playable[] {
  const verdicts = kernelVerdicts(readKernelFacts());
  return scripts.flatMap((script) => {
    try {
      return [{ script, nodes: machinesFor(script.session, verdicts) }];
    } catch (error) {
      if (!(error instanceof SessionRefused)) throw error;
      board.end(script.id, '–', `not recorded: ${error.message}`);
      return [];
    }
  });
}

/** Makes the base and the images that are not there yet. */
async function prepareLab(layout: Layout, env: NodeJS.ProcessEnv): Promise<void> {
  if (existsSync(layout.rootfs) && hasAllImages(layout)) return;
  const progress = terminalProgress();
  await withLock(layout, async () => {
    if (!existsSync(layout.rootfs)) await bringUp(layout, [], env, progress);
    await buildImages(layout, [], false, env, progress);
  });
}

/** Where a session is played, and told about. */
interface Place {
  nodes: Node[];
  stage: Stage;
  /** What must not be recorded: see `machineDetails`. */
  details: string[];
  board: Board;
}

/** @returns whether the session could be recorded */
async function recordOne(
  script: Script,
  { nodes, stage, details, board }: Place,
  { content, keeper, layout, speed, signal }: RecordAllOptions,
): Promise<boolean> {
  const { id, session } = script;
  try {
    const recording = await recordSession(session, stage, {
      ...{ id, nodes, content, speed, signal },
      images: builtImages(layout),
      onProgress: (what) => {
        board.show(id, what);
      },
    });
    signal.throwIfAborted();
    refuseLeaks(id, recording, details);
    board.end(id, '✓', await keeper.keep(script, recording));
    return true;
  } catch (error) {
    if (!(error instanceof RecordingFailure)) throw error;
    board.end(id, '✗', keeper.otherwise, error.message);
    return false;
  }
}

function refuseLeaks(id: string, recording: Recording, details: readonly string[]): void {
  const leaks = findLeaks(id, recording, details);
  if (leaks.length === 0) return;
  const found = leaks.map((leak) => `- ${leak}`).join('\n');
  throw new RecordingFailure(
    `it holds what no recording may hold (lab/record/leaks.ts):\n${found}`,
  );
}
