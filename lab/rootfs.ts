import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DebianMirror } from './debian-mirror.ts';
import { LabFailure } from './failure.ts';
import { type Layout } from './layout.ts';
import { insideScript } from './machine.ts';
import { type Progress } from './progress.ts';
import { CommandFailed, run } from './run.ts';

/** The Debian suite with Docker Engine 28.5 or newer. */
export const SUITE = 'forky';
const TOOL_PACKAGES = ['debootstrap', 'debian-archive-keyring'];

/**
 * Makes the file system that all machines share, if it is not there yet.
 * @throws LabFailure that says what to do
 */
export async function makeRootfs(
  layout: Layout,
  mirror: DebianMirror,
  progress: Progress,
): Promise<void> {
  if (existsSync(layout.rootfs)) return;
  const log = join(layout.logs, 'bootstrap.log');
  mkdirSync(layout.logs, { recursive: true });
  rmSync(log, { force: true });
  try {
    await progress.step('Tools (debootstrap, Debian keys)', () => unpackTools(layout, log));
    await progress.step(`Debian ${SUITE} with Docker Engine`, (detail) =>
      run(bootstrapCommand(layout, mirror), {
        cwd: layout.home,
        log,
        env: {
          ...process.env,
          ...(mirror.proxy === undefined ? {} : { http_proxy: mirror.proxy }),
        },
        onLine: (line) => detail(line.replace(/^I: /, '')),
      }),
    );
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    throw new LabFailure(
      `making the base system failed:\n${error.tail}`,
      `The whole log is ${log}. Check the mirror and the space left, then run up again.`,
      { cause: error },
    );
  }
}

async function unpackTools(layout: Layout, log: string): Promise<void> {
  rmSync(layout.tools, { recursive: true, force: true });
  mkdirSync(layout.tools, { recursive: true });
  // As the current user: apt's own has no right to write in a private folder.
  const download = ['apt-get', '-o', 'APT::Sandbox::User=root', 'download', ...TOOL_PACKAGES];
  await run(download, { cwd: layout.tools, log });
  for (const file of readdirSync(layout.tools).filter((name) => name.endsWith('.deb'))) {
    await run(['dpkg-deb', '-x', file, '.'], { cwd: layout.tools, log });
  }
}

function bootstrapCommand(layout: Layout, mirror: DebianMirror): string[] {
  const keyring = join(layout.tools, 'usr/share/keyrings/debian-archive-keyring.gpg');
  const script = insideScript('bootstrap.sh');
  return ['unshare', '--mount', 'bash', script, SUITE, mirror.debian, keyring, ...mirror.settings];
}
