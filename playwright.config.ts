import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browser.ts';

const PORT = Number(process.env.E2E_PORT ?? 4329);
const executablePath = findBrowser();
const isRoot = process.getuid?.() === 0;

/** Kept from looking for updates and other services of its maker: the tests count requests. */
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 60_000,
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.CI ? [['dot']] : [['list']],
  use: {
    baseURL: `http://localhost:${PORT}`,
    locale: 'fr-FR',
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [...QUIET, ...(isRoot ? ['--no-sandbox'] : [])],
    },
  },
  webServer: [served('dist', PORT), served('dist-fixtures', PORT + 1)],
});

function served(dir: string, port: number) {
  const node = 'node --experimental-strip-types --disable-warning=ExperimentalWarning';
  const command = `${node} scripts/serve-site.ts ${dir} ${port}`;
  return { command, url: `http://localhost:${port}/404.html`, reuseExistingServer: false };
}
