import { foldWords, matchesQuery, type Filterable } from '../commands/entry-filter.ts';

/** The number is said once the reader pauses: a count per keystroke would drown them. */
const PAUSE_MS = 300;

interface Item extends Filterable {
  element: HTMLElement;
}

/**
 * `<reference-filter data-one="commande" data-many="commandes">` around a search field: hides the
 * `[data-filter-item]` of the page that do not answer what is typed, and the `[data-filter-group]`
 * left empty. An item is found by its text, and by its `data-words` and `data-options`.
 */
class ReferenceFilter extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const input = this.querySelector('input')!;
    const items = readItems();
    const update = () => {
      this.#show(items, input.value);
    };
    input.addEventListener('input', update);
    // A browser restores what was typed when the reader comes back to the page.
    if (input.value !== '') update();
  }

  #show(items: Item[], query: string): void {
    let shown = 0;
    for (const item of items) {
      const isShown = matchesQuery(query, item);
      item.element.hidden = !isShown;
      if (isShown) shown++;
    }
    for (const group of document.querySelectorAll<HTMLElement>('[data-filter-group]')) {
      group.hidden = !group.querySelector('[data-filter-item]:not([hidden])');
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.querySelector('[role="status"]')!.textContent = this.#count(shown, items.length);
    }, PAUSE_MS);
  }

  #count(shown: number, total: number): string {
    const { one = '', many = '' } = this.dataset;
    if (shown === 0) return `Aucune ${one} ne correspond ; essayez un mot de moins.`;
    return shown === total ? `${total} ${many}` : `${shown} ${shown > 1 ? many : one} sur ${total}`;
  }
}

function readItems(): Item[] {
  return [...document.querySelectorAll<HTMLElement>('[data-filter-item]')].map((element) => ({
    element,
    words: foldWords(`${element.textContent} ${element.dataset.words ?? ''}`),
    options: element.dataset.options ?? '',
  }));
}

customElements.define('reference-filter', ReferenceFilter);
