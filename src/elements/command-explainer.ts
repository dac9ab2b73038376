/**
 * The page /expliquer/, `<command-explainer>`: what explains is fetched with the first text, typed,
 * chosen among the examples, or held by the address. Its limit and its sentences are attributes.
 */
class CommandExplainer extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector('textarea')!;
    // A field that holds megabytes would hang by itself: they are not let in.
    field.addEventListener('beforeinput', (event) => {
      if ((event.data?.length ?? 0) <= Number(this.dataset.limit)) return;
      event.preventDefault();
      this.say(this.dataset.tooLong!);
    });
    field.addEventListener('input', () => void this.explain(field));
    this.addEventListener('click', ({ target }) => {
      const example = target instanceof HTMLElement ? target.dataset.example : undefined;
      if (example === undefined) return;
      field.value = example;
      void this.explain(field);
    });
    const readAddress = (): void => {
      if (location.hash !== '') void this.explain(field, location.hash);
    };
    addEventListener('hashchange', readAddress);
    readAddress();
    this.dataset.ready = '';
    // The reader typed before the script came, or the browser restored the text.
    if (field.value !== '') void this.explain(field);
  }

  /** Explains what the field holds, or what an address holds, which is then put in it. */
  private async explain(field: HTMLTextAreaElement, hash?: string): Promise<void> {
    try {
      const { sharedText, showExplanation } = await import('./explain/parts.ts');
      if (hash !== undefined) {
        const text = sharedText(hash);
        if (text === undefined) return;
        field.value = text;
      }
      showExplanation(this, field);
    } catch {
      this.say(this.dataset.failed!);
    }
  }

  private say(sentence: string): void {
    this.querySelector('[role=status]')!.textContent = sentence;
  }
}

customElements.define('command-explainer', CommandExplainer);
