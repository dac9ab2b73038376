import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brokenLinks, builtPages } from './built-pages.ts';

const SITE = 'https://docker-deep-dive.example';

describe('links of the built site', () => {
  it('finds the pages', () => {
    expect(builtPages('dist').length).toBeGreaterThan(20);
  });

  it('all lead to a page, a file and an anchor that exist', () => {
    expect(brokenLinks('dist', '/', SITE)).toEqual([]);
  });

  it('all hold when the site is published under /cours/', () => {
    const outDir = mkdtempSync(join(tmpdir(), 'ddd-'));
    try {
      const { status, stdout, stderr } = spawnSync('astro', ['build', '--outDir', outDir], {
        env: { ...cleanEnvironment(), BASE: '/cours/' },
        encoding: 'utf8',
      });
      expect(status, stdout + stderr).toBe(0);
      expect(builtPages(outDir).length).toBe(builtPages('dist').length);
      expect(brokenLinks(outDir, '/cours/', SITE)).toEqual([]);
    } finally {
      rmSync(outDir, { recursive: true, force: true });
    }
  });
});

/** Without what the test runner sets for itself, which Vite would take for the site's own. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = new Set(['BASE_URL', 'DEV', 'MODE', 'NODE_ENV', 'PROD', 'SSR', 'TEST', 'VITEST']);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.has(name)));
}
