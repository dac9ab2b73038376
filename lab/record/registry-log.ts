/** A request of the access log of Docker's registry, in the combined log format of Apache. */
const MANIFEST_REQUEST =
  /"(?:HEAD|GET) \/v2\/(?:library\/)?([\w./-]+)\/manifests\/([\w.-]+) HTTP[^"]*" 200 /g;

/**
 * The images that were asked for by a tag, in this order and once each. It is what engines, builders
 * and other nodes asked the registry itself, so nothing that was pulled can be missing.
 * @param log access log of the registry that stands for Docker Hub
 */
export function requestedImages(log: string): string[] {
  const names = Array.from(log.matchAll(MANIFEST_REQUEST), ([, name, tag]) => `${name}:${tag}`);
  return [...new Set(names)];
}
