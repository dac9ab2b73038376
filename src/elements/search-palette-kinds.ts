import { KIND_GROUPS, type KindGroup } from '../search/kinds.ts';

/** Fills a group of buttons, one of which is pressed: the kind of results that the reader keeps. */
export function kindFilter(holder: HTMLElement, choose: (group: KindGroup) => void): void {
  const buttons = KIND_GROUPS.map(({ group, label }) => {
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      textContent: label,
      ariaPressed: String(group === 'all'),
    });
    button.addEventListener('click', () => {
      for (const other of buttons) other.ariaPressed = String(other === button);
      choose(group);
    });
    return button;
  });
  holder.append(...buttons);
}
