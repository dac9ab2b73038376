import { COPY_REFUSED, copyFeedback } from '../snippets/feedback.ts';
import { fillPlaceholders, unfilledNames } from '../snippets/placeholders.ts';
import { say } from './snippet-feedback.ts';
import { valuesOf } from './snippet-values.ts';

const COPIED_FOR = 2000;

/** Copies the text of a button, the reader's values in it, and says how that went. */
export async function copyFrom(button: HTMLElement): Promise<void> {
  const marks = [
    ...(button.closest('.snippet')?.querySelectorAll<HTMLElement>('[data-placeholder]') ?? []),
  ];
  const names = marks.map((mark) => mark.dataset.placeholder!);
  const text = fillPlaceholders(button.dataset.copy!, valuesOf(names));
  const isCopied = (await writeWithApi(text)) || writeWithSelection(text, button);
  if (!isCopied) {
    say(COPY_REFUSED, button, true);
    return;
  }
  const unfilled = unfilledNames(text, names);
  for (const mark of marks) {
    mark.classList.toggle('snippet-missing', unfilled.includes(mark.dataset.placeholder!));
  }
  say(copyFeedback(unfilled), button, unfilled.length > 0);
  button.classList.add('snippet-copied');
  setTimeout(() => button.classList.remove('snippet-copied'), COPIED_FOR);
}

async function writeWithApi(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Refused, or absent: the page is not served over HTTPS.
    return false;
  }
}

/** The older way: it needs no permission, and works over plain HTTP. */
function writeWithSelection(text: string, button: HTMLElement): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'snippet-clipboard';
  button.after(field);
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    button.focus({ preventScroll: true });
  }
}
