/** What the real builder said of a Dockerfile. */
export interface Verdict {
  /** It refused it, with the line it stopped at when it said so. */
  error?: { message: string; line?: number };
  /** Its checks that were not passed, when it did not refuse it. */
  warnings: { rule: string; line?: number }[];
}

/** Reads the Dockerfiles of the fixture, each after a line `=== name`. */
export function splitDockerfiles(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of text.split(/^=== /m).slice(1)) {
    const end = part.indexOf('\n');
    found.set(part.slice(0, end), part.slice(end + 1));
  }
  return found;
}
