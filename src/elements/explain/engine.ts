/**
 * What explains, in two steps: the list of files that it is made of is paid by those who ask, not by
 * every page, whose script would otherwise hold it.
 */
export function loadParts() {
  return import('./parts.ts');
}
