import { type Grammar, findCommand } from './grammar.ts';

/** Where the pages of commands stand, without the site's base. */
export const COMMANDS_PATH = '/commandes/';
export const ERRORS_PATH = '/erreurs/';

/** Compose's v1 would otherwise take the address of `docker compose`. */
const SLUGS: Record<string, string> = { 'docker-compose': 'docker-compose-v1' };

const INSTRUCTION = /^[A-Z]+$/;

/**
 * Last segment of a command's address; never changes once published.
 * `docker run` → `docker-run`, `FROM` → `dockerfile-from`.
 */
export function commandSlug(name: string): string {
  const known = Object.hasOwn(SLUGS, name) ? SLUGS[name] : undefined;
  if (known) return known;
  const words = INSTRUCTION.test(name) ? `dockerfile ${name}` : name;
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Address of a command's page without the site's base: `/commandes/docker-run/`. */
export function commandPath(name: string): string {
  return `${COMMANDS_PATH}${commandSlug(name)}/`;
}

/**
 * Anchor of an option on its command's page, the same whatever the case of the address:
 * `--rm` → `option-rm`, `-p` → `option-p`, `-P` → `option-p-majuscule`.
 * @param option as typed, with its dashes
 */
export function optionAnchor(option: string): string {
  const name = option.replace(/^-+/, '');
  const isCapital = /^[A-Z]$/.test(name);
  return `option-${name.toLowerCase()}${isCapital ? '-majuscule' : ''}`;
}

/** Address of an option of a command, without the site's base. */
export function optionPath(command: string, option: string): string {
  return `${commandPath(command)}#${optionAnchor(option)}`;
}

/** Address of an error, without the site's base. */
export function errorPath(id: string): string {
  return `${ERRORS_PATH}#${id}`;
}

/** The name by which an option goes on its page: `-p` of `docker run` is `--publish`. */
export function longOption(grammar: Grammar, command: string, option: string): string {
  if (option.startsWith('--')) return option;
  const spec = findCommand(grammar, command)?.spec;
  const found = Object.entries(spec?.options ?? {}).find(
    ([, { short }]) => short !== undefined && `-${short}` === option,
  );
  return found ? `--${found[0]}` : option;
}
