import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { release } from 'node:os';

/** What a session may declare that it needs (`needs: [ipvs]`). */
export const FEATURES = {
  cgroup1: 'cgroup v1 (files such as memory.limit_in_bytes)',
  cgroup2: 'cgroup v2 (files such as memory.max)',
  ipvs: 'IPVS, for the virtual addresses and the routing mesh of Swarm',
  vxlan: 'VXLAN, for overlay networks',
  macvlan: 'macvlan networks',
  ipvlan: 'ipvlan networks',
  netem: 'netem, to delay or lose packets',
  apparmor: 'AppArmor',
  systemd: 'systemd as the first process (systemctl, journalctl)',
} as const;

export type Feature = keyof typeof FEATURES;

/** What is read of the kernel, before anything is concluded. */
export interface KernelFacts {
  /** Text of the kernel's build configuration; empty when the machine does not show it. */
  config: string;
  /** Text of /proc/modules. */
  modules: string;
  /** Text of /proc/self/cgroup. */
  cgroups: string;
  /** Text of /proc/filesystems. */
  filesystems: string;
  apparmorEnabled: boolean;
}

/** What a kind of machine adds to its kernel. */
export interface MachineFacts {
  systemd: boolean;
  /** Whether the kernel loads a module by itself when it is needed. */
  loadsModules: boolean;
}

/** A node of the lab: namespaces on the kernel of a machine that must not change. */
const NAMESPACES: MachineFacts = { systemd: false, loadsModules: false };

/** Why a feature is missing: a sentence that says what to do. */
export type Verdict = { available: true } | { available: false; reason: string };

/** Kernel option and module behind each feature that is a driver. */
const DRIVERS: Partial<Record<Feature, { option: string; module: string }>> = {
  ipvs: { option: 'CONFIG_IP_VS', module: 'ip_vs' },
  vxlan: { option: 'CONFIG_VXLAN', module: 'vxlan' },
  macvlan: { option: 'CONFIG_MACVLAN', module: 'macvlan' },
  ipvlan: { option: 'CONFIG_IPVLAN', module: 'ipvlan' },
  netem: { option: 'CONFIG_NET_SCH_NETEM', module: 'sch_netem' },
};

/** Reads the facts from this machine. */
export function readKernelFacts(): KernelFacts {
  return {
    config: kernelConfig(),
    modules: readText('/proc/modules'),
    cgroups: readText('/proc/self/cgroup'),
    filesystems: readText('/proc/filesystems'),
    apparmorEnabled: readText('/sys/module/apparmor/parameters/enabled').trim() === 'Y',
  };
}

/**
 * Tells, for each feature, whether a node has it on a kernel with these facts.
 * @param machine what the node is made of; namespaces otherwise
 */
export function kernelVerdicts(
  facts: KernelFacts,
  machine: MachineFacts = NAMESPACES,
): Record<Feature, Verdict> {
  const version = cgroupVersion(facts.cgroups);
  const verdict = (feature: Feature): Verdict => {
    if (feature === 'cgroup1')
      return when(
        version === 1,
        'this machine uses cgroup v2; boot it with systemd.unified_cgroup_hierarchy=0',
      );
    if (feature === 'cgroup2')
      return when(version === 2, 'this machine uses cgroup v1; use LAB=vm');
    if (feature === 'apparmor') {
      return when(facts.apparmorEnabled, 'AppArmor is off in this kernel; use LAB=vm');
    }
    if (feature === 'systemd') {
      return when(machine.systemd, 'nodes of the lab have no systemd; use LAB=vm');
    }
    return driverVerdict(facts, machine, DRIVERS[feature]!);
  };
  const features = Object.keys(FEATURES) as Feature[];
  return Object.fromEntries(features.map((name) => [name, verdict(name)])) as Record<
    Feature,
    Verdict
  >;
}

/** 2 when the unified hierarchy alone carries the controllers, 1 otherwise (hybrid counts as 1). */
export function cgroupVersion(procSelfCgroup: string): 1 | 2 {
  const lines = procSelfCgroup.split('\n').filter((line) => line !== '');
  return lines.every((line) => line.startsWith('0::')) ? 2 : 1;
}

function driverVerdict(
  facts: KernelFacts,
  machine: MachineFacts,
  driver: { option: string; module: string },
): Verdict {
  if (facts.modules.split('\n').some((line) => line.startsWith(`${driver.module} `))) {
    return { available: true };
  }
  const set = new RegExp(`^${driver.option}=([ym])$`, 'm').exec(facts.config)?.[1];
  if (set === 'y') return { available: true };
  if (set === 'm')
    return when(
      machine.loadsModules,
      `the kernel has it as a module: run modprobe ${driver.module}`,
    );
  if (facts.config === '')
    return when(
      false,
      `cannot tell: the kernel shows no configuration and the module ${driver.module} is not loaded`,
    );
  return when(false, `this kernel is built without ${driver.option}; use LAB=vm`);
}

function when(available: boolean, reason: string): Verdict {
  return available ? { available } : { available, reason };
}

function kernelConfig(): string {
  if (existsSync('/proc/config.gz')) return gunzipSync(readFileSync('/proc/config.gz')).toString();
  return readText(`/boot/config-${release()}`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
