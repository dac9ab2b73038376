import { isRight } from '../course/quiz.ts';

/** One question of a quiz, over the form that the page was built with. */
export class QuizQuestion {
  readonly id: string;
  /** Ranks of the right answers. */
  readonly right: number[];
  /** Called with the verdict, once the reader's answer was marked. */
  onAnswer: ((verdict: string) => void) | undefined;
  /** Called with what to say when nothing was chosen. */
  onMissing: ((text: string) => void) | undefined;
  isAnswered = false;

  readonly #item: HTMLElement;
  readonly #form: HTMLFormElement;
  readonly #button: HTMLButtonElement;
  readonly #inputs: HTMLInputElement[];
  /** The answers as the page without JavaScript lists them: right or wrong, and why. */
  readonly #keys: HTMLElement[];

  constructor(item: HTMLElement) {
    this.#item = item;
    this.id = item.dataset.quiz!;
    this.#form = item.querySelector('form')!;
    this.#button = item.querySelector('button')!;
    this.#inputs = [...item.querySelectorAll('input')];
    this.#keys = [...item.querySelectorAll<HTMLElement>('details li')];
    this.right = this.#keys.flatMap((key, rank) => ('correct' in key.dataset ? [rank] : []));
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (!this.isAnswered) this.#answer();
    });
  }

  /** Ranks of the answers chosen. */
  get chosen(): number[] {
    return this.#inputs.flatMap((input, rank) => (input.checked ? [rank] : []));
  }

  focus(): void {
    this.#inputs[0]?.focus();
  }

  reset(): void {
    this.#form.reset();
    this.isAnswered = false;
    this.#setVerdict('');
    this.#button.removeAttribute('aria-disabled');
    this.#button.textContent = 'Valider';
    for (const input of this.#inputs) {
      input.disabled = false;
      const proposal = proposalOf(input);
      delete proposal.dataset.mark;
      for (const note of proposal.querySelectorAll('.mark, .why')) note.remove();
    }
  }

  #answer(): void {
    if (this.chosen.length === 0) {
      const text = 'Choisissez une réponse avant de valider.';
      this.#setVerdict(text);
      this.onMissing?.(text);
      this.focus();
      return;
    }
    this.isAnswered = true;
    const verdict = verdictOn(this.chosen, this.right);
    this.#setVerdict(verdict);
    // The button keeps the focus, which disabling it would lose.
    this.#button.setAttribute('aria-disabled', 'true');
    this.#button.textContent = 'Réponse validée';
    for (const [rank, input] of this.#inputs.entries()) this.#mark(input, rank);
    this.onAnswer?.(verdict);
  }

  #mark(input: HTMLInputElement, rank: number): void {
    const isCorrect = this.right.includes(rank);
    const mark = document.createElement('p');
    mark.className = 'mark';
    mark.textContent =
      (isCorrect ? '✓ Juste' : '✗ Faux') + (input.checked ? ', votre réponse' : '');
    const proposal = proposalOf(input);
    proposal.dataset.mark = isCorrect ? 'right' : 'wrong';
    proposal.append(mark, this.#keys[rank]!.querySelector('.why')!.cloneNode(true));
    input.disabled = true;
  }

  #setVerdict(text: string): void {
    this.#item.querySelector('.verdict')!.textContent = text;
  }
}

function proposalOf(input: HTMLInputElement): HTMLElement {
  return input.closest<HTMLElement>('.proposal')!;
}

function verdictOn(chosen: number[], right: number[]): string {
  if (isRight(chosen, right)) return 'Bonne réponse.';
  const isPartial = chosen.every((rank) => right.includes(rank));
  return isPartial ? 'Réponse incomplète.' : 'Mauvaise réponse.';
}
