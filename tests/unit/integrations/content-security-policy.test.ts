import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { withPolicy } from '../../../src/integrations/content-security-policy.ts';

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

it('allows the inline scripts and styles of the page, by their hashes, and no other', () => {
  const html = withPolicy(
    '<!doctype html><html><head><style>p{}</style><script>a()</script></head>' +
      '<body><script type="module">b()</script><script src="/c.js"></script></body></html>',
  );
  expect(html).toContain(`script-src 'self' 'wasm-unsafe-eval' ${sha256('a()')} ${sha256('b()')};`);
  expect(html).toContain(`style-src 'self' ${sha256('p{}')};`);
  expect(html.match(/script-src [^;]*/)?.[0]).not.toContain('unsafe-inline');
});

it('comes before anything that it governs', () => {
  const html = withPolicy('<html><head><script>a()</script></head></html>');
  expect(html.indexOf('content-security-policy')).toBeLessThan(html.indexOf('<script>'));
});

it('needs no hash for blocks of data', () => {
  const html = withPolicy(
    '<html><head><script type="application/ld+json">{}</script></head></html>',
  );
  expect(html).not.toContain('sha256');
});
