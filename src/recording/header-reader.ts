/** Tells a JSON object from the other JSON values. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads the keys of a JSON object of a recording's header, and says precisely which key has the
 * wrong type.
 */
export class HeaderReader {
  readonly #object: Record<string, unknown>;
  readonly #path: string;
  readonly #fail: (problem: string) => never;

  /** @param path where the object stands in the header, e.g. `course.`; empty at its top */
  constructor(object: Record<string, unknown>, path: string, fail: (problem: string) => never) {
    this.#object = object;
    this.#path = path;
    this.#fail = fail;
  }

  refuse(key: string, expected: string): never {
    return this.#fail(`"${this.#path}${key}" must be ${expected}.`);
  }

  /** Refuses keys that are not among these: a misspelt key would be lost in silence. */
  only(known: readonly string[]): this {
    for (const key of Object.keys(this.#object)) {
      if (!known.includes(key)) {
        this.#fail(`"${this.#path}${key}" is unknown; known keys: ${known.join(', ')}.`);
      }
    }
    return this;
  }

  has(key: string): boolean {
    return this.#object[key] !== undefined;
  }

  integer(key: string, least: number, most: number): number {
    const value = this.#object[key];
    if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) {
      return Number(value);
    }
    return this.refuse(key, `a whole number from ${least} to ${most}`);
  }

  optionalNumber(key: string): number | undefined {
    const value = this.#object[key];
    if (value === undefined || value === null) return undefined;
    return typeof value === 'number' ? value : this.refuse(key, 'a number');
  }

  text(key: string): string {
    const value = this.#object[key];
    return typeof value === 'string' && value !== '' ? value : this.refuse(key, 'a text');
  }

  optionalText(key: string): string | undefined {
    const value = this.#object[key];
    if (value === undefined || value === null) return undefined;
    return typeof value === 'string' ? value : this.refuse(key, 'a text');
  }

  /** An object of texts; an absent one reads as empty. */
  optionalTexts(key: string): Record<string, string> {
    const value = this.#object[key];
    if (value === undefined || value === null) return {};
    if (!isObject(value)) return this.refuse(key, 'an object of texts');
    const texts = Object.entries(value).map(([name, text]): [string, string] =>
      typeof text === 'string' ? [name, text] : this.refuse(`${key}.${name}`, 'a text'),
    );
    return Object.fromEntries(texts);
  }

  textList(key: string): string[] {
    const value = this.#object[key];
    const isList = Array.isArray(value) && value.every((item) => typeof item === 'string');
    return isList ? (value as string[]) : this.refuse(key, 'a list of texts');
  }

  child(key: string): HeaderReader {
    const value = this.#object[key];
    if (!isObject(value)) return this.refuse(key, 'an object');
    return new HeaderReader(value, `${this.#path}${key}.`, this.#fail);
  }

  children(key: string): HeaderReader[] {
    const value = this.#object[key];
    if (!Array.isArray(value)) return this.refuse(key, 'a list of objects');
    return value.map((item: unknown, index) =>
      isObject(item)
        ? new HeaderReader(item, `${this.#path}${key}[${index}].`, this.#fail)
        : this.refuse(`${key}[${index}]`, 'an object'),
    );
  }
}
