import { ADDRESS, BOOLEAN, type Check, INTEGER, matches } from './value-patterns.ts';
import { checkExtraHost, checkMount, checkNetwork, checkUlimit } from './structured-values.ts';
import { checkServicePort, checkPublishedPort } from './port-values.ts';

const COUNT = matches(
  /^(0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]*|[1-9][\d_]*)$/,
  'un nombre entier positif',
);
const KEY_VALUE = matches(/=/, 'une paire nom=valeur');

/** By pflag type name. Source: pflag; docker/cli `opts/`; go-units `RAMInBytes`. */
const BY_TYPE: Record<string, Check> = {
  bool: BOOLEAN,
  int: INTEGER,
  int64: INTEGER,
  uint: COUNT,
  uint16: (value) =>
    COUNT(value) ?? (Number(value) > 65_535 ? 'un nombre de 0 à 65535' : undefined),
  uint64: COUNT,
  float: matches(/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/, 'un nombre'),
  decimal: matches(
    /^[+-]?(\d+(\.\d*)?([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|\d+\/\d+)$/,
    'un nombre',
  ),
  bytes: matches(/^(\d+(\.\d*)?|\.\d+) ?([kmgtp](i?b)?|b)?$/i, 'une taille, comme 512m ou 1g'),
  duration: matches(
    /^[+-]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/,
    'une durée, comme 30s ou 1m30s',
  ),
  filter: (value) => (value === '' ? undefined : KEY_VALUE(value)),
  ulimit: checkUlimit,
  ip: ADDRESS,
  port: checkServicePort,
  pref: matches(/^spread=/, 'spread=étiquette'),
  mount: checkMount,
  network: checkNetwork,
};

/** Options whose printed type says less than the client checks: `dns` is a list, of IP addresses. */
const BY_OPTION: Record<string, Check> = {
  dns: ADDRESS,
  env: matches(/^[^=]/, 'un nom de variable, suivi ou non de =valeur'),
  label: matches(/^[^=\s][^=\s]*(=|$)/, 'une étiquette, suivie ou non de =valeur'),
  'add-host': checkExtraHost,
  'docker service create host': checkExtraHost,
  publish: checkPublishedPort,
  link: matches(/^[^:]+(:[^:]*)?$/, 'un lien conteneur[:alias]'),
  sysctl: matches(
    /^(net\..*|fs\.mqueue\..*|kernel\.(msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced))=/,
    'un paramètre du noyau propre à un espace de noms, comme net.core.somaxconn=1024',
  ),
  'memory-swap': (value) => (value === '-1' ? undefined : BY_TYPE['bytes']?.(value)),
};

/** Options of that name are checked only where the client's type is one of these. */
const CHECKED_TYPES = new Set(['list', 'map', 'bytes']);

/**
 * What the client expects instead of a value it would refuse when it reads the command line.
 * @param command canonical name
 * @param option long name
 * @param type pflag's type, `bool` for an option without one
 * @returns undefined when the value is accepted, or of a type that is not known here
 */
export function expectedInstead(
  command: string,
  option: string,
  type: string,
  value: string,
): string | undefined {
  const byOption = CHECKED_TYPES.has(type)
    ? (BY_OPTION[`${command} ${option}`] ?? BY_OPTION[option])
    : undefined;
  return (byOption ?? BY_TYPE[type])?.(value);
}
