import { summarize } from '../course/progress-summary.ts';
import { store } from './course-progress-store.ts';

/** On the home page: how far the reader is. Hidden without JavaScript. */
class CourseSummary extends HTMLElement {
  connectedCallback(): void {
    store.subscribe(() => {
      this.#paint();
    });
  }

  #paint(): void {
    const links = this.#links();
    const { read, next, review } = summarize(store.get(), [...links.keys()]);
    this.#find('.count').textContent =
      `${read} ${read > 1 ? 'leçons lues' : 'leçon lue'} sur ${this.dataset.total}`;
    this.querySelector('progress')!.value = read;

    this.#find('.next').hidden = next === undefined;
    this.#find('.next-label').textContent = read > 0 ? 'À lire ensuite' : 'Pour commencer';
    this.#find('.next-link').replaceChildren(...(next ? [links.get(next)!] : []));

    this.#find('.review').hidden = review.length === 0;
    this.#find('.review ul').replaceChildren(
      ...review.map((number) => {
        const item = document.createElement('li');
        item.append(links.get(number)!.cloneNode(true));
        return item;
      }),
    );
  }

  /** Fresh links to the lessons that are written, by number, in the order of the course. */
  #links(): Map<string, HTMLElement> {
    const template = this.querySelector('template')!.content.cloneNode(true) as DocumentFragment;
    const links = [...template.querySelectorAll<HTMLElement>('a[data-lesson]')];
    return new Map(links.map((link) => [link.dataset.lesson!, link]));
  }

  #find(selector: string): HTMLElement {
    return this.querySelector<HTMLElement>(selector)!;
  }
}

customElements.define('course-summary', CourseSummary);
