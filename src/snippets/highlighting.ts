import {
  ExpressiveCodeBlock,
  InlineStyleAnnotation,
  isInlineStyleAnnotation,
  pluginShiki,
  type ExpressiveCodeHookContext,
  type ExpressiveCodeLine,
} from '@astrojs/starlight/expressive-code';
import { type ShellCommand } from './shell.ts';

const shiki = pluginShiki();

/** Takes the colours of syntax off a whole block. */
export function removeHighlighting(codeBlock: ExpressiveCodeBlock): void {
  for (const line of codeBlock.getLines()) {
    line
      .getAnnotations()
      .filter(isInlineStyleAnnotation)
      .forEach((one) => line.deleteAnnotation(one));
  }
}

/**
 * Colours one command of a console block as Bash. Shiki’s own grammar for consoles goes line by
 * line: it loses here-documents and takes outputs that begin with `#` or `>` for commands.
 */
export async function highlightCommand(
  context: ExpressiveCodeHookContext,
  { firstLine, lastLine }: ShellCommand,
): Promise<void> {
  const lines = context.codeBlock.getLines(firstLine, lastLine + 1);
  const code = lines.map(({ text }) => text).join('\n');
  const codeBlock = new ExpressiveCodeBlock({ code, language: 'bash' });
  await shiki.hooks?.performSyntaxAnalysis?.({ ...context, codeBlock });
  for (const [index, line] of codeBlock.getLines().entries()) {
    line.getAnnotations().forEach((annotation) => lines[index]?.addAnnotation(annotation));
  }
}

/** Keeps the colours of syntax out of a range of a line (columns, the end excluded). */
export function clearHighlighting(line: ExpressiveCodeLine, start: number, end: number): void {
  for (const annotation of line.getAnnotations()) {
    const range = annotation.inlineRange;
    if (!(annotation instanceof InlineStyleAnnotation) || !range) continue;
    if (range.columnEnd <= start || range.columnStart >= end) continue;
    line.deleteAnnotation(annotation);
    const remainders = [
      { columnStart: range.columnStart, columnEnd: start },
      { columnStart: end, columnEnd: range.columnEnd },
    ].filter(({ columnStart, columnEnd }) => columnStart < columnEnd);
    for (const inlineRange of remainders) {
      line.addAnnotation(new InlineStyleAnnotation({ ...annotation, inlineRange }));
    }
  }
}
