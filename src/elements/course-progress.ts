/**
 * The one script of progress, on every page: paints the marks, and brings what is heavier (quiz,
 * page of progress) only where it stands.
 */
import './course-exercise.ts';
import './course-progress-lesson.ts';
import { paintMarks } from './course-progress-marks.ts';
import { store } from './course-progress-store.ts';

/** How far below the screen a quiz is prepared: early enough for readers not to see it change. */
const QUIZ_MARGIN = '1500px';

store.subscribe(paintMarks);
if (document.querySelector('course-summary')) void import('./course-progress-summary.ts');
if (document.querySelector('course-progress-manager')) void import('./course-progress-manager.ts');

const quiz = document.querySelector('course-quiz');
if (quiz) {
  const observer = new IntersectionObserver(
    ([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      void import('./course-quiz.ts');
    },
    { rootMargin: QUIZ_MARGIN },
  );
  observer.observe(quiz);
}
