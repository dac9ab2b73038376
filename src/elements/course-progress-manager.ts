import { frenchDate, isoDay } from '../course/french-date.ts';
import { merge } from '../course/progress-changes.ts';
import { emptyProgress, parseProgressFile, type LessonProgress } from '../course/progress.ts';
import { store } from './course-progress-store.ts';

/** The page of progress: what was done in each lesson; export, import, erase. */
class CourseProgressManager extends HTMLElement {
  connectedCallback(): void {
    this.#find('[data-action="export"]').addEventListener('click', () => {
      this.#export();
    });
    this.#find('[data-action="erase"]').addEventListener('click', () => {
      this.#dialog.returnValue = '';
      this.#dialog.showModal();
    });
    this.#dialog.addEventListener('close', () => {
      if (this.#dialog.returnValue === 'erase') this.#erase();
    });
    const input = this.#find<HTMLInputElement>('input[type="file"]');
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (file) void this.#import(file).finally(() => (input.value = ''));
    });
    store.subscribe(() => {
      this.#paint();
    });
  }

  #paint(): void {
    const { lessons } = store.get();
    for (const detail of this.querySelectorAll<HTMLElement>('[data-detail]')) {
      detail.textContent = describe(lessons[detail.dataset.detail ?? ''] ?? {});
    }
  }

  #export(): void {
    const text = `${JSON.stringify(store.get(), null, 2)}\n`;
    const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `docker-deep-dive-progression-${isoDay(new Date())}.json`;
    link.click();
    URL.revokeObjectURL(address);
    this.#say(`Progression exportée dans le fichier ${link.download}.`);
  }

  async #import(file: File): Promise<void> {
    try {
      const theirs = parseProgressFile(await file.text());
      const count = Object.keys(theirs.lessons).length;
      store.update((mine) => merge(mine, theirs));
      this.#say(
        count === 0
          ? 'Ce fichier ne contient aucune leçon\u00A0: rien n’a changé.'
          : `Progression importée\u00A0: ${count} ${count > 1 ? 'leçons' : 'leçon'}.`,
      );
    } catch (error) {
      this.#say((error as Error).message);
    }
  }

  #erase(): void {
    store.update(emptyProgress);
    this.#say('Votre progression est effacée.');
  }

  #say(text: string): void {
    this.#find('.status').textContent = text;
  }

  get #dialog(): HTMLDialogElement {
    return this.#find<HTMLDialogElement>('dialog');
  }

  #find<Element extends HTMLElement>(selector: string): Element {
    return this.querySelector<Element>(selector)!;
  }
}

/** « Lue le 21 novembre 2026 · à revoir · quiz : 4/5 · 1 exercice fait » */
function describe({ read, review, quiz, exercises }: LessonProgress): string {
  const done = Object.keys(exercises ?? {}).length;
  const facts = [
    read ? `lue le ${frenchDate(read)}` : '',
    review ? 'à revoir' : '',
    quiz ? `quiz\u00A0: ${quiz.right}/${quiz.total}` : '',
    done > 0 ? `${done} ${done > 1 ? 'exercices faits' : 'exercice fait'}` : '',
  ];
  const text = facts.filter(Boolean).join(' · ') || 'pas encore lue';
  return text.charAt(0).toUpperCase() + text.slice(1);
}

customElements.define('course-progress-manager', CourseProgressManager);
