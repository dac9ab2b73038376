import { type ExplainedSource, type Explanation } from '../../commands/explanation.ts';
import { commandOf, domRange, offsetAt, type CommandText } from './command-text.ts';
import { explainSource, lessons } from './guides.ts';
import { markWord } from './highlight.ts';
import { create, wordBody, wordTitle } from './render.ts';
import './styles.ts';

/** How far from the word, and how long after leaving it, the explanation stays. */
const GAP = 6;
const GRACE = 300;

let bubble: HTMLElement | undefined;
let shown: Range | undefined;
let leaving: ReturnType<typeof setTimeout> | undefined;
/** The last command read: pointing at its next word asks for no new reading. */
let last: { text: string; explained: ExplainedSource } | undefined;

/**
 * Shows what the word under a point of the window means; hides the explanation when there is none.
 * @param tapped said aloud, since the reader asked for this very word
 */
export async function explainPoint(x: number, y: number, tapped: boolean): Promise<void> {
  if (tapped && !isReading(x, y)) return;
  const command = commandUnder(x, y);
  const offset = command && offsetAt(command, x, y);
  if (!command || offset === undefined) return;
  const word = await wordAt(command, offset);
  // The page may have moved, or the reader left, while the data came.
  const range = word && domRange(command, ...word.range);
  if (!word || !range || !isOver(range, x, y)) return;
  const body = [
    create('p', 'explain-title', ...wordTitle(command.text.slice(...word.range), word)),
    ...wordBody(word, await lessons()),
    ...wholeButton(command),
  ];
  show(body, range, tapped);
}

/** A tap that ends a selection, or on a fill-in value, which has a form of its own, asks for something else. */
function isReading(x: number, y: number): boolean {
  const field = document.elementFromPoint(x, y)?.closest('[data-placeholder]');
  return !field && getSelection()?.isCollapsed !== false;
}

function commandUnder(x: number, y: number): CommandText | undefined {
  const element = document.elementFromPoint(x, y);
  return element ? commandOf(element) : undefined;
}

async function wordAt({ text }: CommandText, offset: number): Promise<Explanation | undefined> {
  if (last?.text !== text) last = { text, explained: await explainSource(text, 'shell') };
  return last.explained.parts
    .flatMap(({ words }) => words)
    .find(({ range }) => range[0] <= offset && offset <= range[1] && isInside(range, offset));
}

/** A caret at the very end of a word belongs to the next one, if they touch. */
function isInside([, end]: readonly [number, number], offset: number): boolean {
  const words = last?.explained.parts.flatMap((part) => part.words) ?? [];
  return offset < end || !words.some(({ range }) => range[0] === offset);
}

function isOver(range: Range, x: number, y: number): boolean {
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) =>
      x >= left - GAP && x <= right + GAP && y >= top - GAP && y <= bottom + GAP,
  );
}

function wholeButton({ button }: CommandText): HTMLElement[] {
  if (!button || button.ariaExpanded === 'true') return [];
  const opener = create('button', 'explain-close', 'Toute la commande');
  opener.type = 'button';
  opener.addEventListener('click', () => {
    hide();
    button.click();
  });
  return [create('p', 'explain-actions', opener)];
}

function show(body: readonly HTMLElement[], range: Range, tapped: boolean): void {
  const box = (bubble ??= createBubble());
  clearTimeout(leaving);
  leaving = undefined;
  if (shown && box.matches(':popover-open') && isSame(shown, range)) return;
  shown = range;
  // Hovering must not make a screen reader talk over the page.
  box.ariaLive = tapped ? 'polite' : 'off';
  box.replaceChildren(...body);
  box.showPopover();
  place(box, range);
  markWord(range);
}

function isSame(one: Range, other: Range): boolean {
  return (
    one.startContainer === other.startContainer &&
    one.startOffset === other.startOffset &&
    one.endOffset === other.endOffset
  );
}

function createBubble(): HTMLElement {
  const box = create('div', 'explain-bubble not-content');
  box.popover = 'manual';
  box.role = 'group';
  box.ariaLabel = 'Explication du mot';
  // A landmark holds it, as it does the command.
  (document.querySelector('main') ?? document.body).append(box);
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
  document.addEventListener('pointermove', follow);
  document.addEventListener('pointerdown', ({ target }) => {
    if (!(target instanceof Node) || !box.contains(target)) hide();
  });
  addEventListener('scroll', () => shown && followWord(box), { capture: true, passive: true });
  addEventListener('resize', hide);
  return box;
}

/** The explanation stays while the pointer is on the word, on the explanation, or on the way. */
function follow({ target, clientX, clientY, pointerType }: PointerEvent): void {
  if (!shown || !bubble || pointerType === 'touch') return;
  const isIn = target instanceof Node && bubble.contains(target);
  if (isIn || isOver(shown, clientX, clientY)) {
    clearTimeout(leaving);
    leaving = undefined;
  } else leaving ??= setTimeout(hide, GRACE);
}

function followWord(box: HTMLElement): void {
  const { top, bottom } = shown!.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight) hide();
  else place(box, shown!);
}

function hide(): void {
  if (!shown) return;
  clearTimeout(leaving);
  leaving = undefined;
  shown = undefined;
  markWord(undefined);
  bubble?.hidePopover();
}

/** Under the word, or above it where there is more room; always within the window. */
function place(box: HTMLElement, range: Range): void {
  const { left, top, bottom } = range.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const widest = document.documentElement.clientWidth - width - GAP;
  const isAbove = bottom + GAP + height > innerHeight && top > height + GAP;
  box.style.left = `${String(Math.max(GAP, Math.min(left, widest)))}px`;
  box.style.top = `${String(isAbove ? top - height - GAP : bottom + GAP)}px`;
}
