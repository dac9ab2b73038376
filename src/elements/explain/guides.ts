import { joinGuides, type ClientGuide } from '../../commands/client-guide.ts';
import { explainShell } from '../../commands/explain.ts';
// `import type` leaves nothing behind: the module itself, and YAML's parser with it, come when needed.
import type { ComposeGuide } from '../../commands/explain-compose.ts';
import { type ExplainedSource, type SourceKind } from '../../commands/explanation.ts';

/** A lesson, and its address when it can be read. */
export interface LessonLink {
  title: string;
  href?: string;
}

export type Lessons = Record<string, LessonLink>;

const fetched = new Map<string, Promise<unknown>>();

/** The lessons by number. */
export function lessons(): Promise<Lessons> {
  return data<Lessons>('lecons');
}

/**
 * Explains a text, fetching what its kind needs.
 * @throws TypeError when the data cannot be fetched
 */
export async function explainSource(source: string, kind: SourceKind): Promise<ExplainedSource> {
  if (kind === 'compose') {
    const { explainCompose } = await import('../../commands/explain-compose.ts');
    return explainCompose(source, await data<ComposeGuide>('compose'));
  }
  const clients = [data<ClientGuide>('docker')];
  if (/\bkubectl\b/.test(source)) clients.push(data<ClientGuide>('kubectl'));
  const guide = joinGuides(await Promise.all(clients));
  if (kind === 'shell') return explainShell(source, guide);
  const { explainDockerfile } = await import('../../commands/explain-dockerfile.ts');
  return explainDockerfile(source, guide);
}

/** Fetched once; again after a failure. */
function data<Value>(name: string): Promise<Value> {
  const known = fetched.get(name) ?? download(name);
  fetched.set(name, known);
  known.catch(() => fetched.delete(name));
  return known as Promise<Value>;
}

async function download(name: string): Promise<unknown> {
  const response = await fetch(
    `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}expliquer/${name}.json`,
  );
  if (!response.ok) throw new TypeError(`HTTP ${String(response.status)}`);
  return response.json();
}
