/** The text of a command as the page shows it, and the nodes that its letters stand in. */
export interface CommandText {
  text: string;
  /** Opens the explanation of the whole. */
  button: HTMLElement | null;
  pieces: { node: Text; start: number }[];
}

/**
 * The whole command that an element of a page belongs to: a command of several lines, or a line and
 * the here-document under it. Undefined when it belongs to none.
 */
export function commandOf(element: Element): CommandText | undefined {
  const session = element.closest('.session-command');
  if (session) return read(session, [session.querySelector('code')!]);
  const line = element.closest('.snippet-command');
  if (!line) return undefined;
  const lines = commandLines(line);
  return read(
    lines[0]!,
    lines.map((one) => one.querySelector('.code')!),
  );
}

/** The copy button of a command stands on its first line: the others follow it, without one. */
function commandLines(line: Element): Element[] {
  let first = line;
  while (!hasButton(first) && isCommand(first.previousElementSibling))
    first = first.previousElementSibling;
  const lines = [first];
  for (let next = first.nextElementSibling; isCommand(next) && !hasButton(next);) {
    lines.push(next);
    next = next.nextElementSibling;
  }
  return lines;
}

function isCommand(line: Element | null): line is Element {
  return line?.classList.contains('snippet-command') ?? false;
}

function hasButton(line: Element): boolean {
  return line.querySelector('[data-copy]') !== null;
}

function read(holder: Element, lines: readonly Element[]): CommandText {
  const button = holder.querySelector<HTMLElement>('[data-explain]');
  const command: CommandText = { text: '', button, pieces: [] };
  for (const [index, line] of lines.entries()) {
    if (index > 0) command.text += '\n';
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      command.pieces.push({ node, start: command.text.length });
      command.text += node.data;
    }
  }
  return command;
}

/** Offset in the command of the letter under a point of the window. */
export function offsetAt({ pieces }: CommandText, x: number, y: number): number | undefined {
  const [node, offset] = caretAt(x, y);
  const piece = pieces.find((one) => one.node === node);
  return piece && piece.start + offset;
}

/** The standard way, and that of Safari before 18.4. */
function caretAt(x: number, y: number): [Node | undefined, number] {
  if ('caretPositionFromPoint' in document) {
    const caret = document.caretPositionFromPoint(x, y);
    return [caret?.offsetNode, caret?.offset ?? 0];
  }
  const old = document as unknown as {
    caretRangeFromPoint?: (x: number, y: number) => Range | null;
  };
  const caret = old.caretRangeFromPoint?.(x, y);
  return [caret?.startContainer, caret?.startOffset ?? 0];
}

/** The stretch of the page that holds a stretch of the command. */
export function domRange({ pieces }: CommandText, start: number, end: number): Range {
  const range = document.createRange();
  const place = (offset: number, atEnd: boolean): [Text, number] => {
    const piece = pieces.findLast((one) => (atEnd ? one.start < offset : one.start <= offset));
    const { node, start: from } = piece ?? pieces[0]!;
    return [node, Math.min(Math.max(offset - from, 0), node.length)];
  };
  range.setStart(...place(start, false));
  range.setEnd(...place(end, true));
  return range;
}
