const REGULAR_EXPRESSION = /^\/(.+)\/([ims]*)$/s;

/** Whether a text holds what a session asks for: a text, or a regular expression `/…/` with flags. */
export type Pattern = (text: string) => boolean;

/**
 * Reads what an output must hold: a text as it stands, or `/regular expression/flags`.
 * @throws SyntaxError when the regular expression is not one
 */
export function parsePattern(source: string): Pattern {
  const [, body, flags] = REGULAR_EXPRESSION.exec(source) ?? [];
  if (body === undefined) return (text) => text.includes(source);
  const expression = new RegExp(body, flags);
  return (text) => expression.test(text);
}
