/** Half-open `[start, end)` offsets, in UTF-16 code units, into the source that was read. */
export type Range = readonly [start: number, end: number];
