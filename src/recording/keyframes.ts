import serialize from '@xterm/addon-serialize';
import type { Terminal } from '@xterm/headless';
import { type Recording } from './asciicast.ts';
import { readLines } from './lines.ts';
import { type Keyframe } from './playback.ts';
import { linesToHtml } from './spans.ts';
import { type RecordedStep } from './steps.ts';
import { createTerminal, feed, write, type ScreenEvent } from './terminal.ts';
import { watchHiddenState } from './hidden-state.ts';

/** A seek never has to play more output than this, in characters, whatever the recording. */
export const KEYFRAME_SPACING = 64 * 1024;

interface Candidate {
  keyframe: Keyframe;
  columns: number;
  rows: number;
  look: string;
}

/**
 * Screens to start from: one before each command is typed, and one at least every
 * `KEYFRAME_SPACING` characters of output. A screen is kept only when, written to a new terminal,
 * it looks the same there.
 */
export async function findKeyframes(
  recording: Recording,
  events: readonly ScreenEvent[],
  steps: readonly RecordedStep[],
): Promise<Keyframe[]> {
  const candidates = await captureScreens(recording, events, steps);
  const keyframes: Keyframe[] = [{ time: 0, event: 0, screen: '' }];
  for (const candidate of candidates) {
    if (await isFaithful(candidate)) keyframes.push(candidate.keyframe);
  }
  return keyframes;
}

async function captureScreens(
  { width, height }: Recording,
  events: readonly ScreenEvent[],
  steps: readonly RecordedStep[],
): Promise<Candidate[]> {
  // A resize may push rows out of the screen and pull them back: some must be kept above it.
  const terminal = createTerminal(width, height, height);
  const addon = new serialize.SerializeAddon();
  terminal.loadAddon(addon);
  const hidden = watchHiddenState(terminal);
  const candidates: Candidate[] = [];
  const pendingSteps = steps.map((step) => step.typed);
  let output = 0;
  const after = (event: ScreenEvent, index: number): void => {
    output += event.data.length;
    const next = events[index + 1];
    if (!next) return;
    const reachesStep = pendingSteps[0] !== undefined && next.time >= pendingSteps[0];
    if (!reachesStep && output < KEYFRAME_SPACING) return;
    if (!canStartWith(next) || !isAtRest(terminal) || hidden.isFragile()) return;
    while (pendingSteps[0] !== undefined && next.time >= pendingSteps[0]) pendingSteps.shift();
    output = 0;
    const screen = addon.serialize({ scrollback: 0 }) + hidden.restore();
    const keyframe = {
      time: event.time,
      event: index + 1,
      screen,
      ...sizeChange(terminal, width, height),
    };
    const { cols: columns, rows } = terminal;
    candidates.push({ keyframe, columns, rows, look: lookOf(terminal) });
  };
  await feed(terminal, events, { after });
  terminal.dispose();
  return candidates;
}

function sizeChange(
  { cols, rows }: Terminal,
  width: number,
  height: number,
): { columns?: number; rows?: number } {
  return cols === width && rows === height ? {} : { columns: cols, rows };
}

/** Whether the event leans on nothing that a screen lacks: a character to combine with, to repeat. */
function canStartWith({ data }: ScreenEvent): boolean {
  return /^[\0-\x7e]/.test(data) && !/^\x1b\[\d*b/.test(data);
}

/** Past the last column, the cursor waits for a character before it wraps: no sequence says so. */
function isAtRest(terminal: Terminal): boolean {
  return terminal.buffer.active.cursorX < terminal.cols;
}

async function isFaithful({ keyframe, columns, rows, look }: Candidate): Promise<boolean> {
  const terminal = createTerminal(columns, rows, rows);
  await write(terminal, keyframe.screen);
  const isSame = lookOf(terminal) === look;
  terminal.dispose();
  return isSame;
}

/** All that the eye sees, and where the cursor is. */
function lookOf(terminal: Terminal): string {
  const buffer = terminal.buffer.active;
  const end = { row: buffer.baseY + terminal.rows - 1, column: terminal.cols };
  const lines = readLines(buffer, { row: buffer.baseY, column: 0 }, end);
  return `${buffer.type} ${buffer.cursorX} ${buffer.cursorY}\n${linesToHtml(lines)}`;
}
