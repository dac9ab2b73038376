/**
 * The search button of every page, `<site-search>`: shows the shortcut of the reader's machine, and
 * fetches the palette the first time that it is asked for.
 */
class SiteSearch extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button')!;
    if (/Mac|iP(hone|ad|od)/.test(navigator.platform)) button.setAttribute('data-apple', '');
    button.addEventListener('click', () => void this.toggle());
    // Pointing at the button is a good sign that it will be pressed; a failure will tell itself then.
    button.addEventListener('pointerenter', () => void loadPalette().catch(() => undefined), {
      once: true,
    });
    document.addEventListener('keydown', (event) => {
      if (event.defaultPrevented || !isShortcut(event)) return;
      event.preventDefault();
      void this.toggle();
    });
  }

  private async toggle(): Promise<void> {
    try {
      const { togglePalette } = await loadPalette();
      togglePalette();
    } catch {
      const label = this.querySelector<HTMLElement>('.label')!;
      label.textContent = 'Recherche injoignable, réessayer';
      label.setAttribute('data-failed', '');
    }
  }
}

function loadPalette() {
  return import('./search-palette-dialog.ts');
}

/** Ctrl-K or ⌘K anywhere; `/` when the reader is not typing a text. */
function isShortcut(event: KeyboardEvent): boolean {
  if (event.altKey || event.isComposing) return false;
  if (event.ctrlKey || event.metaKey) return !event.shiftKey && event.key.toLowerCase() === 'k';
  const target = event.target as HTMLElement;
  const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  return event.key === '/' && !typing && !document.querySelector('dialog[open]');
}

customElements.define('site-search', SiteSearch);
