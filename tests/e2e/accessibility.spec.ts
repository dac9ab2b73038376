import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, PAGES, test } from './site.ts';

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(STANDARD).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

async function open(page: Page, path: string, theme: 'light' | 'dark'): Promise<void> {
  await page.addInitScript((value) => localStorage.setItem('starlight-theme', value), theme);
  await page.goto(path);
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
}

for (const theme of ['light', 'dark'] as const) {
  for (const path of [...PAGES, '/404.html']) {
    test(`axe, ${theme}: ${path}`, async ({ page }) => {
      await open(page, path, theme);
      expect(await violations(page)).toEqual([]);
      await openWidgets(page);
      expect(await violations(page)).toEqual([]);
    });
  }
}

/** Opens what the page keeps closed: descriptions, solutions, answers, one terminal. */
async function openWidgets(page: Page): Promise<void> {
  await page.locator('main details').evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });
  const replay = page.getByRole('button', { name: 'Rejouer dans le terminal' }).first();
  if ((await replay.count()) === 0) return;
  await replay.click();
  await expect(page.getByRole('group', { name: 'Commandes de lecture' })).toBeVisible();
  await page.getByRole('button', { name: 'Raccourcis clavier' }).click();
  await page.getByRole('button', { name: 'Mettre en pause' }).click();
}
