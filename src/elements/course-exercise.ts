import { isoDay } from '../course/french-date.ts';
import { setExercise } from '../course/progress-changes.ts';
import { store } from './course-progress-store.ts';

/** In an exercise: the button that keeps that it was done. Hidden without JavaScript. */
class CourseExercise extends HTMLElement {
  connectedCallback(): void {
    const lesson = this.dataset.lesson!;
    const exercise = this.closest<HTMLElement>('[data-exercise]')!.dataset.exercise!;
    const button = this.querySelector('button')!;
    const isDone = () => Boolean(store.get().lessons[lesson]?.exercises?.[exercise]);

    button.addEventListener('click', () => {
      const day = isDone() ? undefined : isoDay(new Date());
      store.update((progress) => setExercise(progress, lesson, exercise, day));
    });
    store.subscribe(() => {
      button.ariaPressed = String(isDone());
    });
  }
}

customElements.define('course-exercise', CourseExercise);
