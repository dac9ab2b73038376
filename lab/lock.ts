import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabFailure } from './failure.ts';
import { type Layout } from './layout.ts';
import { recordedPid, startTime } from './machine.ts';

/**
 * Does `work` while no other command changes the lab.
 * @throws LabFailure when one is at it
 */
export async function withLock<T>(layout: Layout, work: () => Promise<T>): Promise<T> {
  mkdirSync(layout.home, { recursive: true });
  const file = join(layout.home, 'lock');
  const holder = recordedPid(file);
  if (holder !== undefined) {
    throw new LabFailure(`process ${holder} is changing the lab`, 'Wait until it has ended.');
  }
  // Left by a command that was killed.
  rmSync(file, { force: true });
  writeFileSync(file, `${process.pid} ${startTime(process.pid)}\n`, { flag: 'wx' });
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
