/** A stretch of a logical text. */
export interface Word {
  value: string;
  from: number;
  to: number;
}

/** `--from=construction` before the arguments of an instruction, quotes removed. */
export interface RawFlag extends Word {
  /** Index of its `=` in the text; undefined when it has none. */
  equals: number | undefined;
}

const SPACE = /\s/;

/**
 * Takes off what begins with `--`, as long as words do; `--` alone ends it.
 * Source: BuildKit, `split_command.go`, `extractBuilderFlags`.
 * @returns the flags, and the index at which the arguments begin
 */
export function splitFlags(
  text: string,
  from: number,
  escape: string,
): { flags: RawFlag[]; rest: number } {
  const flags: RawFlag[] = [];
  for (let index = from; ;) {
    while (index < text.length && SPACE.test(text[index]!)) index++;
    if (!text.startsWith('--', index)) return { flags, rest: index };
    const flag = readFlag(text, index, escape);
    index = flag.to;
    if (flag.value === '--') return { flags, rest: skipSpace(text, index) };
    flags.push(flag);
  }
}

function readFlag(text: string, from: number, escape: string): RawFlag {
  let value = '';
  let quote = '';
  let equals: number | undefined;
  let index = from;
  for (; index < text.length; index++) {
    const char = text[index]!;
    if (quote === '' && SPACE.test(char)) break;
    if (quote === '' ? char === '"' || char === "'" : char === quote) {
      quote = quote === '' ? char : '';
      continue;
    }
    if (char === '=') equals ??= index;
    value += char === escape ? (text[++index] ?? '') : char;
  }
  return { value, from, to: Math.min(index, text.length), equals };
}

function skipSpace(text: string, from: number): number {
  let index = from;
  while (index < text.length && SPACE.test(text[index]!)) index++;
  return index;
}

/** Words between blanks; quotes mean nothing. */
export function blankWords(text: string, from: number): Word[] {
  const words = text.slice(from).matchAll(/[^\t\v\f\r ]+/g);
  return [...words].map(({ 0: value, index }) => ({
    value,
    from: from + index,
    to: from + index + value.length,
  }));
}

/** Words between blanks that no quotes hold together, quotes kept. Source: `line_parsers.go`, `parseWords`. */
export function quotedWords(text: string, from: number, escape: string): Word[] {
  const words: Word[] = [];
  let start = -1;
  let quote = '';
  const close = (to: number): void => {
    if (start >= 0) words.push({ value: text.slice(start, to), from: start, to });
    start = -1;
  };
  for (let index = from; index < text.length; index++) {
    const char = text[index]!;
    if (quote === '' && SPACE.test(char)) {
      close(index);
      continue;
    }
    if (start < 0) start = index;
    if (char === escape && quote !== "'") index++;
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (char === quote) quote = '';
  }
  close(text.length);
  return words;
}

/** All the rest as one word; none when there is nothing but blanks. */
export function wholeLine(text: string, from: number): Word[] {
  const value = text.slice(from).trim();
  if (value === '') return [];
  const start = from + text.slice(from).indexOf(value);
  return [{ value, from: start, to: start + value.length }];
}
