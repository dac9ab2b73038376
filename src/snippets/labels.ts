import { isFileLanguage } from './languages.ts';

const MAX_LENGTH = 120;

/**
 * The accessible name of a command's copy button: it says the command, in one line; a command of
 * several lines is said by its first logical line and its number of lines.
 */
export function commandLabel(command: string): string {
  return `Copier la commande : ${saidCommand(command)}`;
}

/** The accessible name of the button that explains a command. */
export function explainLabel(command: string): string {
  return `Expliquer la commande : ${saidCommand(command)}`;
}

function saidCommand(command: string): string {
  const [first = '', ...others] = command.replace(/\s*\\\n\s*/g, ' ').split('\n');
  const said = first.length > MAX_LENGTH ? `${first.slice(0, MAX_LENGTH)}…` : first;
  const more = others.length > 0 ? ` (${String(others.length + 1)} lignes)` : '';
  return said + more;
}

/** The accessible name of the button that copies a whole block, by its title when it has one. */
export function blockLabel(language: string, title: string | undefined): string {
  if (title) return `Copier le fichier ${title}`;
  return isFileLanguage(language) ? 'Copier le fichier' : 'Copier le bloc';
}
