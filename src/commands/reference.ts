import { commandPath, commandSlug, errorPath, longOption, optionPath } from './anchors.ts';
import { type CommandEntry, type ErrorEntry } from './entries.ts';
import { type CommandSpec, type Grammar } from './grammar.ts';
import { parseScript } from './parse.ts';

/** An entry that is an option of another, shown on the page of that one. */
export interface OptionEntry {
  entry: CommandEntry;
  /** Long name, dashes included. */
  option: string;
}

/** What has a page of its own. */
export interface CommandPage {
  entry: CommandEntry;
  slug: string;
  /** Undefined for what no client of the lab knows. */
  spec: CommandSpec | undefined;
  /** Its name in the grammar: `docker container run`. */
  canonical: string | undefined;
  /** Options that are entries of the index, in its order. */
  optionEntries: OptionEntry[];
}

/** The commands of the course, joined with the clients' grammar. */
export interface Reference {
  grammar: Grammar;
  /** In the order of the index. */
  entries: CommandEntry[];
  pages: CommandPage[];
  errors: ErrorEntry[];
  /** Any name that an entry or one of its aliases has → address without the site's base. */
  paths: ReadonlyMap<string, string>;
}

const OPTION_ENTRY = /^(?<host>.+?) (?<option>--?[\w-]+)(?: .+)?$/;

/**
 * Joins the course's texts with the grammar, and gives each entry its address.
 * @throws Error naming the entry when two share a name or an address, or when a related command,
 *   an option or an error's command is not in the index.
 */
export function buildReference(
  entries: CommandEntry[],
  errors: ErrorEntry[],
  grammar: Grammar,
): Reference {
  const names = new Set(entries.map(({ name }) => name));
  const hosts = new Map<string, OptionEntry[]>();
  const pages: CommandPage[] = [];
  for (const entry of entries) {
    const part = asOption(entry, names, grammar);
    if (part) hosts.set(part.host, [...(hosts.get(part.host) ?? []), { entry, ...part }]);
    else pages.push(pageOf(entry, grammar));
  }
  for (const page of pages) page.optionEntries = hosts.get(page.entry.name) ?? [];
  const paths = pathsOf(pages);
  const reference = { grammar, entries, pages, errors, paths };
  refuse(problemsOf(reference));
  return reference;
}

/** The entry of a name or an alias of it, option or not. */
export function pathOf(reference: Reference, name: string): string | undefined {
  return reference.paths.get(name);
}

/** Errors that name this entry, in the order of the list. */
export function errorsOf(reference: Reference, name: string): ErrorEntry[] {
  return reference.errors.filter(({ related }) => related.includes(name));
}

function asOption(entry: CommandEntry, names: Set<string>, grammar: Grammar) {
  const { host, option } = OPTION_ENTRY.exec(entry.name)?.groups ?? {};
  if (host === undefined || option === undefined || !names.has(host)) return undefined;
  return { host, option: longOption(grammar, host, option) };
}

function pageOf(entry: CommandEntry, grammar: Grammar): CommandPage {
  // Read rather than looked up: `docker builder` is itself another name of `docker buildx`.
  const [command] = entry.verified ? parseScript(entry.name, grammar).commands : [];
  const canonical = command?.name;
  const spec = canonical === undefined ? undefined : grammar.commands.get(canonical);
  return { entry, slug: commandSlug(entry.name), spec, canonical, optionEntries: [] };
}

/** Names first: `docker container ls` has a page, though it is also an alias of `docker ps`. */
function pathsOf(pages: CommandPage[]): Map<string, string> {
  const named: [CommandEntry, string][] = pages.flatMap(({ entry, optionEntries }) => {
    const page: [CommandEntry, string] = [entry, commandPath(entry.name)];
    const options = optionEntries.map((one): [CommandEntry, string] => [
      one.entry,
      optionPath(entry.name, one.option),
    ]);
    return [page, ...options];
  });
  const paths = new Map(named.map(([{ name }, path]) => [name, path]));
  for (const [{ aliases }, path] of named) {
    for (const alias of aliases) if (!paths.has(alias)) paths.set(alias, path);
  }
  return paths;
}

function problemsOf({ entries, errors, paths }: Reference): string[] {
  const places = entries.map(({ name }) => paths.get(name) ?? '');
  return [
    ...repeated(entries.map(({ name }) => name)).map((name) => `« ${name} » stands twice.`),
    ...repeated(places).map((path) => `two entries have the address ${path}.`),
    ...repeated(errors.map(({ id }) => id)).map((id) => `the error ${errorPath(id)} stands twice.`),
    ...entries.flatMap(({ name, related }) => unknownNames(name, related, paths)),
    ...errors.flatMap(({ id, related }) => unknownNames(id, related, paths)),
  ];
}

function unknownNames(from: string, related: string[], paths: ReadonlyMap<string, string>) {
  return related
    .filter((name) => !paths.has(name))
    .map((name) => `« ${from} » names « ${name} », which is not in the index.`);
}

function repeated(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function refuse(problems: string[]): void {
  if (problems.length > 0) throw new Error(`Index of commands: ${problems.join('\n')}`);
}
