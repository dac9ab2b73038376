/** Addresses of the command index. Public, hence stable: a link to an option works for ever. */

/**
 * Address of a command's page, without the site's base: `docker run` → `/commandes/docker-run/`.
 * @param name whole name, as content/commands writes it
 */
export function commandPath(name: string): string {
  return `/commandes/${slug(name)}/`;
}

/**
 * Id of an option on the page of its command, told apart by more than the case of a letter:
 * `--rm` → `option-rm`, `-p` → `option-p`, `-P` → `option-p-majuscule`.
 * @param option as it is typed, dashes included, the long form where there is one
 */
export function optionAnchor(option: string): string {
  const capital = /^-[A-Z]$/.test(option) ? '-majuscule' : '';
  return `option-${slug(option)}${capital}`;
}

/** Address of an error message, without the site's base. */
export function errorPath(id: string): string {
  return `/erreurs/#${id}`;
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
