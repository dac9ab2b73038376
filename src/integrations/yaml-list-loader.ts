import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Loader, LoaderContext } from 'astro/loaders';
import { parse } from 'yaml';

type Item = Record<string, unknown>;

/**
 * Collection loader: files that each hold a list, every item of which is an entry. Astro's own
 * `file()` reads one file only. Since Astro gives entries by id, each has its `rank` in the files.
 * @param pattern of the files, from the project's folder
 * @param idOf the entry's id, unique in the collection
 * @throws Error naming file and item when a file is no list, or an id stands twice
 */
export function yamlLists(pattern: string, idOf: (item: Item) => string): Loader {
  return {
    name: 'yaml-lists',
    load: async (context) => {
      await readAll(pattern, idOf, context);
      context.watcher?.add(globSync(pattern));
      context.watcher?.on('change', (path) => {
        if (globSync(pattern).some((file) => path.endsWith(file))) {
          void readAll(pattern, idOf, context);
        }
      });
    },
  };
}

async function readAll(
  pattern: string,
  idOf: (item: Item) => string,
  { store, parseData }: LoaderContext,
): Promise<void> {
  store.clear();
  let rank = 0;
  for (const file of globSync(pattern).sort()) {
    for (const [index, item] of (await readList(file)).entries()) {
      const id = idOf(item);
      if (store.has(id)) throw new Error(`${file}: item ${index + 1}, « ${id} » stands twice.`);
      const data = { ...item, rank: rank++ };
      store.set({ id, data: await parseData({ id, data, filePath: file }), filePath: file });
    }
  }
}

async function readList(file: string): Promise<Item[]> {
  const list: unknown = parse(await readFile(file, 'utf8'), { merge: true });
  if (!Array.isArray(list)) throw new Error(`${file}: must be a list.`);
  return list as Item[];
}
