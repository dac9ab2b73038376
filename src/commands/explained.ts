import { readShell } from './shell.ts';

/** Does a text hold a command of docker, compose, dockerd or kubectl, which can be explained? */
export function isExplained(text: string): boolean {
  return readShell(text).invocations.length > 0;
}
