import { commandPath, errorPath, optionPath } from './anchors.ts';
import { type CommandEntry } from './entries.ts';
import { optionRows, type OptionRow } from './option-rows.ts';
import { type CommandPage, type Reference } from './reference.ts';

/** A command, an option or an error, as search needs it. */
export interface SearchRecord {
  kind: 'command' | 'option' | 'error';
  /** What is looked for by its exact spelling: `docker run`, `docker run --publish`, a message. */
  name: string;
  /** What a result shows first. */
  title: string;
  /** What it does, in one sentence (inline Markdown); English where the course has no text. */
  text: string;
  /** Other spellings (`docker run -p`, `docker container run`), and what readers type. */
  synonyms: string[];
  /** Exact address, anchor included, without the site's base. */
  href: string;
  /** The lesson that teaches it, when there is one. */
  lesson?: string;
}

/** Everything that `/commandes/` and `/erreurs/` hold, one record per address. */
export function searchRecords(reference: Reference): SearchRecord[] {
  return [
    ...reference.pages.flatMap((page) => [commandRecord(page), ...optionRecords(page)]),
    ...reference.errors.map(({ id, message, cause, matches, lesson }): SearchRecord => ({
      kind: 'error',
      name: message,
      title: message,
      text: cause,
      synonyms: matches,
      href: errorPath(id),
      lesson,
    })),
  ];
}

function commandRecord({ entry, spec }: CommandPage): SearchRecord {
  const { name, purpose, aliases, synonyms } = entry;
  return {
    kind: 'command',
    name,
    title: name,
    text: purpose,
    synonyms: unique([...aliases, ...(spec?.aliases ?? []), ...synonyms], name),
    href: commandPath(name),
    ...lessonOf(entry),
  };
}

function optionRecords(page: CommandPage): SearchRecord[] {
  const rows = new Map(optionRows(page).map((row) => [row.long, row]));
  const detailed = page.optionEntries.map(({ entry, option }) => {
    const row = rows.get(option);
    return optionRecord(page, option, row, entry);
  });
  const others = [...rows.values()]
    .filter((row) => !row.detailed)
    .map((row) => optionRecord(page, row.long, row, undefined));
  return [...detailed, ...others];
}

function optionRecord(
  page: CommandPage,
  long: string,
  row: OptionRow | undefined,
  own: CommandEntry | undefined,
): SearchRecord {
  const command = page.entry.name;
  const name = `${command} ${long}`;
  const spellings = row?.short === undefined ? [] : [`${command} ${row.short}`];
  const taught = own?.lessons[0] ?? row?.french?.lesson;
  return {
    kind: 'option',
    name,
    title: [command, [row?.short, long].filter(Boolean).join(', ')].join(' '),
    text: own?.purpose ?? row?.french?.text ?? row?.english ?? '',
    synonyms: unique(
      [...spellings, ...(own ? [own.name, ...own.aliases, ...own.synonyms] : [])],
      name,
    ),
    href: optionPath(command, long),
    ...(taught === undefined ? {} : { lesson: taught }),
  };
}

function lessonOf({ lessons: [lesson] }: CommandEntry) {
  return lesson === undefined ? {} : { lesson };
}

function unique(spellings: string[], name: string): string[] {
  return [...new Set(spellings)].filter((spelling) => spelling !== name);
}
