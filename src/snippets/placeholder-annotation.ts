import {
  ExpressiveCodeAnnotation,
  type AnnotationRenderOptions,
  type ExpressiveCodeBlock,
  type ExpressiveCodeLine,
} from '@astrojs/starlight/expressive-code';
import { h, type Parents } from '@astrojs/starlight/expressive-code/hast';
import { clearHighlighting } from './highlighting.ts';
import { findPlaceholders, type Placeholder } from './placeholders.ts';

/** A fill-in value in a line; the script of the page makes a button of it. */
class PlaceholderAnnotation extends ExpressiveCodeAnnotation {
  override name = 'Placeholder';
  #name: string;

  constructor({ name, start, end }: Placeholder) {
    super({ inlineRange: { columnStart: start, columnEnd: end }, renderPhase: 'latest' });
    this.#name = name;
  }

  override render({ nodesToTransform }: AnnotationRenderOptions): Parents[] {
    return nodesToTransform.map((node) =>
      h('span', { className: ['snippet-placeholder'], 'data-placeholder': this.#name }, node),
    );
  }
}

/**
 * Marks the fill-in values of a block, on the lines that `isTyped` says are the reader’s to type:
 * what a command answered is quoted as it was.
 */
export function annotatePlaceholders(
  codeBlock: ExpressiveCodeBlock,
  isTyped: (line: ExpressiveCodeLine) => boolean,
): void {
  const lines = codeBlock.getLines().filter(isTyped);
  const code = lines.map(({ text }) => text).join('\n');
  let lineStart = 0;
  const found = findPlaceholders(code, codeBlock.language);
  for (const line of lines) {
    const lineEnd = lineStart + line.text.length;
    for (const { name, start, end } of found) {
      if (start < lineStart || end > lineEnd) continue;
      const placeholder = { name, start: start - lineStart, end: end - lineStart };
      clearHighlighting(line, placeholder.start, placeholder.end);
      line.addAnnotation(new PlaceholderAnnotation(placeholder));
    }
    lineStart = lineEnd + 1;
  }
}
