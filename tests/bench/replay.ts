/**
 * `npm run bench:replay`: our player beside asciinema-player, in the same Chromium, on the same
 * recordings: bytes before and after intent, first frame, seeks, memory. Prints figures, judges nothing.
 */
import { createServer } from 'node:http';
import {
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium, type Browser, type Page } from '@playwright/test';
import sirv from 'sirv';
import { build } from 'vite';
import { ensureBrowser } from '../../scripts/browser.ts';
import { parseAsciicast } from '../../src/recording/asciicast.ts';
import { toPlayback } from '../../src/recording/playback.ts';
import { findSteps } from '../../src/recording/steps.ts';
import { syntheticCast } from '../fixtures/casts/synthetic.ts';
import type { Bench } from './replay-page.ts';

declare global {
  interface Window {
    bench: Bench;
  }
}

/** Shares of the recording that a reader jumps to: near and far, forth and back. */
const JUMPS = [0.5, 1, 0.25, 0.75, 0.1, 0.9, 0.4, 1, 0.6];
const WHO = ['ours', 'asciinema'] as const;
const RUNS = 5;
const PAGE = `<!doctype html><meta charset="utf-8"><title>bench</title>
<link rel="stylesheet" href="/bench.css"><div id="host" class="terminal-colours" style="width:900px;font-family:monospace"></div>
<script type="module" src="/bench.js"></script>`;

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** What a page ships before the reader asks to play: our element, and what asciinema's guide embeds. */
function beforeIntent(): string {
  const kilobytes = (files: string[]) =>
    files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(file)).length, 0) / 1000;
  const ours = kilobytes([join(dir, 'session-replay.js')]);
  const bundle = 'node_modules/asciinema-player/dist/bundle';
  const theirs = kilobytes([`${bundle}/asciinema-player.min.js`, `${bundle}/asciinema-player.css`]);
  return `Before intent (brotli): ours ${ours.toFixed(1)} KB, none of it terminal; asciinema-player ${theirs.toFixed(1)} KB.\n`;
}

async function prepare(dir: string): Promise<string[]> {
  await build({
    logLevel: 'error',
    build: {
      outDir: dir,
      emptyOutDir: false,
      rolldownOptions: {
        input: {
          bench: 'tests/bench/replay-page.ts',
          'session-replay': 'src/elements/session-replay.ts',
        },
        output: { entryFileNames: '[name].js', assetFileNames: 'bench[extname]' },
      },
    },
  });
  writeFileSync(join(dir, 'index.html'), PAGE);
  const casts = new Map([['synthetic-5MB', syntheticCast(5_000_000).source]]);
  for (const file of globSync('content/sessions/*/*.cast')) {
    casts.set(basename(file, '.cast'), readFileSync(file, 'utf8'));
  }
  for (const [name, source] of casts) {
    const recording = parseAsciicast(source, name);
    const playback = await toPlayback(recording, await findSteps(recording), { idleLimit: 1 });
    writeFileSync(join(dir, `${name}.cast`), source);
    writeFileSync(join(dir, `${name}.json`), JSON.stringify(playback));
  }
  return [...casts.keys()];
}

interface Figures {
  firstFrame: number;
  firstSeek: number;
  seeks: number;
  heap: number;
  bytes: number;
}

async function measure(
  browser: Browser,
  url: string,
  who: (typeof WHO)[number],
  name: string,
): Promise<Figures> {
  const page = await browser.newPage();
  let bytes = 0;
  page.on('request', (request) => {
    bytes += sizes.get(new URL(request.url()).pathname.slice(1)) ?? 0;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  bytes = 0;
  const firstFrame = await page.evaluate(([w, n]) => window.bench.open(w, n), [who, name] as const);
  const firstSeek = await page.evaluate(() => window.bench.seek(1));
  const seeks: number[] = [];
  for (const share of JUMPS) seeks.push(await page.evaluate((to) => window.bench.seek(to), share));
  const heap = await heapOf(page);
  await page.close();
  return { firstFrame, firstSeek, seeks: median(seeks), heap, bytes };
}

/** Megabytes of JavaScript heap that are in use after a collection. */
async function heapOf(page: Page): Promise<number> {
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

const dir = mkdtempSync(join(tmpdir(), 'bench-'));
const names = await prepare(dir);
/** Brotli size of each file: known beforehand, for compressing while a page loads would slow it. */
const sizes = new Map(
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(dir, file)).isFile())
    .map((file) => [file, brotliCompressSync(readFileSync(join(dir, file))).length]),
);
const server = createServer(sirv(dir)).listen(0);
const { port } = server.address() as { port: number };
const browser = await chromium.launch({
  executablePath: ensureBrowser(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
console.log(beforeIntent());
console.log(
  `Medians of ${RUNS} runs; « seeks » is the median of ${JUMPS.length} jumps within each run. Bytes: brotli, after intent.\n`,
);
console.log(
  '| recording | player | KB after intent | first frame ms | first seek to end ms | seeks ms | heap MB |\n|---|---|---|---|---|---|---|',
);
try {
  for (const name of names) {
    for (const who of WHO) {
      const runs: Figures[] = [];
      for (let run = 0; run < RUNS; run++) {
        runs.push(await measure(browser, `http://localhost:${port}/`, who, name));
      }
      const pick = (key: keyof Figures, digits = 1) =>
        median(runs.map((one) => one[key])).toFixed(digits);
      const kilobytes = (median(runs.map((one) => one.bytes)) / 1000).toFixed(1);
      console.log(
        `| ${name} | ${who} | ${kilobytes} | ${pick('firstFrame')} | ${pick('firstSeek')} | ${pick('seeks')} | ${pick('heap')} |`,
      );
    }
  }
} finally {
  await browser.close();
  server.close();
  rmSync(dir, { recursive: true, force: true });
}
