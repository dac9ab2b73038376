import { frenchDate, isoDay } from '../course/french-date.ts';
import { recordQuiz } from '../course/progress-changes.ts';
import type { QuizResult } from '../course/progress.ts';
import { missedQuestions, quizResult, type Answers } from '../course/quiz.ts';
import { store } from './course-progress-store.ts';
import { QuizQuestion } from './course-quiz-question.ts';

/** The quiz of a lesson: marks each question when it is answered, keeps the result of the whole. */
class CourseQuiz extends HTMLElement {
  #questions: QuizQuestion[] = [];

  connectedCallback(): void {
    const forms = [...this.querySelectorAll<HTMLElement>('[data-quiz]')];
    this.#questions = forms.map((form) => new QuizQuestion(form));
    for (const question of this.#questions) {
      question.onAnswer = (verdict) => {
        this.#announce(verdict + this.#finish());
      };
      question.onMissing = (text) => {
        this.#announce(text);
      };
    }
    this.#find('.score button').addEventListener('click', () => {
      this.#restart();
    });
    this.#showLastAttempt(store.get().lessons[this.#lesson]?.quiz);
  }

  /** When all is answered: shows and keeps the score. Returns what there is to announce of it. */
  #finish(): string {
    if (this.#questions.some((question) => !question.isAnswered)) return '';
    const answers = (of: (question: QuizQuestion) => number[]): Answers =>
      Object.fromEntries(this.#questions.map((question) => [question.id, of(question)]));
    const result = quizResult(
      answers((question) => question.chosen),
      answers((question) => question.right),
      isoDay(new Date()),
    );
    const { right, total } = result;
    const text = `Quiz terminé\u00A0: ${right} ${right > 1 ? 'bonnes réponses' : 'bonne réponse'} sur ${total}.`;
    this.#find('.score p').textContent = text;
    this.#find('.score').hidden = false;
    store.update((progress) => recordQuiz(progress, this.#lesson, result));
    return ` ${text}`;
  }

  #restart(): void {
    for (const question of this.#questions) question.reset();
    this.#find('.score').hidden = true;
    this.#announce('');
    this.#showLastAttempt(store.get().lessons[this.#lesson]?.quiz);
    this.#questions[0]?.focus();
  }

  #showLastAttempt(quiz: QuizResult | undefined): void {
    const line = this.#find('.last-attempt');
    line.hidden = !quiz;
    if (!quiz) return;
    const missed = quiz.answers ? this.#missedRanks(quiz.answers) : [];
    const again =
      missed.length > 0
        ? ` À revoir\u00A0: ${missed.length > 1 ? 'questions' : 'question'} ${enumerate(missed)}.`
        : '';
    line.textContent = `Dernier essai\u00A0: ${quiz.right}/${quiz.total}, le ${frenchDate(quiz.date)}.${again}`;
  }

  /** Ranks, from 1, of the questions that were missed among those that the quiz still has. */
  #missedRanks(chosen: Answers): number[] {
    const right = Object.fromEntries(
      this.#questions.filter(({ id }) => id in chosen).map(({ id, right }) => [id, right]),
    );
    return missedQuestions(chosen, right).map(
      (id) => this.#questions.findIndex((question) => question.id === id) + 1,
    );
  }

  #announce(text: string): void {
    this.#find('[role="status"]').textContent = text;
  }

  get #lesson(): string {
    return this.dataset.lesson!;
  }

  #find(selector: string): HTMLElement {
    return this.querySelector<HTMLElement>(selector)!;
  }
}

/** « 2, 3 et 5 » */
function enumerate(numbers: number[]): string {
  return numbers.join(', ').replace(/, (\d+)$/, ' et $1');
}

customElements.define('course-quiz', CourseQuiz);
