import { type SearchEntry } from '../search/entry.ts';
import { unpackEntries, type PackedEntries } from '../search/packed-entries.ts';

/**
 * What the small index holds, as the build wrote it.
 * @throws when it cannot be fetched
 */
export async function loadEntries(): Promise<SearchEntry[]> {
  const response = await fetch(`${siteBase()}/search-entries.json`);
  if (!response.ok) throw new Error(`search-entries.json: ${response.status}`);
  return unpackEntries((await response.json()) as PackedEntries);
}

/** Address of the site without its last slash. */
export function siteBase(): string {
  return import.meta.env.BASE_URL.replace(/\/$/, '');
}
