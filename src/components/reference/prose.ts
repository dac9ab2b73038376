import { inlineMarkdown } from '../../markdown/inline.ts';

/** Longer than this, a piece of code must be allowed to wrap on a phone. */
const LONG_CODE = /<code>(?=[^<]{33,}<)/g;

/** HTML of a sentence of the reference: inline Markdown, its long pieces of code marked. */
export function prose(text: string): string {
  return inlineMarkdown(text, import.meta.env.BASE_URL).replace(LONG_CODE, '<code class="long">');
}
