import chapters from 'virtual:search/chapters';
import { nearbyQueries } from '../search/query.ts';

/** What the palette can do for the reader from a notice; functions to be passed around alone. */
export interface NoticeActions {
  search: (query: string) => void;
  forget: () => void;
  retry: () => void;
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
    heading('Ou partir d’un chapitre'),
    chapterLinks(),
  ];
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
  const list = Object.assign(document.createElement('ol'), { className: 'chapters' });
  for (const { number, title, href } of chapters) {
    const link = Object.assign(document.createElement('a'), {
      href,
      textContent: `${number}. ${title}`,
    });
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  return list;
}
