import type { LessonProgress } from '../course/progress.ts';
import { store } from './course-progress-store.ts';

/** Marks every link to a lesson, and shows the notices that tell why progress is not kept. */
export function paintMarks(): void {
  const { lessons } = store.get();
  for (const link of document.querySelectorAll<HTMLElement>('a[data-lesson]')) {
    markLink(link, lessons[link.dataset.lesson ?? ''] ?? {});
  }
  for (const notice of document.querySelectorAll<HTMLElement>('[data-unkept]')) {
    notice.hidden = notice.dataset.unkept !== store.unkept;
  }
}

function markLink(link: HTMLElement, { read, review }: LessonProgress): void {
  link.toggleAttribute('data-read', Boolean(read));
  link.toggleAttribute('data-review', Boolean(review));
  const states = [...(read ? ['lue'] : []), ...(review ? ['à revoir'] : [])];
  const text = states.length > 0 ? ` (${states.join(', ')})` : '';
  const words = link.querySelector('.sr-only');
  if (words) words.textContent = text;
  else if (text) link.append(hiddenText(text));
}

function hiddenText(text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = 'sr-only';
  element.textContent = text;
  return element;
}
