import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync, mkdirSync, existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CATALOGUE, labelOf, recipesFor, tagsFor } from '../../../lab/catalogue.ts';
import { inCgroups, labCgroups, makeMachineCgroups, removeCgroup } from '../../../lab/cgroups.ts';
import { mirrorFromIndexes } from '../../../lab/debian-mirror.ts';
import { LabFailure } from '../../../lab/failure.ts';
import { cgroupVersion, kernelVerdicts, type KernelFacts } from '../../../lab/kernel.ts';
import { labLayout } from '../../../lab/layout.ts';
import { withLock } from '../../../lab/lock.ts';
import { recordedPid, startTime } from '../../../lab/machine.ts';
import { CONTAINERD, daemonSettings, MAIN, nodeNamed, swarmNodes } from '../../../lab/nodes.ts';
import { isImmutable, upstreamAddress } from '../../../lab/packages-cache.ts';
import { CommandFailed, run } from '../../../lab/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'lab-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const V1 = '4:memory:/user/a:b\n2:cpu,cpuacct:/\n1:name=systemd:/s\n0::/\n';
const V2 = '0::/user.slice\n';

describe('the Debian mirror', () => {
  it('is the one of apt, without its last slash', () => {
    const indexes = [
      'Ubuntu|Ubuntu|http://ubuntu.example/ubuntu/',
      'Debian|Debian|http://a.example/debian/',
      'Debian|Debian-Security|http://b.example/security/',
    ].join('\n');
    expect(mirrorFromIndexes(indexes)).toEqual({
      debian: 'http://a.example/debian',
      security: 'http://b.example/security',
    });
  });
  it('is the public one on Ubuntu', () => {
    expect(mirrorFromIndexes('Ubuntu|Ubuntu|http://u.example/ubuntu/\n').debian).toBe(
      'http://deb.debian.org/debian',
    );
  });
  it('can be overridden, security included', () => {
    const mirror = mirrorFromIndexes(
      'Debian|Debian|http://a.example/debian/',
      'http://o.example/debian/',
    );
    expect(mirror).toEqual({
      debian: 'http://o.example/debian',
      security: 'http://o.example/debian-security',
    });
  });
});

describe('the cache of packages', () => {
  const mirrors = { debian: 'http://m/debian', security: 'http://s/sec' };
  it('forwards the two archives only', () => {
    const deb = '/debian/pool/main/a/a_1+b~c_amd64.deb';
    expect(upstreamAddress(deb, mirrors)).toBe('http://m/debian/pool/main/a/a_1+b~c_amd64.deb');
    expect(upstreamAddress('http://deb.debian.org/debian-security/dists/x', mirrors)).toBe(
      'http://s/sec/dists/x',
    );
    for (const other of ['/', '/secret', '/debian', '/debian/../x', '/debian/a?b', '/debianx/y']) {
      expect(upstreamAddress(other, mirrors), other).toBeUndefined();
    }
  });
  it('keeps for ever what is named by its content', () => {
    expect(isImmutable('http://m/debian/pool/a_1.deb')).toBe(true);
    expect(isImmutable('http://m/debian/dists/x/by-hash/SHA256/00')).toBe(true);
    expect(isImmutable('http://m/debian/dists/x/InRelease')).toBe(false);
  });
});

describe('the kernel', () => {
  const facts: KernelFacts = {
    config: 'CONFIG_VXLAN=y\nCONFIG_IPVLAN=m\n# CONFIG_IP_VS is not set\nCONFIG_MACVLAN=m\n',
    modules: 'macvlan 1 0 - Live\n',
    cgroups: V1,
    filesystems: '',
    apparmorEnabled: false,
  };
  it('has the drivers that are built in or loaded, and no other', () => {
    const verdicts = kernelVerdicts(facts);
    expect(verdicts.vxlan.available).toBe(true);
    expect(verdicts.macvlan.available).toBe(true);
    expect(verdicts.ipvlan).toEqual({
      available: false,
      reason: 'the kernel has it as a module: run modprobe ipvlan',
    });
    expect(verdicts.ipvs).toMatchObject({ reason: expect.stringContaining('CONFIG_IP_VS') });
  });
  it('does not guess when it shows no configuration', () => {
    expect(kernelVerdicts({ ...facts, config: '' }).ipvs).toMatchObject({
      reason: expect.stringContaining('cannot tell'),
    });
  });
  it('says which version of cgroup carries the controllers', () => {
    expect(cgroupVersion(V1)).toBe(1);
    expect(cgroupVersion(V2)).toBe(2);
    expect(kernelVerdicts(facts).cgroup2.available).toBe(false);
    expect(kernelVerdicts({ ...facts, cgroups: V2 }).cgroup2.available).toBe(true);
  });
});

describe('cgroups', () => {
  it('are below those of the caller with v1, below the root with v2', () => {
    expect(labCgroups(V1, 'docker-lab')).toEqual([
      '/sys/fs/cgroup/memory/user/a:b/docker-lab',
      '/sys/fs/cgroup/cpu,cpuacct/docker-lab',
      '/sys/fs/cgroup/systemd/s/docker-lab',
    ]);
    expect(labCgroups(V2, 'docker-lab')).toEqual(['/sys/fs/cgroup/docker-lab']);
  });
  it('of cgroup v1 inherit the processors of their parent', () => {
    const parent = join(folder, 'cpuset');
    for (const made of [parent, join(parent, 'lab'), join(parent, 'lab', 'node1')]) {
      mkdirSync(made);
      writeFileSync(join(made, 'cpuset.cpus'), made === parent ? '0-1\n' : '');
      writeFileSync(join(made, 'cpuset.mems'), made === parent ? '0\n' : '');
    }
    makeMachineCgroups([join(parent, 'lab')], 'node1');
    expect(readFileSync(join(parent, 'lab', 'node1', 'cpuset.cpus'), 'utf8')).toBe('0-1\n');
  });
  it('of cgroup v2 are handed the controllers by their parent', () => {
    const parent = join(folder, 'unified');
    mkdirSync(parent);
    writeFileSync(join(parent, 'cgroup.controllers'), 'cpu\n');
    writeFileSync(join(parent, 'cgroup.subtree_control'), '\n');
    makeMachineCgroups([join(parent, 'lab')], 'node1');
    expect(readFileSync(join(parent, 'cgroup.subtree_control'), 'utf8')).toBe('+cpu');
  });
  it('are joined before the command starts, its arguments kept as they are', () => {
    const [a, b] = [join(folder, 'a'), join(folder, 'b')];
    mkdirSync(a);
    mkdirSync(b);
    const [program, ...args] = inCgroups([a, b], ['printf', '%s|', 'un deux', '--', '$x']);
    expect(execFileSync(program!, args).toString()).toBe('un deux|--|$x|');
    expect(readFileSync(join(a, 'cgroup.procs'), 'utf8')).toMatch(/^\d+\n$/);
    expect(readFileSync(join(b, 'cgroup.procs'), 'utf8')).toMatch(/^\d+\n$/);
  });
  it('are removed from the leaves up', () => {
    const top = join(folder, 'tree');
    mkdirSync(join(top, 'docker', 'x'), { recursive: true });
    removeCgroup(top);
    expect(existsSync(top)).toBe(false);
  });
});

describe('tags', () => {
  it('follow from the version found inside, most precise first', () => {
    expect(tagsFor({ parts: 3, latest: true }, 'nginx version: nginx/1.26.3')).toEqual([
      '1.26.3',
      '1.26',
      '1',
      'latest',
    ]);
    expect(tagsFor({ parts: 3, suffix: '-slim', also: ['slim'] }, 'Python 3.13.5')).toEqual([
      '3.13.5-slim',
      '3.13-slim',
      '3-slim',
      'slim',
    ]);
    expect(tagsFor({ parts: 2 }, 'postgres (PostgreSQL) 17.12 (Debian 17.12-0)')).toEqual([
      '17.12',
      '17',
    ]);
  });
  it('are refused when the image does not tell its version', () => {
    expect(() => tagsFor({ parts: 3 }, 'not found')).toThrow('no version in « not found »');
  });
  it('never call anything alpine, and have one latest for each repository at most', () => {
    const latest = CATALOGUE.filter(({ tags }) => tags.latest).map(({ repository }) => repository);
    expect(new Set(latest).size).toBe(latest.length);
    expect(JSON.stringify(CATALOGUE)).not.toContain('alpine');
  });
  it('come from recipes whose folder is there', () => {
    for (const { context } of CATALOGUE) {
      expect(existsSync(join('lab', 'images', context, 'Dockerfile')), context).toBe(true);
    }
  });
});

describe('recipes', () => {
  it('come after the one they start from, which they bring along', () => {
    expect(recipesFor(['hello-world']).map(labelOf)).toEqual(['debian trixie slim', 'hello-world']);
    const labels = recipesFor([]).map(labelOf);
    expect(labels).toHaveLength(CATALOGUE.length);
    for (const { base, ...recipe } of CATALOGUE) {
      if (base === undefined) continue;
      expect(labels.indexOf(base)).toBeGreaterThanOrEqual(0);
      expect(labels.indexOf(base)).toBeLessThan(labels.indexOf(labelOf(recipe)));
    }
  });
});

describe('nodes', () => {
  it('each have an address of their own; the main one comes first', () => {
    const nodes = [...swarmNodes(9), CONTAINERD];
    expect(nodes[0]).toBe(MAIN);
    expect(new Set(nodes.map(({ address }) => address)).size).toBe(10);
    expect(nodeNamed('node3')?.hostname).toBe('node3');
    expect(nodeNamed('node10')).toBeUndefined();
  });
  it('differ by their image store', () => {
    expect(daemonSettings(CONTAINERD)).toHaveProperty('features.containerd-snapshotter', true);
    expect(daemonSettings(MAIN)).not.toHaveProperty('features');
  });
});

describe('processes', () => {
  it('are recognised by id and start time', () => {
    const file = join(folder, 'pid');
    writeFileSync(file, `${process.pid} ${startTime(process.pid)!}\n`);
    expect(recordedPid(file)).toBe(process.pid);
    writeFileSync(file, `${process.pid} 1\n`);
    expect(recordedPid(file)).toBeUndefined();
    expect(recordedPid(join(folder, 'none'))).toBeUndefined();
  });
  it('give what they print, and what they printed last when they fail', async () => {
    const lines: string[] = [];
    const log = join(folder, 'log');
    const answer = await run(['sh', '-c', 'cat; echo err >&2'], {
      input: 'in\n',
      log,
      onLine: (line) => lines.push(line),
    });
    expect(answer).toBe('in\n');
    expect(lines.sort()).toEqual(['err', 'in']);
    await expect(run(['sh', '-c', 'echo why >&2; exit 3'])).rejects.toMatchObject({
      code: 3,
      tail: 'why',
    });
    await expect(run(['sh', '-c', 'exit 1'])).rejects.toBeInstanceOf(CommandFailed);
  });
});

describe('the lab', () => {
  it('is in the project unless LAB_HOME says otherwise', () => {
    expect(labLayout({}, '/p').home).toBe('/p/.lab');
    expect(labLayout({ LAB_HOME: '/elsewhere' }, '/p').registry).toBe('/elsewhere/registry');
  });
  it('is changed by one command at a time; a dead one holds nothing', async () => {
    const layout = labLayout({ LAB_HOME: join(folder, 'home') }, '/p');
    await withLock(layout, async () => {
      await expect(withLock(layout, () => Promise.resolve())).rejects.toBeInstanceOf(LabFailure);
    });
    writeFileSync(join(layout.home, 'lock'), `${process.pid} 1\n`);
    await expect(withLock(layout, () => Promise.resolve('done'))).resolves.toBe('done');
  });
});
