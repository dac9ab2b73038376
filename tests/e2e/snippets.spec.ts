import AxeBuilder from '@axe-core/playwright';
import { type Page } from '@playwright/test';
import { expect, FIXTURES, test } from './site.ts';

const PAGE = '/essais/snippets/';
test.use({ baseURL: FIXTURES });
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const copyButton = (page: Page, command: string) =>
  page.getByRole('button', { name: `Copier la commande : ${command}` });
const status = (page: Page) => page.getByRole('status').filter({ hasText: /\S/ });

test.beforeEach(async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(PAGE);
});

test('a command is copied alone: no prompt, no comment, no output', async ({ page }) => {
  await copyButton(page, 'docker images').click();
  await expect(status(page)).toHaveText('Copié');
  expect(await clipboard(page)).toBe('docker images --filter dangling=true');
  await copyButton(page, 'docker ps').click();
  await expect.poll(() => clipboard(page)).toBe('docker ps -a');
});

test('here-documents and loops are copied whole, without the marks of continuation', async ({
  page,
}) => {
  await copyButton(page, 'cat > compose.yaml').click();
  await expect
    .poll(() => clipboard(page))
    .toBe("cat > compose.yaml <<'FIN'\nservices:\n  # le site\n  web: { image: nginx }\nFIN");
  await copyButton(page, 'cat > liste').click();
  await expect.poll(() => clipboard(page)).toBe('cat > liste <<FIN\nun\ndeux\nFIN');
  await copyButton(page, 'for i').click();
  await expect.poll(() => clipboard(page)).toBe('for i in 1 2; do\n  echo "$i"\ndone');
});

test('a file is copied whole, comments and tabs included', async ({ page }) => {
  await page.getByRole('button', { name: 'Copier le fichier entrypoint.sh' }).click();
  await expect
    .poll(() => clipboard(page))
    .toBe('#!/bin/bash\n# Le script entier est copié.\nexec "$@"');
  await page.getByRole('button', { name: 'Copier le fichier main.go' }).click();
  await expect.poll(() => clipboard(page)).toContain('\n\tfor i := 0;');
});

test('buttons are revealed by focus, and work from the keyboard', async ({ page }) => {
  const button = copyButton(page, 'docker ps');
  await expect(button).toHaveCSS('opacity', '0');
  await button.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(button).toBeFocused();
  await expect(button).toHaveCSS('opacity', '1');
  await page.keyboard.press('Enter');
  await expect.poll(() => clipboard(page)).toBe('docker ps -a');
});

test('a value fills every snippet of the page, and what is copied', async ({ page }) => {
  const marks = page.locator('[data-placeholder="conteneur"]');
  await page.getByRole('button', { name: 'Remplir <conteneur>' }).first().press('Enter');
  const input = page.getByLabel(/Valeur de <conteneur>/);
  await expect(input).toBeFocused();
  await input.fill('web');
  await input.press('Enter');
  await expect(marks).toHaveText(['web', 'web']);
  await expect(marks.first()).toBeFocused();
  await expect(status(page)).toHaveText('<conteneur> vaut web dans toute la page');
  await copyButton(page, 'docker exec').click();
  await expect.poll(() => clipboard(page)).toBe('docker exec web cat /etc/hostname');

  await page.reload();
  await expect(marks).toHaveText(['web', 'web']);
  await marks.last().click();
  await page.getByRole('button', { name: 'Effacer' }).click();
  await expect(marks).toHaveText(['<conteneur>', '<conteneur>']);
});

test('a value that a shell would interpret is refused, in words', async ({ page }) => {
  const mark = page.locator('[data-placeholder="conteneur"]').first();
  await mark.click();
  const input = page.getByLabel(/Valeur de <conteneur>/);
  for (const value of ['web; rm -rf /', '$(id)', '<img src=x onerror=alert(1)>', '--privileged']) {
    await input.fill(value);
    await input.press('Enter');
    await expect(page.getByRole('alert')).toHaveText(/refusée|option/);
    await expect(input).toHaveAttribute('aria-invalid', 'true');
  }
  await input.press('Escape');
  await expect(input).toBeHidden();
  await expect(mark).toBeFocused();
  await expect(mark).toHaveText('<conteneur>');
});

test('a copy with a hole in it says so, and shows the hole', async ({ page }) => {
  await copyButton(page, 'docker run -d').click();
  await expect(status(page)).toHaveText('Copié, mais <conteneur> et <image> restent à remplir');
  expect(await clipboard(page)).toBe(
    'docker run -d \\\n  --name <conteneur> \\\n  --publish 8080:80 <image>:latest',
  );
  await expect(page.locator('.snippet-missing')).toHaveText(['<conteneur>', '<image>']);
});

test('what Docker prints between angle brackets is not to be filled in', async ({ page }) => {
  await expect(page.locator('[data-placeholder="none"]')).toHaveCount(0);
});

test('a selection by hand takes no prompt', async ({ page }) => {
  const block = page.locator('pre[data-language="console"]');
  const drawn = await block
    .locator('.code')
    .evaluateAll((lines) => lines.map((line) => getComputedStyle(line, '::before').content));
  expect(drawn[0]).toContain('"$ "');
  expect(drawn).toContain('"> " / ""');
  expect(drawn.join()).toContain('"root@3f2a1b0c9d8e:/# "');
  await block.selectText();
  await page.keyboard.press('Control+C');
  await expect
    .poll(() => clipboard(page))
    .toMatch(/^docker exec <conteneur> cat \/etc\/hostname # son nom\n3f2a1b0c9d8e\n/);
  expect(await clipboard(page)).not.toMatch(/^[$>] |root@/m);
});

test('the lines of a block are lines of its text, with or without style', async ({ page }) => {
  const yaml = page.locator('pre[data-language="yaml"] code');
  const text = await yaml.evaluate((code) => code.textContent);
  expect(text).toMatch(/^# Un service\nservices:\n {2}web:\n[^]* - DEBUG=true$/);
  expect(await yaml.innerText()).toBe(text);
  const go = page.locator('pre[data-language="go"] code');
  expect(await go.textContent()).toMatch(/^package main\n\nimport "fmt"\n\n\/\/ main[^]*\n\}$/);
});

test('a browser that refuses the clipboard is answered for', async ({ page }) => {
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await copyButton(page, 'docker ps').click();
  await expect(status(page)).toHaveText('Copié');
  expect(await clipboard(page)).toBe('docker ps -a');
  await expect(copyButton(page, 'docker ps')).toBeFocused();

  await page.evaluate(() => {
    document.execCommand = () => false;
  });
  await copyButton(page, 'docker ps').click();
  await expect(status(page)).toHaveText(/Le navigateur refuse la copie/);
});

for (const theme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test(`accessible and held in the page: ${theme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 800 });
      await page.reload();
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      await copyButton(page, 'docker run -d').click();
      await page.locator('[data-placeholder="image"]').last().click();
      await page.getByLabel(/Valeur de/).fill('un espace');
      await page.getByLabel(/Valeur de/).press('Enter');
      const { violations } = await new AxeBuilder({ page })
        .include('.sl-markdown-content')
        .include('.snippet-feedback')
        .analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    });
  }
}

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

  test('buttons are always visible, and large enough', async ({ page }) => {
    for (const button of await page.locator('button[data-copy]').all()) {
      await expect(button).toHaveCSS('opacity', '1');
      const box = await button.boundingBox();
      expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(24);
    }
  });
});

test('a command wraps between its words, within what is seen of the block', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  const block = page.locator('pre', { hasText: '--restart' });
  const lines = (text: string) =>
    block
      .locator('.snippet-word', { hasText: text })
      .evaluate((word) => new Set([...word.getClientRects()].map(({ top }) => top)).size);
  expect(await lines('--publish')).toBe(1);
  expect(await lines('--restart')).toBe(1);
  expect(await block.evaluate((pre) => pre.scrollWidth - pre.clientWidth)).toBe(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('blocks are read whole, and nothing offers what cannot be done', async ({ page }) => {
    await expect(page.locator('pre[data-language="sh"]').first()).toContainText('<conteneur>');
    await expect(page.locator('pre[data-language="console"]')).toContainText('3f2a1b0c9d8e');
    for (const button of await page.locator('button[data-copy]').all()) {
      await expect(button).toBeHidden();
    }
  });
});
