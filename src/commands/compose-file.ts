import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseAllDocuments,
  visit,
  type Document,
  type Node,
  type Pair,
  type ParsedNode,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import { type ComposeKeys, type KeyNode } from './compose-keys.ts';
import { nearest } from './nearest.ts';
import { withSuggestion, type Problem } from './problems.ts';
import { type Range } from './range.ts';
import { MAX_SOURCE_LENGTH } from './shell.ts';

/** What is needed while a document is walked. */
interface Walk {
  keys: ComposeKeys;
  problems: Problem[];
  /** What each alias stands for. */
  aliases: ReadonlyMap<unknown, Node>;
  /** Nodes seen, with the key they were seen under: an alias is followed once. */
  seen: Set<string>;
  ids: Map<unknown, number>;
}

type Kind = NonNullable<KeyNode['types']>[number];

const KIND_NAMES: Record<Kind, string> = {
  object: 'un dictionnaire',
  array: 'une liste',
  string: 'une chaîne',
  number: 'un nombre',
  integer: 'un entier',
  boolean: 'true ou false',
  null: 'rien',
};

/**
 * Checks a Compose file: its YAML, the names of its keys and the kinds of their values.
 * Nothing is interpolated or merged: a value with `${…}` may be anything.
 * @throws nothing
 */
export function checkCompose(source: string, keys: ComposeKeys): Problem[] {
  if (source.length > MAX_SOURCE_LENGTH) {
    const message = `Texte trop long : ${MAX_SOURCE_LENGTH} caractères au plus.`;
    return [{ kind: 'too-long', severity: 'error', range: [0, source.length], message }];
  }
  try {
    return parseAllDocuments(source, { merge: true, logLevel: 'silent', strict: true }).flatMap(
      (document) => checkDocument(document, keys),
    );
  } catch (error) {
    // Nesting of many thousands of levels overflows the YAML parser's stack.
    if (!(error instanceof RangeError)) throw error;
    const message = 'Ce fichier est trop imbriqué pour être lu.';
    return [{ kind: 'syntax', severity: 'error', range: [0, source.length], message }];
  }
}

function checkDocument(document: Document, keys: ComposeKeys): Problem[] {
  const [error] = document.errors;
  if (error) return [yamlProblem(error)];
  const problems: Problem[] = [];
  const aliases = aliasTargets(document);
  const walk: Walk = { keys, problems, aliases, seen: new Set(), ids: new Map() };
  if (document.contents) checkNode(walk, document.contents as ParsedNode, keys.root, '');
  return problems;
}

/** Only the first mistake is told: the others mostly follow from it. */
function yamlProblem({ pos, message }: YAMLError): Problem {
  const text = message.split('\n')[0]?.replace(/ at line.*$/, '') ?? '';
  return {
    kind: 'syntax',
    severity: 'error',
    range: [pos[0], pos[1]],
    message: `Le YAML n’est pas juste (${text}).`,
  };
}

function checkNode(walk: Walk, node: Node | null, expected: KeyNode, path: string): void {
  const key = resolve(walk, expected);
  const target = isAlias(node) ? (walk.aliases.get(node) ?? null) : node;
  if (isOwnTag(target) || isSeen(walk, target, key)) return;
  if (!hasKind(target, key)) {
    wrongKind(walk, target, key, path);
    return;
  }
  if (isMap(target)) for (const pair of target.items) checkPair(walk, pair, target, key, path);
  else if (isSeq(target) && key.items) {
    for (const item of target.items)
      if (!isPair(item)) checkNode(walk, item as Node, key.items, `${path}[]`);
  }
}

/** In one pass: `Alias.resolve` of the library goes through the document each time. */
function aliasTargets(document: Document): Map<unknown, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<unknown, Node>();
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target) targets.set(node, target);
      } else if (node.anchor) anchors.set(node.anchor, node);
    },
  });
  return targets;
}

function resolve(walk: Walk, node: KeyNode): KeyNode {
  return node.ref === undefined ? node : (walk.keys.shared[node.ref] ?? {});
}

/** `!reset` and `!override` say what to do of a value, not what it is. */
function isOwnTag(node: unknown): boolean {
  return (
    typeof node === 'object' &&
    node !== null &&
    'tag' in node &&
    /^!(reset|override)$/.test(String(node.tag))
  );
}

function isSeen(walk: Walk, node: unknown, key: KeyNode): boolean {
  const id = (thing: unknown): number => {
    if (!walk.ids.has(thing)) walk.ids.set(thing, walk.ids.size);
    return walk.ids.get(thing)!;
  };
  const pair = `${id(node)} ${id(key)}`;
  const known = walk.seen.has(pair);
  walk.seen.add(pair);
  return known && node !== null;
}

function checkPair(walk: Walk, pair: Pair, map: YAMLMap, key: KeyNode, path: string): void {
  const raw = isScalar(pair.key) ? pair.key.value : undefined;
  const value = pair.value as Node | null;
  // `<<: *defaults`: the keys of another map are taken over here.
  if (typeof raw === 'symbol' || raw === '<<')
    return checkNode(walk, value, isSeq(value) ? { items: key } : key, path);
  const name = String(raw);
  if (name.startsWith('x-')) return;
  const known = key.keys && Object.hasOwn(key.keys, name) ? key.keys[name] : undefined;
  const child = known ?? key.others;
  const range = rangeOf(pair.key as Node) ?? rangeOf(map) ?? [0, 0];
  const full = path ? `${path}.${name}` : name;
  if (!child) unknownKey(walk, name, range, key, path);
  else {
    if (child.deprecated) outdatedKey(walk, name, range);
    checkNode(walk, value, child, full);
  }
}

function unknownKey(walk: Walk, name: string, range: Range, key: KeyNode, path: string): void {
  const suggestion = nearest(name, Object.keys(key.keys ?? {}));
  const where = path ? `sous « ${path} »` : 'au premier niveau d’un fichier Compose';
  const message = withSuggestion(`La clé « ${name} » n’existe pas ${where}.`, suggestion);
  walk.problems.push({
    kind: 'unknown-key',
    severity: 'error',
    range,
    message,
    ...(suggestion && { suggestion }),
  });
}

function outdatedKey(walk: Walk, name: string, range: Range): void {
  const message =
    name === 'version'
      ? 'La clé « version » est obsolète : Compose l’ignore et demande de la retirer.'
      : `La clé « ${name} » est dépréciée.`;
  walk.problems.push({ kind: 'deprecated', severity: 'warning', range, message });
}

function hasKind(node: unknown, key: KeyNode): boolean {
  if (!key.types) return true;
  const kinds = new Set<Kind>(key.types);
  if (isMap(node)) return kinds.has('object');
  if (isSeq(node)) return kinds.has('array');
  if (!isScalar(node)) return true;
  const { value } = node;
  // An empty value is taken as none given; an interpolated one is known only at run time.
  if (value === null || (typeof value === 'string' && value.includes('$'))) return true;
  if (typeof value === 'number')
    return kinds.has('number') || (kinds.has('integer') && Number.isInteger(value));
  if (typeof value === 'boolean') return kinds.has('boolean');
  return (
    kinds.has('string') && (!key.enum || key.types.length > 1 || key.enum.includes(String(value)))
  );
}

function wrongKind(walk: Walk, node: unknown, key: KeyNode, path: string): void {
  const expected = key.enum
    ? key.enum.map((value) => `« ${value} »`).join(' ou ')
    : (key.types ?? []).map((kind) => KIND_NAMES[kind]).join(' ou ');
  const message = `La clé « ${path} » attend ${expected}.`;
  walk.problems.push({
    kind: 'wrong-type',
    severity: 'error',
    range: rangeOf(node as Node) ?? [0, 0],
    message,
  });
}

function rangeOf(node: Node | null | undefined): Range | undefined {
  const range = node?.range;
  return range ? [range[0], range[1]] : undefined;
}
