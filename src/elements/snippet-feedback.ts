const BRIEF = 2000;
const LONG = 8000;

let bubble: HTMLElement | undefined;
let hiding: ReturnType<typeof setTimeout> | undefined;

/** Puts the page's one status bubble in place: a live region must stand before it speaks. */
export function createFeedback(): void {
  bubble = document.createElement('div');
  bubble.className = 'snippet-feedback';
  bubble.setAttribute('role', 'status');
  document.body.append(bubble);
}

/**
 * Says a sentence politely and shows it above an element; one that asks something of the reader
 * (`isWarning`) stays longer.
 */
export function say(sentence: string, anchor: Element, isWarning = false): void {
  if (!bubble) return;
  const { top, right } = anchor.getBoundingClientRect();
  bubble.textContent = sentence;
  bubble.classList.toggle('snippet-warning', isWarning);
  bubble.style.top = `${String(top + scrollY - 4)}px`;
  bubble.style.right = `${String(Math.max(8, document.documentElement.clientWidth - right))}px`;
  clearTimeout(hiding);
  hiding = setTimeout(() => bubble?.replaceChildren(), isWarning ? LONG : BRIEF);
}
