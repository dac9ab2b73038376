import { fillFeedback } from '../snippets/feedback.ts';
import { valueProblem } from '../snippets/placeholders.ts';
import { say } from './snippet-feedback.ts';
import { setValue, valuesOf } from './snippet-values.ts';

/** The fields of the page's one form, moved under the snippet whose value is asked for. */
interface ValueForm {
  form: HTMLFormElement;
  label: HTMLLabelElement;
  input: HTMLInputElement;
  error: HTMLElement;
}

let fields: ValueForm | undefined;
let mark: HTMLElement | undefined;

/** Asks for the value of a mark, under its block, and gives it to the whole page. */
export function openForm(opener: HTMLElement): void {
  const { form, label, input } = (fields ??= createForm());
  const name = opener.dataset.placeholder!;
  if (mark) mark.ariaExpanded = 'false';
  mark = opener;
  mark.ariaExpanded = 'true';
  label.textContent = `Valeur de <${name}>, dans toute la page :`;
  input.value = valuesOf([name]).get(name) ?? '';
  showProblem();
  opener.closest('pre')?.after(form);
  input.select();
}

function createForm(): ValueForm {
  const form = create('form', 'snippet-form');
  const label = create('label');
  const input = create('input');
  const error = create('p');
  label.htmlFor = input.id = 'snippet-value';
  error.id = 'snippet-problem';
  error.setAttribute('role', 'alert');
  input.setAttribute('aria-describedby', error.id);
  input.autocomplete = 'off';
  input.autocapitalize = 'none';
  input.spellcheck = false;
  form.noValidate = true;
  form.append(
    label,
    input,
    createButton('Remplir'),
    createButton('Effacer', () => give(undefined)),
    createButton('Fermer', close),
    error,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit(input.value.trim());
  });
  form.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close();
  });
  return { form, label, input, error };
}

function submit(value: string): void {
  const problem = valueProblem(value);
  showProblem(problem);
  if (problem === undefined) give(value);
  else fields?.input.focus();
}

function showProblem(problem?: string): void {
  fields?.error.replaceChildren(problem ?? '');
  fields?.input.setAttribute('aria-invalid', String(problem !== undefined));
}

function give(value: string | undefined): void {
  const name = mark?.dataset.placeholder;
  if (!mark || name === undefined) return;
  setValue(name, value);
  say(fillFeedback(name, value), mark);
  close();
}

function close(): void {
  if (mark) mark.ariaExpanded = 'false';
  mark?.focus();
  fields?.form.remove();
}

function create<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className = '') {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

/** A button that submits the form, unless it is given something else to do. */
function createButton(text: string, onClick?: () => void): HTMLButtonElement {
  const button = create('button');
  button.textContent = text;
  if (onClick) {
    button.type = 'button';
    button.addEventListener('click', onClick);
  }
  return button;
}
