import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { backendKind } from '../../../lab/backend.ts';
import { LabFailure } from '../../../lab/failure.ts';
import { labLayout } from '../../../lab/layout.ts';
import { inCleanEnvironment } from '../../../lab/machine.ts';
import { shellWord } from '../../../lab/vm/enter.ts';
import { verdictsFrom } from '../../../lab/vm/kernel.ts';
import { linkSharedFolders, vmLayout } from '../../../lab/vm/layout.ts';
import { chooseAccelerator, qemuArguments } from '../../../lab/vm/qemu.ts';
import { askQemu } from '../../../lab/vm/qmp.ts';
import { vmBackend } from '../../../lab/vm/backend.ts';
import { MAIN, swarmNodes } from '../../../lab/nodes.ts';
import { quietProgress } from '../../../lab/progress.ts';

const folder = mkdtempSync(join(tmpdir(), 'lab-vm-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('LAB', () => {
  it('names what sessions are played on', () => {
    expect(backendKind(undefined)).toBe('namespaces');
    expect(backendKind('vm')).toBe('vm');
    expect(backendKind('host')).toBe('host');
    expect(backendKind('cloud')).toBeUndefined();
  });
});

describe('the folders of the virtual machines', () => {
  const lab = labLayout({ LAB_HOME: join(folder, 'home') }, '/');
  const layout = vmLayout(lab);
  it('are their own, but for the base, the registry and the packages', () => {
    linkSharedFolders(layout);
    linkSharedFolders(layout);
    expect(layout.run).toBe(join(lab.home, 'vm', 'run'));
    expect(layout.imageList).toBe(lab.imageList);
    writeFileSync(join(lab.registry, 'found'), '');
    expect(existsSync(join(layout.registry, 'found'))).toBe(true);
  });
  it('leave the shared ones behind when they are purged', async () => {
    mkdirSync(layout.image, { recursive: true });
    await vmBackend(lab, {}).down(true, quietProgress);
    expect(existsSync(layout.home)).toBe(false);
    expect(lstatSync(lab.registry).isDirectory()).toBe(true);
    expect(existsSync(join(lab.registry, 'found'))).toBe(true);
  });
});

describe('the processor of a guest', () => {
  it('is lent by the machine only where both its processor and its kernel can', () => {
    const intel = 'flags\t\t: fpu vmx sse\n';
    expect(chooseAccelerator({ cpuinfo: intel, hasKvmDevice: true })).toBe('kvm');
    expect(chooseAccelerator({ cpuinfo: 'flags : fpu svm\n', hasKvmDevice: true })).toBe('kvm');
    expect(chooseAccelerator({ cpuinfo: intel, hasKvmDevice: false })).toBe('tcg');
    expect(chooseAccelerator({ cpuinfo: 'flags : fpu sse\n', hasKvmDevice: true })).toBe('tcg');
  });
  it('counts its instructions when it is emulated', () => {
    const guest = { node: MAIN, memoryMiB: 1024 };
    expect(qemuArguments({ ...guest, accelerator: 'tcg' })).toContain('-icount');
    expect(qemuArguments({ ...guest, accelerator: 'kvm' })).not.toContain('-icount');
  });
});

describe('qemu', () => {
  const guest = { node: MAIN, accelerator: 'tcg', memoryMiB: 1024 } as const;
  const valueOf = (option: string, args: string[]): string => args[args.indexOf(option) + 1]!;
  it('gives the guest the name and the address of its node', () => {
    const line = valueOf('-append', qemuArguments(guest));
    expect(line).toContain('systemd.hostname=docker');
    const network = /network\.network\.10-eth0:(\S+)/.exec(line)![1]!;
    expect(Buffer.from(network, 'base64').toString()).toContain('Address=192.168.56.11/24\n');
  });
  it('gives each node a network card of its own', () => {
    const cards = swarmNodes(9).map((node) =>
      qemuArguments({ ...guest, node }).find((argument) => argument.startsWith('virtio-net'))!,
    );
    expect(new Set(cards).size).toBe(9);
    expect(cards.every((card) => /mac=52:54:00:12:34:[0-9a-f]{2}$/.test(card))).toBe(true);
  });
  it('opens no port of the machine, and boots unless it is given a state', () => {
    const args = qemuArguments(guest);
    expect(args.join(' ')).not.toMatch(/hostfwd|user,/);
    expect(args).not.toContain('-loadvm');
    expect(valueOf('-loadvm', qemuArguments({ ...guest, snapshot: 'ready' }))).toBe('ready');
  });
  it('reads one argument a line: none holds a line break', () => {
    expect(qemuArguments({ ...guest, snapshot: 'ready' }).join('')).not.toContain('\n');
  });
});

describe('a command in a guest', () => {
  it('arrives word by word as it was given', () => {
    const words = ['printf', '%s|', 'un deux', "l'un", '$HOME', '*', '', 'a\nb', '-x', 'é'];
    const remote = inCleanEnvironment(words, { user: 'dev', cwd: '/', env: { A: 'b c' } });
    const answer = execFileSync('sh', ['-c', remote.map(shellWord).join(' ')]).toString();
    expect(answer).toBe("un deux|l'un|$HOME|*||a\nb|-x|é|");
  });
  it('has the same few variables everywhere', () => {
    const [program, ...args] = inCleanEnvironment(['env'], { user: 'dev', cwd: '/' });
    const variables = execFileSync(program!, args).toString().trim().split('\n');
    expect(variables.map((line) => line.split('=')[0]).sort()).toEqual([
      'HOME',
      'LANG',
      'LOGNAME',
      'PATH',
      'SHELL',
      'TERM',
      'USER',
    ]);
    expect(variables).toContain('HOME=/home/dev');
  });
});

describe('the monitor of qemu', () => {
  /** A monitor that greets, says that something happened, and answers from a list of results. */
  const monitor = (...answers: string[]): string[] => [
    'sh',
    '-c',
    `log=$0; echo '{"QMP": {}}'; for answer; do read -r line; echo "$line" >> "$log"
     echo '{"event": "RESUME"}'; printf '%s\\n' "$answer"; done; cat > /dev/null`,
    join(folder, 'asked'),
    ...answers,
  ];
  const done = '{"return": ""}';
  it('is asked one thing after the other', async () => {
    await askQemu(monitor('{"return": {}}', done, done), ['savevm suspended', 'quit']);
    const asked = execFileSync('cat', [join(folder, 'asked')]).toString();
    expect(
      asked
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { execute: 'qmp_capabilities' },
      { execute: 'human-monitor-command', arguments: { 'command-line': 'savevm suspended' } },
      { execute: 'human-monitor-command', arguments: { 'command-line': 'quit' } },
    ]);
  });
  it('is not believed when it complains', async () => {
    const complaint = '{"return": "Error: no snapshot\\r\\n"}';
    await expect(askQemu(monitor('{"return": {}}', complaint), ['loadvm x'])).rejects.toThrow(
      'qemu says: Error: no snapshot',
    );
    const error = '{"error": {"class": "GenericError", "desc": "not now"}}';
    await expect(askQemu(monitor(error), ['savevm x'])).rejects.toThrow('not now');
  });
  it('must answer, but to quit', async () => {
    const deaf = ['sh', '-c', `echo '{"QMP": {}}'; read -r a; echo '{"return": {}}'; read -r b`];
    await expect(askQemu(deaf, ['savevm x'])).rejects.toBeInstanceOf(LabFailure);
    await expect(askQemu(deaf, ['quit'])).resolves.toBeUndefined();
  });
});

describe('the verdicts on a guest', () => {
  const texts = [
    'CONFIG_IP_VS=m\nCONFIG_VXLAN=m\n',
    '',
    '0::/init.scope\n',
    '',
    'Y\n',
    'systemd\n',
  ];
  it('are drawn from what it answers', () => {
    const verdicts = verdictsFrom(texts);
    expect(verdicts.ipvs.available).toBe(true);
    expect(verdicts.cgroup2.available).toBe(true);
    expect(verdicts.apparmor.available).toBe(true);
    expect(verdicts.systemd.available).toBe(true);
    expect(verdicts.ipvlan.available).toBe(false);
    expect(verdicts.cgroup1.available).toBe(false);
  });
  it('promise nothing when it answers nothing', () => {
    const verdicts = verdictsFrom([]);
    for (const feature of ['ipvs', 'apparmor', 'systemd'] as const) {
      expect(verdicts[feature].available, feature).toBe(false);
    }
  });
});
