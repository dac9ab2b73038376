import { type Variables } from './expand.ts';

/** Variables of a stage; those of the stage it starts from are seen through it. */
export class Scope implements Variables {
  private readonly own = new Map<string, string | undefined>();
  private readonly parent: Scope | undefined;

  constructor(parent?: Scope) {
    this.parent = parent;
  }

  has(name: string): boolean {
    for (const scope of this.lineage()) if (scope.own.has(name)) return true;
    return false;
  }

  get(name: string): string | undefined {
    for (const scope of this.lineage()) if (scope.own.has(name)) return scope.own.get(name);
    return undefined;
  }

  set(name: string, value: string | undefined): void {
    this.own.set(name, value);
  }

  /** Some of the names, for suggestions. */
  names(most: number): string[] {
    const names: string[] = [];
    for (const scope of this.lineage())
      for (const name of scope.own.keys()) {
        if (names.length >= most) return names;
        names.push(name);
      }
    return names;
  }

  /** Itself, then what it starts from, one after the other: a long chain of stages is no recursion. */
  private *lineage(): Generator<Scope> {
    yield this;
    for (let scope = this.parent; scope; scope = scope.parent) yield scope;
  }
}

/** Arguments that the builder itself gives before the first FROM. Source: the Dockerfile reference. */
const OF_THE_BUILDER = [
  ...['BUILD', 'TARGET'].flatMap((side) =>
    ['PLATFORM', 'OS', 'OSVERSION', 'ARCH', 'VARIANT'].map((part) => `${side}${part}`),
  ),
  'TARGETSTAGE',
];

/** What FROM sees before any ARG. */
export function builderScope(): Scope {
  const scope = new Scope();
  for (const name of OF_THE_BUILDER) scope.set(name, undefined);
  return scope;
}
