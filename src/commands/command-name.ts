/** Docker commands that take a subcommand: `docker network ls` is one command, not `docker network`. */
const GROUPS = new Set([
  'builder',
  'buildx',
  'checkpoint',
  'compose',
  'config',
  'container',
  'context',
  'image',
  'manifest',
  'network',
  'node',
  'plugin',
  'secret',
  'service',
  'stack',
  'swarm',
  'system',
  'trust',
  'volume',
  'rollout',
  'set',
  'create',
]);
const WORD = /^[a-z][a-z-]*$/;

/**
 * Names of the docker and kubectl commands in a shell line, in order, without repeats.
 * `docker rm -f a && docker network rm b` → `docker rm`, `docker network rm`.
 */
export function commandNames(line: string): string[] {
  const names = line.matchAll(/(?:^|[;&|(]\s*|\bdo\s+|\bsudo\s+)(docker|kubectl)\s+([^;&|)]*)/g);
  return [...new Set(Array.from(names, ([, tool = '', rest = '']) => nameOf(tool, rest)))];
}

function nameOf(tool: string, rest: string): string {
  const [first = '', second = ''] = rest.trim().split(/\s+/);
  if (!WORD.test(first)) return tool;
  return GROUPS.has(first) && WORD.test(second) ? `${tool} ${first} ${second}` : `${tool} ${first}`;
}
