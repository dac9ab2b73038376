import { expect, SAMPLE, test } from './site.ts';

test.use({ viewport: { width: 360, height: 740 } });

for (const path of [...SAMPLE, '/404.html']) {
  test(`no sideways scrolling at 360 px: ${path}`, async ({ page }) => {
    await page.goto(path);
    const overflow = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(overflow).toBe(0);
  });
}
