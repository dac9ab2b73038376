/**
 * What marks as the lab's own a container, a network or a volume on an engine that others use too.
 * Sessions set the label (`--label docker-deep-dive.lab`), or name things with the prefix.
 */
export const LABEL = 'docker-deep-dive.lab';
export const PREFIX = 'ddd-lab-';

const KINDS = ['container', 'network', 'volume'] as const;
export type Kind = (typeof KINDS)[number];

/** Something that an engine keeps, by what its removal takes. */
export interface Belonging {
  kind: Kind;
  id: string;
  name: string;
}

/** Runs the docker client: arguments in, standard output out. */
type Docker = (args: readonly string[]) => Promise<string>;

/** Its name comes second: that of a container may be followed by those that links give it. */
const LISTS: Record<Kind, string[]> = {
  container: ['ps', '--all', '--no-trunc', '--format', '{{.ID}} {{.Names}}'],
  network: ['network', 'ls', '--no-trunc', '--format', '{{.ID}} {{.Name}}'],
  volume: ['volume', 'ls', '--format', '{{.Name}} {{.Name}}'],
};

/** Containers first: they hold the others. Volumes without a name go with their container. */
const REMOVALS: Record<Kind, string[]> = {
  container: ['rm', '--force', '--volumes'],
  network: ['network', 'rm'],
  volume: ['volume', 'rm'],
};

/** All that the engine keeps. */
export async function everything(docker: Docker): Promise<Belonging[]> {
  return (await Promise.all(KINDS.map((kind) => list(docker, kind)))).flat();
}

/** What carries the lab's label or prefix, in an order in which it can be removed. */
export async function ownBelongings(docker: Docker): Promise<Belonging[]> {
  const found: Belonging[] = [];
  for (const kind of KINDS) {
    const labelled = await list(docker, kind, ['--filter', `label=${LABEL}`]);
    const ids = new Set(labelled.map(({ id }) => id));
    const all = await list(docker, kind);
    // The engine's own filter on names looks for the text anywhere in them: « my-ddd-lab-db » too.
    found.push(...all.filter(({ id, name }) => ids.has(id) || name.startsWith(PREFIX)));
  }
  return found;
}

async function list(docker: Docker, kind: Kind, filter: string[] = []): Promise<Belonging[]> {
  return (await docker([...LISTS[kind], ...filter]))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [id = '', names = ''] = line.split(' ');
      return { kind, id, name: ownName(names) };
    });
}

/** `db/web,web`: the one without a slash is the container's own. */
function ownName(names: string): string {
  return names.split(',').find((name) => !name.includes('/')) ?? names;
}

/** Removes what was listed, by id, so that nothing created since can be taken for it. */
export async function remove(docker: Docker, doomed: readonly Belonging[]): Promise<void> {
  for (const { kind, id } of doomed) await docker([...REMOVALS[kind], id]);
}

/** What appeared since `before` and is not the lab's by its marks: perhaps of a session, perhaps not. */
export function unmarkedSince(
  before: readonly Belonging[],
  now: readonly Belonging[],
): Belonging[] {
  const known = new Set(before.map(({ kind, id }) => `${kind} ${id}`));
  return now.filter(({ kind, id }) => !known.has(`${kind} ${id}`));
}

/** The command with which a person removes it after having looked at it. */
export function removalCommand({ kind, name }: Belonging): string {
  return ['docker', ...REMOVALS[kind], name].join(' ');
}
