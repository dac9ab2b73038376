/** What is said after a copy, in French, given the names that no value was found for. */
export function copyFeedback(unfilled: readonly string[]): string {
  if (unfilled.length === 0) return 'Copié';
  const marks = new Intl.ListFormat('fr').format(unfilled.map((name) => `<${name}>`));
  return `Copié, mais ${marks} ${unfilled.length > 1 ? 'restent' : 'reste'} à remplir`;
}

/** What is said when the browser lets nothing be written to the clipboard. */
export const COPY_REFUSED =
  'Le navigateur refuse la copie : sélectionnez le texte, puis copiez-le au clavier.';

/** What is said once a value was given to a name, or taken from it, in the whole page. */
export function fillFeedback(name: string, value: string | undefined): string {
  return value === undefined
    ? `<${name}> est de nouveau à remplir dans toute la page`
    : `<${name}> vaut ${value} dans toute la page`;
}

/** The accessible name of a fill-in value: it holds the text shown, as speech control requires. */
export function placeholderLabel(name: string, value: string | undefined): string {
  return value === undefined ? `Remplir <${name}>` : `${value}, valeur de <${name}> : modifier`;
}
