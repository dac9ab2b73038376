import { accessSync, constants, existsSync, mkdirSync, readFileSync, statfsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { LabFailure } from './failure.ts';
import { type DebianMirror } from './debian-mirror.ts';
import { type Layout } from './layout.ts';

/** Base system, its packages, the images of the course and room to play sessions. */
const FIRST_TIME_GIB = 12;
const LATER_GIB = 2;
const TOOLS = ['unshare', 'nsenter', 'mount', 'apt-get', 'apt-config', 'dpkg-deb', 'tar', 'wget'];

/**
 * Checks that this machine can run the lab.
 * @throws LabFailure that says what to do
 */
export function checkHost(layout: Layout): void {
  checkPlatform();
  checkTools();
  checkOverlay();
  mkdirSync(layout.home, { recursive: true });
  checkSpace(layout);
}

function checkPlatform(): void {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new LabFailure(
      `the lab runs on Linux x64, this is ${process.platform} ${process.arch}`,
      'Use a Debian or Ubuntu x64 machine, or set LAB=host to record against a Docker Engine you have.',
    );
  }
  if (process.getuid?.() !== 0) {
    throw new LabFailure(
      'the lab needs root to make namespaces and mounts',
      'Run it again with sudo (or as root in a virtual machine).',
    );
  }
}

function checkTools(): void {
  const missing = TOOLS.filter((tool) => !onPath(tool));
  if (missing.length > 0) {
    throw new LabFailure(
      `this machine lacks ${missing.join(', ')}`,
      'Install util-linux, dpkg, apt, tar and wget: the lab needs a Debian or Ubuntu machine.',
    );
  }
}

function checkOverlay(): void {
  if (readFileSync('/proc/filesystems', 'utf8').includes('\toverlay\n')) return;
  throw new LabFailure(
    'this kernel has no overlay filesystem (or has not loaded it yet)',
    'Run: modprobe overlay. If that fails, use another kernel.',
  );
}

function checkSpace(layout: Layout): void {
  const { bavail, bsize } = statfsSync(layout.home);
  const free = (bavail * bsize) / 1024 ** 3;
  const wanted = existsSync(layout.rootfs) ? LATER_GIB : FIRST_TIME_GIB;
  if (free < wanted) {
    throw new LabFailure(
      `${layout.home} has ${free.toFixed(1)} GiB free, the lab needs ${wanted}`,
      'Make room, or set LAB_HOME to a folder on a larger disk.',
    );
  }
}

/**
 * Checks that the Debian mirror answers with the suite that the lab is made of.
 * @throws LabFailure that says what to do
 */
export async function checkMirror(mirror: DebianMirror, suite: string): Promise<void> {
  const url = `${mirror.debian}/dists/${suite}/InRelease`;
  const remedy =
    'Check the network and the sources of apt (apt-get update), or set LAB_DEBIAN_MIRROR to a Debian mirror.';
  let response: Response;
  try {
    response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(20_000) });
  } catch (cause) {
    throw new LabFailure(`the Debian mirror does not answer: ${url}`, remedy, { cause });
  }
  if (!response.ok) {
    throw new LabFailure(
      `the Debian mirror has no ${suite}: ${url} gave ${response.status}`,
      remedy,
    );
  }
}

function onPath(tool: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
