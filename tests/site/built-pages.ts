import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type HTMLElement } from 'node-html-parser';

export interface BuiltPage {
  /** Relative to the site's folder: `conteneurs/limites/index.html`. */
  file: string;
  html: string;
  root: HTMLElement;
}

/** All pages of a built site. */
export function builtPages(dir: string): BuiltPage[] {
  return globSync('**/*.html', { cwd: dir }).map((file) => {
    const html = readFileSync(join(dir, file), 'utf8');
    return { file, html, root: parse(html) };
  });
}

/**
 * Internal links and resources of a built site that lead nowhere.
 * @param base path under which the site was built, with its slashes
 * @returns one readable line each, empty when all is well
 */
export function brokenLinks(dir: string, base: string, site: string): string[] {
  const pages = builtPages(dir);
  const anchors = new Map(pages.map((page) => [page.file, anchorsOf(page.root)]));
  const broken: string[] = [];
  for (const page of pages) {
    for (const address of addressesOf(page.root)) {
      const reason = whyBroken(address, page.file);
      if (reason) broken.push(`${page.file}: ${address} (${reason})`);
    }
  }
  return broken;

  function whyBroken(address: string, from: string): string | undefined {
    const here = new URL(base + from.replace(/index\.html$/, ''), site);
    const target = new URL(address, here);
    if (target.origin !== new URL(site).origin) return undefined;
    if (!target.pathname.startsWith(base)) return `outside ${base}`;
    const file = fileOf(decodeURIComponent(target.pathname.slice(base.length)));
    if (!file) return 'no such file';
    const fragment = decodeURIComponent(target.hash.slice(1));
    if (!fragment || !file.endsWith('.html')) return undefined;
    return anchors.get(file)?.has(fragment) ? undefined : 'no such anchor';
  }

  function fileOf(path: string): string | undefined {
    const candidates = path === '' || path.endsWith('/') ? [`${path}index.html`] : [path];
    return candidates.find(
      (one) => existsSync(join(dir, one)) && statSync(join(dir, one)).isFile(),
    );
  }
}

function anchorsOf(root: HTMLElement): Set<string> {
  return new Set(root.querySelectorAll('[id]').map((element) => element.id));
}

function addressesOf(root: HTMLElement): string[] {
  const linked = root.querySelectorAll(
    'a[href], link[href], script[src], img[src], session-replay',
  );
  return linked
    .map((element) =>
      ['href', 'src', 'data-playback'].map((name) => element.getAttribute(name)).find(Boolean),
    )
    .filter(
      (address): address is string => address !== undefined && !/^(data|mailto):/.test(address),
    );
}
