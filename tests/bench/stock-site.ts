import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Below the project, so that its packages are found; ignored by git. */
const ROOT = '.astro/stock-site';

/** Astro bundles the packages that a site names here. */
const PACKAGE = JSON.stringify({
  type: 'module',
  dependencies: { '@astrojs/starlight': '*', astro: '*' },
});

const CONFIG = `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
import { precompress } from './precompress.ts';
export default defineConfig({
  site: 'https://stock.example',
  integrations: [
    starlight({ title: 'Stock', sidebar: [{ label: 'Guides', items: ['guide'] }] }),
    precompress(),
  ],
});
`;

const CONTENT_CONFIG = `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

const GUIDE = `---
title: Example Guide
description: A guide in a stock Starlight site.
---

Guides lead a user through a specific task they want to accomplish, often with a sequence of steps.
Writing a good guide requires thinking about what your users are trying to do.

## Further reading

- Read [about how-to guides](https://diataxis.fr/how-to-guides/) in the Diátaxis framework
`;

/**
 * Builds a Starlight site as its template makes it, with this project's own packages.
 * @returns the folder of the built site; its one guide is at `/guide/`
 */
export function buildStockSite(): string {
  const root = ROOT;
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'src/content/docs'), { recursive: true });
  cpSync('src/integrations/precompress.ts', join(root, 'precompress.ts'));
  writeFileSync(join(root, 'package.json'), PACKAGE);
  writeFileSync(join(root, 'astro.config.mjs'), CONFIG);
  writeFileSync(join(root, 'src/content.config.ts'), CONTENT_CONFIG);
  writeFileSync(join(root, 'src/content/docs/guide.md'), GUIDE);
  writeFileSync(join(root, 'src/content/docs/index.md'), '---\ntitle: Stock\n---\nHome.\n');
  execFileSync('astro', ['build'], { cwd: root, stdio: 'pipe' });
  return join(root, 'dist');
}
