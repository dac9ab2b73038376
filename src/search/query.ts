/** French articles and pronouns that lose their vowel: « l’hôte » is a question about « hôte ». */
const ELISION = /(?<!\p{L})(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=[\p{L}\p{N}])/giu;

/** Words that every page holds: kept, they would only rule pages out. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a à au aux avec ce ces cet cette comment dans de des du elle en est et il ils la le les leur ' +
    'ma mes mon ne nos notre ou où par pas pour pourquoi qu quand que quel quelle quelles quels ' +
    'qui quoi sa sans se ses son sont sur ta tes ton tous tout toute toutes un une vos votre y ça ' +
    'how in is of the to'
  ).split(' '),
);

/**
 * Undoes what word processors, phones and our own typography do to a pasted text: curly
 * apostrophes, no-break hyphens, `--rm` turned into « –rm »; and drops the signs of the shell that
 * no index holds (`--cpus=0.5` asks for `--cpus` and `0.5`).
 */
export function normalizeQuery(query: string): string {
  return query
    .normalize('NFC')
    .replace(/[\u2018\u2019\u02BC]/g, "'")
    .replace(/[\u2010\u2011\u2212]/g, '-')
    .replace(/(?<!\S)[\u2013\u2014](?=\p{L})/gu, '--')
    .replace(/[\u2013\u2014«»“”„"`$=<>|+~^{}[\]()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The words that a query is about, in their order, without elided articles nor stop words. Hyphens
 * inside a word part it (`docker-compose` is `docker compose`); those of an option stay (`--rm`).
 * A query made of stop words alone keeps them all.
 */
export function searchTerms(query: string): string[] {
  const words = normalizeQuery(query)
    .replace(ELISION, '')
    .split(' ')
    .flatMap((word) => (word.startsWith('-') ? [word] : word.split('-')))
    .map((word) => word.replace(/^[^\p{L}\p{N}/.-]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = words.filter((word) => !STOP_WORDS.has(word.toLowerCase()));
  return telling.length > 0 ? telling : words;
}

/** Lower case, without accents, apostrophes straightened: two spellings of a word fold alike. */
export function fold(text: string): string {
  return text
    .replace(/[\u2018\u2019]/g, "'")
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
}

/**
 * Queries nearby, to offer when nothing answers: each word alone when there are several, else the
 * first letters of the only one, which find its family (« histroy » → « hist »). At most three.
 */
export function nearbyQueries(query: string): string[] {
  const terms = searchTerms(query);
  if (terms.length > 1) {
    const byLength = [...new Set(terms)].sort((a, b) => b.length - a.length);
    return byLength.slice(0, 3);
  }
  const [only = ''] = terms;
  const half = only.slice(0, Math.max(3, Math.ceil(only.length / 2)));
  return half.length < only.length ? [half] : [];
}
