import type { AstroIntegration } from 'astro';

/** Addresses that are not Markdown pages. Declared here because srcDir is the root: see astro.config.mjs. */
const ROUTES = {
  '/robots.txt': 'robots.txt.ts',
  '/sessions/[...id].json': 'session.json.ts',
  '/sessions/[...id].cast': 'session.cast.ts',
  '/og/[...slug].png': 'og.png.ts',
  '/expliquer/[name].json': 'explanations.json.ts',
};

/** Adds the pages and endpoints of src/pages to the site. */
export function routes(): AstroIntegration {
  return {
    name: 'routes',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        for (const [pattern, file] of Object.entries(ROUTES)) {
          injectRoute({ pattern, entrypoint: `./src/pages/${file}`, prerender: true });
        }
      },
    },
  };
}
