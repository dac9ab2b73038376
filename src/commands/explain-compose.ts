import { isMap, isScalar, isSeq, parseAllDocuments, type Node, type Pair } from 'yaml';
import { checkCompose } from './compose-file.ts';
import { type ComposeKeys } from './compose-keys.ts';
import { valueDangers } from './dangers.ts';
import { type ExplainedSource, type Explanation } from './explanation.ts';
import { describePort, describeVolume } from './explain-values.ts';
import { describeImage } from './image-reference.ts';
import { isError } from './problems.ts';
import { type Range } from './range.ts';

/** What explaining a Compose file needs: its keys, and what is said of them by path (`services.*.image`). */
export interface ComposeGuide {
  keys: ComposeKeys;
  texts: Record<string, string>;
}

/** A deeper file is not one that a person wrote. */
const MAX_DEPTH = 40;

/** Paths whose parts stand for names that the author chooses. */
const NAMED = new Set([
  'services',
  'networks',
  'volumes',
  'secrets',
  'configs',
  'services.*.depends_on',
  'services.*.networks',
]);

/**
 * Explains the keys of a Compose file, and the values that Docker reads in its own way.
 * @throws nothing
 */
export function explainCompose(source: string, { keys, texts }: ComposeGuide): ExplainedSource {
  const problems = checkCompose(source, keys);
  const words: Explanation[] = [];
  // What cannot be read as YAML is not walked: its problem says why.
  if (!problems.some((one) => isError(one) && /syntax|too-long/.test(one.kind)))
    for (const document of parseAllDocuments(source, { merge: true, logLevel: 'silent' }))
      if ('contents' in document && document.contents)
        visit({ words, texts }, document.contents, '', 0);
  words.sort((a, b) => a.range[0] - b.range[0]);
  const range: Range = [0, source.length];
  return { kind: 'compose', parts: [{ name: 'Fichier Compose', range, words }], problems };
}

interface Walk {
  words: Explanation[];
  texts: Record<string, string>;
}

function visit(walk: Walk, node: Node | null, path: string, depth: number): void {
  if (depth > MAX_DEPTH || !node) return;
  if (isMap(node)) for (const pair of node.items) visitPair(walk, pair as Pair, path, depth);
  else if (isSeq(node)) for (const item of node.items) visit(walk, item as Node, path, depth + 1);
  else if (isScalar(node)) explainScalar(walk, node, path);
}

function visitPair(walk: Walk, { key, value }: Pair, path: string, depth: number): void {
  if (!isScalar(key) || !key.range) return;
  const name = NAMED.has(path) ? '*' : String(key.value);
  const full = path === '' ? name : `${path}.${name}`;
  const text = Object.hasOwn(walk.texts, full) ? walk.texts[full] : undefined;
  if (text)
    walk.words.push({
      kind: 'key',
      range: [key.range[0], key.range[1]],
      title: String(key.value),
      text,
      dangers: full.endsWith('.privileged') ? ['Le conteneur équivaut à root sur l’hôte.'] : [],
      notes: [],
    });
  visit(walk, value as Node | null, full, depth + 1);
}

/** Describers by path; `option` is that of `docker run` whose dangers are the same. */
const VALUES: Record<string, { option?: string; describe: (value: string) => string | undefined }> =
  {
    'services.*.image': { describe: describeImage },
    'services.*.ports': { option: 'publish', describe: describePort },
    'services.*.volumes': { option: 'volume', describe: describeVolume },
  };

function explainScalar(walk: Walk, node: { value: unknown; range?: unknown }, path: string): void {
  const found = Object.hasOwn(VALUES, path) ? VALUES[path] : undefined;
  const value = String(node.value);
  const [start, end] = (node.range ?? []) as number[];
  if (!found || start === undefined || end === undefined || value.includes('$')) return;
  const text = found.describe(value);
  if (!text) return;
  const dangers = found.option ? valueDangers('docker container run', found.option, value) : [];
  walk.words.push({ kind: 'value', range: [start, end], text, dangers, notes: [] });
}
