import { createHash } from 'node:crypto';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { parse } from 'node-html-parser';

/**
 * Gives every built page a strict policy of its own, in a `<meta>`: only files of the site, and the
 * inline scripts and styles that the page really holds, by their hashes.
 *
 * Done on the built pages because Astro's own `security.csp` does not see Starlight's inline scripts.
 */
export function contentSecurityPolicy(): AstroIntegration {
  return {
    name: 'content-security-policy',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        let pages = 0;
        for await (const file of glob('**/*.html', { cwd: root })) {
          const path = join(root, file);
          await writeFile(path, withPolicy(await readFile(path, 'utf8')));
          pages++;
        }
        logger.info(`${pages} pages have their policy`);
      },
    },
  };
}

/** The page with its policy as the first element of its head. */
export function withPolicy(html: string): string {
  const policy = policyOf(html).join('; ');
  const meta = `<meta http-equiv="content-security-policy" content="${policy}">`;
  return html.replace('<head>', `<head>${meta}`);
}

function policyOf(html: string): string[] {
  const page = parse(html, { comment: true, blockTextElements: { script: true, style: true } });
  const scripts = page
    .querySelectorAll('script:not([src])')
    .filter((script) => isExecuted(script.getAttribute('type')))
    .map((script) => hash(script.innerHTML));
  const styles = page.querySelectorAll('style').map((style) => hash(style.innerHTML));
  return [
    "default-src 'none'",
    // Pagefind answers queries in WebAssembly.
    ['script-src', "'self'", "'wasm-unsafe-eval'", ...new Set(scripts)].join(' '),
    ['style-src', "'self'", ...new Set(styles)].join(' '),
    // Expressive Code colours tokens with style attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ];
}

/** Data blocks (JSON-LD, speculation rules aside) are never executed, hence need no hash. */
function isExecuted(type: string | undefined): boolean {
  return type === undefined || type === '' || type === 'module' || type === 'text/javascript';
}

function hash(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}
