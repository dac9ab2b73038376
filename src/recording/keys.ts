const ESCAPE = '\u001b';

/** What a terminal sends for the keys that a session may name (xterm's own sequences). */
const NAMED_KEYS: Record<string, string> = {
  Enter: '\r',
  Tab: '\t',
  Space: ' ',
  Escape: ESCAPE,
  Backspace: '\u007f',
  Up: `${ESCAPE}[A`,
  Down: `${ESCAPE}[B`,
  Right: `${ESCAPE}[C`,
  Left: `${ESCAPE}[D`,
  Home: `${ESCAPE}[H`,
  End: `${ESCAPE}[F`,
  PageUp: `${ESCAPE}[5~`,
  PageDown: `${ESCAPE}[6~`,
};

/** How to name a key, for messages. */
export const KEY_NAMES = `one character, Ctrl-C, ${Object.keys(NAMED_KEYS).join(', ')}`;

/**
 * What a terminal sends for a key.
 * @param name `q`, `Ctrl-C`, `PageDown`…
 * @returns undefined when no key is called so
 */
export function keySequence(name: string): string | undefined {
  const letter = /^Ctrl-([A-Z\\])$/.exec(name)?.[1];
  // A control character is its letter without the bits 64 and 32.
  if (letter !== undefined) return String.fromCharCode(letter.charCodeAt(0) & 31);
  return Array.from(name).length === 1 ? name : NAMED_KEYS[name];
}
