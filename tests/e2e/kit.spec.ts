import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';

const LESSON = '/conteneurs/limites/';
const KEY = 'docker-deep-dive:progress';
const READ = { version: 1, lessons: { '4.4': { read: '2026-11-21', review: true } } };

/** Opens the lesson at its quiz, once the quiz is interactive. */
async function openQuiz(page: Page): Promise<Locator> {
  await page.goto(LESSON);
  const quiz = page.locator('course-quiz');
  await quiz.scrollIntoViewIfNeeded();
  await expect(quiz.locator('input').first()).toBeVisible();
  return quiz;
}

/** Ranks of the right answers of a question, as the page without JavaScript tells them. */
function rightRanks(question: Locator): Promise<number[]> {
  return question
    .locator('details li')
    .evaluateAll((items) =>
      items.flatMap((item, rank) => (item.hasAttribute('data-correct') ? [rank] : [])),
    );
}

async function answer(question: Locator, ranks: number[]): Promise<void> {
  for (const rank of ranks) await question.locator('input').nth(rank).check();
  await question.getByRole('button', { name: 'Valider' }).click();
}

/** A set of answers that is not the right one. */
async function wrongRanks(question: Locator): Promise<number[]> {
  const right = await rightRanks(question);
  const count = await question.locator('input').count();
  const wrong = Array.from({ length: count }, (_, rank) => rank).find(
    (rank) => !right.includes(rank),
  );
  return wrong === undefined ? right.slice(1) : [wrong];
}

async function stored(page: Page): Promise<typeof READ.lessons | undefined> {
  const text = await page.evaluate((key) => localStorage.getItem(key), KEY);
  return text ? JSON.parse(text).lessons : undefined;
}

async function begin(page: Page, progress: object): Promise<void> {
  await page.goto('/404.html');
  await page.evaluate(
    ([key, text]) => localStorage.setItem(key!, text!),
    [KEY, JSON.stringify(progress)],
  );
}

test.describe('quiz', () => {
  test('marks right and wrong answers in words, and explains each proposal', async ({ page }) => {
    const quiz = await openQuiz(page);
    const [first, second] = [
      quiz.locator('[data-quiz]').nth(0),
      quiz.locator('[data-quiz]').nth(1),
    ];

    await answer(first, await rightRanks(first));
    await expect(first.locator('.verdict')).toHaveText('Bonne réponse.');
    await expect(quiz.getByRole('status')).toHaveText('Bonne réponse.');
    const proposals = await first.locator('.proposal').count();
    await expect(first.locator('.proposal .why')).toHaveCount(proposals);
    await expect(first.locator('.mark').filter({ hasText: 'Juste, votre réponse' })).toHaveCount(
      (await rightRanks(first)).length,
    );

    await answer(second, await wrongRanks(second));
    await expect(second.locator('.verdict')).toHaveText(/^(Mauvaise|Réponse)/);
    await expect(
      second.locator('.mark').filter({ hasText: 'Faux, votre réponse' }),
    ).not.toHaveCount(0);
  });

  test('asks for a choice before it judges', async ({ page }) => {
    const quiz = await openQuiz(page);
    const first = quiz.locator('[data-quiz]').first();
    await first.getByRole('button', { name: 'Valider' }).click();
    await expect(quiz.getByRole('status')).toHaveText('Choisissez une réponse avant de valider.');
    await expect(first.locator('.mark')).toHaveCount(0);
    await expect(first.locator('input').first()).toBeFocused();
  });

  test('keeps the result, shows it after a reload, and starts again', async ({ page }) => {
    const quiz = await openQuiz(page);
    const questions = await quiz.locator('[data-quiz]').all();
    for (const [rank, question] of questions.entries()) {
      await answer(question, await (rank === 1 ? wrongRanks(question) : rightRanks(question)));
    }
    const score = `${questions.length - 1} bonnes réponses sur ${questions.length}`;
    await expect(quiz.locator('.score')).toContainText(score);
    await expect(quiz.getByRole('status')).toContainText(score);

    const again = await openQuiz(page);
    await expect(again.locator('.last-attempt')).toContainText(
      `${questions.length - 1}/${questions.length}`,
    );
    await expect(again.locator('.last-attempt')).toContainText('question 2');
    await expect(again.locator('input:checked')).toHaveCount(0);

    for (const question of questions) await answer(question, await rightRanks(question));
    await again.getByRole('button', { name: 'Recommencer le quiz' }).click();
    await expect(again.locator('.mark')).toHaveCount(0);
    await expect(again.locator('input').first()).toBeFocused();
    await expect(again.locator('.last-attempt')).toContainText(
      `${questions.length}/${questions.length}`,
    );
  });

  test('is answered with the keyboard alone', async ({ page }) => {
    const quiz = await openQuiz(page);
    const first = quiz.locator('[data-quiz]').first();
    const inputs = first.locator('input');
    await inputs.first().focus();
    const isRadio = (await inputs.first().getAttribute('type')) === 'radio';
    await page.keyboard.press(isRadio ? 'ArrowDown' : 'Space');
    await expect(inputs.nth(isRadio ? 1 : 0)).toBeChecked();
    await page.keyboard.press('Enter');
    await expect(first.locator('.verdict')).not.toBeEmpty();
    await expect(quiz.getByRole('status')).not.toBeEmpty();
  });

  test('with answers shown, breaks no rule of accessibility', async ({ page }) => {
    test.slow();
    const quiz = await openQuiz(page);
    for (const question of await quiz.locator('[data-quiz]').all()) {
      await answer(question, await wrongRanks(question));
    }
    for (const theme of ['light', 'dark']) {
      await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
      const { violations } = await new AxeBuilder({ page }).include('main').analyze();
      expect(violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
});

test.describe('exercise', () => {
  test('is marked as done, and stays so', async ({ page }) => {
    await page.goto(LESSON);
    const button = page.locator('course-exercise').getByRole('button', { name: 'Exercice fait' });
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    await page.reload();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'false');
    expect(await stored(page)).toEqual({});
  });
});

test.describe('erratum', () => {
  test('leads to the step that shows what is true', async ({ page }) => {
    await page.goto(LESSON);
    const links = await page.locator('[data-erratum] .proof a[href^="#"]').all();
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      const target = await link.getAttribute('href');
      await expect(page.locator(`[id="${target!.slice(1)}"]`)).toHaveCount(1);
    }
  });
});

test.describe('progress', () => {
  test('is marked at the foot of the lesson and shown everywhere', async ({ page }) => {
    // The quiz, above, takes its place as it comes near: the buttons stand still after that.
    await openQuiz(page);
    await page.getByRole('button', { name: 'J’ai lu cette leçon' }).click();
    await page.getByRole('button', { name: 'À revoir' }).click();
    const sidebar = page.locator('nav a[data-lesson="4.4"]');
    await expect(sidebar).toContainText('(lue, à revoir)');

    await page.goto('/conteneurs/');
    await expect(page.locator('main a[data-lesson="4.4"]')).toContainText('(lue, à revoir)');

    await page.goto('/');
    const summary = page.locator('course-summary');
    await expect(summary).toContainText('1 leçon lue sur 57');
    await expect(summary.locator('.review a')).toHaveAttribute('href', LESSON);

    await page.goto(LESSON);
    await page.getByRole('button', { name: 'J’ai lu cette leçon' }).click();
    await expect(sidebar).toContainText('(à revoir)');
    await expect(sidebar).not.toContainText('lue');
  });

  test('follows what another tab does', async ({ page, context }) => {
    await page.goto(LESSON);
    const other = await context.newPage();
    await other.goto(LESSON);
    await other.getByRole('button', { name: 'J’ai lu cette leçon' }).click();
    await expect(page.getByRole('button', { name: 'J’ai lu cette leçon' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  test('works for the page, and says that it will not last, when storage is refused', async ({
    page,
  }) => {
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.addInitScript((key) => {
      const { getItem, setItem } = Storage.prototype;
      Storage.prototype.getItem = function (name) {
        if (name === key) throw new DOMException('denied', 'SecurityError');
        return getItem.call(this, name);
      };
      Storage.prototype.setItem = function (name, value) {
        if (name === key) throw new DOMException('denied', 'SecurityError');
        setItem.call(this, name, value);
      };
    }, KEY);
    await page.goto(LESSON);
    const read = page.getByRole('button', { name: 'J’ai lu cette leçon' });
    await read.click();
    await expect(read).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByText('Votre navigateur refuse à ce site de stocker')).toBeVisible();
    expect(errors).toEqual([]);
  });

  test('says nothing of storage when it is kept', async ({ page }) => {
    await page.goto(LESSON);
    await page.getByRole('button', { name: 'J’ai lu cette leçon' }).click();
    await expect(page.locator('[data-unkept]').filter({ visible: true })).toHaveCount(0);
  });
});

test.describe('page of progress', () => {
  test('exports a file that another browser imports', async ({ page, browser }) => {
    await begin(page, READ);
    await page.goto('/progression/');
    await expect(page.locator('[data-detail="4.4"]')).toHaveText(
      /^Lue le 21\snovembre 2026 · à revoir$/,
    );
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Exporter ma progression' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(
      /^docker-deep-dive-progression-\d{4}-\d\d-\d\d\.json$/,
    );
    const file = await download.path();
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(READ);

    const other = await browser.newPage();
    await begin(other, { version: 1, lessons: { '6.1': { read: '2026-11-20' } } });
    await other.goto('/progression/');
    await other.getByLabel('Importer un fichier').setInputFiles(file);
    await expect(other.locator('.status')).toHaveText(/Progression importée/);
    expect(Object.keys((await stored(other)) ?? {}).sort()).toEqual(['4.4', '6.1']);
    await expect(other.locator('main a[data-lesson="4.4"]')).toContainText('(lue, à revoir)');
    await other.close();
  });

  test('says in French why a file is refused, and keeps what there was', async ({ page }) => {
    await begin(page, READ);
    await page.goto('/progression/');
    const input = page.getByLabel('Importer un fichier');
    for (const [text, message] of [
      ['<html>', 'n’est pas du JSON'],
      ['{"name":"docker"}', 'ne contient pas de progression'],
      ['{"version":99,"lessons":{}}', 'version plus récente'],
    ] as const) {
      await input.setInputFiles({
        name: 'a.json',
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      });
      await expect(page.locator('.status')).toContainText(message);
    }
    expect(await stored(page)).toEqual(READ.lessons);
  });

  test('erases only once confirmed', async ({ page }) => {
    await begin(page, READ);
    await page.goto('/progression/');
    const erase = page.getByRole('button', { name: 'Effacer ma progression' });
    const dialog = page.getByRole('dialog');

    await erase.click();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(erase).toBeFocused();
    await erase.click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await dialog.getByRole('button', { name: 'Annuler' }).click();
    expect(await stored(page)).toEqual(READ.lessons);

    await erase.click();
    await dialog.getByRole('button', { name: 'Effacer', exact: true }).click();
    await expect(page.locator('.status')).toHaveText('Votre progression est effacée.');
    expect(await stored(page)).toEqual({});
    await expect(page.locator('[data-detail="4.4"]')).toHaveText('Pas encore lue');
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the quiz is read with its answers, and shows no dead control', async ({ page }) => {
    await page.goto(LESSON);
    const question = page.locator('[data-quiz]').first();
    await expect(question.locator('.proposal').first()).toBeVisible();
    await expect(question.locator('input').first()).toBeHidden();
    await expect(page.getByRole('button', { name: 'Valider' })).toHaveCount(0);
    await question.locator('summary').click();
    await expect(question.locator('details .why').first()).toBeVisible();
    await expect(question.locator('details')).toContainText('Juste');
  });

  test('the exercise opens its solution, and progress shows no dead control', async ({ page }) => {
    await page.goto(LESSON);
    const exercise = page.locator('[data-exercise]').first();
    await exercise.getByText('Solution', { exact: true }).click();
    await expect(exercise.locator('.solution > :not(summary)').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Exercice fait' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'J’ai lu cette leçon' })).toHaveCount(0);
  });

  test('the page of progress says what it needs', async ({ page }) => {
    await page.goto('/progression/');
    await expect(page.getByText('Cette page a besoin de JavaScript')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Effacer ma progression' })).toHaveCount(0);
  });
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('buttons are large enough for a finger', async ({ page }) => {
    const quiz = await openQuiz(page);
    for (const button of [
      quiz.getByRole('button').first(),
      page.locator('course-exercise button'),
      page.locator('course-lesson-status button').first(),
    ]) {
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
  });

  test('nothing makes the page scroll sideways, tables are cards', async ({ page }) => {
    for (const path of [LESSON, '/conteneurs/', '/progression/', '/']) {
      await page.goto(path);
      await page.locator('footer').last().scrollIntoViewIfNeeded();
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
    await page.goto(LESSON);
    const cell = page.locator('.comparison td[data-label]').first();
    const label = await cell.evaluate((node) => getComputedStyle(node, '::before').content);
    expect(label).toBe(`"${await cell.getAttribute('data-label')}"`);
    await expect(page.locator('.comparison thead').first()).not.toBeInViewport();
  });
});
