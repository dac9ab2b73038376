import { type CommandSpec, type OptionSpec } from '../../src/commands/grammar.ts';
import { type Answer, type Client } from './client.ts';
import { dockerPages } from './walk.ts';

const OLDEST_API = 24;

/**
 * Does the client know this option? Asked with `--help` first: the client reads all options before
 * it shows the help, so nothing is ever run.
 */
export function knowsOption(
  client: Client,
  command: string,
  name: string,
  option: OptionSpec,
): boolean {
  const value = option.type ? `=${sampleValue(option.type)}` : '';
  return client([...command.split(' '), '--help', `--${name}${value}`]).code === 0;
}

/** Does an option with a value do without one, taking a default of its own (`--dry-run`)? */
export function standsAlone(client: Client, command: string, name: string): boolean {
  return client([...command.split(' '), '--help', `--${name}`]).code === 0;
}

/** A `--help` after an argument is no longer Docker's when options must come first. */
export function takesOptionsFirst(client: Client, command: string, spec: CommandSpec): boolean {
  if (spec.subcommands || spec.arguments.length === 0) return false;
  const answer: Answer = client([...command.split(' '), 'x', '--help']);
  return answer.code !== 0 || !answer.output.startsWith('Usage:');
}

function sampleValue(type: string): string {
  return { int: '1', bytes: '1m', network: 'n', list: 'ndots:1', strings: 'x' }[type] ?? 'x';
}

/**
 * Notes on commands and options the Engine API version they need, by asking the client for its help
 * as if the engine were older: it then hides, or refuses, what that engine lacks.
 * @param newest minor number of the client's own API version: 51 for 1.51
 */
export function noteApiVersions(
  client: Client,
  commands: Record<string, CommandSpec>,
  newest: number,
): void {
  for (const [name, spec] of Object.entries(commands)) {
    const pages = new Map<number, ReturnType<typeof seenAt>>();
    const seen = (minor: number): ReturnType<typeof seenAt> => {
      if (!pages.has(minor)) pages.set(minor, seenAt(client, name, minor));
      return pages.get(minor);
    };
    const first = (known: (minor: number) => boolean): string | undefined => {
      if (known(OLDEST_API)) return undefined;
      let [low, high] = [OLDEST_API, newest];
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (known(middle)) high = middle;
        else low = middle;
      }
      return `1.${high}`;
    };
    const since = first((minor) => seen(minor) !== undefined);
    if (since) spec.api = since;
    for (const [option, entry] of Object.entries(spec.options)) {
      if (entry.hidden) continue;
      const api = first((minor) => seen(minor)?.has(option) ?? false);
      if (api && api !== since) entry.api = api;
    }
  }
}

/** Options that the help of a command lists for an API version; undefined: the command itself is refused. */
function seenAt(client: Client, name: string, minor: number): Set<string> | undefined {
  const page = dockerPages(client, { DOCKER_API_VERSION: `1.${minor}` })(name);
  return page && new Set(Object.keys(page.options));
}
