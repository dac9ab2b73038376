import { expect, LESSON, test } from './site.ts';

test('the theme that the reader chooses is kept from page to page', async ({ page }) => {
  await page.goto(LESSON);
  await page.getByLabel('Sélectionner le thème').first().selectOption('light');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  const light = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.goto('/volumes/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.getByLabel('Sélectionner le thème').first().selectOption('dark');
  const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(dark).not.toBe(light);
});
