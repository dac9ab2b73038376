import { type CommandEntry } from './entries.ts';
import { type Grammar } from './grammar.ts';
import { parseScript } from './parse.ts';
import { type CommandPage, type Reference } from './reference.ts';

/** A line of the cheat sheet. */
export interface CheatLine {
  entry: CommandEntry;
  /** Without the site's base. */
  path: string;
  options: string[];
}

const MAX_OPTIONS = 8;

/** Every entry with its key options, in the order of the index; an option has none of its own. */
export function cheatLines({ entries, pages, paths, grammar }: Reference): CheatLine[] {
  const pageOf = new Map(pages.map((page) => [page.entry, page]));
  return entries.map((entry) => {
    const page = pageOf.get(entry);
    const options = page ? keyOptions(page, grammar, MAX_OPTIONS) : [];
    return { entry, path: paths.get(entry.name) ?? '', options };
  });
}

/**
 * The options that people use most: those that the examples of a command give, in their order, as
 * they are typed there (`-d`, `--name`).
 */
export function keyOptions(page: CommandPage, grammar: Grammar, limit: number): string[] {
  const { entry, canonical, spec } = page;
  if (!spec || canonical === undefined) return Object.keys(entry.options).slice(0, limit);
  const names = new Set(optionsOfExamples(entry, canonical, grammar));
  const own = [...names].filter((name) => Object.hasOwn(spec.options, name));
  return own.slice(0, limit).map((name) => {
    const short = spec.options[name]?.short;
    return short === undefined ? `--${name}` : `-${short}`;
  });
}

function optionsOfExamples({ examples }: CommandEntry, canonical: string, grammar: Grammar) {
  return examples
    .flatMap(({ run }) => parseScript(run, grammar).commands)
    .filter(({ name }) => name === canonical)
    .flatMap(({ options }) => options.map(({ name }) => name));
}
