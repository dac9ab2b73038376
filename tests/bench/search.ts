/**
 * `npm run bench:search`: the palette and stock Starlight search, in Chromium, on the same built
 * pages and the same queries. A first query has nothing in cache; latency is measured once loaded.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Server } from 'node:http';
import { type Socket } from 'node:net';
import { chromium, type Browser, type Page } from '@playwright/test';
import * as pagefind from 'pagefind';
import { ensureBrowser } from '../../scripts/browser.ts';
import { serveSite, type SiteAddress } from '../../scripts/serve-site.ts';
import { parseCourse } from '../../src/course/course.ts';
import { readSearchEntries } from '../../src/integrations/search-entries.ts';
import { figures, judged, rankOf, readQueries, type Query } from '../unit/search/judge.ts';
import { buildEntryIndex } from '../../src/search/entry-index.ts';
import { answerFromEntries, isEnough } from '../../src/search/entry-source.ts';
import { type ResultKind, type SearchResult } from '../../src/search/source.ts';

const LISTS = ['queries', 'held-out'];
const course = parseCourse(readFileSync('content/course.yaml', 'utf8'));
const entries = readSearchEntries();
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** What a contestant shows for a query, and what it took. */
interface Answer {
  results: SearchResult[];
  milliseconds: number;
}

interface Contestant {
  name: string;
  dir: string;
  /** Milliseconds that it waits for the next key before it searches: left out of its latency. */
  pause: number;
  open(page: Page): Promise<void>;
  ask(page: Page, query: string): Promise<Answer>;
}

const KINDS: Record<string, ResultKind> = {
  Commande: 'command',
  Option: 'option',
  Erreur: 'error',
  Leçon: 'lesson',
  Chapitre: 'chapter',
  Section: 'section',
  Étape: 'step',
  Instruction: 'instruction',
  Page: 'page',
};

const ours: Contestant = {
  name: 'palette',
  dir: 'dist',
  pause: 120,
  async open(page) {
    await page.keyboard.press('Control+k');
    await page.locator('#search-input').waitFor();
  },
  async ask(page, query) {
    const { shown, milliseconds } = await page.evaluate(async (typed) => {
      const input = document.querySelector<HTMLInputElement>('#search-input')!;
      const status = document.querySelector('.search-palette [role="status"]')!;
      status.textContent = '';
      const start = performance.now();
      input.value = typed;
      input.dispatchEvent(new Event('input'));
      await new Promise<void>((resolve) => {
        new MutationObserver((_, observer) => {
          if (status.textContent === '') return;
          observer.disconnect();
          resolve();
        }).observe(status, { childList: true, characterData: true, subtree: true });
      });
      const elapsed = performance.now() - start;
      const options = [...document.querySelectorAll('#search-results [role="option"]')];
      return {
        milliseconds: elapsed,
        shown: options.map((option) => ({
          href: option.querySelector('a')!.getAttribute('href')!,
          kind: option.querySelector('.kind')!.textContent,
          title: option.querySelector('.title')!.textContent,
        })),
      };
    }, query);
    const results = shown.map(({ href, kind, title }): SearchResult => {
      const [label = '', number] = kind.split(' ');
      return {
        kind: KINDS[label] ?? 'page',
        ...(number === undefined ? {} : { number }),
        title: { text: title, marks: [] },
        breadcrumb: [],
        href,
        score: 0,
      };
    });
    return { results, milliseconds };
  },
};

/** Pagefind as Starlight runs it: no option at build, its own ranking in the browser. */
function stock(dir: string): Contestant {
  return {
    name: 'stock Starlight',
    dir,
    pause: 0,
    open: (page) =>
      page.evaluate(async () => {
        const engine = await import(/* @vite-ignore */ `${location.origin}/pagefind/pagefind.js`);
        await engine.options({
          ranking: {
            pageLength: 0.1,
            termFrequency: 0.1,
            termSaturation: 2,
            termSimilarity: 9,
            diacriticSimilarity: 0.8,
          },
        });
        await engine.init();
        Object.assign(globalThis, { engine });
      }),
    async ask(page, query) {
      const { hrefs, milliseconds } = await page.evaluate(async (typed) => {
        const { engine } = globalThis as unknown as {
          engine: { search(term: string): Promise<{ results: { data(): Promise<Stored> }[] }> };
        };
        interface Stored {
          url: string;
          sub_results: { url: string }[];
        }
        const start = performance.now();
        const { results } = await engine.search(typed);
        const pages = await Promise.all(results.slice(0, 5).map((result) => result.data()));
        return {
          milliseconds: performance.now() - start,
          hrefs: pages.flatMap(({ url, sub_results: parts }) => [
            url,
            ...parts.map((one) => one.url),
          ]),
        };
      }, query);
      const results = hrefs.map((href): SearchResult => ({
        kind: 'page',
        title: { text: '', marks: [] },
        breadcrumb: [],
        href,
        score: 0,
      }));
      return { results, milliseconds };
    },
  };
}

/** The same pages, indexed as Starlight does. */
async function stockCopy(): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'stock-search-'));
  cpSync('dist', dir, { recursive: true });
  rmSync(join(dir, 'pagefind'), { recursive: true });
  const { index } = await pagefind.createIndex({});
  if (!index) throw new Error('Pagefind cannot start');
  await index.addDirectory({ path: dir });
  await index.writeFiles({ outputPath: join(dir, 'pagefind') });
  await pagefind.close();
  return dir;
}

/** Counts the bytes that a server sends, headers included, whoever asks: page, module or worker. */
function countBytes(server: Server): () => number {
  const sockets: Socket[] = [];
  server.on('connection', (socket) => sockets.push(socket));
  return () => sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
}

const percentile = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

/** Bytes of a query with nothing in cache, the palette's own code included, then of the next one. */
async function bytesOf(browser: Browser, site: SiteAddress, one: Contestant, queries: Query[]) {
  const bytes = countBytes(site.server);
  const first: number[] = [];
  const next: number[] = [];
  for (const [at, { query }] of queries.entries()) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(site.url, { waitUntil: 'networkidle' });
    const before = bytes();
    await one.open(page);
    await one.ask(page, query);
    await page.waitForTimeout(600);
    first.push((bytes() - before) / 1024);
    await one.ask(page, queries[(at + 1) % queries.length]!.query);
    await page.waitForTimeout(600);
    next.push((bytes() - before) / 1024 - first.at(-1)!);
    await context.close();
  }
  return { first, next };
}

/** Kilobytes on average and at most. */
const weights = (all: number[]) => [mean(all), Math.max(...all)].map((one) => one.toFixed(0));

/** Some of the queries that the small index is sure of, and all those for which prose is fetched. */
function samples(): [string, Query[]][] {
  const index = buildEntryIndex(entries);
  const queries = LISTS.flatMap((list) => readQueries(`tests/fixtures/search/${list}.tsv`));
  const sure = queries.filter(({ query }) => isEnough(answerFromEntries(index, query, '')));
  const unsure = queries.filter((query) => !sure.includes(query));
  return [
    [`sure (${sure.length})`, sure.filter((_, at) => at % 16 === 0)],
    [`unsure (${unsure.length})`, unsure],
  ];
}

async function run(browser: Browser, one: Contestant): Promise<void> {
  const site = await serveSite({ dir: one.dir, port: 0 });
  const page = await browser.newPage();
  await page.goto(site.url, { waitUntil: 'networkidle' });
  await one.open(page);
  for (const list of LISTS) {
    const queries = readQueries(`tests/fixtures/search/${list}.tsv`);
    const answers: Answer[] = [];
    for (const { query } of queries) answers.push(await one.ask(page, query));
    const ranks = answers.map(({ results }, at) =>
      rankOf(
        results.map((result) => judged(result, entries)),
        queries[at]!,
        course,
      ),
    );
    const { first, mrr, recall5, empty } = figures(
      ranks,
      answers.map(({ results }) => results.length),
    );
    const times = answers.map(({ milliseconds }) => milliseconds - one.pause);
    const cells = [first, mrr, recall5, empty].map((share) => share.toFixed(3));
    const speed = [0.5, 0.95].map((share) => percentile(times, share).toFixed(0));
    console.log(`| ${[one.name, list, ...cells, ...speed].join(' | ')} |`);
  }
  await page.close();
  for (const [name, sample] of samples()) {
    if (sample.length === 0) continue;
    const { first, next } = await bytesOf(browser, site, one, sample);
    console.log(
      `| ${[one.name, name, sample.length, ...weights(first), ...weights(next)].join(' | ')} |`,
    );
  }
  site.server.close();
}

if (!existsSync('dist/search-entries.json')) throw new Error('Run `npm run build` first.');
const executablePath = ensureBrowser();
console.log('Bytes: | search | queries | sampled | first query KB | at most | next KB | at most |');
const browser = await chromium.launch({ executablePath, args });
const dir = await stockCopy();
console.log('| search | queries | P@1 | MRR@10 | recall@5 | empty | p50 ms | p95 ms |');
console.log('|---|---|---|---|---|---|---|---|');
for (const one of [ours, stock(dir)]) await run(browser, one);
await browser.close();
rmSync(dir, { recursive: true });
