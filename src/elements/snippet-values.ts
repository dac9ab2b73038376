import { placeholderLabel } from '../snippets/feedback.ts';
import { valueProblem } from '../snippets/placeholders.ts';

/** Values belong to a page: « <conteneur> » is another one in another lesson. */
const STORAGE_KEY = `snippets:${location.pathname}`;

const values = new Map<string, string>(stored());

/** The values given so far to these names. */
export function valuesOf(names: Iterable<string>): Map<string, string> {
  const wanted = new Set(names);
  return new Map([...values].filter(([name]) => wanted.has(name)));
}

/** Gives a name its value in the whole page, or takes it back when `value` is undefined. */
export function setValue(name: string, value: string | undefined): void {
  if (value === undefined) values.delete(name);
  else values.set(name, value);
  store();
  showValues();
}

/** Writes the values in all the marks of the page, and makes buttons of those. */
export function showValues(): void {
  for (const mark of document.querySelectorAll<HTMLElement>('[data-placeholder]')) {
    const name = mark.dataset.placeholder!;
    const value = values.get(name);
    mark.textContent = value ?? `<${name}>`;
    mark.role = 'button';
    mark.tabIndex = 0;
    mark.ariaLabel = placeholderLabel(name, value);
    mark.classList.toggle('snippet-filled', value !== undefined);
    if (value !== undefined) mark.classList.remove('snippet-missing');
  }
}

/** What an earlier visit left, held to the rules of a value typed now. */
function stored(): [string, string][] {
  try {
    const entries = Object.entries(
      JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '{}') as object,
    );
    return entries.filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && valueProblem(entry[1]) === undefined,
    );
  } catch {
    return [];
  }
}

function store(): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(Object.fromEntries(values)));
  } catch {
    // Storage is refused: the values live as long as the page.
  }
}
