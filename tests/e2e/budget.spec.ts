import type { Page } from '@playwright/test';
import { expect, LISTS, SAMPLE, test } from './site.ts';

const KILOBYTE = 1000;

/** Bytes as Lighthouse counts them: what crosses the network, headers included. */
async function weigh(page: Page, path: string) {
  await page.goto(path, { waitUntil: 'networkidle' });
  return page.evaluate(() => {
    const entries = [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ] as PerformanceResourceTiming[];
    const sum = (list: PerformanceResourceTiming[]) =>
      list.reduce((total, entry) => total + entry.transferSize, 0);
    return {
      requests: entries.length,
      bytes: sum(entries),
      script: sum(entries.filter((entry) => new URL(entry.name).pathname.endsWith('.js'))),
      files: entries.map((entry) => `${entry.transferSize} ${entry.name}`),
    };
  });
}

for (const path of SAMPLE.filter((one) => !LISTS.includes(one))) {
  test(`costs no more than a stock page before any interaction: ${path}`, async ({ page }) => {
    const weight = await weigh(page, path);
    const report = weight.files.join('\n');
    expect(weight.requests, report).toBeLessThanOrEqual(10);
    expect(weight.bytes, report).toBeLessThanOrEqual(45 * KILOBYTE);
    expect(weight.script, report).toBeLessThanOrEqual(20 * KILOBYTE);
  });
}
