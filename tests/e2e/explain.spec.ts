import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, FIXTURES, LESSON, test } from './site.ts';

const PAGE = '/expliquer/';
const SNIPPETS = '/essais/snippets/';
const bubble = (page: Page) => page.getByRole('group', { name: 'Explication du mot' });
const panel = (page: Page) => page.getByRole('group', { name: 'Explication de la commande' });
const field = (page: Page) => page.getByLabel('Texte à expliquer');
const status = (page: Page) => page.locator('#explain-status');

/** Middle of a word of a command, in the window. */
async function pointOf(
  page: Page,
  holder: string,
  text: string,
): Promise<{ x: number; y: number }> {
  const element = page.locator(holder).filter({ hasText: text }).first();
  await element.scrollIntoViewIfNeeded();
  return element.evaluate((node, wanted) => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.nodeValue?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + wanted.length);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    throw new Error(`no « ${wanted} »`);
  }, text);
}

const SESSION = '.session-command code';

test('pointing at a word of a session explains it, and nothing is fetched before', async ({
  page,
}) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto(LESSON, { waitUntil: 'networkidle' });
  expect(fetched.filter((url) => /expliquer|explain/.test(url))).toEqual([]);
  const { x, y } = await pointOf(page, SESSION, '--cpus');
  await page.mouse.move(x, y);
  await expect(bubble(page)).toBeVisible();
  await expect(bubble(page)).toContainText('--cpus');
  await expect(bubble(page)).toContainText('Option');
  expect(fetched.filter((url) => url.endsWith('/expliquer/docker.json'))).toHaveLength(1);
});

test('the explanation can be hovered, leaves with the pointer, and with Escape', async ({
  page,
}) => {
  await page.goto(LESSON);
  const { x, y } = await pointOf(page, SESSION, '--cpus');
  await page.mouse.move(x, y);
  await expect(bubble(page)).toBeVisible();
  const box = (await bubble(page).boundingBox())!;
  await page.mouse.move(box.x + 20, box.y + 20, { steps: 4 });
  await page.waitForTimeout(600);
  await expect(bubble(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bubble(page)).toBeHidden();
  await page.mouse.move(x, y, { steps: 2 });
  await expect(bubble(page)).toBeVisible();
  await page.mouse.move(5, 400, { steps: 4 });
  await expect(bubble(page)).toBeHidden();
});

test.describe('in snippets', () => {
  test.use({ baseURL: FIXTURES });

  test('a tap on a word of a snippet explains it; the whole command is one button away', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(SNIPPETS);
    const { x, y } = await pointOf(page, '.snippet-command .code', '8080:80');
    await page.mouse.click(x, y);
    await expect(bubble(page)).toContainText('port 8080 de l’hôte');
    const box = (await bubble(page).boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(360);
    await bubble(page).getByRole('button', { name: 'Toute la commande' }).click();
    await expect(panel(page)).toBeFocused();
    await expect(panel(page)).toContainText('--publish');
    const overflow = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    expect(await overflow()).toBe(0);
  });

  test('the keyboard alone opens and closes the explanation of a whole command', async ({
    page,
  }) => {
    await page.goto(SNIPPETS);
    const button = page.getByRole('button', { name: 'Expliquer la commande : docker ps -a' });
    await button.focus();
    await expect(button).toHaveCSS('opacity', '1');
    await page.keyboard.press('Enter');
    await expect(panel(page)).toBeFocused();
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await expect(panel(page).locator('dt')).toHaveText([/^docker/, /^ps/, /^-a/]);
    await page.keyboard.press('Escape');
    await expect(panel(page)).toBeHidden();
    await expect(button).toBeFocused();
    await expect(button).toHaveAttribute('aria-expanded', 'false');
  });

  test('commands that are not of Docker have no such button', async ({ page }) => {
    await page.goto(SNIPPETS);
    await expect(page.getByRole('button', { name: 'Copier la commande : ls /' })).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Expliquer la commande : ls /' })).toHaveCount(0);
  });

  test('copying and selecting are as before', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(SNIPPETS);
    await page.getByRole('button', { name: 'Expliquer la commande : docker ps -a' }).click();
    await expect(panel(page)).toBeVisible();
    await page.getByRole('button', { name: 'Copier la commande : docker ps -a' }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe('docker ps -a');
    const { x, y } = await pointOf(page, '.snippet-command .code', 'exec');
    await page.mouse.dblclick(x, y);
    expect(await page.evaluate(() => String(getSelection()))).toContain('exec');
  });
});

test.describe('/expliquer/', () => {
  test('explains what is typed, and points at mistakes', async ({ page }) => {
    await page.goto(PAGE);
    await field(page).fill(
      'docker-compose up\ndocker run --nmae web nginx\ndocker run nginx -p 80:80',
    );
    await expect(status(page)).toHaveText(
      /3\u00A0commandes, \d+\u00A0mots expliqués, 1\u00A0erreur, 2/,
    );
    const problems = page.locator('.explain-problems li');
    await expect(problems).toHaveText([
      /ligne 1.*docker compose/,
      /ligne 2.*--name/,
      /ligne 3.*image/,
    ]);
  });

  for (const [label, said] of [
    ['Un Dockerfile', /Dockerfile/],
    ['Un fichier Compose', /fichier Compose.*1.erreur, 1.remarque/],
    ['Des erreurs à trouver', /5.commandes/],
  ] as const) {
    test(`example: ${label}`, async ({ page }) => {
      await page.goto(PAGE);
      await page.getByRole('button', { name: label }).click();
      await expect(status(page)).toHaveText(said);
      await expect(page.locator('.explain-list dt').first()).toBeVisible();
    });
  }

  test('a text is shared by the address, and by it alone', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(PAGE);
    await field(page).fill('docker rm -f « été »');
    await page.getByRole('button', { name: 'Copier le lien' }).click();
    await expect(status(page)).toHaveText(/Lien copié/);
    const address = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(address).search).toBe('');
    await page.goto('about:blank');
    await page.goto(address);
    await expect(field(page)).toHaveValue('docker rm -f « été »');
    await expect(status(page)).toHaveText(/1.commande/);
  });

  test('hostile texts get a sentence, soon', async ({ page }) => {
    await page.goto(PAGE);
    await field(page).fill('docker ps');
    await expect(status(page)).toHaveText(/1.commande/);
    const texts = [
      'x'.repeat(200_000),
      '$('.repeat(20_000),
      'services:\n a: ' + '['.repeat(20_000),
      '\u202E\uD800\u0000\u{1F600}docker run \uFFFF'.repeat(2000),
      'FROM a\n' + 'RUN <<A\n'.repeat(5000),
      'docker run -v /:/x '.repeat(2500),
    ];
    for (const text of texts) {
      await field(page).evaluate((area: HTMLTextAreaElement) => (area.value = ''));
      const started = Date.now();
      await page.evaluate((value) => {
        const area = document.querySelector('textarea')!;
        document.querySelector('#explain-status')!.textContent = '';
        area.value = value;
        area.dispatchEvent(new Event('input', { bubbles: true }));
      }, text);
      await expect(status(page)).toHaveText(/\S/, { timeout: 10_000 });
      expect(Date.now() - started).toBeLessThan(6000);
    }
  });

  test('a paste of ten megabytes is refused in a sentence', async ({ page }) => {
    await page.goto(PAGE);
    await field(page).focus();
    await expect(page.locator('command-explainer[data-ready]')).toBeAttached();
    const isRefused = await field(page).evaluate((area) => {
      const data = 'x'.repeat(10_000_000);
      const options = { data, inputType: 'insertFromPaste', bubbles: true, cancelable: true };
      return !area.dispatchEvent(new InputEvent('beforeinput', options));
    });
    expect(isRefused).toBe(true);
    await expect(status(page)).toHaveText(/Texte trop long/);
    await expect(field(page)).toHaveValue('');
  });

  test('nothing explains before it is asked for', async ({ page }) => {
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    await page.goto(PAGE, { waitUntil: 'networkidle' });
    expect(fetched.filter((url) => url.endsWith('.json'))).toEqual([]);
  });

  for (const theme of ['light', 'dark'] as const) {
    test(`axe, ${theme}, with an explanation open`, async ({ page }) => {
      await page.addInitScript((value) => localStorage.setItem('starlight-theme', value), theme);
      await page.goto(PAGE);
      await page.getByRole('button', { name: 'Des erreurs à trouver' }).click();
      await expect(page.locator('.explain-list').first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.goto(LESSON);
      await page
        .getByRole('button', { name: 'Expliquer la commande de l’étape 1' })
        .first()
        .click();
      await expect(panel(page)).toBeFocused();
      const { x, y } = await pointOf(page, SESSION, '--cpus');
      await page.mouse.move(x, y);
      await expect(bubble(page)).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  }

  test('fits a phone', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(PAGE);
    await page.getByRole('button', { name: 'Un fichier Compose' }).click();
    await expect(page.locator('.explain-list').first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      360,
    );
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('/expliquer/ leads to the list of commands', async ({ page }) => {
    await page.goto(PAGE);
    await expect(page.getByRole('link', { name: 'la liste des commandes' })).toBeVisible();
    await expect(field(page)).toBeHidden();
  });
});

async function violations(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations: found } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}
