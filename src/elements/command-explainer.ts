import { FAILED, MAX_LENGTH, sharedText, TOO_LONG } from './explain/share.ts';

/**
 * The page /expliquer/, `<command-explainer>`: what explains is fetched with the first text, typed,
 * chosen among the examples, or held by the address.
 */
class CommandExplainer extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector('textarea')!;
    const write = (text: string): void => {
      field.value = text;
      void this.explain(field);
    };
    // A field that holds megabytes would hang by itself: they are not let in.
    field.addEventListener('beforeinput', (event) => {
      if ((event.data?.length ?? 0) <= MAX_LENGTH) return;
      event.preventDefault();
      this.say(TOO_LONG);
    });
    field.addEventListener('input', () => void this.explain(field));
    this.addEventListener('click', ({ target }) => {
      const example = target instanceof HTMLElement ? target.dataset.example : undefined;
      if (example !== undefined) write(example);
    });
    const readAddress = (): void => {
      const text = sharedText(location.hash);
      if (text !== undefined && text !== field.value) write(text);
    };
    addEventListener('hashchange', readAddress);
    readAddress();
    this.dataset.ready = '';
    // The reader typed before the script came, or the browser restored the text.
    if (field.value !== '') void this.explain(field);
  }

  private async explain(field: HTMLTextAreaElement): Promise<void> {
    try {
      const { showExplanation } = await import('./explain/explainer.ts');
      showExplanation(this, field);
    } catch {
      this.say(FAILED);
    }
  }

  private say(sentence: string): void {
    this.querySelector('[role=status]')!.textContent = sentence;
  }
}

customElements.define('command-explainer', CommandExplainer);
