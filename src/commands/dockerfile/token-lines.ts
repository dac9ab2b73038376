import { type DockerfileToken } from './instruction.ts';
import { continuationAt, isComment, linesOf } from './logical-text.ts';

/**
 * Cuts tokens that go over several lines, so that none holds a continuation character or a comment.
 * Here-documents stay whole.
 */
export function cutAtLines(
  tokens: readonly DockerfileToken[],
  source: string,
  escape: string,
): DockerfileToken[] {
  return tokens.flatMap((token) => {
    const isOneLine = !source.slice(...token.range).includes('\n');
    if (isOneLine || token.role === 'here-document') return [token];
    return linesOf(source, token.range).flatMap(({ start, end }, index) => {
      const line = source.slice(start, end);
      if (index > 0 && isComment(line)) return [];
      const text = line.slice(0, continuationAt(line, escape));
      const from = start + text.length - text.trimStart().length;
      const to = start + text.trimEnd().length;
      return to > from
        ? [{ ...token, range: [from, to] as const, text: source.slice(from, to) }]
        : [];
    });
  });
}
