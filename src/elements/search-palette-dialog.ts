import chapters from 'virtual:search/chapters';
import { mergeAnswers } from '../search/merge.ts';
import { entrySource, isEnough } from '../search/entry-source.ts';
import { proseSource } from '../search/prose-source.ts';
import { ofGroup, type KindGroup } from '../search/kinds.ts';
import { type SearchAnswer } from '../search/source.ts';
import { kindFilter } from './search-palette-kinds.ts';
import { loadEntries, siteBase } from './search-palette-entries.ts';
import {
  developmentNotice,
  emptyNotice,
  failureNotice,
  moreNotice,
  recentNotice,
  type NoticeActions,
} from './search-palette-notices.ts';
import { loadPagefind } from './search-palette-pagefind.ts';
import { forgetSearches, readRecent, rememberSearch } from './search-palette-recent.ts';
import { resultOptions } from './search-palette-results.ts';
import styles from './search-palette.css?inline';

/** Results shown at once, and kept for the reader who wants one kind only. */
const MAX_RESULTS = 12;
const MAX_ANSWERS = 48;
/** Milliseconds without a key before a search starts. */
const TYPING_PAUSE = 120;

/** The indexes that the palette asks: the small one first, whose answer may be enough. */
const ENTRIES = entrySource(loadEntries, siteBase());
const PROSE = proseSource(loadPagefind, chapters);

const SHELL = `
  <div class="field">
    <input type="text" role="combobox" id="search-input" aria-label="Rechercher dans le cours"
      aria-expanded="false" aria-controls="search-results" aria-autocomplete="list"
      placeholder="Rechercher dans le cours" autocomplete="off"
      autocapitalize="off" autocorrect="off" spellcheck="false" enterkeyhint="go" />
    <button type="button" class="close">Fermer</button>
  </div>
  <div class="kinds" role="group" aria-label="Ne garder que" hidden></div>
  <p role="status" class="status"></p>
  <ul role="listbox" id="search-results" aria-label="Résultats" hidden></ul>
  <div class="notice"></div>`;

let palette: SearchPalette | undefined;

/** Opens the search palette, or closes it; it is built the first time. */
export function togglePalette(): void {
  palette ??= new SearchPalette();
  palette.toggle();
}

/**
 * A plain import of the sheet would put it in every page, the palette being part of their script;
 * a constructed sheet comes with the palette, and a strict style policy lets it through.
 */
function adoptStyles(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets.push(sheet);
}

/** The dialog: a field, and under it either a list of results or a notice. */
class SearchPalette {
  readonly #dialog = document.createElement('dialog');
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #notice: HTMLElement;
  readonly #status: HTMLElement;
  readonly #kinds: HTMLElement;
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** Number of the last search: an answer to an older one is dropped. */
  #asked = 0;
  #active = -1;
  #group: KindGroup = 'all';
  /** True once the text of the lessons has been asked for: its engine is then at hand. */
  #prose = false;
  /** True when that text could not be fetched. */
  #missing = false;
  #answer: { query: string; answer: SearchAnswer } | undefined;

  readonly #actions: NoticeActions = {
    search: (query) => {
      this.#input.value = query;
      this.#input.focus();
      void this.#ask();
    },
    forget: () => {
      forgetSearches();
      this.#input.focus();
      this.#showRecent();
      this.#say('Recherches récentes effacées');
    },
    retry: () => {
      this.#actions.search(this.#input.value);
    },
    readMore: () => {
      this.#prose = true;
      this.#actions.search(this.#input.value);
    },
  };

  constructor() {
    adoptStyles();
    this.#dialog.className = 'search-palette not-content';
    this.#dialog.ariaLabel = 'Recherche';
    this.#dialog.innerHTML = SHELL;
    this.#input = this.#dialog.querySelector('input')!;
    this.#list = this.#dialog.querySelector('[role="listbox"]')!;
    this.#notice = this.#dialog.querySelector('.notice')!;
    this.#status = this.#dialog.querySelector('[role="status"]')!;
    this.#kinds = this.#dialog.querySelector('.kinds')!;
    kindFilter(this.#kinds, (group) => {
      this.#choose(group);
    });
    this.#listen();
    document.body.append(this.#dialog);
  }

  toggle(): void {
    if (this.#dialog.open) {
      this.#dialog.close();
      return;
    }
    this.#dialog.showModal();
    this.#input.select();
    if (import.meta.env.DEV) this.#showNotice(developmentNotice());
    else if (this.#input.value.trim() === '') this.#start();
  }

  #listen(): void {
    this.#input.addEventListener('input', () => {
      this.#debounce();
    });
    this.#input.addEventListener('keydown', (event) => {
      this.#onKey(event);
    });
    this.#list.addEventListener('click', (event) => {
      this.#onChoice(event);
    });
    this.#notice.addEventListener('click', (event) => {
      if ((event.target as Element).closest('a')) this.#dialog.close();
    });
    this.#dialog.querySelector('.close')!.addEventListener('click', () => {
      this.#dialog.close();
    });
    // The dialog has no padding: a click whose target is the dialog itself fell on the backdrop.
    this.#dialog.addEventListener('click', (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
  }

  #start(): void {
    this.#showRecent();
    ENTRIES.warmUp();
  }

  #debounce(): void {
    clearTimeout(this.#pause);
    this.#asked += 1;
    this.#pause = setTimeout(() => void this.#ask(), TYPING_PAUSE);
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#pause);
    const query = this.#input.value.trim();
    this.#asked += 1;
    const asked = this.#asked;
    if (import.meta.env.DEV) return;
    if (query === '') {
      this.#showRecent();
      return;
    }
    try {
      const answer = await this.#answerTo(query);
      if (asked !== this.#asked) return;
      this.#answer = { query, answer };
      this.#showAnswer();
    } catch {
      if (asked === this.#asked) this.#showFailure();
    }
  }

  /** The text of the lessons costs as much as all the rest: asked when the rest is not enough. */
  async #answerTo(query: string): Promise<SearchAnswer> {
    const quick = await ENTRIES.search(query);
    this.#prose ||= !isEnough(quick) || this.#group === 'lessons';
    if (!this.#prose) return quick;
    try {
      const answer = mergeAnswers([quick, await PROSE.search(query)], MAX_ANSWERS);
      this.#missing = false;
      return answer;
    } catch (error) {
      if (quick.results.length === 0) throw error;
      this.#missing = true;
      return quick;
    }
  }

  /** Keeps one kind of results; the lessons' text answers too when lessons are wanted. */
  #choose(group: KindGroup): void {
    this.#group = group;
    if (group === 'lessons' && !this.#prose) void this.#ask();
    else this.#showAnswer();
  }

  #showAnswer(): void {
    if (!this.#answer) return;
    const { query, answer } = this.#answer;
    const { partial } = answer;
    const results = ofGroup(answer.results, this.#group).slice(0, MAX_RESULTS);
    this.#kinds.hidden = answer.results.length === 0;
    // Pagefind takes a part of the index that it could not fetch for an empty one.
    if (results.length === 0 && !navigator.onLine) {
      this.#showFailure();
      return;
    }
    if (results.length === 0) {
      this.#showNotice(emptyNotice(query, this.#actions), answer.results.length > 0);
      this.#say('Aucun résultat');
      return;
    }
    const complete = this.#prose && !this.#missing;
    this.#notice.replaceChildren(...(complete ? [] : moreNotice(this.#missing, this.#actions)));
    this.#notice.hidden = complete;
    this.#list.replaceChildren(...resultOptions(results));
    this.#list.hidden = false;
    this.#input.ariaExpanded = 'true';
    this.#activate(0);
    const count = results.length === 1 ? '1 résultat' : `${results.length} résultats`;
    this.#say(partial ? `${count}, aucun avec tous ces mots` : count);
  }

  #showFailure(): void {
    this.#showNotice(failureNotice(this.#actions));
    this.#say('La recherche n’a pas pu être chargée');
  }

  #showRecent(): void {
    this.#showNotice(recentNotice(readRecent(), this.#actions));
    this.#say('');
  }

  #showNotice(content: Node[], filtered = false): void {
    this.#kinds.hidden = !filtered;
    this.#list.replaceChildren();
    this.#list.hidden = true;
    this.#input.ariaExpanded = 'false';
    this.#input.removeAttribute('aria-activedescendant');
    this.#active = -1;
    this.#notice.hidden = false;
    this.#notice.replaceChildren(...content);
  }

  #say(text: string): void {
    this.#status.textContent = text;
  }

  #onKey(event: KeyboardEvent): void {
    const count = this.#list.childElementCount;
    if (count === 0 || event.isComposing || event.shiftKey || event.altKey) return;
    const last = count - 1;
    const moves: Record<string, number> = {
      ArrowDown: this.#active === last ? 0 : this.#active + 1,
      ArrowUp: this.#active <= 0 ? last : this.#active - 1,
      Home: 0,
      End: last,
    };
    const target = moves[event.key];
    if (target !== undefined) this.#activate(target);
    else if (event.key === 'Enter') this.#list.children[this.#active]?.querySelector('a')?.click();
    else return;
    event.preventDefault();
  }

  #activate(rank: number): void {
    this.#list.children[this.#active]?.setAttribute('aria-selected', 'false');
    const option = this.#list.children[rank]!;
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    this.#input.setAttribute('aria-activedescendant', option.id);
    this.#active = rank;
  }

  /** The link does the rest; a click that opens another tab leaves the palette as it is. */
  #onChoice(event: MouseEvent): void {
    const option = (event.target as Element).closest('[role="option"]');
    if (!option) return;
    rememberSearch(this.#input.value);
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    this.#dialog.close();
    if (!(event.target as Element).closest('a')) option.querySelector('a')?.click();
  }
}
