import { withBase } from '../markdown/base-links.ts';

/**
 * Address of a path of the site under the configured base.
 * @param path starts with a slash, e.g. `/conteneurs/limites/`
 */
export function siteUrl(path: string): string {
  return withBase(path, import.meta.env.BASE_URL);
}
