import { type CommandSpec, type OptionSpec } from '../../src/commands/grammar.ts';
import { type Client } from './client.ts';
import { type HelpPage, readDockerHelp } from './docker-help.ts';
import { ARGUMENTS, HIDDEN_COMMANDS, HIDDEN_OPTIONS } from './hidden.ts';
import { readKubectlHelp } from './kubectl-help.ts';
import { usageArguments } from './usage.ts';

/** Commands found, by canonical name, each with the whole names it answered to. */
export type Found = Map<string, { page: HelpPage; names: Set<string>; hidden: boolean }>;

/** Reads the help page of one command, by its whole name. */
export type ReadPage = (name: string) => HelpPage | undefined;

/** The page of a command of docker, of its plugins or of dockerd, as this client prints it. */
export function dockerPages(client: Client, env: Record<string, string> = {}): ReadPage {
  return (name) => readDockerHelp(client([...name.split(' '), '--help'], env).output);
}

/** The page of a kubectl command. */
export function kubectlPages(client: Client): ReadPage {
  return (name) => readKubectlHelp(client([...name.split(' '), '--help']).output, name);
}

/**
 * Follows the help from one command down to all its subcommands.
 * @param root whole name to start from: `docker`, `kubectl`
 * @throws when a listed command has no help page: the layout changed
 */
export function walkHelp(read: ReadPage, root: string): Found {
  const found: Found = new Map();
  const queue = [root, ...HIDDEN_COMMANDS.filter((name) => name.startsWith(`${root} `))];
  for (const name of queue) {
    const page = read(name);
    if (!page) throw new Error(`No help page for \`${name}\`.`);
    const hidden = HIDDEN_COMMANDS.some((start) => `${name} `.startsWith(`${start} `));
    const canonical = canonicalName(page);
    const known = found.get(canonical);
    if (known) known.names.add(name);
    else found.set(canonical, { page, names: new Set([name]), hidden });
    // An alias of a whole group (`docker builder`) leads to the commands of the group itself.
    if (page.name === name)
      for (const child of page.subcommands.keys()) queue.push(`${name} ${child}`);
  }
  return found;
}

/** buildx names itself in its usage line; elsewhere the first alias is the long, canonical form. */
function canonicalName(page: HelpPage): string {
  return page.name.startsWith('docker buildx') ? page.name : (page.aliases[0] ?? page.name);
}

/** A command as the grammar keeps it. */
export function commandSpec(
  name: string,
  { page, names, hidden }: NonNullable<ReturnType<Found['get']>>,
): CommandSpec {
  const aliases = [...new Set([...names, ...page.aliases])]
    .filter((alias) => alias !== name)
    .sort();
  const usage = page.usage[0] ?? name;
  const group = page.subcommands.size > 0;
  return {
    summary: page.summary.replace(/^EXPERIMENTAL - /, ''),
    usage: page.usage,
    ...(aliases.length > 0 && { aliases }),
    ...(group && { subcommands: [...page.subcommands.keys()].sort() }),
    arguments:
      ARGUMENTS[name] ??
      (group || name.startsWith('kubectl') ? [] : usageArguments(usage, page.name)),
    options: withHidden(name, page.options),
    ...(hidden && { hidden: true as const }),
  };
}

function withHidden(name: string, options: Record<string, OptionSpec>): Record<string, OptionSpec> {
  const hidden = Object.entries(HIDDEN_OPTIONS[name] ?? {}).map(
    ([option, spec]) => [option, { ...spec, hidden: true as const }] as const,
  );
  return sortKeys({ ...options, ...Object.fromEntries(hidden) });
}

/** Same entries, keys in alphabetical order, so that the files are stable. */
export function sortKeys<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
