import { ADDRESS, BOOLEAN, INTEGER } from './value-patterns.ts';

/** Source: docker/cli `opts/hosts.go`. */
export function checkExtraHost(value: string): string | undefined {
  const expected = 'un hôte nom:adresse';
  const [, name = '', address = ''] =
    /^([^=]*)=(.*)$/s.exec(value) ?? /^([^:]*):(.*)$/s.exec(value) ?? [];
  if (!name || name.includes(':')) return expected;
  if (address === 'host-gateway') return undefined;
  return ADDRESS(address.replace(/^\[(.+)\]$/, '$1').trim()) && expected;
}

const MOUNT_KEYS = new Set([
  'type',
  'source',
  'src',
  'target',
  'dst',
  'destination',
  'readonly',
  'ro',
  'consistency',
  'bind-propagation',
  'bind-nonrecursive',
  'bind-recursive',
  'volume-subpath',
  'volume-nocopy',
  'volume-label',
  'volume-driver',
  'volume-opt',
  'image-subpath',
  'tmpfs-size',
  'tmpfs-mode',
]);
const MOUNT_FLAGS = new Set(['readonly', 'ro', 'volume-nocopy', 'bind-nonrecursive']);

/** Source: docker/cli `opts/mount.go`. */
export function checkMount(value: string): string | undefined {
  const fields = splitCsv(value).map((field) => splitField(field));
  const type = fields.findLast(({ key }) => key === 'type')?.value?.toLowerCase() ?? 'volume';
  for (const { key, value: given } of fields) {
    if (given === undefined && !MOUNT_FLAGS.has(key))
      return 'des paires clé=valeur séparées par des virgules';
    if (!MOUNT_KEYS.has(key)) return `des clés connues (« ${key} » ne l’est pas)`;
    const owner = /^(bind|volume|image|tmpfs)-/.exec(key)?.[1];
    if (owner && owner !== type) return `type=${owner} pour la clé « ${key} »`;
    if ((key === 'readonly' || key === 'ro') && given !== undefined && BOOLEAN(given))
      return `true ou false pour « ${key} »`;
  }
  const target = fields.findLast(({ key }) => ['target', 'dst', 'destination'].includes(key));
  return target?.value ? undefined : 'une cible (target=…)';
}

const NETWORK_KEYS = new Set([
  'name',
  'alias',
  'ip',
  'ip6',
  'mac-address',
  'link-local-ip',
  'driver-opt',
  'gw-priority',
]);

/** Source: docker/cli `opts/network.go`. */
export function checkNetwork(value: string): string | undefined {
  if (!/\w+=\w+(,\w+=\w+)*/.test(value)) return undefined;
  const fields = splitCsv(value).map((field) => splitField(field));
  for (const { key, value: given } of fields) {
    if (given === undefined) return 'des paires clé=valeur séparées par des virgules';
    if (!NETWORK_KEYS.has(key)) return `des clés connues (« ${key} » ne l’est pas)`;
    if (key === 'gw-priority' && INTEGER(given)) return 'un nombre entier pour « gw-priority »';
  }
  return fields.some(({ key, value: given }) => key === 'name' && given)
    ? undefined
    : 'le nom du réseau (name=…)';
}

/** `key=value`, the key in lower case; no value when there is no `=`. */
export function splitField(field: string): { key: string; value: string | undefined } {
  const at = field.indexOf('=');
  return at < 0
    ? { key: field.toLowerCase(), value: undefined }
    : { key: field.slice(0, at).trim().toLowerCase(), value: field.slice(at + 1) };
}

/** One line of CSV: `"a,b",c` is two fields. */
export function splitCsv(line: string): string[] {
  return Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, bare]) =>
    quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
  );
}

const ULIMIT =
  /^(as|core|cpu|data|fsize|locks|memlock|msgqueue|nice|nofile|nproc|rss|rtprio|rttime|sigpending|stack)=(-?\d+)(?::(-?\d+))?$/;

/** Source: go-units `ulimit.go`; -1 is no limit. */
export function checkUlimit(value: string): string | undefined {
  const [, name, soft, hard = soft] = ULIMIT.exec(value) ?? [];
  if (name === undefined) return 'une limite nom=souple[:dure], comme nofile=1024:2048';
  const most = Number(hard) === -1 ? Infinity : Number(hard);
  const asked = Number(soft) === -1 ? Infinity : Number(soft);
  return asked > most ? 'une limite souple qui ne dépasse pas la dure' : undefined;
}
