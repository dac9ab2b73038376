/**
 * Addresses of the command index. They are kept for ever: other sites link to them.
 */

/**
 * Path of a command's page: `docker run` → `/commandes/docker-run/`. Base path not included.
 * @param name as in content/commands
 */
export function commandPath(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `/commandes/${slug}/`;
}

/**
 * Anchor of an option on the page of its command: `--rm` → `option-rm`. A letter says its case in
 * words, since `-p` and `-P` must differ wherever case does not count: `option-lettre-p-minuscule`.
 * @param option with its dashes
 */
export function optionAnchor(option: string): string {
  if (option.startsWith('--')) return `option-${option.slice(2).toLowerCase()}`;
  const letter = option.slice(1);
  const word = letter === letter.toLowerCase() ? 'minuscule' : 'majuscule';
  return `option-lettre-${letter.toLowerCase()}-${word}`;
}
