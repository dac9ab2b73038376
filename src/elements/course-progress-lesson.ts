import { isoDay } from '../course/french-date.ts';
import { setRead, setReview } from '../course/progress-changes.ts';
import { store } from './course-progress-store.ts';

/** At the foot of a lesson: « J’ai lu cette leçon », « À revoir ». Hidden without JavaScript. */
class CourseLessonStatus extends HTMLElement {
  connectedCallback(): void {
    const lesson = this.dataset.lesson!;
    const read = this.querySelector<HTMLElement>('[data-mark="read"]')!;
    const review = this.querySelector<HTMLElement>('[data-mark="review"]')!;
    const state = () => store.get().lessons[lesson] ?? {};

    read.addEventListener('click', () => {
      const day = state().read ? undefined : isoDay(new Date());
      store.update((progress) => setRead(progress, lesson, day));
    });
    review.addEventListener('click', () => {
      const wanted = !state().review;
      store.update((progress) => setReview(progress, lesson, wanted));
    });
    store.subscribe(() => {
      read.ariaPressed = String(Boolean(state().read));
      review.ariaPressed = String(Boolean(state().review));
    });
  }
}

customElements.define('course-lesson-status', CourseLessonStatus);
