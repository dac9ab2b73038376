import type { Replay } from './replay/open-replay.ts';

const LOADING = 'Chargement du terminal…';
const FAILED = 'La session n’a pas pu être chargée. Le texte des étapes, lui, est complet.';
const RETRY = 'Réessayer';

/**
 * `<session-replay data-playback="…json">` around the text of a session (src/components/kit/SessionReplay.astro).
 * Loads the player, the terminal and the recording when the reader asks for them, never before.
 */
class SessionReplay extends HTMLElement {
  #replay: Promise<Replay> | undefined;

  connectedCallback(): void {
    this.#part('open').addEventListener('click', () => void this.#play());
    window.addEventListener('hashchange', this.#followHash);
    this.#followHash();
  }

  disconnectedCallback(): void {
    window.removeEventListener('hashchange', this.#followHash);
    this.#close();
  }

  /** An address that names a step opens the terminal on that step's result. */
  readonly #followHash = (): void => {
    const target =
      location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !this.contains(target) || !target.dataset.step) return;
    const step = Number(target.dataset.step);
    void this.#open().then((replay) => replay?.player.showStep(step));
  };

  async #play(): Promise<void> {
    const replay = await this.#open();
    replay?.start();
    replay?.focus();
  }

  async #open(): Promise<Replay | undefined> {
    this.#freeze();
    this.#replay ??= this.#load();
    try {
      return await this.#replay;
    } catch {
      this.#replay = undefined;
      this.#showFailure();
      return undefined;
    }
  }

  async #load(): Promise<Replay> {
    const stage = this.#part('stage');
    stage.textContent = LOADING;
    const { openReplay } = await import('./replay/open-replay.ts');
    const parts = { figure: this, stage, list: this.#part('steps') };
    return openReplay(parts, this.dataset.playback ?? '', () => {
      this.#close();
      this.#part('open').focus();
    });
  }

  /** The terminal takes the room of the text: what follows on the page does not move. */
  #freeze(): void {
    if (this.hasAttribute('data-open')) return;
    this.style.height = `${this.getBoundingClientRect().height}px`;
    this.setAttribute('data-open', '');
  }

  #close(): void {
    void this.#replay?.then((replay) => replay.dispose()).catch(() => undefined);
    this.#replay = undefined;
    this.#part('stage').replaceChildren();
    this.#unfreeze();
  }

  #unfreeze(): void {
    this.removeAttribute('data-open');
    this.style.height = '';
  }

  #showFailure(): void {
    const retry = document.createElement('button');
    retry.type = 'button';
    retry.className = 'replay-retry';
    retry.textContent = RETRY;
    retry.addEventListener('click', () => void this.#play());
    this.#unfreeze();
    const message = document.createElement('p');
    message.setAttribute('role', 'alert');
    message.textContent = FAILED;
    this.#part('stage').replaceChildren(message, retry);
  }

  #part(name: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!found) throw new Error(`session-replay: no [data-part="${name}"]`);
    return found;
  }
}

customElements.define('session-replay', SessionReplay);
