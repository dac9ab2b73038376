import { fold, normalizeQuery, STOP_WORDS } from './query.ts';

/** `--rm`, `-p`: kept as typed, since `-p` is not `-P`. */
const OPTION = /^--?[A-Za-z][\w-]*/;
const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=[\p{L}\p{N}])/iu;
const PARTS = /\p{N}+(?:\.\p{N}+)+|[\p{L}\p{N}]+/gu;

/** Words of a question that say nothing of its subject. */
const FILLERS = new Set(
  (
    'ca sert servir faire fait utiliser utilise exemple exemples veut dire faut peut peux pouvoir ' +
    'svp est-ce si deja plus moins tres bien vers lors the this that with from for and or be it on at'
  ).split(' '),
);
/** Kept: « créer un conteneur sans le démarrer » is another question without it. */
const TELLING = new Set(['sans']);
const EMPTY = new Set(
  [...[...STOP_WORDS].map(fold), ...FILLERS].filter((word) => !TELLING.has(word)),
);

/** Endings of French that part words of one family: `démarrer`, `démarrage`, `démarrés`. */
const ENDINGS = ['ements', 'ations', 'ement', 'ation', 'ages', 'age', 'ees', 'ee', 'er', 'ez', 'e'];
const SHORTEST_STEM = 4;

/**
 * The words of a text as the small index knows them: options as typed (`--rm`, `-P`), the others
 * folded and cut to their stem, in their order. Words that say nothing are left out, unless there
 * is nothing else.
 */
export function wordsOfText(text: string): string[] {
  const all = normalizeQuery(text).split(' ').flatMap(knownChunk);
  const telling = all.filter((word) => !EMPTY.has(word));
  return (telling.length > 0 ? telling : all).map(stem);
}

/** The same few thousand words come back in every text: each is taken apart once. */
const chunks = new Map<string, string[]>();

function knownChunk(chunk: string): string[] {
  let words = chunks.get(chunk);
  if (!words) chunks.set(chunk, (words = wordsOfChunk(chunk)));
  return words;
}

function wordsOfChunk(chunk: string): string[] {
  const option = OPTION.exec(chunk)?.[0];
  if (option !== undefined) {
    return [...lettersApart(option), ...wordsOfChunk(chunk.slice(option.length))];
  }
  return (chunk.replace(ELISION, '').match(PARTS) ?? []).map(fold);
}

/** `-it` is `-i -t`: no client of Docker has a single dash before a word. */
function lettersApart(option: string): string[] {
  if (option.startsWith('--')) return [option.replace(/-+$/, '')];
  return [...option.slice(1)]
    .filter((letter) => /[A-Za-z]/.test(letter))
    .map((letter) => `-${letter}`);
}

/** The plain words of a long option, which readers type without its dashes: `--cap-drop`. */
export function optionParts(word: string): string[] {
  return word.startsWith('--') ? word.slice(2).split('-').map(fold).map(stem) : [];
}

/** What a folded word shares with its family; options, figures and short words are left alone. */
export function stem(word: string): string {
  if (word.startsWith('-') || /\p{N}/u.test(word) || word.length < SHORTEST_STEM) return word;
  const singular = word.replace(/(?<=eau|eu)x$|(?<!s)s$/, '');
  const ending = ENDINGS.find(
    (one) => singular.endsWith(one) && singular.length - one.length >= SHORTEST_STEM,
  );
  return ending === undefined ? singular : singular.slice(0, -ending.length);
}
