import { hostname } from 'node:os';
import { type DebianMirror } from '../debian-mirror.ts';
import { type Layout } from '../layout.ts';

/** Says nothing of a machine. */
const ORDINARY_NAMES = ['localhost', 'debian', 'ubuntu', 'docker'];
const PUBLIC_MIRROR = 'deb.debian.org';
/** Variables that hold addresses of what only this machine reaches. */
const ADDRESS_VARIABLE = /registry|index_url|proxy|mirror/i;
const SHORTEST_NAME = 5;

/**
 * What would tell on which machine a recording was made: where the lab and the project are, the name
 * of the machine, the hosts of its mirrors, registries and proxies.
 */
export function machineDetails(
  layout: Layout,
  project: string,
  env: NodeJS.ProcessEnv,
  { debian, security, proxy = '' }: DebianMirror,
): string[] {
  const addresses = [debian, security, proxy, ...addressesIn(env)];
  const names = [hostname(), ...addresses.flatMap(hostOf)];
  return [
    ...[layout.home, project].filter((path) => path.split('/').length > 2),
    ...new Set(names.filter((name) => isTelling(name))),
  ];
}

function addressesIn(env: NodeJS.ProcessEnv): string[] {
  const names = Object.keys(env).filter((name) => ADDRESS_VARIABLE.test(name));
  return names.map((name) => env[name] ?? '');
}

function hostOf(address: string): string[] {
  return URL.canParse(address) ? [new URL(address).hostname] : [];
}

/** Whether a name of a host could be found on this machine only. */
export function isTelling(name: string): boolean {
  const isLocal = /^(?:127\.|0\.0\.0\.0|\[)/.test(name);
  const isOrdinary = ORDINARY_NAMES.includes(name) || name === PUBLIC_MIRROR;
  return name.length >= SHORTEST_NAME && !isLocal && !isOrdinary;
}
