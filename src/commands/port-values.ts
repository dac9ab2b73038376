import { splitCsv, splitField } from './structured-values.ts';
import { ADDRESS } from './value-patterns.ts';

const HIGHEST = 65_535;

/**
 * A port to publish: `[[ip:]hôte:]conteneur[/protocole]`, a port being one or a range.
 * Source: go-connections `nat.ParsePortSpec`; docker/cli takes `published=…,target=…` too.
 */
export function checkPublishedPort(value: string): string | undefined {
  return value.includes('=') ? undefined : checkPort(value);
}

/** The same of a service, which has no address of its host's. Source: docker/cli `opts/swarmopts/port.go`. */
export function checkServicePort(value: string): string | undefined {
  if (!/\w+=\w+(,\w+=\w+)*/.test(value))
    return value.split(':').length > 2 ? 'des ports sans adresse' : checkPort(value);
  const fields = splitCsv(value.toLowerCase()).map(splitField);
  for (const { key, value: given } of fields) {
    if (given === undefined) return 'des paires clé=valeur séparées par des virgules';
    const check = Object.hasOwn(SERVICE_FIELDS, key) ? SERVICE_FIELDS[key] : undefined;
    if (!check) return `des clés connues (« ${key} » ne l’est pas)`;
    if (!check.test(given) || (key !== 'mode' && Number(given) > HIGHEST))
      return `une valeur juste pour « ${key} »`;
  }
  return fields.some(({ key, value: given }) => key === 'target' && Number(given) > 0)
    ? undefined
    : 'le port du conteneur (target=…)';
}

const SERVICE_FIELDS: Record<string, RegExp> = {
  protocol: /^(tcp|udp|sctp)$/,
  mode: /^(ingress|host)$/,
  target: /^\d+$/,
  published: /^\d+$/,
};

function checkPort(value: string): string | undefined {
  const parts = value.split(':');
  const [container = '', protocol = ''] = (parts.at(-1) ?? '').split('/');
  const host = parts.length > 1 ? parts.at(-2) : undefined;
  const address = parts.slice(0, -2).join(':');
  // An IPv6 address is written in brackets.
  const bare = address.replace(/^\[(.*)\]$/, '$1');
  const wrong = ADDRESS(bare) ?? (address === bare && bare.includes(':'));
  if (address && wrong) return 'une adresse IP devant les ports';
  const inside = portRange(container);
  if (!inside) return 'un port du conteneur, de 0 à 65535, comme 8080:80';
  if (protocol && !/^(tcp|udp|sctp)$/i.test(protocol)) return 'tcp, udp ou sctp après le port';
  return host ? checkHostPort(host, inside) : undefined;
}

/** A single port of the container may be given any of a range of the host's. */
function checkHostPort(host: string, inside: readonly [number, number]): string | undefined {
  const outside = portRange(host);
  if (!outside) return 'un port de l’hôte, de 0 à 65535, comme 8080:80';
  const [wide, asWide] = [inside[1] - inside[0], outside[1] - outside[0]];
  return wide > 0 && wide !== asWide ? 'deux plages de même étendue' : undefined;
}

function portRange(text: string): readonly [number, number] | undefined {
  const [first = '', last = first] = text.split('-');
  const isPort = (port: string): boolean => /^\d+$/.test(port) && Number(port) <= HIGHEST;
  return isPort(first) && isPort(last) && Number(last) >= Number(first)
    ? [Number(first), Number(last)]
    : undefined;
}
