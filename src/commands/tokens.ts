import { type Range } from './range.ts';

export type Role =
  | 'assignment' // FOO=1 before the command
  | 'wrapper' // sudo, xargs -n1
  | 'command' // docker, compose, up
  | 'option' // --name, -p, each letter of -it
  | 'value' // of an option
  | 'argument' // IMAGE, CONTAINER, SERVICE
  | 'container-argument' // what runs in the container, its own options included
  | 'end-of-options' // --
  | 'redirect'
  | 'unknown';

/** A stretch of a command line that has one meaning. */
export interface Token {
  role: Role;
  range: Range;
  /** Value of the word, or of the stretch of a word, quotes removed. */
  text: string;
  /** Long name of an option, or of the option that a value is for; name of an argument in the usage line. */
  name?: string;
  /** Canonical name of the command that the option or the argument belongs to. */
  command?: string;
}
