import { fold } from './query.ts';

/** How many recent searches are kept. */
export const MAX_RECENT = 6;

/** Puts a query first in the list of recent ones, once, whatever its accents and case were. */
export function addRecent(recent: readonly string[], query: string): string[] {
  const clean = query.trim().replace(/\s+/g, ' ');
  if (clean === '') return [...recent];
  const others = recent.filter((other) => fold(other) !== fold(clean));
  return [clean, ...others].slice(0, MAX_RECENT);
}

/** Reads the stored list; anything that is not a JSON array of strings reads as what it holds. */
export function parseRecent(stored: string | null): string[] {
  try {
    const value: unknown = JSON.parse(stored ?? '[]');
    if (!Array.isArray(value)) return [];
    return value.filter((entry) => typeof entry === 'string').slice(0, MAX_RECENT);
  } catch {
    return [];
  }
}
