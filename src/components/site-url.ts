/**
 * Address of a path of the site under the configured base.
 * @param path starts with a slash, e.g. `/conteneurs/limites/`
 */
export function siteUrl(path: string): string {
  return import.meta.env.BASE_URL.replace(/\/$/, '') + path;
}
