/** The parts of an image's name: `registre:5000/equipe/web:1.2@sha256:…`. */
export interface ImageReference {
  /** Absent: Docker Hub. */
  registry?: string;
  /** With its namespace: `equipe/web`. */
  repository: string;
  tag?: string;
  digest?: string;
}

/**
 * Reads an image's name as Docker does: what precedes the first slash is a registry when it holds a
 * dot or a colon, or is `localhost`.
 * Source: distribution/reference `splitDockerDomain`.
 */
export function readImage(text: string): ImageReference {
  const [named = '', digest] = text.split('@');
  const slash = named.indexOf('/');
  const first = named.slice(0, Math.max(slash, 0));
  const hasRegistry = /[.:]/.test(first) || first === 'localhost';
  const rest = hasRegistry ? named.slice(slash + 1) : named;
  const [repository = '', tag] = rest.split(':');
  return {
    ...(hasRegistry && { registry: first }),
    repository,
    ...(tag && { tag }),
    ...(digest && { digest }),
  };
}

/** The same in a sentence. */
export function describeImage(text: string): string {
  const { registry, repository, tag, digest } = readImage(text);
  const from =
    registry && registry !== 'docker.io' ? `du registre \`${registry}\`` : 'de Docker Hub';
  const version = digest
    ? 'figée par son empreinte'
    : tag
      ? `étiquette \`${tag}\``
      : 'sans étiquette, donc `latest`';
  return `Image \`${repository}\` ${from}, ${version}.`;
}
