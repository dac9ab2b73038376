/** How the tags of an image follow from the version found inside it. */
export interface TagRule {
  /** Most precise tag: 3 gives 1.26.3, 1.26 and 1. */
  parts: 0 | 1 | 2 | 3;
  /** Variant, after the version: `-slim`. */
  suffix?: string;
  /** Whether it is the one that `docker pull NAME` gives. */
  latest?: boolean;
  /** Names of the release: `trixie-slim`. */
  also?: string[];
}

/** An image of the course: where it is built from, and how it tells its version. */
export interface Recipe {
  repository: string;
  /** What tells it from the others of its repository. */
  variant?: string;
  /** Recipe of the image that it starts from. */
  base?: string;
  /** Folder of `lab/images`. */
  context: string;
  /** Build arguments. */
  args?: Record<string, string>;
  /** Script of the context that prints a root file system, and its arguments. */
  rootfs?: string[];
  /** Command answered by the image itself; the first number of the answer is its version. */
  version?: string[];
  tags: TagRule;
}

const DEBIAN_VERSION = ['cat', '/etc/debian_version'];

/** The images, in an order that builds what others start from first. */
export const CATALOGUE: readonly Recipe[] = [
  {
    repository: 'debian',
    variant: 'trixie slim',
    context: 'debian',
    rootfs: ['rootfs.sh', 'trixie', 'slim'],
    version: DEBIAN_VERSION,
    tags: { parts: 2, suffix: '-slim', also: ['trixie-slim', 'stable-slim'] },
  },
  {
    repository: 'hello-world',
    base: 'debian trixie slim',
    context: 'hello-world',
    tags: { parts: 0, latest: true },
  },
  {
    repository: 'busybox',
    base: 'debian trixie slim',
    context: 'busybox',
    version: ['busybox'],
    tags: { parts: 3, latest: true },
  },
  {
    repository: 'nginx',
    base: 'debian trixie slim',
    context: 'nginx',
    version: ['sh', '-c', 'nginx -v 2>&1'],
    tags: { parts: 3, latest: true },
  },
  {
    repository: 'redis',
    base: 'debian trixie slim',
    context: 'redis',
    version: ['redis-server', '--version'],
    tags: { parts: 3, latest: true },
  },
  {
    repository: 'registry',
    base: 'debian trixie slim',
    context: 'registry',
    version: ['--version'],
    tags: { parts: 3, latest: true },
  },
  {
    repository: 'python',
    variant: 'slim',
    base: 'debian trixie slim',
    context: 'python',
    args: { VARIANT: 'slim' },
    version: ['python', '--version'],
    tags: { parts: 3, suffix: '-slim', also: ['slim'] },
  },
  {
    repository: 'python',
    variant: 'full',
    base: 'debian trixie slim',
    context: 'python',
    args: { VARIANT: 'full' },
    version: ['python', '--version'],
    tags: { parts: 3, latest: true },
  },
  {
    repository: 'postgres',
    variant: '17',
    base: 'debian trixie slim',
    context: 'postgres',
    args: {
      BASE: 'debian:13-slim',
      MAJOR: '17',
      DATA: '/var/lib/postgresql/data',
      KEPT: '/var/lib/postgresql/data',
    },
    version: ['postgres', '--version'],
    tags: { parts: 2 },
  },
  {
    repository: 'debian',
    variant: 'trixie full',
    context: 'debian',
    rootfs: ['rootfs.sh', 'trixie', 'full'],
    version: DEBIAN_VERSION,
    tags: { parts: 2, latest: true, also: ['trixie', 'stable'] },
  },
  {
    repository: 'debian',
    variant: 'forky slim',
    context: 'debian',
    rootfs: ['rootfs.sh', 'forky', 'slim'],
    tags: { parts: 0, also: ['forky-slim', 'testing-slim'] },
  },
  {
    repository: 'node',
    variant: 'slim',
    base: 'debian forky slim',
    context: 'node',
    args: { VARIANT: 'slim' },
    version: ['node', '--version'],
    tags: { parts: 3, suffix: '-slim', also: ['slim'] },
  },
  {
    repository: 'node',
    variant: 'full',
    base: 'debian forky slim',
    context: 'node',
    args: { VARIANT: 'full' },
    version: ['node', '--version'],
    tags: { parts: 3, latest: true },
  },
  {
    repository: 'postgres',
    variant: '18',
    base: 'debian forky slim',
    context: 'postgres',
    args: {
      BASE: 'debian:forky-slim',
      MAJOR: '18',
      DATA: '/var/lib/postgresql/18/docker',
      KEPT: '/var/lib/postgresql',
    },
    version: ['postgres', '--version'],
    tags: { parts: 2, latest: true },
  },
  {
    repository: 'debian',
    variant: 'bullseye slim',
    context: 'debian',
    rootfs: ['rootfs.sh', 'bullseye', 'slim'],
    version: DEBIAN_VERSION,
    tags: { parts: 2, suffix: '-slim', also: ['bullseye-slim'] },
  },
  {
    repository: 'appli-ancienne',
    base: 'debian bullseye slim',
    context: 'appli-ancienne',
    tags: { parts: 0, also: ['1.0'] },
  },
];

/** Names a recipe: `python slim`. */
export function labelOf({ repository, variant }: Recipe): string {
  return variant === undefined ? repository : `${repository} ${variant}`;
}

/** The recipes of these repositories (all when none is named), each after the one it starts from. */
export function recipesFor(repositories: readonly string[]): Recipe[] {
  const wanted = CATALOGUE.filter(
    ({ repository }) => repositories.length === 0 || repositories.includes(repository),
  );
  const bases = wanted.map(({ base }) => base);
  return CATALOGUE.filter((recipe) => wanted.includes(recipe) || bases.includes(labelOf(recipe)));
}

/**
 * The tags of an image, from the most precise to `latest`.
 * @param answer what the image printed when asked its version
 * @throws Error when the answer holds no version and the rule needs one
 */
export function tagsFor(rule: TagRule, answer: string): string[] {
  const suffix = rule.suffix ?? '';
  const tags: string[] = [];
  if (rule.parts > 0) {
    const version = /\d+(?:\.\d+)+/.exec(answer)?.[0];
    if (version === undefined) throw new Error(`no version in « ${answer.trim()} »`);
    const numbers = version.split('.').slice(0, rule.parts);
    for (let count = numbers.length; count > 0; count--) {
      tags.push(numbers.slice(0, count).join('.') + suffix);
    }
  }
  tags.push(...(rule.also ?? []));
  if (rule.latest) tags.push('latest');
  return tags;
}
