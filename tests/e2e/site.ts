import { globSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';

/** Addresses of all built pages. */
export const PAGES = globSync('**/index.html', { cwd: 'dist' }).map(
  (file) => `/${file.slice(0, -'index.html'.length)}`,
);

/** Of the two hundred pages of commands, all made by one template: the heaviest, and one of each kind. */
const COMMANDS = [
  'docker-run',
  'docker-build',
  'docker-compose',
  'docker-scout-cves',
  'dockerfile-healthcheck',
  'kubectl-get',
  'nsenter',
].map((slug) => `/commandes/${slug}/`);

const ofOneCommand = /^\/commandes\/.+/;

/** The pages that are looked at one by one in a browser. */
export const SAMPLE = PAGES.filter((path) => !ofOneCommand.test(path) || COMMANDS.includes(path));

/** Pages that hold every session, command or error: their size follows the course's. */
export const LISTS = ['/sessions/', '/commandes/', '/erreurs/', '/antiseche/'];

/** The site of tests/fixtures/site, whose pages are made for the tests. */
export const FIXTURES = `http://localhost:${Number(process.env.E2E_PORT ?? 4329) + 1}`;

/** A lesson with every widget of the kit. */
export const LESSON = '/conteneurs/limites/';

/** What a page must never do: collected while a test runs, checked at its end. */
export const test = base.extend<{ mayComplain: boolean; complaints: string[] }>({
  /** For the tests that break something on purpose, which the console reports. */
  mayComplain: [false, { option: true }],
  complaints: [
    async ({ page, baseURL, mayComplain }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
      });
      page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
      page.on('request', (request) => {
        const url = new URL(request.url());
        const ours = url.origin === baseURL || ['data:', 'blob:'].includes(url.protocol);
        if (!ours) complaints.push(`request to ${url.origin}`);
      });
      await use(complaints);
      if (!mayComplain) expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
