import { parsePattern } from './pattern.ts';

/** What must come of a command. Texts may be `/regular expressions/`. */
export interface Expectation {
  exit?: number;
  /** What the output must hold, all of it. */
  output?: string[];
  /** What the output must not hold. */
  absent?: string[];
}

/**
 * Compares what came of a command with what was expected.
 * @param outcome `exit` is undefined when nobody could tell it
 * @returns what is wrong, in a sentence; undefined when all holds
 */
export function unmetExpectation(
  expected: Expectation,
  outcome: { exit?: number | undefined; output: string },
): string | undefined {
  const { exit, output = [], absent = [] } = expected;
  if (exit !== undefined && outcome.exit !== undefined && outcome.exit !== exit) {
    return `it ended with ${outcome.exit}, ${exit} was expected`;
  }
  const missing = output.find((source) => !parsePattern(source)(outcome.output));
  if (missing !== undefined) return `its output does not hold « ${missing} »`;
  const unwanted = absent.find((source) => parsePattern(source)(outcome.output));
  return unwanted === undefined ? undefined : `its output holds « ${unwanted} »`;
}
