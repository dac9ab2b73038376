/** Shape of `grammar/compose-file.json`: the keys of a Compose file, drawn from its schema. */
export interface KeyNode {
  /** Name of a shared node, in place of all that follows. */
  ref?: string;
  /** JSON types that the value may have; absent: anything. */
  types?: ('object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null')[];
  /** Keys known by name. */
  keys?: Record<string, KeyNode>;
  /** What any other key holds; absent: no other key is allowed. */
  others?: KeyNode;
  items?: KeyNode;
  enum?: string[];
  deprecated?: true;
}

export interface ComposeKeys {
  source: string;
  version: string;
  root: KeyNode;
  shared: Record<string, KeyNode>;
}
