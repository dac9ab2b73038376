import { type OptionSpec } from '../../src/commands/grammar.ts';
import { type HelpPage } from './docker-help.ts';

const OPTION = /^ {4}(?:-(\S), )?--([\w-]+)=(.*):$/;

/**
 * Reads a page of kubectl's help. Its layout is its own: options show their default, not their
 * type, and the usage comes last. Source: `k8s.io/kubectl/pkg/util/templates`.
 * @param path the command asked for, which the page does not always name
 */
export function readKubectlHelp(text: string, path: string): HelpPage {
  const page: HelpPage = {
    name: path,
    usage: [],
    summary: '',
    aliases: [],
    subcommands: new Map(),
    options: {},
  };
  let section = '';
  let last: OptionSpec | undefined;
  for (const line of text.split('\n')) {
    if (/^\S.*:$/.test(line) && !line.startsWith('The following')) {
      section = line.slice(0, -1);
      continue;
    }
    if (section === 'Aliases') page.aliases.push(...aliasPaths(line, path));
    else if (/^\S/.test(line)) page.summary ||= line.trim();
    else if (section === 'Usage') page.usage.push(...(line.trim() ? [line.trim()] : []));
    else if (/Commands/.test(section)) readSubcommand(page, line);
    else if (section === 'Options' || section === '') last = readOption(page, line, last);
  }
  return page;
}

/** `kubectl options`: the options of every command. */
export function readKubectlOptions(text: string): Record<string, OptionSpec> {
  return readKubectlHelp(text, 'kubectl').options;
}

function aliasPaths(line: string, path: string): string[] {
  const parent = path.split(' ').slice(0, -1).join(' ');
  return line
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => `${parent} ${name}`);
}

function readSubcommand(page: HelpPage, line: string): void {
  const match = /^ {2}([a-z][\w-]*)\s+(\S.*)$/.exec(line);
  if (match?.[1]) page.subcommands.set(match[1], match[2]!.trim());
}

function readOption(
  page: HelpPage,
  line: string,
  last: OptionSpec | undefined,
): OptionSpec | undefined {
  const [whole, short, name, value = ''] = OPTION.exec(line) ?? [];
  if (whole === undefined || name === undefined) {
    if (last && line.trim()) last.text += `${last.text && '\n'}${line.trim()}`;
    return last;
  }
  const type = typeOf(value);
  const shown = value.replace(/^'(.*)'$/, '$1');
  const option: OptionSpec = {
    ...(short && { short }),
    ...(type && { type }),
    ...(shown && shown !== 'false' && shown !== '[]' && { default: shown }),
    ...(type === 'strings' && { repeatable: true as const }),
    text: '',
  };
  page.options[name] = option;
  return option;
}

/** kubectl prints no types: they show in the default. Undefined: a boolean. */
function typeOf(value: string): string | undefined {
  if (value === 'true' || value === 'false') return undefined;
  if (value.startsWith('[')) return 'strings';
  if (/^-?\d+$/.test(value)) return 'int';
  if (/^(\d+h)?(\d+m)?\d+(\.\d+)?s$/.test(value)) return 'duration';
  return 'string';
}
