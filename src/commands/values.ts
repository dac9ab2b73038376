/** Says what is wrong with a value, in French, or nothing. */
type Check = (value: string) => string | undefined;

const matches =
  (pattern: RegExp, expected: string): Check =>
  (value) =>
    pattern.test(value) ? undefined : expected;

const INTEGER = matches(
  /^[+-]?(0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]*|[1-9][\d_]*)$/,
  'un nombre entier',
);
const COUNT = matches(/^(0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]*|[1-9][\d_]*)$/, 'un nombre entier positif');
const IP = matches(
  /^(\d{1,3}(\.\d{1,3}){3}|(?=.*:)[\da-fA-F:]+(\d{1,3}(\.\d{1,3}){3})?)$/,
  'une adresse IP',
);
const KEY_VALUE = matches(/=/, 'une paire nom=valeur');

/** By pflag type name. Source: pflag; docker/cli `opts/`; go-units `RAMInBytes`. */
const BY_TYPE: Record<string, Check> = {
  bool: matches(/^(1|0|[tTfF]|true|false|TRUE|FALSE|True|False)$/, 'true ou false'),
  int: INTEGER,
  int64: INTEGER,
  uint: COUNT,
  uint16: (value) => COUNT(value) ?? (Number(value) > 65_535 ? 'un nombre de 0 à 65535' : undefined),
  uint64: COUNT,
  float: matches(/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/, 'un nombre'),
  decimal: matches(/^[+-]?(\d+(\.\d*)?([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|\d+\/\d+)$/, 'un nombre'),
  bytes: matches(/^(\d+(\.\d*)?|\.\d+) ?([kmgtp](i?b)?|b)?$/i, 'une taille, comme 512m ou 1g'),
  duration: matches(/^[+-]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/, 'une durée, comme 30s ou 1m30s'),
  filter: (value) => (value === '' ? undefined : KEY_VALUE(value)),
  ulimit: matches(
    /^(as|core|cpu|data|fsize|locks|memlock|msgqueue|nice|nofile|nproc|rss|rtprio|rttime|sigpending|stack)=-?\d+(:-?\d+)?$/,
    'une limite nom=souple[:dure], comme nofile=1024:2048',
  ),
  ip: IP,
  mount: checkMount,
  network: checkNetwork,
};

/** Options whose printed type says less than the client checks: `dns` is a list, of IP addresses. */
const BY_OPTION: Record<string, Check> = {
  dns: IP,
  env: matches(/^[^=]/, 'un nom de variable, suivi ou non de =valeur'),
  label: matches(/^[^=\s][^=\s]*(=|$)/, 'une étiquette, suivie ou non de =valeur'),
  'add-host': checkExtraHost,
  link: matches(/^[^:]+(:[^:]*)?$/, 'un lien conteneur[:alias]'),
  sysctl: matches(
    /^(net\.|fs\.mqueue\.|kernel\.(msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced)=).*=?/,
    'un paramètre du noyau propre à un espace de noms, comme net.core.somaxconn=1024',
  ),
  'memory-swap': (value) => (value === '-1' ? undefined : BY_TYPE['bytes']?.(value)),
};

/** Options of that name are checked only where the client's type is one of these. */
const CHECKED_TYPES = new Set(['list', 'map', 'bytes']);

/**
 * What the client expects instead of a value it would refuse when it reads the command line.
 * @param option long name
 * @param type pflag's type, `bool` for an option without one
 * @returns undefined when the value is accepted, or of a type that is not known here
 */
export function expectedInstead(option: string, type: string, value: string): string | undefined {
  const check = (CHECKED_TYPES.has(type) ? BY_OPTION[option] : undefined) ?? BY_TYPE[type];
  return check?.(value);
}

function checkExtraHost(value: string): string | undefined {
  const expected = 'un hôte nom:adresse';
  const [, name = '', address = ''] = /^([^=]*)=(.*)$/s.exec(value) ?? /^([^:]*):(.*)$/s.exec(value) ?? [];
  if (!name || name.includes(':')) return expected;
  if (address === 'host-gateway') return undefined;
  return IP(address.replace(/^\[(.+)\]$/, '$1').trim()) && expected;
}

const MOUNT_KEYS = new Set([
  'type', 'source', 'src', 'target', 'dst', 'destination', 'readonly', 'ro', 'consistency',
  'bind-propagation', 'bind-nonrecursive', 'bind-recursive', 'volume-subpath', 'volume-nocopy',
  'volume-label', 'volume-driver', 'volume-opt', 'image-subpath', 'tmpfs-size', 'tmpfs-mode',
]);
const MOUNT_FLAGS = new Set(['readonly', 'ro', 'volume-nocopy', 'bind-nonrecursive']);

/** Source: docker/cli `opts/mount.go`. */
function checkMount(value: string): string | undefined {
  const fields = splitCsv(value).map((field) => splitField(field));
  const type = fields.findLast(({ key }) => key === 'type')?.value?.toLowerCase() ?? 'volume';
  for (const { key, value: given } of fields) {
    if (given === undefined && !MOUNT_FLAGS.has(key)) return 'des paires clé=valeur séparées par des virgules';
    if (!MOUNT_KEYS.has(key)) return `des clés connues (« ${key} » ne l’est pas)`;
    const owner = /^(bind|volume|image|tmpfs)-/.exec(key)?.[1];
    if (owner && owner !== type) return `type=${owner} pour la clé « ${key} »`;
    if ((key === 'readonly' || key === 'ro') && given !== undefined && BY_TYPE['bool']?.(given))
      return `true ou false pour « ${key} »`;
  }
  const target = fields.findLast(({ key }) => ['target', 'dst', 'destination'].includes(key));
  return target?.value ? undefined : 'une cible (target=…)';
}

const NETWORK_KEYS = new Set(['name', 'alias', 'ip', 'ip6', 'mac-address', 'link-local-ip', 'driver-opt', 'gw-priority']);

/** Source: docker/cli `opts/network.go`. */
function checkNetwork(value: string): string | undefined {
  if (!/\w+=\w+(,\w+=\w+)*/.test(value)) return undefined;
  const fields = splitCsv(value).map((field) => splitField(field));
  for (const { key, value: given } of fields) {
    if (given === undefined) return 'des paires clé=valeur séparées par des virgules';
    if (!NETWORK_KEYS.has(key)) return `des clés connues (« ${key} » ne l’est pas)`;
  }
  return fields.some(({ key, value: given }) => key === 'name' && given) ? undefined : 'le nom du réseau (name=…)';
}

function splitField(field: string): { key: string; value: string | undefined } {
  const at = field.indexOf('=');
  return at < 0
    ? { key: field.toLowerCase(), value: undefined }
    : { key: field.slice(0, at).trim().toLowerCase(), value: field.slice(at + 1) };
}

/** One line of CSV: `"a,b",c` is two fields. */
function splitCsv(line: string): string[] {
  return Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, bare]) =>
    quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
  );
}
