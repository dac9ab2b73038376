import { describeImage } from './image-reference.ts';
import { splitCsv, splitField } from './structured-values.ts';

/** What a value says once taken apart; inline Markdown. Undefined: nothing more than its option does. */
type Describe = (value: string) => string | undefined;

const BY_OPTION: Record<string, Describe> = {
  publish: describePort,
  volume: describeVolume,
  mount: describeMount,
  env: describeEnvironment,
  'env-file': (value) => `Les variables sont lues dans le fichier \`${value}\`.`,
  network: describeNetwork,
  tag: (value) => `La nouvelle image s’appellera ainsi. ${describeImage(value)}`,
  user: describeUser,
  restart: describeRestart,
  memory: (value) => describeSize(value),
  'memory-swap': (value) =>
    value === '-1' ? 'Aucune limite de mémoire et d’échange.' : describeSize(value),
  cpus: (value) =>
    `L’équivalent de ${value.replace('.', ',')} processeur${Number(value) >= 2 ? 's' : ''}.`,
  workdir: (value) => `Le dossier \`${value}\` du conteneur.`,
  entrypoint: (value) => (value === '' ? 'Aucun : celui de l’image est retiré.' : undefined),
  filter: describeFilter,
};

/** Names of options that mean the same as another's. */
const SAME: Record<string, string> = { net: 'network' };

/** Commands whose option of that name means something else than in `docker run`. */
const ELSEWHERE = /^(kubectl|dockerd)/;

/**
 * What a value means: the two ports of `8080:80`, what is mounted where.
 * @param command canonical name
 * @param option long name
 */
export function describeValue(command: string, option: string, value: string): string | undefined {
  if (ELSEWHERE.test(command) || /[$<`\uE000]/.test(value)) return undefined;
  if (option === 'volume' && !/ (run|create)$/.test(command)) return undefined;
  if (option === 'network' && command.startsWith('docker buildx')) return undefined;
  const name = Object.hasOwn(SAME, option) ? SAME[option]! : option;
  return Object.hasOwn(BY_OPTION, name) ? BY_OPTION[name]!(value) : undefined;
}

/** `[[ip:]hôte:]conteneur[/protocole]`. */
export function describePort(value: string): string | undefined {
  if (value.includes('=')) return undefined;
  const [ports = '', protocol = 'tcp'] = value.split('/');
  const parts = ports.split(':');
  const inside = parts.pop();
  const outside = parts.pop();
  const address = parts.join(':');
  const host = outside
    ? `le port ${outside} de l’hôte`
    : 'un port libre de l’hôte, choisi par Docker,';
  const where = address ? ` (à l’adresse ${address} seulement)` : ', sur toutes ses adresses,';
  return `Relie ${host}${where} au port ${inside} du conteneur, en ${protocol.toUpperCase()}.`.replace(
    ',,',
    ',',
  );
}

/** `source:cible[:options]`, or `cible` alone. */
export function describeVolume(value: string): string | undefined {
  const [source = '', target, mode = ''] = value.split(':');
  if (target === undefined)
    return `Un volume anonyme est monté sur \`${source}\` dans le conteneur.`;
  const what = /^[./~]/.test(source)
    ? `Le dossier ou le fichier \`${source}\` de l’hôte (montage lié)`
    : `Le volume \`${source}\``;
  const readOnly = mode.split(',').includes('ro') ? ', en lecture seule' : '';
  return `${what} est monté sur \`${target}\` dans le conteneur${readOnly}.`;
}

const MOUNT_TYPES: Record<string, string> = {
  bind: 'Le dossier ou le fichier de l’hôte',
  volume: 'Le volume',
  image: 'Le contenu de l’image',
  tmpfs: 'Un système de fichiers en mémoire',
};

function describeMount(value: string): string | undefined {
  const fields = splitCsv(value).map(splitField);
  const field = (...keys: string[]) => fields.findLast(({ key }) => keys.includes(key));
  const what = MOUNT_TYPES[field('type')?.value ?? 'volume'];
  const target = field('target', 'dst', 'destination')?.value;
  if (!what || !target) return undefined;
  const source = field('source', 'src')?.value;
  const readOnly = field('readonly', 'ro') ? ', en lecture seule' : '';
  return `${what}${source ? ` \`${source}\`` : ''} est monté sur \`${target}\` dans le conteneur${readOnly}.`;
}

function describeEnvironment(value: string): string {
  const equals = value.indexOf('=');
  return equals < 0
    ? `La variable \`${value}\` prend la valeur qu’elle a dans votre shell.`
    : `La variable \`${value.slice(0, equals)}\` vaut « ${value.slice(equals + 1)} ».`;
}

function describeNetwork(value: string): string {
  if (value === 'host') return 'Le réseau de l’hôte, sans isolation.';
  if (value === 'none') return 'Aucun réseau, l’interface de bouclage exceptée.';
  if (value === 'bridge')
    return 'Le pont d’origine de Docker, sans résolution des noms de conteneurs.';
  const container = /^container:(.+)$/.exec(value)?.[1];
  return container
    ? `Le réseau du conteneur \`${container}\`, partagé.`
    : `Le réseau \`${value}\`.`;
}

function describeUser(value: string): string {
  const [user = '', group] = value.split(':');
  const name = /^\d+$/.test(user) ? `Le numéro d’utilisateur ${user}` : `L’utilisateur \`${user}\``;
  return group ? `${name}, groupe \`${group}\`.` : `${name}.`;
}

const RESTARTS: Record<string, string> = {
  no: 'Ne jamais redémarrer.',
  always: 'Toujours redémarrer, même au retour du démon après un arrêt demandé.',
  'unless-stopped': 'Toujours redémarrer, sauf si l’arrêt a été demandé.',
  'on-failure': 'Redémarrer quand le code de sortie n’est pas 0.',
};

function describeRestart(value: string): string | undefined {
  const [policy = '', times] = value.split(':');
  const text = Object.hasOwn(RESTARTS, policy) ? RESTARTS[policy] : undefined;
  return text && times ? `${text} ${times} essais au plus.` : text;
}

const UNITS: Record<string, string> = { b: 'octets', k: 'Kio', m: 'Mio', g: 'Gio', t: 'Tio' };

function describeSize(value: string): string | undefined {
  const [, number, unit = 'b'] = /^([\d.]+) ?([bkmgt])?i?b?$/i.exec(value) ?? [];
  return number && `${number.replace('.', ',')} ${UNITS[unit.toLowerCase()] ?? ''}.`;
}

function describeFilter(value: string): string | undefined {
  const { key, value: wanted } = splitField(value);
  return wanted === undefined ? undefined : `Ne garder que ceux dont \`${key}\` est « ${wanted} ».`;
}
