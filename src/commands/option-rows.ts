import { optionAnchor } from './anchors.ts';
import { type OptionText } from './entries.ts';
import { type OptionSpec } from './grammar.ts';
import { type CommandPage } from './reference.ts';

/** A line of a command's table of options. */
export interface OptionRow {
  /** Dashes included; undefined when the option has none. */
  short: string | undefined;
  /** Dashes included. */
  long: string;
  anchor: string;
  /** What kind of value it takes, in French; undefined for a switch. */
  value: string | undefined;
  repeatable: boolean;
  /** As one would type it. */
  defaultValue: string | undefined;
  /** First version of the Engine's API that knows it. */
  api: string | undefined;
  /** The course's text; undefined when there is only the client's. */
  french: OptionText | undefined;
  /** The client's own text; undefined when the grammar has no such option. */
  english: string | undefined;
  deprecated: boolean;
  experimental: boolean;
  /** Told at length under the table, where its anchor then stands. */
  detailed: boolean;
}

/** French names of pflag's types. What is not here is shown as the client prints it. */
const VALUES: Record<string, string> = {
  string: 'texte',
  stringArray: 'texte',
  strings: 'liste',
  list: 'texte',
  int: 'entier',
  uint: 'entier',
  uint16: 'entier',
  uint32: 'entier',
  decimal: 'nombre',
  float: 'nombre',
  bytes: 'taille',
  duration: 'durée',
  map: 'clé=valeur',
  mapmap: 'clé=valeur',
  stringToString: 'clé=valeur',
  filter: 'filtre',
  mount: 'montage',
  network: 'réseau',
  ulimit: 'limite',
  ip: 'adresse',
  ipSlice: 'adresses',
  ipNetSlice: 'sous-réseaux',
  'node-addr': 'adresse',
  command: 'commande',
  'pem-file': 'fichier',
  'credential-spec': 'fichier',
  'gpu-request': 'GPU',
  pref: 'préférence',
  scale: 'service=nombre',
};

/** Absent defaults, as pflag prints them. */
const EMPTY = new Set(['', '[]', '{}']);

/** The options of a command: those of the client, in its order, then those only the course names. */
export function optionRows(page: CommandPage): OptionRow[] {
  const texts = textsOf(page);
  const detailed = new Set(page.optionEntries.map(({ option }) => option));
  const specs = Object.entries(page.spec?.options ?? {})
    .map(([name, spec]): [string, OptionSpec | undefined] => [`--${name}`, spec])
    .filter(([long, spec]) => !spec?.hidden || texts.has(long));
  const known = new Set(specs.map(([long]) => long));
  // Of a group, the course tells the options of its subcommands.
  const mayTellOthers = !page.spec || page.spec.subcommands !== undefined;
  const others = [...texts.keys()].filter((long) => mayTellOthers && !known.has(long));
  return [...specs, ...others.map((long) => [long, undefined] as const)].map(([long, spec]) =>
    rowOf(long, spec, texts.get(long), detailed.has(long)),
  );
}

/** A text given with the command wins over the one given with its option's own entry. */
function textsOf({ entry, optionEntries }: CommandPage): Map<string, OptionText> {
  const ofOptions = optionEntries.flatMap((one) => Object.entries(one.entry.options));
  return new Map([...ofOptions, ...Object.entries(entry.options)]);
}

function rowOf(
  long: string,
  spec: OptionSpec | undefined,
  french: OptionText | undefined,
  detailed: boolean,
): OptionRow {
  return {
    short: spec?.short === undefined ? undefined : `-${spec.short}`,
    long,
    anchor: optionAnchor(long),
    value: spec?.type === undefined ? undefined : (VALUES[spec.type] ?? spec.type),
    repeatable: spec?.repeatable ?? false,
    defaultValue: shownDefault(spec?.default),
    api: spec?.api,
    french,
    english: spec?.text,
    deprecated: spec?.deprecated !== undefined,
    experimental: spec?.experimental ?? false,
    detailed,
  };
}

/** The help was asked for as root: its home is every reader's own. */
function shownDefault(printed: string | undefined): string | undefined {
  const value = printed?.replace(/^"(.*)"$/s, '$1').replace(/^\/root\//, '~/');
  return value === undefined || EMPTY.has(value) ? undefined : value;
}
