import { type Pagefind } from '../search/pagefind.ts';

/** Starlight's settings, measured on documentation: they favour exact words over frequent ones. */
const RANKING = {
  pageLength: 0.1,
  termFrequency: 0.1,
  termSaturation: 2,
  termSimilarity: 9,
  diacriticSimilarity: 0.8,
};

let attempts = 0;

/**
 * The search engine that stands beside the index, ready to answer.
 * @throws when the script, the engine or the index cannot be fetched
 */
export async function loadPagefind(): Promise<Pagefind> {
  const base = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/pagefind/`;
  // Some browsers keep the failure of an import: another address makes them try again.
  const retry = attempts > 0 ? `?essai=${attempts}` : '';
  attempts += 1;
  const pagefind = (await import(/* @vite-ignore */ `${base}pagefind.js${retry}`)) as Pagefind;
  await pagefind.options({
    basePath: base,
    // The worker would be 12 KB more for answers that take a few milliseconds.
    noWorker: true,
    excerptLength: 26,
    excerptEllipsis: '…',
    ranking: RANKING,
  });
  await pagefind.init();
  return pagefind;
}
