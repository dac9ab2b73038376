import { type Flag, type ParsedInstruction } from './instruction.ts';
import { type Scope } from './scope.ts';

/** A stage, from its FROM to the next. */
export interface Stage {
  index: number;
  /** In lower case. */
  name: string | undefined;
  from: ParsedInstruction;
  /** Its image, once variables are replaced; undefined where only the build knows it. */
  base: string | undefined;
  /** The stage it starts from. */
  parent: Stage | undefined;
  scope: Scope;
  /** Its image may bring variables that this file does not show. */
  isOpen: boolean;
  /** The program of `SHELL`. */
  shell: string | undefined;
  hasWorkdir: boolean;
  /** The last of those that count only once: CMD, ENTRYPOINT, HEALTHCHECK. */
  last: Map<string, ParsedInstruction>;
}

/** A Dockerfile while its stages are followed. */
export interface Walk {
  escape: string;
  /** What FROM sees. */
  globals: Scope;
  /** ARG before FROM, with or without a default. */
  declared: Set<string>;
  stages: Stage[];
  byName: Map<string, Stage>;
  /** Names that any FROM gives, with its index: COPY --from may name a stage too early. */
  names: ReadonlyMap<string, number>;
}

/** @returns the flag of that name, undefined when it is not given a value */
export function flagOf(instruction: ParsedInstruction, name: string): Flag | undefined {
  return instruction.flags.find((flag) => flag.name === name && flag.value !== undefined);
}
