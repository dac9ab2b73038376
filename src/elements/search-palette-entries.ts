import { type SearchEntry } from '../search/entry.ts';

/**
 * What the small index holds, as the build wrote it.
 * @throws when it cannot be fetched
 */
export async function loadEntries(): Promise<SearchEntry[]> {
  const response = await fetch(`${siteBase()}/search-entries.json`);
  if (!response.ok) throw new Error(`search-entries.json: ${response.status}`);
  return (await response.json()) as SearchEntry[];
}

/** Address of the site without its last slash. */
export function siteBase(): string {
  return import.meta.env.BASE_URL.replace(/\/$/, '');
}
