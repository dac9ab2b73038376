import {
  addClassName,
  h,
  select,
  setProperty,
  type Element,
} from '@astrojs/starlight/expressive-code/hast';

/** What a line of a shell or console block is, and the copy button it carries, if any. */
export interface LineRole {
  kind: 'command' | 'output';
  prompt: string;
  button?: Element;
  /** Explains the command, where there is something to explain. */
  explainButton?: Element;
}

/** A copy button. `text` is what is copied; `label` its accessible name, in French. */
export function copyButton(text: string, label: string): Element {
  return h('button', {
    type: 'button',
    className: ['snippet-copy'],
    'data-copy': text,
    'aria-label': label,
  });
}

/** A button that explains the command of the copy button before it. */
export function explainButton(label: string): Element {
  return h('button', {
    type: 'button',
    className: ['snippet-copy', 'snippet-explain'],
    'data-explain': '',
    'aria-label': label,
  });
}

/** Marks a rendered line with its role, its prompt and its buttons. */
export function markLine(
  line: Element,
  { kind, prompt, button, explainButton: explain }: LineRole,
): void {
  addClassName(line, `snippet-${kind}`);
  const code = select('div.code', line);
  if (code && prompt !== '') setProperty(code, 'data-prompt', prompt);
  if (prompt.startsWith('>')) addClassName(line, 'snippet-continuation');
  if (button) line.children.push(button);
  if (explain) line.children.push(explain);
}
