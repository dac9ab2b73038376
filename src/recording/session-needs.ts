import { nearest } from './nearest.ts';
import { type YamlReader } from './yaml-reader.ts';

/**
 * What a session may need besides a Docker Engine: what its kernel has, an engine that keeps its
 * images in containerd, a virtual machine, a Kubernetes cluster.
 */
export const NEEDS = [
  ...(['cgroup1', 'cgroup2', 'ipvs', 'vxlan', 'macvlan', 'ipvlan', 'netem'] as const),
  ...(['apparmor', 'systemd', 'containerd', 'vm', 'kubernetes'] as const),
] as const;

export type Need = (typeof NEEDS)[number];

const MOST_NODES = 9;

/** Reads `needs: [ipvs, { nodes: 3 }]`. */
export function parseNeeds(reader: YamlReader | undefined): { needs: Need[]; nodes: number } {
  const needs: Need[] = [];
  let nodes = 1;
  for (const item of reader?.list() ?? []) {
    if (item.isMap()) nodes = readNodes(item);
    else needs.push(readNeed(item));
  }
  return { needs, nodes };
}

function readNeed(reader: YamlReader): Need {
  const name = reader.text();
  const need = NEEDS.find((candidate) => candidate === name);
  if (need !== undefined) return need;
  if (name === 'nodes') return reader.refuse('write how many: { nodes: 3 }.');
  const guess = nearest(name, NEEDS);
  return reader.refuse(
    guess
      ? `this need is unknown; did you mean "${guess}"?`
      : `this need is unknown; the known ones are ${NEEDS.join(', ')} and { nodes: 3 }.`,
  );
}

function readNodes(reader: YamlReader): number {
  const { nodes } = reader.map(['nodes']);
  const expected = `a number of nodes, from 2 to ${MOST_NODES}`;
  const count = nodes?.number(2, expected) ?? reader.refuse(`write ${expected}.`);
  if (count > MOST_NODES || !Number.isInteger(count)) reader.refuse(`write ${expected}.`);
  return count;
}
