/**
 * Source: distribution/reference, `regexp.go`. The name is lower case; a first part with a dot, a
 * colon or a capital, or `localhost`, is a registry.
 */
const PART = String.raw`[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*`;
const LABEL = String.raw`(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])`;
const HOST = new RegExp(String.raw`^(?:${LABEL}(?:\.${LABEL})*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?$`);
const PATH = new RegExp(String.raw`^${PART}(?:/${PART})*$`);
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;

/** Longer is refused, and need not be looked at. */
const MAX_LENGTH = 512;

export interface ImageName {
  /** With its registry, when it has one. */
  repository: string;
  tag?: string;
  digest?: string;
}

/** Reads `registre:5000/nom:tag@digest`. @returns undefined for what no engine takes as an image */
export function imageName(text: string): ImageName | undefined {
  if (text.length > MAX_LENGTH || /^[a-f0-9]{64}$/.test(text)) return undefined;
  const [named = '', ...digests] = text.split('@');
  const colon = named.lastIndexOf(':');
  const tagged = colon > named.lastIndexOf('/');
  const repository = tagged ? named.slice(0, colon) : named;
  const tag = tagged ? named.slice(colon + 1) : undefined;
  const [digest] = digests;
  if (digests.length > 1 || (digest !== undefined && !DIGEST.test(digest))) return undefined;
  if (tag !== undefined && !TAG.test(tag)) return undefined;
  if (!isRepository(repository)) return undefined;
  return { repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}

function isRepository(text: string): boolean {
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(slash, 0));
  const isHost = /[.:A-Z]/.test(first) || first === 'localhost';
  return isHost ? HOST.test(first) && PATH.test(text.slice(slash + 1)) : PATH.test(text);
}
