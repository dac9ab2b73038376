/**
 * `npm run bench:pages`: Lighthouse on the home page, a lesson and a chapter, next to a stock
 * Starlight guide built and served by the same script. Median of three runs, mobile emulation.
 */
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { ensureBrowser } from '../../scripts/browser.ts';
import { serveSite } from '../../scripts/serve-site.ts';
import { buildStockSite } from './stock-site.ts';

const RUNS = 3;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const PAGES = ['/', '/conteneurs/limites/', '/conteneurs/'];

interface Measure {
  scores: number[];
  lcp: number;
  tbt: number;
  cls: number;
  kilobytes: number;
  requests: number;
}

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function measureOnce(url: string, port: number): Promise<Measure> {
  const result = await lighthouse(url, {
    port,
    onlyCategories: [...CATEGORIES],
    logLevel: 'error',
  });
  if (!result) throw new Error(`Lighthouse gave no result for ${url}`);
  const { audits, categories } = result.lhr;
  const number = (id: string) => audits[id]?.numericValue ?? Number.NaN;
  const requests = audits['network-requests']?.details as { items: { url: string }[] } | undefined;
  return {
    scores: CATEGORIES.map((id) => Math.round((categories[id]?.score ?? 0) * 100)),
    lcp: number('largest-contentful-paint'),
    tbt: number('total-blocking-time'),
    cls: number('cumulative-layout-shift'),
    kilobytes: number('total-byte-weight') / 1000,
    requests: requests?.items.filter(({ url }) => url.startsWith('http')).length ?? 0,
  };
}

async function measure(url: string, port: number): Promise<Measure> {
  const runs: Measure[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await measureOnce(url, port));
  const pick = (get: (one: Measure) => number) => median(runs.map(get));
  return {
    scores: CATEGORIES.map((_, index) => pick((one) => one.scores[index] ?? 0)),
    lcp: pick((one) => one.lcp),
    tbt: pick((one) => one.tbt),
    cls: pick((one) => one.cls),
    kilobytes: pick((one) => one.kilobytes),
    requests: pick((one) => one.requests),
  };
}

function row(name: string, one: Measure): string {
  const figures = [
    one.lcp.toFixed(0),
    one.tbt.toFixed(0),
    one.cls.toFixed(3),
    one.kilobytes.toFixed(1),
    one.requests,
  ];
  return `| ${name} | ${one.scores.join(' / ')} | ${figures.join(' | ')} |`;
}

const stock = await serveSite({ dir: buildStockSite(), port: 0 });
const course = await serveSite({ dir: 'dist', port: 0 });
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const chrome = await launch({
  chromePath: ensureBrowser(),
  chromeFlags: ['--headless=new', '--disable-background-networking', ...sandbox],
});
console.log(
  '| page | perf / a11y / best / seo | LCP ms | TBT ms | CLS | KB | requests |\n|---|---|---|---|---|---|---|',
);
try {
  console.log(row('stock guide', await measure(`${stock.url}guide/`, chrome.port)));
  for (const page of PAGES) {
    console.log(row(page, await measure(new URL(page, course.url).href, chrome.port)));
  }
} finally {
  chrome.kill();
  stock.server.close();
  course.server.close();
}
