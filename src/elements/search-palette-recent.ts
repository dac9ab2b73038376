import { addRecent, parseRecent } from '../search/recent.ts';

const KEY = 'recherches-recentes';

/** Stands in for the browser's storage where it is refused: lasts as long as the page. */
let memory: string[] = [];

/** The reader's last searches, newest first. */
export function readRecent(): string[] {
  try {
    return parseRecent(localStorage.getItem(KEY));
  } catch {
    return memory;
  }
}

export function rememberSearch(query: string): void {
  write(addRecent(readRecent(), query));
}

export function forgetSearches(): void {
  write([]);
}

function write(recent: string[]): void {
  memory = recent;
  try {
    if (recent.length > 0) localStorage.setItem(KEY, JSON.stringify(recent));
    else localStorage.removeItem(KEY);
  } catch {
    // Storage refused or full: `memory` holds the list.
  }
}
