import { type Range } from './range.ts';

export type ProblemKind =
  | 'syntax'
  | 'too-long'
  | 'unknown-command'
  | 'unknown-option'
  | 'missing-value'
  | 'invalid-value'
  | 'misplaced-option'
  | 'too-few-arguments'
  | 'too-many-arguments'
  | 'deprecated'
  | 'old-form'
  | 'unverified'
  | 'unknown-key'
  | 'wrong-type'
  | 'suspicious';

/**
 * `error`: the client refuses it. `warning`: it takes it, but it is outdated or not what one thinks.
 * `note`: nothing is known against it.
 */
export type Severity = 'error' | 'warning' | 'note';

/** Something to tell the reader or the author about a place in the source. */
export interface Problem {
  kind: ProblemKind;
  severity: Severity;
  range: Range;
  /** One French sentence, ready to show. */
  message: string;
  /** The nearest right spelling, when one is near. */
  suggestion?: string;
}

/** A problem that the client would stop at. */
export function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}

/** Adds « vouloir dire » to a message when something is near enough to be meant. */
export function withSuggestion(message: string, suggestion: string | undefined): string {
  return suggestion === undefined ? message : `${message} Vouliez-vous dire « ${suggestion} » ?`;
}
