/**
 * What every page listens to so that any word of a command can be explained: pointing at it for a
 * while, tapping it, or the button of the command. Nothing is fetched before.
 */
const COMMANDS = '.snippet-command .code, .session-command code';
const DELAY = 400;

let waiting: ReturnType<typeof setTimeout> | undefined;

const engine = () => import('./explain/engine.ts').then((module) => module.loadParts());

function closest<Found extends Element>({ target }: Event, selector: string): Found | null {
  return (target as Element).closest?.(selector);
}

/** The word under the pointer, in a command. */
async function explain({ clientX, clientY, type }: MouseEvent): Promise<void> {
  const { explainPoint } = await engine();
  await explainPoint(clientX, clientY, type === 'click');
}

document.addEventListener('pointermove', (event) => {
  clearTimeout(waiting);
  if (!event.buttons && event.pointerType !== 'touch' && closest(event, COMMANDS))
    waiting = setTimeout(explain, DELAY, event);
});

document.addEventListener('click', (event) => {
  const button = closest<HTMLElement>(event, '[data-explain]');
  if (button) void engine().then(({ togglePanel }) => togglePanel(button));
  else if (closest(event, COMMANDS)) void explain(event);
});

// The page /expliquer/ is the only one that has it: the others need not carry its script.
if (document.querySelector('command-explainer')) void import('./command-explainer.ts');
