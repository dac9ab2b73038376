import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { serveSite, type SiteAddress } from '../../../scripts/serve-site.ts';

const dir = mkdtempSync(join(tmpdir(), 'site-'));
let site: SiteAddress | undefined;

beforeAll(() => {
  mkdirSync(join(dir, 'images'));
  writeFileSync(join(dir, 'index.html'), 'home');
  writeFileSync(join(dir, '404.html'), 'nothing here');
  writeFileSync(join(dir, 'images/index.html'), 'images');
});
afterEach(() => {
  site?.server.close();
});
afterAll(() => {
  rmSync(dir, { recursive: true });
});

async function get(path: string): Promise<[number, string]> {
  const response = await fetch(new URL(path, site?.url));
  return [response.status, await response.text()];
}

it('serves pages, and the page of errors for what is not there', async () => {
  site = await serveSite({ dir, port: 0 });
  expect(await get('/')).toEqual([200, 'home']);
  expect(await get('/images/')).toEqual([200, 'images']);
  expect(await get('/absent/')).toEqual([404, 'nothing here']);
});

it('serves under a base path, and leads there', async () => {
  site = await serveSite({ dir, port: 0, base: '/cours/' });
  expect(await get('/cours/images/')).toEqual([200, 'images']);
  expect(await get('/')).toEqual([200, 'home']);
  expect(await get('/images/')).toEqual([404, 'nothing here']);
});

it('takes the next port when one is taken, and says so when all are', async () => {
  const blocker = createServer().listen(0);
  const { port } = blocker.address() as { port: number };
  try {
    site = await serveSite({ dir, port });
    expect(site.port).toBeGreaterThan(port);
    await expect(serveSite({ dir, port, attempts: 0 })).rejects.toThrow(/all taken/);
  } finally {
    blocker.close();
  }
});
