import { type ResultKind } from './source.ts';

/** What the small index holds: commands, options, errors, the plan of the course, recorded steps. */
export interface SearchEntry {
  kind: ResultKind;
  title: string;
  /** Address without the site's base, anchor included. */
  path: string;
  /** « 4.4 » for a lesson, « 4 » for a chapter. */
  number?: string;
  /** Where it stands, from the widest place to the nearest. */
  place?: string[];
  /** What a reader would type to get here: other names, synonyms, forms of an error message. */
  asked?: string[];
  /** What it is or does, in a sentence; shown under the title. */
  text?: string;
  /** Numbers of the lessons that teach it. */
  lessons?: string[];
  /** How commonly it is used, from 0 to 1: settles what `--rm` alone means. */
  common?: number;
}
