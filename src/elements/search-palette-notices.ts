import chapters from 'virtual:search/chapters';
import { COMMANDS_PATH, ERRORS_PATH } from '../commands/anchors.ts';
import { nearbyQueries } from '../search/query.ts';
import { siteBase } from './search-palette-entries.ts';

/** What the palette can do for the reader from a notice; functions to be passed around alone. */
export interface NoticeActions {
  search: (query: string) => void;
  forget: () => void;
  retry: () => void;
  /** Searches the text of the lessons too. */
  readMore: () => void;
}

/** Shown before anything is typed: the last searches, or how to search. */
export function recentNotice(recent: string[], actions: NoticeActions): Node[] {
  if (recent.length === 0) {
    return [paragraph('Une leçon, une commande, une option comme --rm, un message d’erreur…')];
  }
  return [
    heading('Recherches récentes'),
    buttons(recent, actions.search),
    buttons(['Effacer ces recherches'], actions.forget, 'quiet'),
  ];
}

/** Says that nothing answers, and offers ways around. */
export function emptyNotice(query: string, actions: NoticeActions): Node[] {
  const nearby = nearbyQueries(query);
  return [
    paragraph(`Aucune page ne répond à « ${query} ».`),
    ...(nearby.length > 0 ? [heading('Essayer avec moins'), buttons(nearby, actions.search)] : []),
    heading('Ou partir d’une liste'),
    links([
      { href: `${siteBase()}${COMMANDS_PATH}`, text: 'Toutes les commandes' },
      { href: `${siteBase()}${ERRORS_PATH}`, text: 'Les messages d’erreur' },
    ]),
    heading('Ou d’un chapitre'),
    chapterLinks(),
  ];
}

/** Proposes the text of the lessons, which is not searched as long as it need not be. */
export function moreNotice(failed: boolean, actions: NoticeActions): Node[] {
  if (failed) {
    return [
      paragraph(
        'Le texte des leçons n’a pas pu être chargé : seuls leurs titres ont été cherchés.',
      ),
      buttons(['Réessayer'], actions.readMore),
    ];
  }
  return [buttons(['Chercher aussi dans le texte des leçons'], actions.readMore, 'quiet')];
}

/** Says that the index could not be fetched. */
export function failureNotice(actions: NoticeActions): Node[] {
  return [
    paragraph('La recherche n’a pas pu être chargée. La connexion est peut-être coupée.'),
    buttons(['Réessayer'], actions.retry),
    heading('Ou partir d’un chapitre'),
    chapterLinks(),
  ];
}

/** Says why there is nothing to search while the site is being written. */
export function developmentNotice(): Node[] {
  return [
    paragraph(
      'L’index de recherche n’est écrit qu’à la construction du site : il n’y a rien à chercher en mode développement.',
    ),
  ];
}

function paragraph(text: string): HTMLElement {
  return Object.assign(document.createElement('p'), { textContent: text });
}

function heading(text: string): HTMLElement {
  return Object.assign(document.createElement('h2'), { textContent: text });
}

function buttons(labels: string[], act: (label: string) => void, name = ''): HTMLElement {
  const list = Object.assign(document.createElement('div'), { className: `buttons ${name}` });
  for (const label of labels) {
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      textContent: label,
    });
    button.addEventListener('click', () => {
      act(label);
    });
    list.append(button);
  }
  return list;
}

function chapterLinks(): HTMLElement {
  return links(chapters.map(({ number, title, href }) => ({ href, text: `${number}. ${title}` })));
}

function links(all: { href: string; text: string }[]): HTMLElement {
  const list = Object.assign(document.createElement('ul'), { className: 'chapters' });
  for (const { href, text } of all) {
    const link = Object.assign(document.createElement('a'), { href, textContent: text });
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  return list;
}
