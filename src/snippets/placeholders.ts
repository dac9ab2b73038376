import { isConsole, isShell } from './languages.ts';

/** A fill-in value in a text: `<conteneur>`, between two UTF-16 offsets, the end excluded. */
export interface Placeholder {
  name: string;
  start: number;
  end: number;
}

/**
 * Lower-case words joined by hyphens, between angle brackets that touch them. What stands before
 * must not make it a here-document, a process substitution or a YAML verbatim tag (`!<…>`); what
 * follows must not make `<entree>sortie` or `<entree>&2` of it, which a shell reads as redirections.
 */
const PLACEHOLDER = /(?<![<!$&\d\\])<(\p{Ll}+(?:-[\p{Ll}\d]+)*)>(?![\p{L}$&>|(])/gu;

/** Languages, besides the shell's, in which `<nom>` has no meaning of its own. */
const LANGUAGES = new Set(['dockerfile', 'docker', 'yaml', 'yml', 'ini']);

/** Words that Docker itself prints between angle brackets, and that commands look for. */
const PRINTED_BY_DOCKER = new Set('none missing nil unknown pending invalid defunct'.split(' '));

/** Elements that HTML leaves open: no closing tag gives them away. */
const HTML = new Set('html head body p br hr img li link meta input'.split(' '));

const VALUE = /^[A-Za-z0-9._/:@-]+$/;
const MAX_LENGTH = 255;

/**
 * The fill-in values of a block, in order. A shell's redirections are told apart by their spaces:
 * `< fichier` is one, `<fichier>` is not; HTML written by a here-document is left alone.
 */
export function findPlaceholders(code: string, language: string): Placeholder[] {
  if (!isShell(language) && !isConsole(language) && !LANGUAGES.has(language)) return [];
  return [...code.matchAll(PLACEHOLDER)]
    .map((match) => ({
      name: match[1]!,
      start: match.index,
      end: match.index + match[0].length,
    }))
    .filter(({ name }) => !PRINTED_BY_DOCKER.has(name) && !HTML.has(name))
    .filter(({ name }) => !code.includes(`</${name}>`));
}

/** The text with every `<nom>` whose name has a value replaced by it; the others stay as they are. */
export function fillPlaceholders(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(PLACEHOLDER, (mark, name: string) => values.get(name) ?? mark);
}

/** Those of `names` that still stand unfilled in the text, each once, in the order given. */
export function unfilledNames(text: string, names: Iterable<string>): string[] {
  return [...new Set(names)].filter((name) => text.includes(`<${name}>`));
}

/**
 * Why a value cannot be put in a command, as a French sentence; undefined when it can. Nothing that
 * a shell would interpret is let in, and no value may pass for an option.
 */
export function valueProblem(value: string): string | undefined {
  if (value.length > MAX_LENGTH) return `Cette valeur dépasse ${MAX_LENGTH} caractères.`;
  if (!VALUE.test(value)) {
    return 'Valeur refusée : ni espace, ni accent, ni caractère que le shell interpréterait. Sont acceptés les lettres, les chiffres et . _ / : @ -';
  }
  if (value.startsWith('-')) {
    return 'Une valeur ne commence pas par un tiret : la commande la prendrait pour une option.';
  }
  return undefined;
}
