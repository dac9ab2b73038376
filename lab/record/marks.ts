/**
 * What a shell says of itself between the outputs, invisibly: OSC 133, the semantic prompts of
 * FinalTerm (https://gitlab.freedesktop.org/Per_Bothner/specifications/blob/master/proposals/semantic-prompts.md).
 */
export type Mark =
  /** It waits for a command, or for the next line of one. */
  | { kind: 'prompt' }
  /** A command begins to run. */
  | { kind: 'running' }
  /** The last command has ended. */
  | { kind: 'ended'; exit: number };

/** Text as the terminal shows it, or a mark that stood between two texts. */
export type Piece = string | Mark;

const MARK = /\u001b\]133;([BCD])(?:;(\d+))?\u0007/g;
const LONGEST_MARK = 32;

/**
 * Takes the marks out of what a terminal was sent, however it was cut into chunks. A chunk that
 * ends in the middle of what may be a mark is kept back until the next one.
 */
export function createMarkReader(): (chunk: string) => Piece[] {
  let kept = '';
  return (chunk) => {
    const text = kept + chunk;
    const end = text.length - unfinishedMark(text);
    kept = text.slice(end);
    return split(text.slice(0, end));
  };
}

function split(text: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (const match of text.matchAll(MARK)) {
    if (match.index > start) pieces.push(text.slice(start, match.index));
    pieces.push(toMark(match[1]!, match[2]));
    start = match.index + match[0].length;
  }
  if (start < text.length) pieces.push(text.slice(start));
  return pieces;
}

function toMark(letter: string, exit = '0'): Mark {
  if (letter === 'B') return { kind: 'prompt' };
  return letter === 'C' ? { kind: 'running' } : { kind: 'ended', exit: Number(exit) };
}

/** How many characters at the end may be the start of a mark. */
function unfinishedMark(text: string): number {
  const start = text.lastIndexOf('\u001b');
  const rest = text.length - start;
  if (start === -1 || rest > LONGEST_MARK) return 0;
  const isStart = '\u001b]133;'.startsWith(text.slice(start, start + 6));
  return isStart && !text.includes('\u0007', start) ? rest : 0;
}
