import { segments } from '../search/excerpt.ts';
import { type HighlightedText, type ResultKind, type SearchResult } from '../search/source.ts';

const KIND_LABELS: Record<ResultKind, string> = {
  lesson: 'Leçon',
  chapter: 'Chapitre',
  section: 'Section',
  step: 'Étape',
  page: 'Page',
  command: 'Commande',
  option: 'Option',
  instruction: 'Instruction',
  error: 'Erreur',
};

/** One `role="option"` per result, each holding the link that it opens. */
export function resultOptions(results: SearchResult[]): HTMLLIElement[] {
  return results.map((result, rank) => {
    const option = document.createElement('li');
    option.id = `search-result-${rank}`;
    option.role = 'option';
    option.ariaSelected = 'false';
    option.append(resultLink(result));
    nameAfterParts(option);
    return option;
  });
}

/**
 * A real link, so that a middle click or « copy the link » work. Its text shows while the link
 * itself is hidden (style sheet): an option must not hold anything that takes the focus, the arrows
 * of the field being the way from one option to the next.
 */
function resultLink(result: SearchResult): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = result.href;
  link.append(heading(result));
  if (result.breadcrumb.length > 0)
    link.append(element('breadcrumb', result.breadcrumb.join(' › ')));
  if (result.excerpt?.text) link.append(highlighted('excerpt', result.excerpt));
  // A space of their own keeps the parts from running together in what is read out.
  for (const part of link.children) part.prepend(' ');
  return link;
}

/** The text of a hidden link does not name its option: its visible parts do, once designated. */
function nameAfterParts(option: HTMLElement): void {
  const parts = [...option.querySelectorAll('a > *')];
  for (const [rank, part] of parts.entries()) part.id = `${option.id}-${rank}`;
  option.setAttribute('aria-labelledby', parts.map(({ id }) => id).join(' '));
}

function heading({ kind, number, title }: SearchResult): HTMLElement {
  const line = element('heading');
  const label = number === undefined ? KIND_LABELS[kind] : `${KIND_LABELS[kind]} ${number}`;
  // The space keeps the two apart when the option is read out.
  line.append(element('kind', label), ' ', highlighted('title', title));
  return line;
}

function highlighted(name: string, text: HighlightedText): HTMLElement {
  const holder = element(name);
  for (const segment of segments(text)) {
    if (!segment.marked) holder.append(segment.text);
    else
      holder.append(Object.assign(document.createElement('mark'), { textContent: segment.text }));
  }
  return holder;
}

function element(name: string, text = ''): HTMLElement {
  const span = document.createElement('span');
  span.className = name;
  span.textContent = text;
  return span;
}
