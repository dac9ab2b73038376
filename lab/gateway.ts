import { spawn } from 'node:child_process';
import { mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DebianMirror } from './debian-mirror.ts';
import { type Layout } from './layout.ts';
import {
  machinePid,
  recordedPid,
  runFolder,
  startMachine,
  startTime,
  stopMachine,
} from './machine.ts';

/** The machine that the nodes see as the outside world. */
export const GATEWAY = 'gateway';

/** Starts the cache of packages and the gateway, unless they already run. */
export async function startGateway(layout: Layout, mirror: DebianMirror): Promise<void> {
  if (machinePid(layout, GATEWAY) !== undefined) return;
  mkdirSync(runFolder(layout, GATEWAY), { recursive: true });
  mkdirSync(layout.registry, { recursive: true });
  startPackagesCache(layout, mirror);
  const spec = {
    name: GATEWAY,
    hostname: GATEWAY,
    script: 'gateway.sh',
    shares: ['registry:/srv/registry'],
  };
  await startMachine(layout, spec, { kind: 'new' });
}

/** Ends the gateway, and with it every node, then the cache of packages. */
export async function stopGateway(layout: Layout): Promise<void> {
  const cache = recordedPid(cachePidFile(layout));
  if (cache !== undefined) process.kill(cache);
  await stopMachine(layout, GATEWAY);
  rmSync(cachePidFile(layout), { force: true });
}

function startPackagesCache(layout: Layout, mirror: DebianMirror): void {
  if (recordedPid(cachePidFile(layout)) !== undefined) return;
  const log = openSync(join(layout.run, 'packages-cache.log'), 'w');
  const program = join(import.meta.dirname, 'packages-cache.ts');
  const socket = join(runFolder(layout, GATEWAY), 'packages.sock');
  const folder = join(layout.cache, 'mirror');
  const child = spawn(
    process.execPath,
    [...process.execArgv, program, socket, folder, mirror.debian, mirror.security],
    {
      detached: true,
      stdio: ['ignore', log, log],
      env: {
        ...process.env,
        ...(mirror.proxy === undefined
          ? {}
          : { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: mirror.proxy, HTTPS_PROXY: mirror.proxy }),
      },
    },
  );
  child.unref();
  const pid = child.pid!;
  writeFileSync(cachePidFile(layout), `${pid} ${startTime(pid)}\n`);
}

function cachePidFile(layout: Layout): string {
  return join(layout.run, 'packages-cache.pid');
}
