import { type OptionSpec } from '../../src/commands/grammar.ts';

/** What one page of Docker's help says. */
export interface HelpPage {
  /** Name in the usage line: not always the one asked for (`docker build` answers as buildx). */
  name: string;
  usage: string[];
  summary: string;
  /** Whole names, the canonical one included. */
  aliases: string[];
  /** Name → one-line summary. */
  subcommands: Map<string, string>;
  options: Record<string, OptionSpec>;
}

/** pflag's printed types whose values add up. Source: the types' `Set` in docker/cli, buildx, compose. */
const REPEATABLE = new Set([
  'list',
  'stringArray',
  'strings',
  'map',
  'mapmap',
  'filter',
  'ulimit',
  'mount',
  'network',
  'port',
  'secret',
  'config',
  'gpu-request',
  'pref',
  'scale',
  'ipSlice',
  'runtime',
  'pool-options',
  'stringToString',
  'external-ca',
  'bytes-list',
  'credential-spec-list',
  'node-addr-list',
]);

const OPTION =
  /^ {2,6}(?:-(\S), )?--([\w-]+)(?: ([\w-]+))?(?:\[=("?)([^\]]*?)\4\])?(?: {2,}(.*))?$/;
const HEADING = /^((?:[A-Z]\w* )*(?:Commands|Options|Aliases|Examples|Plugins)):$/;

/**
 * Reads a page of help printed by docker, its plugins or dockerd, in a terminal wide enough not to
 * wrap lines. Source of the layout: `usageTemplate` in docker/cli `cli/cobra.go`, pflag `FlagUsages`.
 * @returns undefined when the text is no help page
 */
export function readDockerHelp(text: string): HelpPage | undefined {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith('Usage:'));
  if (start < 0) return undefined;
  const { usage, next } = readUsage(lines, start);
  const page: HelpPage = {
    name: commandName(usage[0] ?? ''),
    usage,
    summary: '',
    aliases: [],
    subcommands: new Map(),
    options: {},
  };
  let section = 'Description';
  let last: OptionSpec | undefined;
  for (const line of lines.slice(next)) {
    const heading = HEADING.exec(line)?.[1];
    if (heading) [section, last] = [heading, undefined];
    else if (section === 'Description') page.summary ||= line.trim();
    else if (section === 'Aliases')
      page.aliases.push(
        ...line
          .split(',')
          .map((name) => name.trim())
          .filter(Boolean),
      );
    else if (section.endsWith('Commands')) readSubcommand(page, line);
    else if (section.endsWith('Options')) last = readOption(page, line, last);
  }
  for (const option of Object.values(page.options)) takeDefault(option);
  return page;
}

function readUsage(lines: readonly string[], start: number): { usage: string[]; next: number } {
  const usage = [lines[start]!.replace(/^Usage:\s*/, '')];
  let next = start + 1;
  for (; lines[next]?.startsWith('\t'); next++) usage.push(lines[next]!.trim());
  return { usage, next };
}

/** The leading words of a usage line that are the command's name. */
function commandName(usage: string): string {
  return /^[a-z][a-z-]*(?: [a-z][a-z-]*(?= |$))*/.exec(usage)?.[0] ?? '';
}

function readSubcommand(page: HelpPage, line: string): void {
  const match = /^ {2}([a-z][\w-]*)\*?\s+(.*)$/.exec(line);
  if (match?.[1]) page.subcommands.set(match[1], match[2]!.trim());
}

function readOption(
  page: HelpPage,
  line: string,
  last: OptionSpec | undefined,
): OptionSpec | undefined {
  const [whole, short, name, type, , implicit, text = ''] = OPTION.exec(line) ?? [];
  if (whole === undefined || name === undefined) {
    // A text of several lines goes on under its own column.
    if (last && line.trim() && !/^\S/.test(line)) last.text += `\n${line.trim()}`;
    return /^\S/.test(line) ? undefined : last;
  }
  const option: OptionSpec = {
    ...(short && { short }),
    ...(type && { type }),
    ...(implicit !== undefined && { implicit }),
    ...(type && REPEATABLE.has(type) && { repeatable: true as const }),
    text,
  };
  page.options[name] = option;
  return option;
}

/** Moves « (default …) » and « (DEPRECATED: …) » from the text to their own fields. */
function takeDefault(option: OptionSpec): void {
  const deprecated = / \(DEPRECATED: (.*)\)$/.exec(option.text);
  if (deprecated?.[1]) {
    option.deprecated = deprecated[1];
    option.text = option.text.slice(0, deprecated.index);
  }
  const found = /\s*\(default ((?:"[^"]*"|map\[\]|\[\]|[^()"\s]+))\)$/.exec(option.text);
  if (!found?.[1]) return;
  option.text = option.text.slice(0, found.index);
  if (found[1] !== '[]' && found[1] !== 'map[]') option.default = found[1];
}
