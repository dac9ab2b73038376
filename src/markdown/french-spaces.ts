import type { MdastPluginDefinition } from 'satteri';

const NO_BREAK = '\u00A0';

/** Any run of blanks an author may have typed, a line break of the source and U+202F included. */
const BLANK = '[ \\t\\u00A0\\u202F]*(?:[ \\t\\u00A0\\u202F]|\\n)[ \\t]*';

/** `::1`, `:latest` and `!=` are no punctuation of a French sentence. */
const BEFORE_DOUBLE_SIGNS = new RegExp(`${BLANK}(?=[:;!?]+(?![\\p{L}\\p{N}:;!?/=.~_-])|»)`, 'gu');

const AFTER_OPENING_QUOTE = new RegExp(`(?<=«)${BLANK}`, 'gu');

const UNIT = [
  '[kKMGTP]?i?o',
  '[kKMGTP]i?B',
  '[kMG]?bit/s',
  '[kMGT]?Hz',
  '[mµn]?s',
  'min',
  'h',
  'px',
  '°C',
  '%',
  '€',
].join('|');
const BEFORE_UNIT = new RegExp(`(?<=\\d)${BLANK}(?=(?:${UNIT})(?![\\p{L}\\p{N}_’']))`, 'gu');

/**
 * Sets the no-break spaces of French typography in a run of prose: before `: ; ! ?` and `»`,
 * after `«`, between a number and its unit. It only turns spaces that are there into U+00A0:
 * `10:30`, `C:`, `::1` and addresses stay as they are. Not for code.
 *
 * U+00A0 everywhere, though typographers want the narrow U+202F before `; ! ?`: several system
 * fonts draw that one as a box.
 */
export function frenchSpaces(text: string): string {
  return text
    .replace(BEFORE_DOUBLE_SIGNS, NO_BREAK)
    .replace(AFTER_OPENING_QUOTE, NO_BREAK)
    .replace(BEFORE_UNIT, NO_BREAK);
}

/** Sätteri plugin: `frenchSpaces` on every text of a page, code and addresses left alone. */
export function frenchSpacesPlugin(): MdastPluginDefinition {
  return {
    name: 'french-spaces',
    text(node, context) {
      const value = frenchSpaces(node.value);
      if (value !== node.value) context.setProperty(node, 'value', value);
    },
  };
}
