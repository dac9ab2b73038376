import { select, selectAll, type Element } from '@astrojs/starlight/expressive-code/hast';

/**
 * Makes valid HTML of a rendered block: Expressive Code puts a `div` per line in `code`, which may
 * only hold phrasing content. Its styles go by class, so spans look the same. A newline then parts
 * the lines, for those who read the text without styles (search, text browsers).
 */
export function usePhrasingContent(block: Element): void {
  const code = select('code', block);
  if (!code) return;
  code.children = code.children.flatMap((line, index) =>
    index < code.children.length - 1 && !isEmptyLine(line as Element)
      ? [line, { type: 'text', value: '\n' }]
      : [line],
  );
  for (const div of selectAll('div', code)) div.tagName = 'span';
}

/** Expressive Code gives an empty line a newline for content, lest it have no height. */
function isEmptyLine(line: Element): boolean {
  const [content] = select('.code', line)?.children ?? [];
  return content?.type === 'text' && content.value === '\n';
}
