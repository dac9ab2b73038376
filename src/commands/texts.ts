import { findCommand, type Grammar, type OptionSpec } from './grammar.ts';

/** What is said in French of an option. Texts are inline Markdown. */
export interface OptionText {
  text: string;
  /** What can go wrong. */
  danger?: string;
  /** Number of the lesson that teaches it: « 4.2 ». */
  lesson?: string;
}

/** An entry of content/commands, as far as explaining needs it. */
export interface CommandEntry {
  /** `docker run`, or one of its options: `docker run -v`. */
  name: string;
  family: string;
  purpose: string;
  lessons?: string[];
  danger?: string;
  /** By the option as written: `--rm`. */
  options?: Record<string, OptionText>;
  verified?: boolean;
}

/** What is said in French of a command. */
export interface CommandText {
  purpose: string;
  danger?: string;
  lesson?: string;
  /** Name of the entry whose page tells of it; absent for a group that has no page. */
  page?: string;
  /** By long name, without dashes. */
  options: Record<string, OptionText>;
}

/** By canonical name. Commands that the clients lack, and Dockerfile instructions, stand by their own. */
export type Texts = Record<string, CommandText>;

/**
 * Gathers the French texts by the grammar's own names. An option that has no text of its own takes
 * that of an option which the same client names and describes alike in another command.
 * @param groups purposes of the commands that only hold others, by name
 */
export function joinTexts(
  entries: readonly CommandEntry[],
  groups: Record<string, string>,
  grammar: Grammar,
): Texts {
  const texts: Texts = {};
  for (const [name, purpose] of Object.entries(groups)) texts[name] = { purpose, options: {} };
  const pages = entries.filter(({ name }) => !isOptionEntry(name));
  for (const entry of pages) addPage(texts, entry, grammar);
  for (const entry of entries) if (isOptionEntry(entry.name)) addOption(texts, entry, grammar);
  shareTexts(texts, grammar);
  return texts;
}

/** `docker run -v`, `docker compose --profile`: the option is what the entry is about. */
export function isOptionEntry(name: string): boolean {
  return / -/.test(name);
}

function addPage(texts: Texts, entry: CommandEntry, grammar: Grammar): void {
  const name = findCommand(grammar, entry.name)?.name ?? entry.name;
  const options = longNames(entry.options ?? {});
  const known = texts[name];
  // `docker ps` and `docker container ls` are one command: the page that says more stands for both.
  if (known?.page && Object.keys(known.options).length >= Object.keys(options).length) return;
  const [lesson] = entry.lessons ?? [];
  texts[name] = {
    purpose: entry.purpose,
    ...(entry.danger && { danger: entry.danger }),
    ...(lesson && { lesson }),
    page: entry.name,
    options,
  };
}

function addOption(texts: Texts, entry: CommandEntry, grammar: Grammar): void {
  const command = entry.name.replace(/ -.*$/, '');
  const text = texts[findCommand(grammar, command)?.name ?? command];
  if (text) text.options = { ...longNames(entry.options ?? {}), ...text.options };
}

function longNames(options: Record<string, OptionText>): Record<string, OptionText> {
  return Object.fromEntries(
    Object.entries(options).map(([name, { text, danger, lesson }]) => [
      name.replace(/^--/, ''),
      { text, ...(danger && { danger }), ...(lesson && { lesson }) },
    ]),
  );
}

function shareTexts(texts: Texts, grammar: Grammar): void {
  const shared = new Map<string, OptionText>();
  const all = [...grammar.commands];
  for (const [name, spec] of all)
    for (const [long, option] of Object.entries(spec.options)) {
      const text = texts[name]?.options[long];
      if (text && !shared.has(key(name, long, option))) shared.set(key(name, long, option), text);
    }
  for (const [name, spec] of all)
    for (const [long, option] of Object.entries(spec.options)) {
      const text = shared.get(key(name, long, option));
      if (!text || texts[name]?.options[long]) continue;
      const command = (texts[name] ??= { purpose: '', options: {} });
      command.options[long] = text;
    }
}

function key(name: string, long: string, option: OptionSpec): string {
  const client = /^(docker compose|docker|dockerd|kubectl)/.exec(name)?.[0] ?? name;
  return `${client}\0${long}\0${option.text}`;
}
