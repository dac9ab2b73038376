import { type CommandEntry } from './entries.ts';
import { optionRows, type OptionRow } from './option-rows.ts';
import { type Reference } from './reference.ts';

/** A line of the index of commands. */
export interface IndexLine {
  entry: CommandEntry;
  /** Without the site's base. */
  path: string;
  /** What it is found by letter for letter: `-d --detach --name`; of an option, its own spellings. */
  options: string;
}

/** Every entry with its address, in the order of the index. */
export function indexLines({ entries, pages, paths }: Reference): IndexLine[] {
  const options = new Map<CommandEntry, string>();
  for (const page of pages) {
    const rows = optionRows(page);
    options.set(page.entry, spellings(rows));
    for (const { entry, option } of page.optionEntries) {
      const row = rows.filter(({ long }) => long === option);
      options.set(entry, spellings(row) || option);
    }
  }
  return entries.map((entry) => ({
    entry,
    path: paths.get(entry.name) ?? '',
    options: options.get(entry) ?? '',
  }));
}

function spellings(rows: OptionRow[]): string {
  return rows
    .flatMap(({ short, long }) => (short === undefined ? [long] : [short, long]))
    .join(' ');
}
