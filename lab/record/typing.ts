/** Someone typing: pauses in seconds, the same each time for the same seed. */
export interface Typist {
  /** Between a character and the next. */
  afterKey: (character: string) => number;
  /** Before a command is begun. */
  beforeCommand: () => number;
  /** Before Enter. */
  beforeEnter: () => number;
}

const HESITATES_AFTER = /[\s|"'=]/;

/**
 * @param seed what is typed, so that it is typed alike when recorded again
 * @param speed 1 for a person's; 4 for four times as fast
 */
export function createTypist(seed: string, speed: number): Typist {
  const random = createRandom(seed);
  const between = (least: number, most: number): number =>
    (least + random() * (most - least)) / speed;
  return {
    afterKey: (character) =>
      between(0.03, 0.09) + (HESITATES_AFTER.test(character) ? between(0.05, 0.16) : 0),
    beforeCommand: () => between(0.6, 1.1),
    beforeEnter: () => between(0.2, 0.35),
  };
}

/** Numbers from 0 to 1 that look random (mulberry32 on the FNV-1a hash of the seed). */
function createRandom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(seed)) {
    state = Math.imul(state ^ byte, 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
