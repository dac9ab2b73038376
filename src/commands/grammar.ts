/**
 * Shape of `grammar/*.json`: what a client's own help says of its commands.
 * Written by `npm run grammar`; the client's English texts are kept as printed.
 */

/** A command's option. Its long name is its key in {@link CommandSpec.options}. */
export interface OptionSpec {
  /** One letter, without dash. */
  short?: string;
  /** pflag's type name as printed by the help (`string`, `list`, `bytes`…); absent: a boolean. */
  type?: string;
  /** As printed: `true`, `"auto"`, `15`. */
  default?: string;
  /** Value taken when the option stands alone: then a value can only be given with `=`. */
  implicit?: string;
  /** Given twice, the values add up instead of the last one winning. */
  repeatable?: true;
  text: string;
  /** First Engine API version that knows it, found by asking the client for its help at each version. */
  api?: string;
  experimental?: true;
  /** Why, or what to use instead, in English: the client's words, or its source's. */
  deprecated?: string;
  /** The client takes it but its help does not list it. */
  hidden?: true;
  /** Long name of the option that replaces this one. */
  instead?: string;
}

/** A positional argument, as the usage line names it. */
export interface ArgumentSpec {
  name: string;
  optional?: true;
  repeats?: true;
  /** Long name of the option with which it is not needed. */
  unless?: string;
}

export interface CommandSpec {
  summary: string;
  /** Usage lines as printed, without « Usage: ». */
  usage: string[];
  /** Other whole names of the same command: `docker ps` for `docker container ls`. */
  aliases?: string[];
  /** Present on a group only: names of what may follow. A group that has arguments also runs by itself. */
  subcommands?: string[];
  arguments: ArgumentSpec[];
  /** Options end at the first argument: what follows belongs to the container, not to Docker. */
  optionsFirst?: true;
  options: Record<string, OptionSpec>;
  api?: string;
  experimental?: true;
  hidden?: true;
}

/** The commands of one client, by canonical name. */
export interface GrammarFile {
  /** The client and its version, as it prints it. */
  client: string;
  version: string;
  /** Options that every command takes, at any place (kubectl). */
  globals?: Record<string, OptionSpec>;
  commands: Record<string, CommandSpec>;
}

/** Every client's commands together, and what each of their names stands for. */
export interface Grammar {
  /** Client → version. */
  versions: Record<string, string>;
  commands: ReadonlyMap<string, CommandSpec>;
  /** Any whole name, alias or not → canonical name. */
  names: ReadonlyMap<string, string>;
  /** Tool (`kubectl`) → options taken everywhere. */
  globals: ReadonlyMap<string, Record<string, OptionSpec>>;
}

/**
 * Joins the clients' files into one grammar.
 * @param files as parsed from `grammar/*.json`; a command found in two files is the last one's
 */
export function joinGrammars(files: readonly GrammarFile[]): Grammar {
  const commands = new Map<string, CommandSpec>();
  const names = new Map<string, string>();
  const globals = new Map<string, Record<string, OptionSpec>>();
  for (const file of files) {
    if (file.globals) globals.set(file.client, file.globals);
    for (const [name, spec] of Object.entries(file.commands)) {
      commands.set(name, spec);
      for (const alias of [name, ...(spec.aliases ?? [])]) names.set(alias, name);
    }
  }
  const versions = Object.fromEntries(files.map(({ client, version }) => [client, version]));
  return { versions, commands, names, globals };
}

/** A command by any of its whole names: `docker ps` finds `docker container ls`. */
export function findCommand(
  grammar: Grammar,
  name: string,
): { name: string; spec: CommandSpec } | undefined {
  const canonical = grammar.names.get(name);
  const spec = canonical === undefined ? undefined : grammar.commands.get(canonical);
  return spec && canonical !== undefined ? { name: canonical, spec } : undefined;
}
