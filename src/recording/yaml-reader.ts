import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml';
import { nearest } from './nearest.ts';

/** Says which line and key of which session is wrong, and what should stand there. */
export class SessionError extends Error {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Where in the file, e.g. `steps[2].expect.exit`; empty for the file as a whole. */
  readonly key: string;

  constructor(file: string, line: number, key: string, problem: string) {
    super(`${file}:${line}: ${key === '' ? '' : `${key}: `}${problem}`);
    this.name = 'SessionError';
    this.file = file;
    this.line = line;
    this.key = key;
  }
}

/** A node of a YAML file, which knows its line and its key, and refuses what it should not be. */
export class YamlReader {
  readonly #node: unknown;
  readonly #key: string;
  readonly #fail: (node: unknown, key: string, problem: string) => never;

  private constructor(
    node: unknown,
    key: string,
    fail: (node: unknown, key: string, problem: string) => never,
  ) {
    this.#node = node;
    this.#key = key;
    this.#fail = fail;
  }

  /** @throws SessionError when the text is not YAML */
  static parse(source: string, file: string): YamlReader {
    const lines = new LineCounter();
    const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
    const error = document.errors[0];
    if (error) throw new SessionError(file, lines.linePos(error.pos[0]).line, '', error.message);
    const fail = (node: unknown, key: string, problem: string): never => {
      const start = (node as Node | null | undefined)?.range?.[0] ?? 0;
      // An empty file has no line 0.
      throw new SessionError(file, Math.max(1, lines.linePos(start).line), key, problem);
    };
    return new YamlReader(document.contents, '', fail);
  }

  refuse(problem: string): never {
    return this.#fail(this.#node, this.#key, problem);
  }

  /** The values of a map by key, among the keys that it may have. */
  map<Key extends string>(known: readonly Key[]): Partial<Record<Key, YamlReader>> {
    if (!isMap(this.#node)) return this.refuse(`write keys and values: ${known.join(', ')}.`);
    const values: Partial<Record<Key, YamlReader>> = {};
    for (const pair of (this.#node as YAMLMap<Node, Node | null>).items) {
      const name = isScalar(pair.key) ? String(pair.key.value) : '';
      const key = known.find((candidate) => candidate === name);
      const path = this.#key === '' ? name : `${this.#key}.${name}`;
      if (key === undefined) return this.#fail(pair.key, path, unknownKey(name, known));
      values[key] = new YamlReader(pair.value ?? pair.key, path, this.#fail);
    }
    return values;
  }

  list(): YamlReader[] {
    if (!isSeq(this.#node)) return this.refuse('write a list, one item per line after "- ".');
    return this.#node.items.map(
      (item, index) => new YamlReader(item, `${this.#key}[${index}]`, this.#fail),
    );
  }

  /** The items of a list; a single value is a list of one. */
  oneOrMore(): YamlReader[] {
    return isSeq(this.#node) ? this.list() : [this];
  }

  texts(): string[] {
    return this.list().map((item) => item.text());
  }

  isMap(): boolean {
    return isMap(this.#node);
  }

  boolean(): boolean {
    const value = isScalar(this.#node) ? this.#node.value : undefined;
    return typeof value === 'boolean' ? value : this.refuse('write true or false.');
  }

  text(): string {
    const value = isScalar(this.#node) ? this.#node.value : undefined;
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    return this.refuse(
      value === undefined || value === null || typeof value === 'string'
        ? 'write a text.'
        : `write a text, in quotes: '${String(value)}'.`,
    );
  }

  number(least: number, expected: string): number {
    const value = isScalar(this.#node) ? this.#node.value : undefined;
    const isRight = typeof value === 'number' && Number.isFinite(value) && value >= least;
    return isRight ? value : this.refuse(`write ${expected}.`);
  }
}

function unknownKey(name: string, known: readonly string[]): string {
  const guess = nearest(name, known);
  return guess
    ? `this key is unknown; did you mean "${guess}"?`
    : `this key is unknown; the known keys are ${known.join(', ')}.`;
}
