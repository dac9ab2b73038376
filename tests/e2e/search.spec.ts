import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const LESSON = '/conteneurs/limites/';

const field = (page: Page) => page.getByRole('combobox', { name: 'Rechercher dans le cours' });
const options = (page: Page) =>
  page.getByRole('listbox', { name: 'Résultats' }).getByRole('option');
const palette = (page: Page) => page.getByRole('dialog', { name: 'Recherche' });

/** Opens the palette and types; comes back once there is an answer. */
async function search(page: Page, query: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(query);
  await expect(page.getByRole('dialog').getByRole('status')).not.toBeEmpty();
}

/** Address that the option of a rank leads to. */
async function hrefOf(page: Page, rank: number): Promise<string> {
  return (await options(page).nth(rank).locator('a').getAttribute('href')) ?? '';
}

/** Messages of the console that a reader's visit must not cause. */
function watchConsole(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

test.describe('opening', () => {
  test('by the button, whose name is what it shows', async ({ page }) => {
    await page.goto(LESSON);
    await page.getByRole('button', { name: 'Rechercher', exact: true }).click();
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(palette(page)).toBeHidden();
    await expect(page.getByRole('button', { name: 'Rechercher', exact: true })).toBeFocused();
  });

  for (const key of ['Control+k', 'Meta+k', '/']) {
    test(`by ${key}`, async ({ page }) => {
      await page.goto(LESSON);
      await page.keyboard.press(key);
      await expect(field(page)).toBeFocused();
      await expect(field(page)).toHaveValue('');
    });
  }

  test('leaves a « / » typed in the field alone, and Ctrl-K closes', async ({ page }) => {
    await page.goto(LESSON);
    await page.keyboard.press('/');
    await expect(field(page)).toBeFocused();
    await page.keyboard.type('/etc');
    await expect(field(page)).toHaveValue('/etc');
    await page.keyboard.press('Control+k');
    await expect(palette(page)).toBeHidden();
  });

  test('fetches nothing of search before', async ({ page }) => {
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await page.goto(LESSON, { waitUntil: 'networkidle' });
    expect(fetched.filter((path) => /pagefind|search-palette/.test(path))).toEqual([]);
  });
});

test.describe('searching', () => {
  test('leads to the lesson by its title, with the keyboard alone', async ({ page }) => {
    const errors = watchConsole(page);
    await page.goto('/');
    await search(page, 'limites');
    await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
    await expect(options(page).first()).toContainText('Leçon 4.4');
    await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${LESSON}$`));
    expect(errors).toEqual([]);
  });

  test('finds an option by its exact spelling and case', async ({ page }) => {
    await page.goto('/');
    await search(page, '--memory');
    expect(await hrefOf(page, 0)).toBe('/commandes/docker-run/#option-memory');
    await expect(options(page).first()).toContainText('Option');
    for (const [flag, anchor] of [
      ['-p', 'option-publish'],
      ['-P', 'option-publish-all'],
    ] as const) {
      await field(page).fill(flag);
      await expect(options(page).first()).toContainText(`docker run ${flag}`);
      expect(await hrefOf(page, 0)).toBe(`/commandes/docker-run/#${anchor}`);
    }
  });

  test('forgives typing mistakes and missing accents', async ({ page }) => {
    await page.goto('/');
    await search(page, 'docker histroy');
    expect(await hrefOf(page, 0)).toBe('/commandes/docker-history/');
    await field(page).fill('suprimer un reseau');
    await expect(options(page).first()).toContainText('docker network rm');
  });

  test('leads from an error message to its cause', async ({ page }) => {
    await page.goto('/');
    await search(page, 'Bind for 0.0.0.0:3000 failed: port is already allocated');
    await expect(options(page).first()).toContainText('Erreur');
    expect(await hrefOf(page, 0)).toBe('/erreurs/#port-deja-alloue');
  });

  test('leads to the chapter of a lesson in preparation, and says so', async ({ page }) => {
    await page.goto('/');
    await search(page, 'sidecar');
    await expect(options(page).first()).toContainText('Leçon 13.2');
    await expect(options(page).first()).toContainText('en préparation');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/microservices\/$/);
  });

  test('keeps one kind of results, at its exact place, with the keyboard', async ({ page }) => {
    await page.goto('/');
    await search(page, 'docker update --cpus');
    const steps = page.getByRole('button', { name: 'Étapes' });
    await steps.focus();
    await page.keyboard.press('Enter');
    await expect(steps).toHaveAttribute('aria-pressed', 'true');
    await expect(options(page).first()).toContainText('Étape');
    await expect(options(page).filter({ hasText: 'Commande' })).toHaveCount(0);
    await field(page).focus();
    await page.keyboard.press('Enter');
    await expect(palette(page)).toBeHidden();
    const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
    expect(id).toMatch(/^session-.+-etape-\d+$/);
    await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
  });

  test('reads the text of the lessons when it is asked to', async ({ page }) => {
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await page.goto('/');
    await search(page, '--memory');
    await expect(options(page).first()).toBeVisible();
    expect(fetched.filter((path) => path.startsWith('/pagefind/'))).toEqual([]);
    await page.getByRole('button', { name: 'Chercher aussi dans le texte des leçons' }).click();
    await expect(options(page).filter({ hasText: 'Section' }).first()).toBeVisible();
    await expect(field(page)).toBeFocused();
  });

  test('goes through the results with the arrows, Home and End', async ({ page }) => {
    await page.goto('/');
    await search(page, 'conteneur');
    const last = (await options(page).count()) - 1;
    expect(last).toBeGreaterThan(0);
    const active = async () => field(page).getAttribute('aria-activedescendant');
    await page.keyboard.press('ArrowDown');
    expect(await active()).toBe('search-result-1');
    await page.keyboard.press('End');
    expect(await active()).toBe(`search-result-${last}`);
    await page.keyboard.press('ArrowDown');
    expect(await active()).toBe('search-result-0');
    await page.keyboard.press('ArrowUp');
    expect(await active()).toBe(`search-result-${last}`);
    await page.keyboard.press('Home');
    expect(await active()).toBe('search-result-0');
    await expect(page.locator('[role="option"][aria-selected="true"]')).toHaveCount(1);
  });

  test('follows the option that is clicked, without anything else taking the focus', async ({
    page,
  }) => {
    await page.goto('/');
    await search(page, 'limites');
    const href = await hrefOf(page, 0);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Fermer' })).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await options(page).first().click();
    await expect(page).toHaveURL(new RegExp(`${href}$`));
  });

  test('marks the words found and sets French typography again', async ({ page }) => {
    await page.goto('/');
    await search(page, 'limites');
    await expect(options(page).locator('mark').first()).toBeVisible();
    const text = (await options(page).allTextContents()).join(' ');
    expect(text).not.toMatch(/\b[ldnqsc]'\p{L}/iu);
  });

  test('shows the answer to what was typed last', async ({ page }) => {
    await page.goto('/');
    await search(page, 'conteneur');
    await field(page).fill('zzzzqq');
    await expect(page.getByText('Aucune page ne répond à « zzzzqq ».')).toBeVisible();
    await field(page).fill('limites');
    await expect(options(page).first()).toContainText('4.4');
  });
});

test.describe('without results', () => {
  test('offers other ways', async ({ page }) => {
    await page.goto('/');
    await search(page, 'zzzzqq');
    await expect(page.getByRole('dialog').getByRole('status')).toHaveText('Aucun résultat');
    await expect(field(page)).toHaveAttribute('aria-expanded', 'false');
    await page.getByRole('dialog').getByRole('link', { name: '4. Conteneurs Docker' }).click();
    await expect(page).toHaveURL(/\/conteneurs\/$/);
  });

  test('says that search cannot be loaded, and tries again', async ({ page }) => {
    await page.route('**/search-entries.json', (route) => route.abort());
    await page.goto('/');
    await search(page, 'limites');
    await expect(page.getByText('La recherche n’a pas pu être chargée. La')).toBeVisible();
    await page.unroute('**/search-entries.json');
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await expect(options(page).first()).toContainText('4.4');
  });

  test('answers without the text of the lessons when that cannot be loaded', async ({ page }) => {
    await page.route('**/pagefind/pagefind.js*', (route) => route.abort());
    await page.goto('/');
    await search(page, 'limites');
    await page.getByRole('button', { name: 'Chercher aussi dans le texte des leçons' }).click();
    await expect(page.getByText('Le texte des leçons n’a pas pu être chargé')).toBeVisible();
    await expect(options(page).first()).toContainText('4.4');
    await page.unroute('**/pagefind/pagefind.js*');
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await expect(page.getByText('Le texte des leçons n’a pas pu être chargé')).toBeHidden();
  });

  test('says on the button that the palette itself cannot be loaded', async ({ page }) => {
    await page.route('**/search-palette-dialog*', (route) => route.abort());
    await page.goto('/');
    await page.keyboard.press('Control+k');
    const button = page.getByRole('button', { name: 'Recherche injoignable, réessayer' });
    await expect(button).toBeVisible();
    await page.unroute('**/search-palette-dialog*');
    await button.click();
    await expect(field(page)).toBeFocused();
  });
});

test.describe('recent searches', () => {
  test('are kept once a result is opened, and erased on demand', async ({ page }) => {
    await page.goto('/');
    await search(page, 'limites');
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(LESSON));
    await page.keyboard.press('Control+k');
    await page.getByRole('button', { name: 'limites', exact: true }).click();
    await expect(options(page).first()).toContainText('4.4');
    await field(page).fill('');
    await page.getByRole('button', { name: 'Effacer ces recherches' }).click();
    await expect(page.getByRole('button', { name: 'limites', exact: true })).toBeHidden();
    await page.reload();
    await page.keyboard.press('Control+k');
    await expect(page.getByText('Recherches récentes')).toBeHidden();
  });

  test('do not prevent searching where storage is refused', async ({ page }) => {
    const errors = watchConsole(page);
    await page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('refused', 'SecurityError');
      };
      Storage.prototype.setItem = refuse;
      Storage.prototype.getItem = refuse;
      Storage.prototype.removeItem = refuse;
    });
    await page.goto(LESSON);
    await search(page, 'limites');
    await expect(options(page).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(palette(page)).toBeHidden();
    expect(errors.filter((text) => /search-palette/.test(text))).toEqual([]);
  });
});

test('takes the whole screen of a telephone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(LESSON);
  await page.getByRole('button', { name: 'Rechercher', exact: true }).click();
  expect(await palette(page).boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 740 });
  await page.keyboard.type('conteneur');
  await expect(options(page).first()).toBeVisible();
  const widths = await palette(page).evaluate((dialog) => [dialog.scrollWidth, dialog.clientWidth]);
  expect(widths[0]).toBe(widths[1]);
  await page.getByRole('button', { name: 'Fermer' }).click();
  await expect(palette(page)).toBeHidden();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no accessibility violation, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/');
    const violations = async () => {
      const { violations: found } = await new AxeBuilder({ page })
        .include('dialog')
        .include('site-search')
        .analyze();
      return found.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]);
    };
    await page.keyboard.press('Control+k');
    await expect(field(page)).toBeFocused();
    expect(await violations()).toEqual([]);
    await page.keyboard.type('conteneur');
    await expect(options(page).first()).toBeVisible();
    expect(await violations()).toEqual([]);
    await field(page).fill('zzzzqq');
    await expect(page.getByText('Aucune page ne répond')).toBeVisible();
    expect(await violations()).toEqual([]);
  });
}

test('offers nothing without JavaScript, where it could not work', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(LESSON);
  await expect(page.getByRole('button', { name: 'Rechercher' })).toBeHidden();
  await context.close();
});
