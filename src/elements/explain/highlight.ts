const NAME = 'explained-word';

/** Marks a stretch of text without touching the page, where the browser can; none takes the mark back. */
export function markWord(range: Range | undefined): void {
  if (!('highlights' in CSS)) return;
  if (range) CSS.highlights.set(NAME, new Highlight(range));
  else CSS.highlights.delete(NAME);
}
