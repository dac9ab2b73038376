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
  const release = takeLock(layout);
  if (release === undefined) {
    throw new LabFailure(
      `process ${recordedPid(lockFile(layout)) ?? ''} is changing the lab`,
      'Wait until it has ended.',
    );
  }
  try {
    return await work();
  } finally {
    release();
  }
}

/** Takes the lab for this process. @returns what gives it back; undefined when another has it */
export function takeLock(layout: Layout): (() => void) | undefined {
  mkdirSync(layout.home, { recursive: true });
  const file = lockFile(layout);
  if (recordedPid(file) !== undefined) return undefined;
  // Left by a command that was killed.
  rmSync(file, { force: true });
  try {
    writeFileSync(file, `${process.pid} ${startTime(process.pid)}\n`, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
  return () => {
    rmSync(file, { force: true });
  };
}

function lockFile(layout: Layout): string {
  return join(layout.home, 'lock');
}
