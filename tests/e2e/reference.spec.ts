import { expect, test } from './site.ts';

test.describe('the index of commands', () => {
  test('filters as one types, by purpose and by exact option, and says how many', async ({
    page,
  }) => {
    await page.goto('/commandes/');
    const field = page.getByRole('searchbox', { name: 'Filtrer les commandes' });
    const shown = page.locator('[data-filter-item]:visible');
    const all = await shown.count();
    expect(all).toBeGreaterThanOrEqual(244);

    await field.fill('supprimer reseau');
    await expect(page.getByRole('status')).toHaveText(new RegExp(`^\\d+ commandes? sur ${all}$`));
    await expect(shown.filter({ hasText: 'docker network rm' })).toHaveCount(1);
    await expect(shown.filter({ hasText: 'docker volume rm' })).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'IA et nouveautés' })).toBeHidden();

    await field.fill('-P');
    await expect(shown.filter({ hasText: /docker run -P/ })).toHaveCount(1);
    await expect(shown.filter({ hasText: /docker run -p/ })).toHaveCount(0);

    await field.fill('xyzzy');
    await expect(page.getByRole('status')).toContainText('Aucune commande');
    await field.fill('');
    await expect(shown).toHaveCount(all);
  });

  test('leads to the exact option', async ({ page }) => {
    await page.goto('/commandes/');
    await page.getByRole('link', { name: 'docker run -P', exact: true }).click();
    await expect(page).toHaveURL(/\/commandes\/docker-run\/#option-publish-all$/);
    await expect(page.locator('#option-publish-all')).toBeInViewport();
  });
});

test('without JavaScript the whole list is there, and no field that would not work', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto('/commandes/');
  await expect(page.getByRole('searchbox')).toHaveCount(0);
  expect(await page.locator('[data-filter-item]:visible').count()).toBeGreaterThanOrEqual(244);
});

test('a command says its name to machines, and copies its examples one by one', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/commandes/docker-ps/');
  await expect(page.locator('meta[name="commande"]')).toHaveAttribute('content', 'docker ps');
  const copy = page.getByRole('button', { name: /^Copier la commande/ }).first();
  await copy.click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await copy.getAttribute('data-copy'));
});

test('an error is found by a piece of its message, and copied whole', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/erreurs/');
  await page.getByRole('searchbox', { name: 'Filtrer les erreurs' }).fill('already allocated');
  const error = page.locator('[data-filter-item]:visible').filter({ hasText: 'allocated' });
  await expect(error).toHaveCount(1);
  await error.getByRole('button', { name: /^Copier le message/ }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('port is already allocated');
});

test('the cheat sheet prints one page for each family', async ({ page }) => {
  await page.goto('/antiseche/');
  const families = await page.locator('.sheet').count();
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(families);
});
