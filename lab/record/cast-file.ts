import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type RecordedEvent, type Recording } from '../../src/recording/asciicast.ts';

/** Times are written to the millisecond: nobody sees less. */
const PER_SECOND = 1000;

/**
 * A recording as asciicast v3, which stock players play
 * (https://docs.asciinema.org/manual/asciicast/v3/): our own key of the header, `course`, is one
 * that they leave alone.
 */
export function toAsciicast(recording: Recording): string {
  const { width, height, title, timestamp, env, course, events } = recording;
  const header = {
    version: 3,
    term: { cols: width, rows: height, type: 'xterm-256color' },
    timestamp,
    title,
    env,
    course,
  };
  let written = 0;
  const lines = joinAtOnce(events).map(({ time, code, data }) => {
    // Intervals between rounded times, so that roundings do not add up.
    const rounded = Math.round(time * PER_SECOND);
    const line = JSON.stringify([(rounded - written) / PER_SECOND, code, data]);
    written = rounded;
    return line;
  });
  return [JSON.stringify(header), ...lines, ''].join('\n');
}

/** Joins outputs that came in the same millisecond. */
function joinAtOnce(events: readonly RecordedEvent[]): RecordedEvent[] {
  const joined: RecordedEvent[] = [];
  for (const event of events) {
    const last = joined.at(-1);
    const isAtOnce = last && (event.time - last.time) * PER_SECOND < 1;
    if (isAtOnce && event.code === 'o' && last.code === 'o') last.data += event.data;
    else joined.push({ ...event });
  }
  return joined;
}

/** Writes a file whole or not at all. */
export function writeWhole(file: string, text: string): void {
  const part = `${file}.part`;
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(part, text);
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}
