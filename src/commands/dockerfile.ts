import { type Range } from './range.ts';

/** One instruction of a Dockerfile and its pieces. */
export interface Instruction {
  /** In capitals. */
  name: string;
  /** Of the whole instruction, continuation lines and here-documents included. */
  range: Range;
  nameRange: Range;
  /** `--from=construction`: name without dashes. */
  flags: { name: string; nameRange: Range; valueRange?: Range }[];
  /** All that follows the flags; empty when nothing does. */
  rest: Range;
}

const INSTRUCTION = /^[ \t]*([A-Za-z]+)/;
const FLAG = /^\s*(?:\\[ \t]*\n\s*)*(--([a-z][\w-]*))(?:=(\S*))?/;
const HEREDOC = /(?<![<\d])<<-?(["']?)(\w+)\1/g;
const HEREDOC_HOLDERS = new Set(['RUN', 'COPY', 'ADD']);

/**
 * Splits a Dockerfile into instructions: comments and empty lines passed over, continuation lines
 * (`\` at the end, or a backquote where `# escape=` says so) and here-documents joined.
 * Source: docs.docker.com/reference/dockerfile, « Format », « Parser directives ».
 * @throws nothing: a line that is no instruction is given as one, with its first word as its name
 */
export function readDockerfile(source: string): Instruction[] {
  const escape = /^#\s*escape\s*=\s*([\\`])/im.exec(source)?.[1] ?? '\\';
  const lines = lineRanges(source);
  const instructions: Instruction[] = [];
  for (let index = 0; index < lines.length;) {
    const [start, end] = lines[index]!;
    if (/^\s*(#|$)/.test(source.slice(start, end))) {
      index++;
      continue;
    }
    const last = lastLine(source, lines, index, escape);
    instructions.push(readInstruction(source, [start, lines[last]![1]]));
    index = last + 1;
  }
  return instructions;
}

/** Offsets of each line, its line break left out. */
function lineRanges(source: string): Range[] {
  let start = 0;
  return source.split('\n').map((line) => {
    const range: Range = [start, start + line.length];
    start += line.length + 1;
    return range;
  });
}

/** Index of the line on which the instruction that begins here ends. */
function lastLine(source: string, lines: readonly Range[], first: number, escape: string): number {
  let index = first;
  // Comments and empty lines may stand among continuation lines.
  const goesOn = (text: string) => text.trimEnd().endsWith(escape);
  let open = goesOn(source.slice(...lines[index]!));
  while (open && index + 1 < lines.length) {
    const text = source.slice(...lines[++index]!);
    open = /^\s*(#|$)/.test(text) || goesOn(text);
  }
  const text = source.slice(lines[first]![0], lines[index]![1]);
  const name = INSTRUCTION.exec(text)?.[1]?.toUpperCase() ?? '';
  if (!HEREDOC_HOLDERS.has(name)) return index;
  for (const [, , word] of text.matchAll(HEREDOC)) {
    const end = lines.findIndex(
      (range, at) => at > index && source.slice(...range).replace(/^\t+/, '') === word,
    );
    index = end < 0 ? lines.length - 1 : end;
  }
  return index;
}

function readInstruction(source: string, [start, end]: Range): Instruction {
  const text = source.slice(start, end);
  const found = INSTRUCTION.exec(text) ?? /^\s*(\S+)/.exec(text);
  const name = found?.[1] ?? '';
  let at = start + (found?.[0].length ?? 0);
  const nameRange: Range = [at - name.length, at];
  const flags: Instruction['flags'] = [];
  for (;;) {
    const flag = FLAG.exec(source.slice(at, end));
    if (!flag) break;
    const [all, dashed = '', option = '', value] = flag;
    const flagEnd = at + all.length;
    const valueStart = flagEnd - (value?.length ?? 0);
    const nameStart = valueStart - dashed.length - (value === undefined ? 0 : 1);
    flags.push({
      name: option,
      nameRange: [nameStart, nameStart + dashed.length],
      ...(value !== undefined && { valueRange: [valueStart, flagEnd] as const }),
    });
    at = flagEnd;
  }
  const space = /^\s*/.exec(source.slice(at, end))?.[0].length ?? 0;
  return {
    name: name.toUpperCase(),
    range: [nameRange[0], end],
    nameRange,
    flags,
    rest: [at + space, end],
  };
}
