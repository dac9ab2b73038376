import { withBase } from '../../markdown/base-links.ts';

/** What follows `#` in a shared address; it never leaves the browser. */
const KEY = '#texte=';

/** More is neither read by a person nor quick to show. */
export const MAX_LENGTH = 50_000;

export const TOO_LONG = `Texte trop long : ${MAX_LENGTH.toLocaleString('fr')} caractères au plus.`;
export const FAILED =
  'L’explication n’a pas pu être chargée. Vérifiez la connexion, puis réessayez.';

/** Longer addresses are cut by messengers. */
export const LONGEST_SHARED = 4000;

/** Address of the page /expliquer/ with a text in it. */
export function shareAddress(text: string): string {
  return withBase('/expliquer/', import.meta.env.BASE_URL) + fragmentOf(text);
}

export function fragmentOf(text: string): string {
  return KEY + encodeURIComponent(text);
}

/** The text that an address holds; undefined when it holds none that can be read. */
export function sharedText(hash: string): string | undefined {
  if (!hash.startsWith(KEY)) return undefined;
  try {
    return decodeURIComponent(hash.slice(KEY.length));
  } catch {
    return undefined;
  }
}
