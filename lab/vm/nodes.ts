import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabFailure } from '../failure.ts';
import { GATEWAY } from '../gateway.ts';
import {
  enter,
  insideScript,
  machinePid,
  runFolder,
  startMachine,
  stopMachine,
} from '../machine.ts';
import { type Node } from '../nodes.ts';
import { type Progress } from '../progress.ts';
import { run, waitFor } from '../run.ts';
import { enterVm } from './enter.ts';
import { type VmLayout } from './layout.ts';
import { type Accelerator, chooseAccelerator, qemuArguments } from './qemu.ts';
import { askQemu } from './qmp.ts';

/** The state of a node whose engine has just been installed and started. */
const READY = 'ready';
/** The state of a node when `down` stopped it. */
const SUSPENDED = 'suspended';
const MEMORY_MIB = 3072;
const BOOT_SECONDS = 600;
const LOAD_SECONDS = 60;

/** What the disk of a node holds; a state can only be loaded by the processor that saved it. */
interface SavedState {
  snapshot: typeof READY | typeof SUSPENDED;
  accelerator: Accelerator;
}

/**
 * Starts a virtual machine, unless it already runs: from the state it was stopped in, or from the one
 * of a fresh installation, or (the first time) by booting it and saving that state.
 * @throws LabFailure that says what to do
 */
export async function startVm(layout: VmLayout, node: Node, progress: Progress): Promise<void> {
  if (machinePid(layout, node.name) !== undefined) return;
  const accelerator = chooseAccelerator(processorFacts());
  const saved = savedState(layout, node);
  if (saved?.accelerator === accelerator) {
    await progress.step(`${node.name} (from its state « ${saved.snapshot} »)`, async () => {
      await startQemu(layout, node, accelerator, saved.snapshot);
      await answers(layout, node, ['true'], LOAD_SECONDS);
      await setClock(layout, node);
      if (saved.snapshot === SUSPENDED) await forgetSuspended(layout, node, accelerator);
    });
    return;
  }
  rmSync(diskFolder(layout, node), { recursive: true, force: true });
  await progress.step(`${node.name} (first boot, ${accelerator})`, async () => {
    await startQemu(layout, node, accelerator);
    await answers(layout, node, ['docker', 'version'], BOOT_SECONDS);
    await setClock(layout, node);
  });
  await progress.step(`${node.name}: saving its state`, () =>
    save(layout, node, { snapshot: READY, accelerator }),
  );
}

/** Stops a virtual machine after saving its state: the next start goes on from there. */
export async function suspendVm(layout: VmLayout, node: Node): Promise<void> {
  if (machinePid(layout, node.name) === undefined) return;
  const accelerator = savedState(layout, node)?.accelerator;
  if (accelerator !== undefined) await save(layout, node, { snapshot: SUSPENDED, accelerator });
  await haltVm(layout, node);
}

/** Ends a virtual machine: what happened since it was started is forgotten. */
export async function haltVm(layout: VmLayout, node: Node): Promise<void> {
  // A qemu that is told so leaves a clean disk; one that is deaf is killed with its machine.
  await askQemu(monitor(layout, node), ['quit']).catch(() => undefined);
  await waitFor(() => machinePid(layout, node.name) === undefined, 10);
  await stopMachine(layout, node.name);
}

/** Gives a running virtual machine back the state of a fresh installation. */
export async function resetVm(layout: VmLayout, node: Node): Promise<void> {
  await askQemu(monitor(layout, node), [`loadvm ${READY}`]);
  await answers(layout, node, ['true'], LOAD_SECONDS);
  await setClock(layout, node);
}

async function startQemu(
  layout: VmLayout,
  node: Node,
  accelerator: Accelerator,
  snapshot?: string,
): Promise<void> {
  const folder = runFolder(layout, node.name);
  mkdirSync(folder, { recursive: true });
  const guest = { node, accelerator, memoryMiB: MEMORY_MIB, ...(snapshot ? { snapshot } : {}) };
  writeFileSync(join(folder, 'qemu.args'), `${qemuArguments(guest).join('\n')}\n`);
  await run(enter(layout, GATEWAY, ['sh', '-s', node.name, node.address]), {
    input: readFileSync(insideScript('wire-node.sh'), 'utf8'),
  });
  const spec = {
    name: node.name,
    hostname: node.hostname,
    layers: ['emulator', 'rootfs'],
    script: 'vm-node.sh',
    shares: [`machines/${node.name}/vm:/srv/vm`, 'image:/srv/image'],
  };
  const gatewayPid = machinePid(layout, GATEWAY)!;
  await startMachine(layout, spec, { kind: 'kept', gatewayPid, name: node.name });
}

/** Waits until the guest does `command` without a failure. */
async function answers(
  layout: VmLayout,
  node: Node,
  command: readonly string[],
  seconds: number,
): Promise<void> {
  const isUp = (): boolean => machinePid(layout, node.name) !== undefined;
  const does = async (): Promise<boolean> =>
    !isUp() ||
    (await run(enterVm(layout, node.name, command)).then(
      () => true,
      () => false,
    ));
  if ((await waitFor(does, seconds)) && isUp()) return;
  throw new LabFailure(
    `the virtual machine ${node.name} does not answer`,
    `Read serial.log and machine.log in ${runFolder(layout, node.name)}; then down --purge and up.`,
  );
}

/** A loaded state believes that it still is the time when it was saved. */
async function setClock(layout: VmLayout, node: Node): Promise<void> {
  await run(enterVm(layout, node.name, ['date', '-s', `@${(Date.now() / 1000).toFixed(3)}`]));
}

async function save(layout: VmLayout, node: Node, state: SavedState): Promise<void> {
  await askQemu(monitor(layout, node), [`savevm ${state.snapshot}`]);
  writeFileSync(stateFile(layout, node), `${JSON.stringify(state)}\n`);
}

/** Once it runs again, a suspended state is the past: an unforeseen end leads back to « ready ». */
async function forgetSuspended(
  layout: VmLayout,
  node: Node,
  accelerator: Accelerator,
): Promise<void> {
  writeFileSync(
    stateFile(layout, node),
    `${JSON.stringify({ snapshot: READY, accelerator } satisfies SavedState)}\n`,
  );
  await askQemu(monitor(layout, node), [`delvm ${SUSPENDED}`]);
}

function savedState(layout: VmLayout, node: Node): SavedState | undefined {
  const file = stateFile(layout, node);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SavedState) : undefined;
}

function stateFile(layout: VmLayout, node: Node): string {
  return join(diskFolder(layout, node), 'state.json');
}

function diskFolder(layout: VmLayout, node: Node): string {
  return join(layout.machines, node.name, 'vm');
}

function monitor(layout: VmLayout, node: Node): string[] {
  return enter(layout, node.name, ['socat', '-', 'UNIX-CONNECT:/run/lab/qmp.sock']);
}

function processorFacts(): { cpuinfo: string; hasKvmDevice: boolean } {
  return {
    cpuinfo: readFileSync('/proc/cpuinfo', 'utf8'),
    hasKvmDevice: existsSync('/dev/kvm'),
  };
}
