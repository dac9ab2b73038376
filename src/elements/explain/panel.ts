import { type ExplainedPart } from '../../commands/explanation.ts';
import { commandOf, type CommandText } from './command-text.ts';
import { explainSource, lessons, type Lessons } from './guides.ts';
import { FAILED, shareAddress } from './share.ts';
import { create, prose, wordBody, wordTitle } from './render.ts';
import './styles.ts';

const NOTHING = 'Cette commande n’est pas de celles que le cours explique.';

let panel: HTMLElement | undefined;
let opener: HTMLElement | undefined;

/** Opens the explanation of a whole command under it, as a list; closes it when it is open. */
export async function togglePanel(button: HTMLElement): Promise<void> {
  const isOpen = button === opener;
  close(isOpen);
  const command = commandOf(button);
  if (isOpen || !command) return;
  opener = button;
  button.ariaExpanded = 'true';
  panel = createPanel(command, await contents(command));
  if (opener !== button) return;
  const place = button.closest('.session-command') ?? button.closest('pre') ?? button;
  place.after(panel);
  panel.focus();
}

async function contents(command: CommandText): Promise<Node[]> {
  try {
    const [{ parts, problems }, known] = await Promise.all([
      explainSource(command.text, 'shell'),
      lessons(),
    ]);
    if (parts.length === 0) return [create('p', '', NOTHING)];
    return [
      ...problems.map(({ message }) => create('p', 'explain-danger', ...prose(message))),
      ...parts.flatMap((part) => partContents(part, command.text, known)),
    ];
  } catch {
    return [create('p', 'explain-danger', FAILED)];
  }
}

/** A command, and the list of its words. */
export function partContents(part: ExplainedPart, source: string, known: Lessons): HTMLElement[] {
  const list = create('dl', 'explain-list');
  for (const word of part.words)
    list.append(
      create('dt', '', ...wordTitle(source.slice(...word.range), word)),
      create('dd', '', ...wordBody(word, known)),
    );
  const purpose = part.purpose ? [create('span', '', ' ', ...prose(part.purpose))] : [];
  return [create('p', 'explain-part', create('code', '', part.name), ...purpose), list];
}

function createPanel(command: CommandText, children: Node[]): HTMLElement {
  const box = create('div', 'explain-panel not-content');
  box.role = 'group';
  box.ariaLabel = 'Explication de la commande';
  box.tabIndex = -1;
  const link = create('a', '', 'Modifier et expliquer');
  link.href = shareAddress(command.text.trim());
  const button = create('button', 'explain-close', 'Fermer');
  button.type = 'button';
  button.addEventListener('click', () => close(true));
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close(true);
  });
  box.append(...children, create('p', 'explain-actions', link, button));
  return box;
}

function close(returnFocus: boolean): void {
  panel?.remove();
  panel = undefined;
  if (!opener) return;
  opener.ariaExpanded = 'false';
  if (returnFocus) opener.focus();
  opener = undefined;
}
