import { type Node } from '../nodes.ts';

/** How the guest's processor is made. */
export type Accelerator = 'kvm' | 'tcg';

/** What tells whether this machine can lend its processor to a guest. */
export interface ProcessorFacts {
  /** Text of /proc/cpuinfo. */
  cpuinfo: string;
  hasKvmDevice: boolean;
}

export interface Guest {
  node: Pick<Node, 'name' | 'hostname' | 'address'>;
  accelerator: Accelerator;
  memoryMiB: number;
  /** Saved state to start from; a cold boot otherwise. */
  snapshot?: string;
}

const GATEWAY_ADDRESS = '192.168.56.1';
const PREFIX_LENGTH = 24;

/**
 * KVM needs Intel's or AMD's own virtualisation: the device alone may be there without it (as with
 * pvm), and then Debian's kernel does not boot.
 */
export function chooseAccelerator({ cpuinfo, hasKvmDevice }: ProcessorFacts): Accelerator {
  return hasKvmDevice && /^flags\s*:.*\b(?:vmx|svm)\b/m.test(cpuinfo) ? 'kvm' : 'tcg';
}

/**
 * The arguments of qemu-system-x86_64.
 *
 * Without KVM, the guest's clock counts instructions (1 ns each): durations seen inside are steady
 * and plausible although the emulation is slow.
 * @see https://www.qemu.org/docs/master/devel/tcg-icount.html
 */
export function qemuArguments({ node, accelerator, memoryMiB, snapshot }: Guest): string[] {
  return [
    ...['-name', node.name, '-machine', 'pc', '-nodefaults', '-no-user-config', '-display', 'none'],
    ...PROCESSOR[accelerator],
    ...['-smp', '2', '-m', `${memoryMiB}`],
    ...['-kernel', '/srv/image/vmlinuz', '-initrd', '/srv/image/initrd'],
    ...['-append', kernelCommandLine(node)],
    ...['-drive', 'file=/srv/vm/disk.qcow2,if=virtio,cache=unsafe,discard=unmap'],
    ...['-netdev', 'tap,id=lan,ifname=tap0,script=no,downscript=no'],
    ...['-device', `virtio-net-pci,netdev=lan,romfile=,mac=${macAddress(node.address)}`],
    ...['-device', 'virtio-rng-pci'],
    ...['-serial', 'file:/run/lab/serial.log'],
    ...['-qmp', 'unix:/run/lab/qmp.sock,server=on,wait=off'],
    ...(snapshot === undefined ? [] : ['-loadvm', snapshot]),
  ];
}

const PROCESSOR: Record<Accelerator, string[]> = {
  kvm: ['-accel', 'kvm', '-cpu', 'host'],
  tcg: [
    ...['-accel', 'tcg,thread=single,tb-size=512', '-icount', 'shift=0,sleep=on'],
    // Five-level page tables cost an emulated processor a level at each access, for nothing.
    ...['-cpu', 'max,la57=off'],
  ],
};

function kernelCommandLine({ address, hostname }: Guest['node']): string {
  const network = Buffer.from(networkFile(address)).toString('base64');
  return [
    ...['root=/dev/vda', 'rw', 'console=ttyS0', 'loglevel=5', 'net.ifnames=0', 'mitigations=off'],
    `systemd.hostname=${hostname}`,
    // Not ip=, which the initrd would wait to apply. @see systemd.system-credentials(7)
    `systemd.set_credential_binary=network.network.10-eth0:${network}`,
  ].join(' ');
}

/** A file of systemd-networkd. */
function networkFile(address: string): string {
  return [
    '[Match]',
    'Name=eth0',
    '[Network]',
    `Address=${address}/${PREFIX_LENGTH}`,
    `Gateway=${GATEWAY_ADDRESS}`,
    'LinkLocalAddressing=no',
    '',
  ].join('\n');
}

/** One card an address, in the range that qemu's cards have. */
function macAddress(address: string): string {
  const last = Number(address.split('.')[3]);
  return `52:54:00:12:34:${last.toString(16).padStart(2, '0')}`;
}
