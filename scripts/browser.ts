/**
 * Finds a Chromium for the tests, or gets one.
 * `node scripts/browser.ts` prints its path; with `--install`, tries to get one first.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const FIXED_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** Path of a Chromium or Chrome: CHROME_PATH, the system's, else Playwright's own download. */
export function findBrowser(): string | undefined {
  const asked = process.env.CHROME_PATH;
  if (asked) return existsSync(asked) ? asked : undefined;
  const candidates = [...NAMES.map(onPath), ...FIXED_PLACES, chromium.executablePath()];
  return candidates.find((path) => path !== undefined && existsSync(path));
}

/** Ways to get a browser, in order: Playwright's download, then Debian's package when root. */
function installers(): string[][] {
  const playwright = ['npx', 'playwright', 'install', 'chromium'];
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !onPath('apt-get')) return [playwright];
  const packages = 'chromium fonts-liberation fonts-noto-color-emoji';
  const debian = `apt-get update -qq && apt-get install -y -qq --no-install-recommends ${packages}`;
  return [['sh', '-c', debian], playwright];
}

/**
 * Path of a Chromium, got when there was none.
 * @throws Error that says what to install, when no way worked.
 */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  console.log('No Chromium or Chrome found: getting one…');
  for (const [command = '', ...args] of installers()) {
    spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 });
    const got = findBrowser();
    if (got) return got;
  }
  throw new Error(
    'The browser tests need Chromium or Chrome. Install one of them ' +
      '(Debian, Ubuntu: sudo apt-get install chromium), or run npx playwright install chromium, ' +
      'or set CHROME_PATH to the path of yours.',
  );
}

if (import.meta.filename === process.argv[1]) {
  console.log(process.argv.includes('--install') ? ensureBrowser() : (findBrowser() ?? 'none'));
}
