import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

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
  const root = mkdtempSync(join(tmpdir(), 'stock-'));
  mkdirSync(join(root, 'src/content/docs'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  cpSync('src/integrations/precompress.ts', join(root, 'precompress.ts'));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(root, 'astro.config.mjs'), CONFIG);
  writeFileSync(join(root, 'src/content.config.ts'), CONTENT_CONFIG);
  writeFileSync(join(root, 'src/content/docs/guide.md'), GUIDE);
  writeFileSync(join(root, 'src/content/docs/index.md'), '---\ntitle: Stock\n---\nHome.\n');
  execFileSync('astro', ['build'], { cwd: root, stdio: 'pipe' });
  return join(root, 'dist');
}
