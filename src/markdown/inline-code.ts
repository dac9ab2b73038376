import type { HastPluginDefinition } from 'satteri';

/** Longer than this, a piece of code must be allowed to wrap on a phone (320 CSS pixels). */
const LONGEST_IN_ONE_PIECE = 32;

/**
 * Sätteri plugin: marks the long pieces of inline code, which the style sheet lets wrap. The others
 * stay in one piece: « --memory » broken after its first hyphen is another option.
 */
export function inlineCodePlugin(): HastPluginDefinition {
  return {
    name: 'inline-code',
    element: {
      filter: ['code'],
      visit(node, context) {
        const [text] = node.children;
        const length = text?.type === 'text' ? text.value.length : 0;
        if (length > LONGEST_IN_ONE_PIECE) context.setProperty(node, 'className', ['long']);
      },
    },
  };
}
