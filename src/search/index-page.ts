import { parse, type HTMLElement } from 'node-html-parser';

/** What the index is told of a page besides its text. */
export type PageMeta = Record<string, string>;

/** What an engine answered, on the page of a recorded session. */
const OUTPUTS = '[data-session] pre';

/**
 * Weights of what stands on a page, from 0 to 10; Pagefind gives 7 to 2 to `h1`…`h6` and 1 to the
 * rest. An element that carries its own `data-pagefind-weight` keeps it.
 */
const WEIGHTS: [selector: string, weight: number][] = [
  // Outputs hold every word of Docker, and explain none.
  [OUTPUTS, 0.3],
  // A command or an option named in a sentence: the sentence is about it.
  ['p code, li code, td code', 2],
];

/** Weight of a recorded command: that of an `h5`, below the headings of the lesson. */
const STEP_WEIGHT = 3;

/** What a reader of the page does not take for its text. */
export const EXCLUDED_SELECTORS = [
  'main footer',
  'button',
  'noscript',
  '.sr-only',
  '[hidden]',
  // Wrong answers are there to be wrong, and the right ones repeat the lesson.
  '[data-quiz]',
];

/** Whether a built page belongs in the index: not an error page, nor one that asked to stay out. */
export function isIndexable(path: string, html: string): boolean {
  if (/(?:^|\/)404(?:\/index)?\.html$/.test(path)) return false;
  const roots = html.match(/<(?:html|body|main)\b[^>]*>/g) ?? [];
  const body = roots.some((tag) => /\sdata-pagefind-body\b/.test(tag));
  return body && !roots.some((tag) => /\sdata-pagefind-ignore\b/.test(tag));
}

/**
 * A copy of a page made for the index: apostrophes straightened, since Pagefind parts « l'hôte » in
 * two words and keeps « l’hôte » whole; weights set; each recorded step made a heading, so that a
 * result leads to it; what is said of the page added to its metadata, its description with it.
 */
export function prepareForIndex(html: string, meta: PageMeta): string {
  const root = parse(straighten(html));
  // A page that gathers sessions names their commands only: whole, it would outweigh six lessons.
  if (meta.lecon === undefined) root.querySelectorAll('[data-step]').forEach(emptyStep);
  for (const [selector, weight] of WEIGHTS) {
    for (const element of root.querySelectorAll(selector)) setWeight(element, weight);
  }
  resumeSections(root);
  for (const step of root.querySelectorAll('[data-step][data-command]')) headStep(step);
  addMeta(root, meta);
  return root.toString();
}

function straighten(html: string): string {
  return html.replace(/\u2019|&rsquo;|&#8217;|&#x2019;/gi, "'");
}

function setWeight(element: HTMLElement, weight: number): void {
  if (element.hasAttribute('data-pagefind-weight')) return;
  element.setAttribute('data-pagefind-weight', String(weight));
}

function emptyStep(step: HTMLElement): void {
  step.innerHTML = '';
}

/** After its last step the text of a session belongs to the section again: says so. */
function resumeSections(root: HTMLElement): void {
  let section: HTMLElement | undefined;
  for (const element of root.querySelectorAll('main :is(h1, h2, h3, h4)[id], [data-session]')) {
    if (!element.hasAttribute('data-session')) section = element;
    else if (section) endOfSteps(element).after(heading(section.id, section.text, 0));
  }
}

function endOfSteps(session: HTMLElement): HTMLElement {
  return session.querySelectorAll('[data-step]').at(-1)?.parentNode ?? session;
}

/** Gives a step its command for a heading, at the step's own address. */
function headStep(step: HTMLElement): void {
  const id = step.getAttribute('id');
  const [firstLine = ''] = (step.getAttribute('data-command') ?? '').split('\n');
  if (id === undefined || firstLine.trim() === '') return;
  step.removeAttribute('id');
  // An excerpt would say twice a command that the heading says whole.
  const said = step.querySelectorAll('code').find(({ text }) => text.trim() === firstLine.trim());
  said?.remove();
  step.prepend(heading(id, firstLine, STEP_WEIGHT));
}

function heading(id: string, text: string, weight: number): HTMLElement {
  const element = parse('<h6></h6>').querySelector('h6')!;
  element.setAttribute('id', id);
  element.textContent = text;
  setWeight(element, weight);
  return element;
}

function addMeta(root: HTMLElement, meta: PageMeta): void {
  const head = root.querySelector('head');
  head
    ?.querySelector('meta[name="description"]')
    ?.setAttribute('data-pagefind-meta', 'description[content]');
  for (const [key, value] of Object.entries(meta)) {
    const element = parse('<meta>').querySelector('meta')!;
    element.setAttribute('content', straighten(value));
    element.setAttribute('data-pagefind-meta', `${key}[content]`);
    head?.appendChild(element);
  }
}
