/** Private-use letters that stand for `<`, `>` and the spaces between, and that no shell treats specially. */
export const PLACEHOLDER_START = '\uE000';
const PLACEHOLDER_END = '\uE001';
const PLACEHOLDER_SPACE = '\uE002';

const WORD = String.raw`[\p{L}\p{N}._’'/:-]+`;
const PLACEHOLDER = new RegExp(String.raw`<(?=\p{L})${WORD}(?: ${WORD})*>`, 'gu');

/**
 * Turns each `<nom du conteneur>` of a command line, which a shell would read as redirections, into
 * one plain word of the same length: offsets stay those of the source.
 */
export function maskPlaceholders(source: string): string {
  return source.replace(
    PLACEHOLDER,
    (found) =>
      PLACEHOLDER_START +
      found.slice(1, -1).replaceAll(' ', PLACEHOLDER_SPACE).replaceAll("'", '’') +
      PLACEHOLDER_END,
  );
}
