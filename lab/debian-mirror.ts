import { run } from './run.ts';

/** Where Debian packages come from, without a trailing slash. */
export interface DebianMirror {
  debian: string;
  security: string;
  /** Settings of apt about the age of an index, when this machine changed them: `Name "value";`. */
  settings: string[];
  /** The proxy that apt goes through, if any. */
  proxy?: string;
}

const DEFAULT_MIRROR = 'http://deb.debian.org/debian';
const VALIDITY_SETTINGS = ['Acquire::Check-Valid-Until', 'Acquire::Check-Date'];

/** One line a package index that apt knows: origin, label, address. */
const INDEX_FORMAT = '$(ORIGIN)|$(LABEL)|$(REPO_URI)';

/**
 * The Debian mirror of this machine, read from apt's own configuration; Debian's public one on
 * Ubuntu. `LAB_DEBIAN_MIRROR` overrides it.
 */
export async function debianMirror(env: NodeJS.ProcessEnv): Promise<DebianMirror> {
  const indexes = await run([
    'apt-get',
    'indextargets',
    '--format',
    INDEX_FORMAT,
    'Created-By: Packages',
  ]);
  const settings = await run(['apt-config', 'dump', ...VALIDITY_SETTINGS]);
  const proxy = await run(['apt-config', 'dump', '--format', '%v', 'Acquire::http::Proxy']);
  return {
    ...mirrorFromIndexes(indexes, env['LAB_DEBIAN_MIRROR']),
    settings: settings.split('\n').filter((line) => line.trim() !== ''),
    ...(proxy === '' || proxy === 'DIRECT' ? {} : { proxy }),
  };
}

/**
 * Picks Debian's main and security archives among the indexes that apt knows.
 * @param indexes lines `origin|label|address`
 * @param override address of the main archive to use instead
 */
export function mirrorFromIndexes(
  indexes: string,
  override?: string,
): Pick<DebianMirror, 'debian' | 'security'> {
  const rows = indexes.split('\n').map((line) => line.split('|'));
  const find = (label: string): string | undefined =>
    rows.find(([origin, found]) => origin === 'Debian' && found === label)?.[2];
  const debian = trimSlash(override ?? find('Debian') ?? DEFAULT_MIRROR);
  const security = override === undefined ? find('Debian-Security') : undefined;
  return { debian, security: trimSlash(security ?? `${debian}-security`) };
}

function trimSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
