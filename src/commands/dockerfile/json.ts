/**
 * The strings of an exec form, `["node", "app.js"]`.
 * @returns undefined when the text is no JSON array; `other` when it holds something but strings
 */
export function jsonStrings(text: string): string[] | 'other' | undefined {
  if (!text.trimStart().startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value)) return undefined;
    return value.every((item) => typeof item === 'string') ? value : 'other';
  } catch {
    // Go reads nested arrays of any depth likewise, and then refuses them for not being strings.
    return undefined;
  }
}

/** Where each string of an exec form stands, quotes included, in a text that is one. */
export function jsonStringPlaces(text: string): [from: number, to: number][] {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(({ index, 0: found }) => [
    index,
    index + found.length,
  ]);
}
