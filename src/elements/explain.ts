/**
 * What every page listens to so that any word of a command can be explained: pointing at it for a
 * while, tapping it, or the button of the command. Nothing is fetched before.
 */
const COMMANDS = '.snippet-command .code, .session-command code';
const DELAY = 400;

let waiting: ReturnType<typeof setTimeout> | undefined;

function isCommand(target: EventTarget | null): target is Element {
  return target instanceof Element && target.closest(COMMANDS) !== null;
}

async function explainAt(x: number, y: number, tapped = false): Promise<void> {
  const { explainPoint } = await import('./explain/popover.ts');
  await explainPoint(x, y, tapped);
}

document.addEventListener('pointermove', ({ target, clientX, clientY, buttons, pointerType }) => {
  clearTimeout(waiting);
  if (buttons === 0 && pointerType !== 'touch' && isCommand(target))
    waiting = setTimeout(() => void explainAt(clientX, clientY).catch(() => undefined), DELAY);
});

document.addEventListener('click', ({ target, clientX, clientY }) => {
  const button = target instanceof Element && target.closest<HTMLElement>('[data-explain]');
  if (button) void import('./explain/panel.ts').then(({ togglePanel }) => togglePanel(button));
  else if (isCommand(target) && getSelection()?.isCollapsed !== false && !isField(target))
    void explainAt(clientX, clientY, true).catch(() => undefined);
});

/** A fill-in value has a form of its own. */
function isField(target: Element): boolean {
  return target.closest('[data-placeholder]') !== null;
}

// The page /expliquer/ is the only one that has it: the others need not carry its script.
if (document.querySelector('command-explainer')) void import('./command-explainer.ts');
