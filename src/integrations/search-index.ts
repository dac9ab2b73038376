import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import { chapterPath, type Course } from '../course/course.ts';
import { EXCLUDED_SELECTORS, isIndexable, prepareForIndex } from '../search/index-page.ts';
import { packEntries } from '../search/packed-entries.ts';
import { pageMeta } from '../search/page-meta.ts';
import { readSearchEntries } from './search-entries.ts';

/** Commands, options, errors and lessons, which the palette fetches whole. */
const ENTRIES = 'search-entries.json';

const CHAPTERS_MODULE = 'virtual:search/chapters';

/** Files that Pagefind always writes and that the palette never asks for. */
const UNUSED = /^(?:pagefind-(?:ui|modular-ui|component-ui|highlight|worker)\.|wasm\.unknown\.)/;

/**
 * The index of the lessons' text: written by Pagefind under `pagefind/` once the site is built.
 * Stands after `starlight()`, whose own run is off (`pagefind: false`): that one takes no option,
 * and we want options found by their exact spelling and French elisions parted.
 */
export function searchIndex(course: Course): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        updateConfig({ vite: { plugins: [chaptersModule(course, config.base)] } });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const start = performance.now();
        const root = fileURLToPath(dir);
        const output = join(root, 'pagefind');
        const pages = await writeIndex(root, output, course);
        await removeUnused(output);
        const entries = readSearchEntries();
        await writeFile(join(root, ENTRIES), JSON.stringify(packEntries(entries)));
        const elapsed = Math.round(performance.now() - start);
        const size = Math.round((await sizeOf(output)) / 1024);
        logger.info(
          `${pages} pages and ${entries.length} entries indexed in ${elapsed} ms, ${size} KB in pagefind/`,
        );
      },
    },
  };
}

/** Gives the palette the names and addresses of the chapters, bundled with its own code. */
function chaptersModule(course: Course, base: string) {
  const chapters = course.chapters.map((chapter) => ({
    number: chapter.number,
    title: chapter.title,
    href: base.replace(/\/$/, '') + chapterPath(chapter),
  }));
  return {
    name: CHAPTERS_MODULE,
    resolveId: (id: string) => (id === CHAPTERS_MODULE ? `\0${id}` : undefined),
    load: (id: string) =>
      id === `\0${CHAPTERS_MODULE}` ? `export default ${JSON.stringify(chapters)}` : undefined,
  };
}

async function writeIndex(root: string, output: string, course: Course): Promise<number> {
  const { index, errors } = await pagefind.createIndex({
    forceLanguage: 'fr',
    includeCharacters: '-',
    excludeSelectors: EXCLUDED_SELECTORS,
  });
  if (!index) throw new Error(`Pagefind cannot start: ${errors.join('; ')}`);
  let pages = 0;
  for (const path of await htmlFiles(root)) {
    const html = await readFile(join(root, path), 'utf8');
    if (!isIndexable(path, html)) continue;
    const meta = pageMeta(course, `/${path.replace(/index\.html$/, '')}`);
    refuseErrors(
      await index.addHTMLFile({ sourcePath: path, content: prepareForIndex(html, meta) }),
      path,
    );
    pages += 1;
  }
  await rm(output, { recursive: true, force: true });
  refuseErrors(await index.writeFiles({ outputPath: output }), output);
  await pagefind.close();
  return pages;
}

function refuseErrors({ errors }: { errors: string[] }, subject: string): void {
  if (errors.length > 0) throw new Error(`Pagefind, ${subject}: ${errors.join('; ')}`);
}

/** Paths of the built pages, relative to the output, always in the same order. */
async function htmlFiles(root: string): Promise<string[]> {
  const files = await readdir(root, { recursive: true });
  return files
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.html'))
    .sort();
}

async function removeUnused(output: string): Promise<void> {
  const files = await readdir(output);
  await Promise.all(
    files.filter((file) => UNUSED.test(file)).map((file) => rm(join(output, file))),
  );
}

/** Bytes of all the files of a directory. */
async function sizeOf(directory: string): Promise<number> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map((file) => stat(join(file.parentPath, file.name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
