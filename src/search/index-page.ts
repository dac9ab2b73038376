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

/** Weight of a recorded command: `h5`, under the headings of the lesson. */
const STEP_HEADING = 'h5';

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
 * result leads to it.
 */
export function prepareForIndex(html: string, meta: PageMeta): string {
  const root = parse(straighten(html));
  for (const [selector, weight] of WEIGHTS) {
    for (const element of root.querySelectorAll(selector)) setWeight(element, weight);
  }
  // The gallery holds all the sessions: without this, its text alone would outweigh six lessons.
  if (meta.lecon === undefined) {
    for (const output of root.querySelectorAll(OUTPUTS)) output.remove();
  }
  for (const step of root.querySelectorAll('[data-step][data-command]')) makeHeading(step);
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

function makeHeading(step: HTMLElement): void {
  const id = step.getAttribute('id');
  const [firstLine = ''] = (step.getAttribute('data-command') ?? '').split('\n');
  if (id === undefined || firstLine.trim() === '') return;
  step.removeAttribute('id');
  const heading = parse(`<${STEP_HEADING}></${STEP_HEADING}>`).querySelector(STEP_HEADING)!;
  heading.setAttribute('id', id);
  heading.textContent = firstLine;
  step.prepend(heading);
}

function addMeta(root: HTMLElement, meta: PageMeta): void {
  const head = root.querySelector('head');
  for (const [key, value] of Object.entries(meta)) {
    const element = parse('<meta>').querySelector('meta')!;
    element.setAttribute('content', straighten(value));
    element.setAttribute('data-pagefind-meta', `${key}[content]`);
    head?.appendChild(element);
  }
}
