/** What an entry is found by: its words folded, its options as they are. */
export interface Filterable {
  /** Folded by {@link foldWords}. */
  words: string;
  /** `-p --publish`: compared letter for letter. */
  options: string;
}

/** Lower case, without accents, apostrophes straightened, hyphens and signs as spaces. */
export function foldWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Whether every word of a query begins a word of the entry. A word with a dash is an option, in its
 * exact case (`-p` is not `-P`); a long one may be begun only (`--mem`). A blank query keeps all.
 */
export function matchesQuery(query: string, { words, options }: Filterable): boolean {
  const terms = query.trim().split(/\s+/).filter(Boolean);
  const [dashed, plain] = [terms.filter(isOption), terms.filter((term) => !isOption(term))];
  const known = options.split(' ');
  return (
    dashed.every((term) => known.some((option) => answersOption(term, option))) &&
    foldWords(plain.join(' '))
      .split(' ')
      .every((word) => ` ${words}`.includes(` ${word}`))
  );
}

function isOption(term: string): boolean {
  return /^--?[\p{L}\p{N}]/u.test(term);
}

function answersOption(term: string, option: string): boolean {
  return term.startsWith('--') ? option.startsWith(term) : option === term;
}
