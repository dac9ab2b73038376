import { optionPath } from '../commands/anchors.ts';
import { type SearchEntry } from './entry.ts';

/** The options of one command, whose titles and addresses follow from its name. */
interface PackedOptions {
  command: string;
  common: number;
  /** Short form or nothing, long form, text, number of the lesson if any. */
  options: [string, string, string, string?][];
}

/** The entries as they travel: two thirds of them are options, two thirds of which would repeat. */
export interface PackedEntries {
  entries: SearchEntry[];
  options: PackedOptions[];
}

const OPTION_TITLE = /^(?<command>.+?) (?:(?<short>-\w) )?(?<long>--?\S+)$/;

/** Folds the options that say no more than their text. */
export function packEntries(all: SearchEntry[]): PackedEntries {
  const groups = new Map<string, PackedOptions>();
  const entries = all.filter((entry) => !packOption(entry, groups));
  return { entries, options: [...groups.values()] };
}

function packOption(entry: SearchEntry, groups: Map<string, PackedOptions>): boolean {
  const { command = '', short = '', long = '' } = OPTION_TITLE.exec(entry.title)?.groups ?? {};
  const { common = 0, lessons = [], text = '' } = entry;
  const usual = entry.kind === 'option' && entry.asked === undefined && lessons.length < 2;
  if (!usual || entry.path !== optionPath(command, long)) return false;
  const group = groups.get(command) ?? { command, common, options: [] };
  if (group.common !== common) return false;
  groups.set(command, group);
  group.options.push([short, long, text, ...lessons] as PackedOptions['options'][number]);
  return true;
}

/** The entries again, the folded options last. */
export function unpackEntries({ entries, options: groups }: PackedEntries): SearchEntry[] {
  const options = groups.flatMap(({ command, common, options: rows }) =>
    rows.map(([short, long, text, lesson]): SearchEntry => ({
      kind: 'option',
      title: [command, short, long].filter(Boolean).join(' '),
      path: optionPath(command, long),
      text,
      lessons: lesson === undefined ? [] : [lesson],
      common,
    })),
  );
  return [...entries, ...options];
}
