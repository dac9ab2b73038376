import type { HastPluginDefinition } from 'satteri';

/** The attribute that holds an address, per element. */
const ADDRESS = { a: 'href', img: 'src' } as const;
const ELEMENTS = Object.keys(ADDRESS);

/**
 * The address of a page or file of the site, under the path where the site is published.
 * @param address `/conteneurs/` becomes `/cours/conteneurs/`; an address that is relative, of
 *   another host, or a mere fragment is returned as it is.
 * @param base as Astro's `base`: `/`, `/cours` or `/cours/`.
 */
export function withBase(address: string, base: string): string {
  const prefix = base.replace(/\/+$/, '');
  const isOfSite = address.startsWith('/') && !address.startsWith('//');
  return isOfSite ? prefix + address : address;
}

/** Sätteri plugin: authors write `/conteneurs/`, and the page links to it wherever it is published. */
export function baseLinksPlugin(base: string): HastPluginDefinition {
  const filter = ELEMENTS;
  return {
    name: 'base-links',
    element: {
      filter,
      visit(node, context) {
        const key = ADDRESS[node.tagName as keyof typeof ADDRESS];
        const address = node.properties[key];
        if (typeof address === 'string') context.setProperty(node, key, withBase(address, base));
      },
    },
    mdxJsxFlowElement: { filter, visit: prefixAttribute },
    mdxJsxTextElement: { filter, visit: prefixAttribute },
  };

  function prefixAttribute(node: JsxElement, context: JsxContext): void {
    const key = ADDRESS[node.name as keyof typeof ADDRESS];
    const attribute = node.attributes.find((one) => 'name' in one && one.name === key);
    if (typeof attribute?.value !== 'string') return;
    context.setProperty(node, key, withBase(attribute.value, base));
  }
}

type JsxVisitor = Exclude<
  NonNullable<HastPluginDefinition['mdxJsxFlowElement' | 'mdxJsxTextElement']>,
  unknown[]
>['visit'];
type JsxElement = Parameters<JsxVisitor>[0];
type JsxContext = Parameters<JsxVisitor>[1];
