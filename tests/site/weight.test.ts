import { globSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What a page may weigh beside the 21 KB of style and script that all share: 45 KB together. */
const MAX_HTML = 23_500;

const pages = globSync('commandes/*/index.html.br', { cwd: 'dist' });

it('finds the pages of commands', () => {
  expect(pages.length).toBeGreaterThan(150);
});

it.each(pages)('%s is as light as a lesson', (file) => {
  expect(statSync(`dist/${file}`).size).toBeLessThanOrEqual(MAX_HTML);
});
