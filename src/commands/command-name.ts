import { GRAMMAR } from './grammars.ts';
import { parseScript } from './parse.ts';

/**
 * Names of the docker and kubectl commands in a shell line, in order, without repeats.
 * `docker rm -f a && docker network rm b` → `docker rm`, `docker network rm`.
 */
export function commandNames(line: string): string[] {
  return [...new Set(parseScript(line, GRAMMAR).commands.map(({ typed }) => typed))];
}
