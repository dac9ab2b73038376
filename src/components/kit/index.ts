/** The lesson kit: everything that an author may use in a lesson, a chapter page or the home page. */
export { default as SessionReplay } from './SessionReplay.astro';
export { default as Check } from './Check.astro';
export { default as ComparisonTable } from './ComparisonTable.astro';
export { default as Dated } from './Dated.astro';
export { default as Diagram } from './Diagram.astro';
export { default as Erratum } from './Erratum.astro';
export { default as Exercise } from './Exercise.astro';
export { default as Hint } from './Hint.astro';
export { default as KeyPoints } from './KeyPoints.astro';
export { default as Quiz } from './Quiz.astro';
export { default as Solution } from './Solution.astro';
export { default as ChapterLessons } from '../lesson/ChapterLessons.astro';
export { default as CourseProgress } from '../lesson/CourseProgress.astro';
export { default as ProgressManager } from '../lesson/ProgressManager.astro';
