import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Backend } from '../../../lab/backend.ts';
import { LabFailure } from '../../../lab/failure.ts';
import { hostBackend } from '../../../lab/host-engine/backend.ts';
import { findEngine } from '../../../lab/host-engine/engine.ts';
import { enterHost, identity } from '../../../lab/host-engine/enter.ts';
import { labLayout } from '../../../lab/layout.ts';
import { quietProgress } from '../../../lab/progress.ts';

const FAKE = join(import.meta.dirname, 'fixtures');
let folder: string;
let env: NodeJS.ProcessEnv;
let lab: Backend;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-host-'));
  for (const kind of ['container', 'network', 'volume']) mkdirSync(join(folder, kind));
  env = { PATH: `${FAKE}:/usr/bin:/bin`, FAKE_DOCKER: folder };
  lab = hostBackend(labLayout({ LAB_HOME: join(folder, 'home') }, '/'), env);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const put = (kind: string, id: string, text: string): void => {
  writeFileSync(join(folder, kind, id), `${text}\n`);
};
const kept = (): string[] =>
  ['container', 'network', 'volume'].flatMap((kind) =>
    readdirSync(join(folder, kind)).map((id) => `${kind}/${id}`),
  );
const up = (): Promise<void> => lab.up({ nodes: 1, containerd: false }, quietProgress);

describe('the reset of an engine that others use', () => {
  const theirs = ['container/c1', 'container/c2', 'container/c3', 'network/n1', 'volume/data'];
  beforeEach(() => {
    put('container', 'c1', 'web');
    // Names and labels that only look like the lab's.
    put('container', 'c2', 'my-ddd-lab-db docker-deep-dive.labour');
    put('container', 'c3', 'ddd-lab');
    put('network', 'n1', 'bridge');
    put('volume', 'data', 'data');
  });

  it('removes what carries the label or the prefix', async () => {
    await up();
    put('container', 'c4', 'cache docker-deep-dive.lab');
    put('container', 'c5', 'ddd-lab-web,other/alias');
    put('network', 'n2', 'ddd-lab-net');
    put('volume', 'ddd-lab-db', 'ddd-lab-db');
    await lab.reset([], quietProgress);
    expect(kept()).toEqual(theirs);
  });

  it('leaves everything else alone, even what appeared since up, and says so', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await up();
    put('container', 'c9', 'surprise');
    await lab.reset([], quietProgress);
    expect(kept()).toEqual([...theirs, 'container/c9'].sort());
    expect(said.mock.calls.flat().join('\n')).toContain('docker rm --force --volumes surprise');
    expect(said.mock.calls.flat().join('\n')).not.toContain('web');
  });

  it('never asks for a prune, and removes by id, containers first', async () => {
    await up();
    put('network', 'n2', 'ddd-lab-net');
    put('container', 'c4', 'cache docker-deep-dive.lab');
    await lab.reset([], quietProgress);
    const asked = readFileSync(join(folder, 'asked'), 'utf8').split('\n');
    expect(asked.join('\n')).not.toContain('prune');
    expect(asked.filter((line) => /\brm\b/.test(line))).toEqual([
      'rm --force --volumes c4',
      'network rm n2',
    ]);
  });

  it('is done before down, which then forgets the engine', async () => {
    await up();
    put('container', 'c4', 'cache docker-deep-dive.lab');
    await lab.down(true, quietProgress);
    expect(kept()).toEqual(theirs);
    expect(() => lab.enter(undefined, ['true'])).toThrow('the lab is not up');
    expect(existsSync(join(folder, 'home', 'host'))).toBe(false);
  });
});

describe('the engine of the machine', () => {
  it('is the one that docker reaches', async () => {
    expect(await findEngine(env)).toEqual({
      endpoint: 'unix:///var/run/docker.sock',
      version: '29.0.1',
    });
    expect((await findEngine({ ...env, DOCKER_HOST: 'unix:///run/user/1/d.sock' })).endpoint).toBe(
      'unix:///run/user/1/d.sock',
    );
  });
  it('is refused when it is on another machine', async () => {
    const remote = { ...env, FAKE_ENDPOINT: 'ssh://root@elsewhere' };
    await expect(findEngine(remote)).rejects.toThrow('another machine (ssh://root@elsewhere)');
    await expect(findEngine({ ...env, DOCKER_HOST: 'tcp://10.0.0.1:2375' })).rejects.toThrow(
      'another machine',
    );
  });
  it('may be missing, or not answer: both are said', async () => {
    await expect(findEngine({ PATH: folder })).rejects.toThrow('no docker command');
    writeFileSync(join(folder, 'docker'), '#!/bin/sh\necho "permission denied" >&2; exit 1\n');
    chmodSync(join(folder, 'docker'), 0o755);
    await expect(findEngine({ PATH: `${folder}:/bin` })).rejects.toThrow('permission denied');
  });
});

describe('what the host lab refuses', () => {
  it.each([
    ['several nodes', () => lab.up({ nodes: 3, containerd: false }, quietProgress)],
    ['the containerd store', () => lab.up({ nodes: 1, containerd: true }, quietProgress)],
    ['to build images', () => lab.images([], false, quietProgress)],
    ['to reset a node', () => lab.reset(['node2'], quietProgress)],
    ['to reset before up', () => lab.reset([], quietProgress)],
    ['to go down before up', () => lab.down(false, quietProgress)],
  ])('%s', async (_, refused) => {
    await expect(refused()).rejects.toBeInstanceOf(LabFailure);
    expect(existsSync(join(folder, 'asked'))).toBe(false);
  });
  it('another node, and root', async () => {
    await up();
    expect(() => lab.enter('node2', ['true'])).toThrow('one engine');
    expect(() => lab.enter(undefined, ['true'], { user: 'root' })).toThrow('nothing as root');
  });
});

describe('who types', () => {
  const passwd = 'root:x:0:0::/root:/bin/sh\ndev:x:1005:1005::/home/dev:/bin/bash\n';
  const caller = { passwd, fallbackHome: '/lab/home' };
  it('is dev where there is one, for dev and for root', () => {
    const dev = { user: 'dev', home: '/home/dev' };
    expect(identity({ ...caller, uid: 0, name: 'root' })).toEqual({ ...dev, switchUser: true });
    expect(identity({ ...caller, uid: 1005, name: 'dev' })).toEqual({ ...dev, switchUser: false });
  });
  it('is the caller otherwise, with a home apart', () => {
    const alice = { user: 'alice', home: '/lab/home', switchUser: false };
    expect(identity({ ...caller, uid: 1000, name: 'alice' })).toEqual(alice);
    const none = { ...caller, passwd: 'root:x:0:0::/root:/bin/sh\n' };
    expect(identity({ ...none, uid: 1000, name: 'alice' })).toEqual(alice);
  });
  it('has a fixed home and a clean environment; only another engine is named', () => {
    const who = { user: 'alice', home: folder, switchUser: false };
    const printed = (endpoint: string): string[] => {
      const [program, ...args] = enterHost(who, endpoint, ['env'], { env: { EXTRA: '1' } });
      return execFileSync(program!, args, { env: { SECRET: 'x', PATH: '/usr/bin:/bin' } })
        .toString()
        .trim()
        .split('\n');
    };
    const usual = printed('unix:///var/run/docker.sock');
    expect(usual).toEqual(expect.arrayContaining([`HOME=${folder}`, 'USER=alice', 'EXTRA=1']));
    expect(usual.join('\n')).not.toMatch(/SECRET|DOCKER_HOST/);
    expect(printed('unix:///run/d.sock')).toContain('DOCKER_HOST=unix:///run/d.sock');
  });
});

describe('status', () => {
  it('says which engine, who types, and what is the lab’s', async () => {
    await up();
    put('network', 'n2', 'ddd-lab-net');
    const text = await lab.status();
    expect(text).toContain('Docker Engine 29.0.1 at unix:///var/run/docker.sock');
    expect(text).toContain("lab's own network ddd-lab-net");
    expect(text).toMatch(/^publish +(?:yes|no: )/m);
  });
});
