import { copyFrom } from './snippet-copy.ts';
import { createFeedback } from './snippet-feedback.ts';
import { showValues } from './snippet-values.ts';

/** The form comes when a value is asked for. */
async function openForm(mark: HTMLElement): Promise<void> {
  const form = await import('./snippet-form.ts');
  form.openForm(mark);
}

/**
 * What the page's snippets do in a browser: any `button[data-copy]` copies its text, any
 * `[data-placeholder]` asks for its value. One listener each, whatever the number of snippets.
 */
function listen(): void {
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const button = target.closest<HTMLElement>('[data-copy]');
    const mark = target.closest<HTMLElement>('[data-placeholder]');
    if (button) void copyFrom(button);
    else if (mark && getSelection()?.isCollapsed !== false) void openForm(mark);
  });
  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (key !== 'Enter' && key !== ' ') return;
    if (!(target instanceof HTMLElement) || !target.matches('[data-placeholder]')) return;
    event.preventDefault();
    void openForm(target);
  });
}

if (document.querySelector('[data-copy], [data-placeholder]')) {
  createFeedback();
  showValues();
  listen();
}
