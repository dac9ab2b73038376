import { type Range } from '../range.ts';
import { jsonStrings } from './json.ts';
import { sourceRange, type Line, type LogicalText } from './logical-text.ts';
import { splitFlags } from './words.ts';

/** `<<FIN` and the lines it announces. */
export interface HereDocument {
  /** Quotes removed. */
  name: string;
  /** Of `<<FIN`. */
  range: Range;
  /** The lines themselves; the one that ends them is left out. */
  body: Range;
  /** `<<-`: tabs before each line are left out. */
  chomp: boolean;
}

export type Announced = Omit<HereDocument, 'body'>;

/** Instructions that take them, alone or behind `ONBUILD`. */
const HOLDER = /^\s*(?:onbuild\s+)?(?:run|copy|add)(?=\s)/i;
const OPERATOR = /^\d*<<(-?)\s*([^<]*)$/;

/** What an instruction announces, in order. Source: BuildKit, `parser.go`, `heredocsFromLine`. */
export function announced(text: LogicalText, escape: string): Announced[] {
  const holder = HOLDER.exec(text.text);
  if (!holder || !text.text.includes('<<')) return [];
  const { rest } = splitFlags(text.text, holder[0].length, escape);
  if (jsonStrings(text.text.slice(rest))) return [];
  return shellWords(text.text).flatMap(([from, to]) => {
    const [, dash, quoted] = OPERATOR.exec(text.text.slice(from, to)) ?? [];
    if (!quoted) return [];
    const range = sourceRange(text, from, to);
    return [{ name: withoutQuotes(quoted), range, chomp: dash === '-' }];
  });
}

/** Index of the line that ends a here-document; undefined when none does. */
export function endLine(
  source: string,
  lines: readonly Line[],
  from: number,
  { name, chomp }: Announced,
): number | undefined {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index]!;
    if (line.end - line.start < name.length) continue;
    const text = source.slice(line.start, line.end);
    if ((chomp ? text.replace(/^\t+/, '') : text) === name) return index;
  }
  return undefined;
}

/** Words of a shell line, quotes kept; `<<` takes the word after it along. None when a quote stays open. */
function shellWords(text: string): [from: number, to: number][] {
  const words: [number, number][] = [];
  let start = -1;
  for (let index = 0; index < text.length; index++) {
    const char = text[index]!;
    if (/\s/.test(char)) {
      if (start >= 0) words.push([start, index]);
      start = -1;
      continue;
    }
    if (start < 0) start = index;
    if (char === '\\') index++;
    else if (char === "'" || char === '"') {
      index = closingQuote(text, index);
      if (index < 0) return [];
    } else if (char === '<' && text[index + 1] === '<') {
      index++;
      while (/[ \t]/.test(text[index + 1] ?? '')) index++;
    }
  }
  if (start >= 0) words.push([start, text.length]);
  return words;
}

function closingQuote(text: string, open: number): number {
  const quote = text[open]!;
  for (let index = open + 1; index < text.length; index++) {
    if (text[index] === quote) return index;
    if (text[index] === '\\' && quote === '"') index++;
  }
  return -1;
}

function withoutQuotes(word: string): string {
  return word.replace(/'([^']*)'|"([^"]*)"|\\(.)/g, (_, single, double, escaped) =>
    String(single ?? double ?? escaped),
  );
}
