import headless from '@xterm/headless';
import type { Terminal } from '@xterm/headless';
import { parseSize, type RecordedEvent, type Recording } from './asciicast.ts';
import { createSanitizer } from './sanitize.ts';

/** An event that changes the screen, its output sanitized. */
export interface ScreenEvent {
  time: number;
  /** Output to write; empty for a resize or a marker. */
  data: string;
  /** The new size, for a resize. */
  size?: { width: number; height: number };
  /** The label, for a marker. */
  marker?: string;
}

/** What the terminal is told of a recording: sanitized output, resizes and markers, in order. */
export function screenEvents(recording: Recording): ScreenEvent[] {
  const sanitize = createSanitizer();
  return recording.events.flatMap((event) => toScreenEvent(event, sanitize) ?? []);
}

function toScreenEvent(
  { time, code, data }: RecordedEvent,
  sanitize: (chunk: string) => string,
): ScreenEvent | undefined {
  if (code === 'm') return { time, data: '', marker: data };
  const size = code === 'r' ? parseSize(data) : undefined;
  if (size) return { time, data: '', size };
  const safe = code === 'o' ? sanitize(data) : '';
  return safe === '' ? undefined : { time, data: safe };
}

/**
 * A terminal without a display.
 * @param scrollback rows kept above the screen
 */
export function createTerminal(width: number, height: number, scrollback: number): Terminal {
  return new headless.Terminal({
    cols: width,
    rows: height,
    scrollback,
    allowProposedApi: true,
    logLevel: 'off',
  });
}

/** Rows enough to lose none: a row costs at least one character of output. */
export function fullScrollback(events: readonly ScreenEvent[]): number {
  return events.reduce((total, event) => total + event.data.length, 0);
}

/** Called around each event, with its index, while the terminal stands exactly there. */
export interface FeedObserver {
  before?: (event: ScreenEvent, index: number) => void;
  after?: (event: ScreenEvent, index: number) => void;
}

/** Writes the text and waits until it is on the screen. */
export function write(terminal: Terminal, data: string): Promise<void> {
  return new Promise((resolve) => {
    terminal.write(data, resolve);
  });
}

/**
 * Plays events into a terminal, as fast as it takes them. A resize must find the terminal at rest,
 * so the output around it goes in separate batches; within a batch, the terminal calls back
 * between two writes, before it parses the next one.
 * @throws what the observer throws
 */
export async function feed(
  terminal: Terminal,
  events: readonly ScreenEvent[],
  observer: FeedObserver = {},
): Promise<void> {
  let index = 0;
  while (index < events.length) {
    const event = events[index]!;
    if (event.size) {
      observer.before?.(event, index);
      terminal.resize(event.size.width, event.size.height);
      observer.after?.(event, index);
      index += 1;
      continue;
    }
    const resize = events.findIndex((other, at) => at > index && other.size !== undefined);
    const end = resize === -1 ? events.length : resize;
    await feedBatch(terminal, events, index, end, observer);
    index = end;
  }
}

function feedBatch(
  terminal: Terminal,
  events: readonly ScreenEvent[],
  start: number,
  end: number,
  observer: FeedObserver,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let failed = false;
    const guard = (action: () => void): void => {
      if (failed) return;
      try {
        action();
      } catch (error) {
        failed = true;
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    guard(() => observer.before?.(events[start]!, start));
    for (let index = start; index < end; index += 1) {
      terminal.write(events[index]!.data, () => {
        guard(() => observer.after?.(events[index]!, index));
        if (index + 1 === end) resolve();
        else guard(() => observer.before?.(events[index + 1]!, index + 1));
      });
    }
  });
}
