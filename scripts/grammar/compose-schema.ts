import { type ComposeKeys, type KeyNode } from '../../src/commands/compose-keys.ts';
import { sortKeys } from './walk.ts';

/** The part of JSON Schema that the Compose Specification uses. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  oneOf?: Schema[];
  enum?: unknown[];
  deprecated?: boolean;
  definitions?: Record<string, Schema>;
}

/** Reduces the schema of Compose files to the names and kinds of their keys. */
export function composeKeys(schema: Schema, version: string): ComposeKeys {
  const definitions = schema.definitions ?? {};
  const reduce = (node: Schema): KeyNode => reduceNode(node, definitions);
  const shared = Object.entries(definitions).map(([name, node]) => [name, reduce(node)] as const);
  return {
    source: 'compose-spec/compose-go, schema/compose-spec.json',
    version,
    root: reduce(schema),
    shared: sortKeys(Object.fromEntries(shared)),
  };
}

type Definitions = Record<string, Schema>;

const referred = (schema: Schema): string | undefined => schema.$ref?.replace('#/definitions/', '');

function reduceNode(schema: Schema, definitions: Definitions): KeyNode {
  const reduce = (node: Schema): KeyNode => reduceNode(node, definitions);
  const ref = referred(schema);
  if (ref !== undefined) return { ref };
  if (schema.oneOf)
    return mergeAll(schema.oneOf.map((one) => reduce(definitions[referred(one) ?? ''] ?? one)));
  const keys = Object.entries(schema.properties ?? {}).map(
    ([name, node]) => [name, reduce(node)] as const,
  );
  const others = otherKeys(schema, reduce);
  const strings = schema.enum?.filter((value) => typeof value === 'string');
  return {
    ...(schema.type !== undefined && {
      types: [schema.type].flat() as NonNullable<KeyNode['types']>,
    }),
    ...(keys.length > 0 && { keys: sortKeys(Object.fromEntries(keys)) }),
    ...(others && { others }),
    ...(schema.items && { items: reduce(schema.items) }),
    ...(strings && { enum: strings }),
    ...(schema.deprecated && { deprecated: true }),
  };
}

/** `x-…` keys are allowed everywhere and are left out. */
function otherKeys(
  { type, patternProperties, additionalProperties }: Schema,
  reduce: (node: Schema) => KeyNode,
): KeyNode | undefined {
  const pattern = Object.entries(patternProperties ?? {}).find(([name]) => name !== '^x-');
  if (pattern) return reduce(pattern[1]);
  if (typeof additionalProperties === 'object') return reduce(additionalProperties);
  const open = additionalProperties ?? [type].flat().includes('object');
  return open ? {} : undefined;
}

/** Alternatives, as one node that takes what any of them takes. */
function mergeAll(nodes: readonly KeyNode[]): KeyNode {
  const merged: KeyNode = {};
  for (const node of nodes) {
    if (node.types) merged.types = [...new Set([...(merged.types ?? []), ...node.types])];
    if (node.keys) merged.keys = { ...merged.keys, ...node.keys };
    if (node.others) merged.others ??= node.others;
    if (node.items) merged.items = merged.items ? mergeAll([merged.items, node.items]) : node.items;
    if (node.enum) merged.enum = node.enum;
  }
  return merged;
}
