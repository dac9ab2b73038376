/** A usual pace for attentive reading of expository French. */
const WORDS_PER_MINUTE = 200;

/** What is in the source of a lesson but is not read as prose, in the order of removal. */
const NOT_PROSE = [
  // Fenced code, indented or not: a longer fence may hold shorter ones.
  /^[ \t]*(`{3,}|~{3,})[\s\S]*?^[ \t]*\1[`~]*[ \t]*$/gm,
  /\{\/\*[\s\S]*?\*\/\}/g,
  /^(?:import|export)\s.*$/gm,
  // A tag with its attributes: the Mermaid source of a diagram holds `>` and several lines.
  /<\/?[A-Za-z][\w.]*(?:"[^"]*"|'[^']*'|\{`[^`]*`\}|\{[^{}]*\}|[^>"'{])*>/g,
  /\{[^{}]*\}/g,
  // The address of a link or of an image.
  /\]\([^)]*\)/g,
];

/**
 * Whole minutes needed to read a lesson, at least 1.
 * @param body MDX of the lesson without its frontmatter; code, tags and comments are not counted.
 */
export function readingMinutes(body: string): number {
  const prose = NOT_PROSE.reduce((text, pattern) => text.replace(pattern, ' '), body);
  const words = prose.match(/[\p{L}\p{N}][\p{L}\p{N}’'.,_/-]*/gu) ?? [];
  return Math.max(1, Math.round(words.length / WORDS_PER_MINUTE));
}
