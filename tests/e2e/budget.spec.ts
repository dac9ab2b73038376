import { globSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

const KILOBYTE = 1000;
const LESSONS = globSync('content/docs/*/[0-9]-*.mdx').length;

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

test('every lesson stays within its budget before any interaction', async ({ page, baseURL }) => {
  const sitemap = await (await page.request.get('/sitemap-0.xml')).text();
  const paths = [...sitemap.matchAll(/<loc>https?:\/\/[^/]+([^<]+)<\/loc>/g)].map(
    ([, path]) => path ?? '',
  );
  let lessons = 0;
  for (const path of paths) {
    const html = await (await page.request.get(path)).text();
    if (!/<meta name="lecon" content="\d+\.\d+"/.test(html)) continue;
    lessons++;
    const weight = await weigh(page, `${baseURL}${path}`);
    const report = `${path}\n${weight.files.join('\n')}`;
    expect(weight.requests, report).toBeLessThanOrEqual(10);
    expect(weight.bytes, report).toBeLessThanOrEqual(45 * KILOBYTE);
    expect(weight.script, report).toBeLessThanOrEqual(20 * KILOBYTE);
  }
  expect(lessons).toBe(LESSONS);
});
