import { type ParsedCommand } from '../parse.ts';
import { type Problem, type ProblemKind, type Severity } from '../problems.ts';
import { type Range } from '../range.ts';
import { type Role, type Token } from '../tokens.ts';
import { type HereDocument } from './here-documents.ts';
import { type LogicalText } from './logical-text.ts';
import { type Word } from './words.ts';

/** The roles of a command line, and those that only a Dockerfile has. */
export type DockerfileRole =
  | Role
  | 'directive' // # syntax=docker/dockerfile:1
  | 'comment'
  | 'keyword' // AS, CMD after HEALTHCHECK
  | 'here-document'; // <<FIN, and its lines

/** A stretch of a Dockerfile that has one meaning; its `command` is an instruction. */
export interface DockerfileToken extends Omit<Token, 'role'> {
  role: DockerfileRole;
}

export interface Flag {
  /** Without its dashes. */
  name: string;
  /** Quotes removed; undefined when it has none. */
  value: string | undefined;
  range: Range;
  nameRange: Range;
  valueRange?: Range;
}

/** `NOM=valeur` of ENV, LABEL or ARG. */
export interface Pair {
  name: string;
  /** As written, quotes included; undefined for an ARG without default. */
  value: string | undefined;
  nameRange: Range;
  valueRange?: Range;
}

export interface ParsedInstruction {
  /** In capitals, whether it exists or not. */
  name: string;
  /** As it is typed. */
  typed: string;
  /** Of the whole, continuation lines and here-documents included. */
  range: Range;
  nameRange: Range;
  flags: Flag[];
  /** All that follows the flags, on the lines of the instruction itself. */
  rest: Range;
  /** Arguments: words, the strings of a JSON array, or the whole line, as the instruction takes them. */
  words: (Word & { range: Range })[];
  pairs: Pair[];
  /** Written as a JSON array. */
  exec: boolean;
  hereDocuments: HereDocument[];
  /** What `ONBUILD` announces. */
  trigger?: ParsedInstruction;
  /** Index of the stage that it begins or belongs to; -1 before the first. */
  stage: number;
  /** In the order of the source. */
  tokens: DockerfileToken[];
  problems: Problem[];
  /** Commands of docker and its like that a shell of it runs. */
  commands: ParsedCommand[];
}

/** An instruction while it is read. */
export interface Reading {
  instruction: ParsedInstruction;
  text: LogicalText;
  escape: string;
  /** Value of `# syntax=`, when there is one. */
  syntax: string | undefined;
}

/** What else is to be said of a problem. */
export interface Details {
  suggestion?: string | undefined;
  rule?: string;
}

/** Notes something about an instruction. */
export function say(
  { problems }: { problems: Problem[] },
  [severity, kind]: readonly [Severity, ProblemKind],
  range: Range,
  message: string,
  { suggestion, rule }: Details = {},
): void {
  problems.push({
    kind,
    severity,
    range,
    message,
    ...(suggestion !== undefined && { suggestion }),
    ...(rule !== undefined && { rule }),
  });
}
