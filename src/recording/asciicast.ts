import { parseCourseHeader, type CourseHeader } from './course-header.ts';
import { HeaderReader, isObject } from './header-reader.ts';

/** `o` output, `i` input, `m` marker, `r` resize (« 80x24 »), `x` exit status. */
export type EventCode = 'o' | 'i' | 'm' | 'r' | 'x';

export interface RecordedEvent {
  /** Seconds since the start of the recording. */
  time: number;
  code: EventCode;
  data: string;
}

/** A terminal session, whichever version of the format it was stored in. */
export interface Recording {
  version: 2 | 3;
  /** Columns of the terminal at the start. */
  width: number;
  /** Rows of the terminal at the start. */
  height: number;
  title?: string;
  /** When the recording began, in seconds since 1970 (UTC). */
  timestamp?: number;
  env: Record<string, string>;
  events: RecordedEvent[];
  course?: CourseHeader;
}

/** Says which line of which recording is wrong, and what should stand there. */
export class AsciicastError extends Error {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;

  constructor(file: string, line: number, problem: string) {
    super(`${file}:${line}: ${problem}`);
    this.name = 'AsciicastError';
    this.file = file;
    this.line = line;
  }
}

const CODES = new Set<string>(['o', 'i', 'm', 'r', 'x']);
const SIZE = /^([1-9]\d{0,3})x([1-9]\d{0,3})$/;
/** No terminal is larger; a wrong header must not ask for gigabytes of cells. */
const LARGEST_SIDE = 1000;

/**
 * Reads an asciicast, version 2 or 3. Events with a code of another program are left out, as the
 * format asks (https://docs.asciinema.org/manual/asciicast/v3/).
 * @param source the text of the file
 * @param file its name, for messages only
 * @throws AsciicastError on the first line that is not asciicast
 */
export function parseAsciicast(source: string, file: string): Recording {
  const lines = source.split('\n');
  const recording = parseHeader(lines[0] ?? '', file);
  let time = 0;
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    if (recording.version === 3 && line.startsWith('#')) continue;
    const fail = failAt(file, index + 1);
    const event = parseEvent(line, fail);
    if (recording.version === 3) event.time += time;
    if (event.time < time) fail(`time ${event.time} is before ${time}; write events in order.`);
    time = event.time;
    if (isKnown(event)) recording.events.push(event);
  }
  return recording;
}

/** The columns and rows that a resize event asks for. */
export function parseSize(data: string): { width: number; height: number } | undefined {
  const match = SIZE.exec(data);
  const [width, height] = [Number(match?.[1]), Number(match?.[2])];
  return match && Math.max(width, height) <= LARGEST_SIDE ? { width, height } : undefined;
}

type Fail = (problem: string) => never;

function failAt(file: string, line: number): Fail {
  return (problem) => {
    throw new AsciicastError(file, line, problem);
  };
}

function parseJson(line: string, expected: string, fail: Fail): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return fail(`this is not JSON; write ${expected}.`);
  }
}

function parseHeader(line: string, file: string): Recording {
  const fail = failAt(file, 1);
  const expected = 'a header such as {"version": 3, "term": {"cols": 100, "rows": 28}}';
  const header = parseJson(line, expected, fail);
  if (!isObject(header)) return fail(`the first line is not an object; write ${expected}.`);
  const { version } = header;
  if (version !== 2 && version !== 3) return fail('"version" must be 2 or 3.');
  const reader = new HeaderReader(header, '', fail);
  const size =
    version === 2
      ? { width: side(reader, 'width'), height: side(reader, 'height') }
      : { width: side(reader.child('term'), 'cols'), height: side(reader.child('term'), 'rows') };
  const title = reader.optionalText('title');
  const timestamp = reader.optionalNumber('timestamp');
  const course = header['course'] === undefined ? undefined : parseCourseHeader(reader);
  return {
    version,
    ...size,
    ...(title === undefined ? {} : { title }),
    ...(timestamp === undefined ? {} : { timestamp }),
    env: reader.optionalTexts('env'),
    events: [],
    ...(course === undefined ? {} : { course }),
  };
}

function side(reader: HeaderReader, key: string): number {
  return reader.integer(key, 1, LARGEST_SIDE);
}

function parseEvent(line: string, fail: Fail): { time: number; code: string; data: string } {
  const expected = 'an event such as [1.5, "o", "text"]';
  const event = parseJson(line, expected, fail);
  if (!Array.isArray(event) || event.length !== 3) return fail(`write ${expected}.`);
  const [time, code, data] = event as unknown[];
  if (typeof time !== 'number' || !Number.isFinite(time) || time < 0) {
    return fail('the first item must be a time in seconds, 0 or more.');
  }
  if (typeof code !== 'string') return fail('the second item must be a code: "o", "i", "m", …');
  if (typeof data !== 'string') return fail('the third item must be a text.');
  if (code === 'r' && !parseSize(data)) return fail('a resize must read like "80x24".');
  if (code === 'x' && !/^\d{1,10}$/.test(data)) return fail('an exit status must read like "0".');
  return { time, code, data };
}

function isKnown(event: { time: number; code: string; data: string }): event is RecordedEvent {
  return CODES.has(event.code);
}
