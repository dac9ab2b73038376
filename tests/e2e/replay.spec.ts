import type { Locator, Page } from '@playwright/test';
import { expect, LESSON, test } from './site.ts';

const SESSION = '04-conteneurs/limites';
const ANCHOR = 'session-04-conteneurs-limites';

function session(page: Page): Locator {
  return page.locator(`[data-session="${SESSION}"]`);
}

async function openTerminal(page: Page): Promise<Locator> {
  await page.goto(LESSON);
  const figure = session(page);
  await figure.getByRole('button', { name: 'Rejouer dans le terminal' }).click();
  await expect(figure.locator('.xterm-rows')).toBeVisible();
  return figure;
}

/** The text on the terminal's screen. */
function screen(figure: Locator): Locator {
  return figure.locator('.xterm-rows');
}

test('the text of every step can be read before anything is loaded', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  await page.goto(LESSON, { waitUntil: 'networkidle' });
  const steps = session(page).locator('[data-step]');
  await expect(steps).toHaveCount(7);
  await expect(steps.nth(4)).toContainText('code 137');
  await expect(steps.nth(5)).toContainText('true 137');
  expect(scripts.filter((url) => /xterm|open-replay|\.json/.test(url))).toEqual([]);
});

test('plays, pauses and shows what the recording shows', async ({ page }) => {
  const figure = await openTerminal(page);
  await expect(screen(figure)).toContainText('docker run -d', { timeout: 15_000 });
  await figure.getByRole('button', { name: 'Mettre en pause' }).click();
  const position = await figure.getByRole('slider').inputValue();
  expect(Number(position)).toBeGreaterThan(0);
  await page.waitForTimeout(400);
  expect(await figure.getByRole('slider').inputValue()).toBe(position);
});

test('seeks to the end and back to the start', async ({ page }) => {
  const figure = await openTerminal(page);
  const range = figure.getByRole('slider', { name: 'Position dans la session' });
  await range.focus();
  await page.keyboard.press('End');
  await expect(screen(figure)).toContainText('gourmand');
  await expect(range).toHaveAttribute('aria-valuetext', /étape 7 sur 7/);
  await page.keyboard.press('Home');
  await expect(screen(figure)).not.toContainText('gourmand');
});

test('steps one by one, the list following', async ({ page }) => {
  const figure = await openTerminal(page);
  await figure.getByRole('button', { name: 'Mettre en pause' }).click();
  await figure.getByRole('button', { name: 'Recommencer' }).focus();
  await page.keyboard.press('Home');
  const next = figure.getByRole('button', { name: 'Étape suivante' });
  await next.click();
  await expect(figure.locator('[data-step="1"]')).toHaveAttribute('aria-current', 'step');
  await next.click();
  await next.click();
  await expect(figure.locator('[data-step="3"]')).toHaveAttribute('aria-current', 'step');
  await expect(screen(figure)).toContainText('docker update --cpus 0.2 cpu');
  await figure.getByRole('button', { name: 'Étape précédente' }).click();
  await expect(figure.locator('[data-step="2"]')).toHaveAttribute('aria-current', 'step');
});

test('the list drives the terminal', async ({ page }) => {
  const figure = await openTerminal(page);
  await figure.getByRole('button', { name: 'Voir l’étape 6 dans le terminal' }).click();
  await expect(screen(figure)).toContainText('true 137');
  await expect(figure.locator('[data-step="6"]')).toHaveAttribute('aria-current', 'step');
  await expect(figure.getByRole('status')).toContainText('Étape 6 sur 7');
});

test('an address that names a step opens there', async ({ page }) => {
  await page.goto(`${LESSON}#${ANCHOR}-etape-5`);
  const figure = session(page);
  await expect(screen(figure)).toContainText('code 137');
  await expect(figure.locator('[data-step="5"]')).toHaveAttribute('aria-current', 'step');
  await expect(figure.getByRole('button', { name: 'Lire' })).toBeVisible();
});

test('nothing moves when the terminal takes the place of the text', async ({ page }) => {
  await page.goto(LESSON);
  const figure = session(page);
  const after = figure.locator('xpath=following::h2[1]');
  const before = await after.evaluate((element) => element.getBoundingClientRect().top + scrollY);
  await figure.getByRole('button', { name: 'Rejouer dans le terminal' }).click();
  await expect(figure.locator('.xterm-rows')).toBeVisible();
  const then = await after.evaluate((element) => element.getBoundingClientRect().top + scrollY);
  expect(Math.abs(then - before)).toBeLessThanOrEqual(1);
  await figure.getByRole('button', { name: 'Revenir au texte' }).click();
  await expect(figure.locator('.xterm-rows')).toHaveCount(0);
  const closed = await after.evaluate((element) => element.getBoundingClientRect().top + scrollY);
  expect(Math.abs(closed - before)).toBeLessThanOrEqual(1);
});

test('works with the keyboard alone, and Tab leaves the terminal', async ({ page }) => {
  const figure = await openTerminal(page);
  await page.keyboard.press('k');
  await expect(figure.getByRole('button', { name: 'Lire' })).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(figure.locator('[data-step="2"]')).toHaveAttribute('aria-current', 'step');
  await page.keyboard.press('?');
  await expect(figure.locator('.replay-help')).toBeVisible();
  await figure.getByRole('group', { name: 'Terminal' }).focus();
  await page.keyboard.press('Tab');
  const focused = page.locator(':focus');
  await expect(focused).toHaveAttribute('aria-label', 'Étape précédente');
  await page.keyboard.press('Escape');
  await expect(figure.getByRole('button', { name: 'Rejouer dans le terminal' })).toBeFocused();
});

test('speed and instant mode change how it plays', async ({ page }) => {
  const figure = await openTerminal(page);
  await figure.getByLabel('Vitesse').selectOption({ label: '× 0,5' });
  await figure.getByLabel('Instantané').check();
  await expect(figure.locator('[data-step="1"]')).toHaveAttribute('aria-current', 'step');
  await expect(figure.locator('[data-step="2"]')).toHaveAttribute('aria-current', 'step');
});

test('a step whose end teaches nothing shows the moment that the session chose', async ({
  page,
}) => {
  await page.goto(`${LESSON}#${ANCHOR}-etape-2`);
  const figure = session(page);
  await expect(screen(figure)).toContainText('51.61%');
  await figure.getByRole('button', { name: 'Étape suivante' }).click();
  await expect(figure.locator('[data-step="3"]')).toHaveAttribute('aria-current', 'step');
});

test('the screen can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${LESSON}#${ANCHOR}-etape-6`);
  const figure = session(page);
  await expect(screen(figure)).toContainText('true 137');
  await figure.getByRole('button', { name: 'Copier l’écran' }).click();
  await expect(figure.getByRole('status')).toHaveText('Écran copié');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('true 137');
});

test('several sessions play one at a time', async ({ page }) => {
  await page.goto('/sessions/');
  const [first, second] = [
    page.locator('[data-session]').nth(0),
    page.locator('[data-session]').nth(1),
  ];
  await first.getByRole('button', { name: 'Rejouer dans le terminal' }).click();
  await expect(first.getByRole('button', { name: 'Mettre en pause' })).toBeVisible();
  await second.getByRole('button', { name: 'Rejouer dans le terminal' }).click();
  await expect(second.getByRole('button', { name: 'Mettre en pause' })).toBeVisible();
  await expect(first.getByRole('button', { name: 'Lire' })).toBeVisible();
});

test.describe('reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });
  test('shows the final screen, then results by hand', async ({ page }) => {
    const figure = await openTerminal(page);
    await expect(figure.locator('[data-step="7"]')).toHaveAttribute('aria-current', 'step');
    await page.keyboard.press('Home');
    const position = await figure.getByRole('slider').inputValue();
    await page.waitForTimeout(400);
    expect(await figure.getByRole('slider').inputValue()).toBe(position);
    await figure.getByRole('button', { name: 'Lire' }).click();
    await expect(figure.locator('[data-step="1"]')).toHaveAttribute('aria-current', 'step');
    await figure.getByRole('button', { name: 'Lire' }).click();
    await expect(figure.locator('[data-step="2"]')).toHaveAttribute('aria-current', 'step');
  });
});

test.describe('a recording that cannot be fetched', () => {
  test.use({ mayComplain: true });
  test('says so, keeps the text, and can be tried again', async ({ page }) => {
    await page.route('**/limites.json', (route) => route.abort());
    await page.goto(LESSON);
    const figure = session(page);
    await figure.getByRole('button', { name: 'Rejouer dans le terminal' }).click();
    await expect(figure.getByRole('alert')).toContainText('Le texte des étapes, lui, est complet');
    await expect(figure.locator('[data-step="5"]')).toContainText('code 137');
    await page.unroute('**/limites.json');
    await figure.getByRole('button', { name: 'Réessayer' }).click();
    await expect(figure.locator('.xterm-rows')).toBeVisible();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the session is an ordered list with commands, outputs and notes', async ({ page }) => {
    await page.goto(LESSON);
    const steps = session(page).locator('ol > [data-step]');
    await expect(steps).toHaveCount(7);
    await expect(steps.nth(0)).toHaveAttribute('data-command', /^docker run -d --name cpu/);
    await expect(steps.nth(3)).toContainText('19.79%');
    await expect(session(page).getByRole('button')).toHaveCount(0);
  });
});
