import { type Range } from './range.ts';
import { type Problem } from './problems.ts';

/** What a word is, and how it is named to the reader. */
export const WORD_KINDS = {
  command: 'Commande',
  option: 'Option',
  value: 'Valeur',
  image: 'Image',
  argument: 'Argument',
  'container-argument': 'Commande du conteneur',
  assignment: 'Variable du shell',
  wrapper: 'Autre programme',
  operator: 'Enchaînement',
  redirect: 'Redirection',
  'end-of-options': 'Fin des options',
  unknown: 'Mot inconnu',
  instruction: 'Instruction',
  key: 'Clé',
} as const;

export type WordKind = keyof typeof WORD_KINDS;

/** What one word of a command, of a Dockerfile or of a Compose file means. Texts are inline Markdown. */
export interface Explanation {
  kind: WordKind;
  range: Range;
  /** What the word is called in full: `docker run --volume`. Absent when it has no name but itself. */
  title?: string;
  text: string;
  /** The text is the client's own. */
  lang?: 'en';
  /** Value taken when the option is not given. */
  default?: string;
  /** What can go wrong, one sentence each. */
  dangers: string[];
  /** What the shell, or the reader, still has to put there. */
  notes: string[];
  /** Number of the lesson that teaches it. */
  lesson?: string;
  /** Where the command index tells more; base path not included. */
  href?: string;
}

/** One command, instruction or document, explained. */
export interface ExplainedPart {
  /** `docker run`; the instruction; « Fichier Compose ». */
  name: string;
  range: Range;
  /** What the whole of it does. */
  purpose?: string;
  /** In the order of the source, none overlapping. */
  words: Explanation[];
}

export type SourceKind = 'shell' | 'dockerfile' | 'compose';

export interface ExplainedSource {
  kind: SourceKind;
  parts: ExplainedPart[];
  problems: Problem[];
}

/** French names of the kinds of sources. */
export const SOURCE_KINDS: Record<SourceKind, string> = {
  shell: 'commandes',
  dockerfile: 'Dockerfile',
  compose: 'fichier Compose',
};
