import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DebianMirror } from '../debian-mirror.ts';
import { LabFailure } from '../failure.ts';
import { insideScript } from '../machine.ts';
import { daemonSettings, MAIN } from '../nodes.ts';
import { type Progress } from '../progress.ts';
import { SUITE } from '../rootfs.ts';
import { CommandFailed, run } from '../run.ts';
import { type VmLayout } from './layout.ts';

/**
 * Makes what a guest starts from (disk, kernel, initrd) and the layer with qemu, if they are not there.
 * The base must be.
 * @throws LabFailure naming the log to read
 */
export async function makeVmImage(
  layout: VmLayout,
  mirror: DebianMirror,
  progress: Progress,
): Promise<void> {
  if (existsSync(layout.image)) return;
  mkdirSync(layout.logs, { recursive: true });
  mkdirSync(join(layout.cache, 'archives'), { recursive: true });
  const log = join(layout.logs, 'vm-image.log');
  rmSync(log, { force: true });
  const script = insideScript('vm-image.sh');
  const proxy = mirror.proxy === undefined ? {} : { http_proxy: mirror.proxy };
  try {
    await progress.step(`Debian ${SUITE} with its kernel, and qemu`, (detail) =>
      run(['unshare', '--mount', 'bash', script, SUITE, mirror.debian], {
        cwd: layout.home,
        log,
        env: { ...process.env, ...proxy },
        input: JSON.stringify(daemonSettings(MAIN), null, 2),
        onLine: detail,
      }),
    );
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    throw new LabFailure(
      `making the virtual machine failed:\n${error.tail}`,
      `The whole log is ${log}. Check the mirror and the space left, then run up again.`,
      { cause: error },
    );
  }
}
