/** Typing mistakes forgiven in a word: none in a short one, one from four letters, two from eight. */
export function typosAllowed(word: string): number {
  const letters = word.replace(/^-+/, '').length;
  if (letters < 4) return 0;
  return letters < 8 ? 1 : 2;
}

/**
 * Number of mistakes between two words: a letter wrong, missing, in excess, or two neighbours
 * swapped (`histroy`) count for one each (optimal string alignment distance).
 * @returns the number, or `limit + 1` as soon as it is known to be above `limit`
 */
export function typosBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      next.push(cell({ a, b, row, column, before, last, next }));
    }
    if (Math.min(...next) > limit) return limit + 1;
    [before, last] = [last, next];
  }
  return Math.min(last[b.length]!, limit + 1);
}

interface Cell {
  a: string;
  b: string;
  row: number;
  column: number;
  before: number[];
  last: number[];
  next: number[];
}

function cell({ a, b, row, column, before, last, next }: Cell): number {
  const same = a[row - 1] === b[column - 1];
  const swapped =
    row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
  return Math.min(
    last[column]! + 1,
    next[column - 1]! + 1,
    last[column - 1]! + (same ? 0 : 1),
    swapped ? before[column - 2]! + 1 : Infinity,
  );
}
