import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { LabFailure } from '../failure.ts';
import { takeDown } from '../lab.ts';
import { type Layout } from '../layout.ts';
import { takeLock } from '../lock.ts';
import { discard, runningNodes, wipeNode } from '../nodes.ts';
import { quietProgress } from '../progress.ts';

/**
 * A lane is a lab of its own, with its own gateway, nodes and addresses, over the base and the
 * images of another: sessions recorded at once never meet, and what someone does meanwhile in the
 * lab itself is left alone.
 */
export interface Lane {
  layout: Layout;
  /** Ends all that runs in it and removes it. */
  close: () => Promise<void>;
}

const MOST_LANES = 9;

/**
 * Takes a lane that nobody uses, cleared of what a killed recorder may have left in it.
 * @throws LabFailure when all are taken
 */
export async function openLane(lab: Layout): Promise<Lane> {
  for (let number = 1; number <= MOST_LANES; number++) {
    const layout = laneLayout(lab, number);
    const release = takeLock(layout);
    if (release === undefined) continue;
    const clear = async (): Promise<void> => {
      for (const node of runningNodes(layout)) await wipeNode(layout, node);
      await takeDown(layout, false, quietProgress);
      discard(lab, layout.machines);
    };
    try {
      await clear();
      linkShared(layout);
    } catch (error) {
      release();
      throw error;
    }
    return {
      layout,
      close: async () => {
        await clear();
        release();
      },
    };
  }
  throw new LabFailure(`${MOST_LANES} recordings run at once`, 'Wait until one has ended.');
}

/** What a lane shares with its lab keeps its place; the rest is in a folder of the lane. */
function laneLayout(lab: Layout, number: number): Layout {
  const home = join(lab.home, 'lanes', String(number));
  return { ...lab, home, machines: join(home, 'machines'), run: join(home, 'run') };
}

/** Machines name what they share relative to the lab's folder: it must be in the lane's, too. */
function linkShared({ home }: Layout): void {
  for (const shared of ['rootfs', 'registry']) {
    const link = join(home, shared);
    mkdirSync(home, { recursive: true });
    if (!existsSync(link)) symlinkSync(join('..', '..', shared), link);
  }
}
