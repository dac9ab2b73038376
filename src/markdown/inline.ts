import { Marked } from 'marked';
import { withBase } from './base-links.ts';
import { frenchSpaces } from './french-spaces.ts';

/**
 * HTML of one line of Markdown that stands in a YAML file or an attribute (a quiz answer, a note):
 * emphasis, code and links, with French no-break spaces. HTML tags come out as text, so that
 * `<conteneur>` is shown rather than swallowed.
 * @param base the site's base path, for links that begin with `/`.
 */
export function inlineMarkdown(text: string, base = '/'): string {
  const marked = new Marked({
    gfm: true,
    renderer: { html: ({ text: tag }) => escapeHtml(tag) },
    walkTokens(token) {
      if (token.type === 'text') token.text = frenchSpaces(token.text as string);
      if (token.type === 'link') token.href = withBase(token.href as string, base);
    },
  });
  return marked.parseInline(text, { async: false });
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
