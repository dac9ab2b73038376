import { WORD_KINDS, type Explanation } from '../../commands/explanation.ts';
import { frenchSpaces } from '../../markdown/french-spaces.ts';
import { withBase } from '../../markdown/base-links.ts';
import { type Lessons } from './guides.ts';

/** An element with a class and what it holds. */
export function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** Inline Markdown of the French texts: prose, and code between backquotes. */
export function prose(text: string): Node[] {
  return text
    .split(/(`[^`]*`)/)
    .map((piece) =>
      piece.length > 1 && piece.startsWith('`')
        ? create('code', '', piece.slice(1, -1))
        : document.createTextNode(frenchSpaces(piece)),
    );
}

/** The word itself and what it is, on one line. */
export function wordTitle(written: string, word: Explanation): HTMLElement[] {
  const kind = create('span', 'explain-kind', WORD_KINDS[word.kind]);
  return [create('code', 'explain-word', shortened(written)), kind];
}

const LONGEST = 80;

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** All that is known of a word, in paragraphs. */
export function wordBody(word: Explanation, lessons: Lessons): HTMLElement[] {
  const text = create('p', 'explain-text', ...prose(word.text));
  if (word.lang) text.lang = word.lang;
  const body: HTMLElement[] = [text];
  if (word.default !== undefined)
    body.push(
      create('p', 'explain-default', 'Par défaut\u00A0: ', create('code', '', word.default)),
    );
  for (const danger of word.dangers)
    body.push(create('p', 'explain-danger', create('strong', '', 'Attention. '), ...prose(danger)));
  for (const note of word.notes) body.push(create('p', 'explain-note', ...prose(note)));
  const links = wordLinks(word, lessons);
  if (links.length > 0) body.push(create('p', 'explain-links', ...links));
  return body;
}

function wordLinks({ href, title, lesson }: Explanation, lessons: Lessons): HTMLElement[] {
  const links: HTMLElement[] = [];
  if (href) {
    const link = create(
      'a',
      '',
      title?.startsWith('Valeur') ? 'Voir l’option' : (title ?? 'En savoir plus'),
    );
    link.href = withBase(href, import.meta.env.BASE_URL);
    links.push(link);
  }
  const known = lesson === undefined ? undefined : lessons[lesson];
  if (lesson !== undefined && known?.href) {
    const link = create('a', '', `Leçon ${lesson}\u00A0: ${known.title}`);
    link.href = known.href;
    links.push(link);
  }
  return links;
}
