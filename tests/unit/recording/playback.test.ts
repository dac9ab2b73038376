import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAsciicast, type Recording } from '../../../src/recording/asciicast.ts';
import { eventsBetween, keyframeAt } from '../../../src/recording/cursor.ts';
import { KEYFRAME_SPACING } from '../../../src/recording/keyframes.ts';
import { readLines } from '../../../src/recording/lines.ts';
import { type Playback, type PlaybackEvent, toPlayback } from '../../../src/recording/playback.ts';
import { linesToHtml } from '../../../src/recording/spans.ts';
import { findSteps } from '../../../src/recording/steps.ts';
import { createTerminal, feed, type ScreenEvent, write } from '../../../src/recording/terminal.ts';
import { syntheticCast } from '../../fixtures/casts/synthetic.ts';
import { bashSession, ENTER, PROMPT, recordingOf } from './helpers.ts';

async function playbackOf(recording: Recording, idleLimit = 1): Promise<Playback> {
  return toPlayback(recording, await findSteps(recording), { idleLimit });
}

/** What a player shows that starts from a screen and plays events. */
async function look(
  screen: string,
  size: [number, number],
  events: PlaybackEvent[],
): Promise<string> {
  const terminal = createTerminal(...size, 100);
  await write(terminal, screen);
  const toScreenEvent = ([time, data, width, height]: PlaybackEvent): ScreenEvent =>
    width === undefined || height === undefined
      ? { time, data }
      : { time, data, size: { width, height } };
  await feed(terminal, events.map(toScreenEvent));
  const { active } = terminal.buffer;
  const end = { row: active.baseY + terminal.rows - 1, column: terminal.cols };
  const lines = readLines(active, { row: active.baseY, column: 0 }, end);
  return `${terminal.cols}x${terminal.rows} ${active.cursorX},${active.cursorY}\n${linesToHtml(lines)}`;
}

async function expectSeekEqualsReplay(playback: Playback, time: number): Promise<void> {
  const start: [number, number] = [playback.width, playback.height];
  const keyframe = keyframeAt(playback, time);
  const size: [number, number] = [keyframe.columns ?? start[0], keyframe.rows ?? start[1]];
  const sought = eventsBetween(playback, keyframe.event, time);
  const replayed = eventsBetween(playback, 0, time);
  expect(keyframe.event + sought.length).toBe(replayed.length);
  expect(await look(keyframe.screen, size, sought)).toBe(await look('', start, replayed));
}

describe('toPlayback', () => {
  it('plays no pause longer than the limit, and says what it left out', async () => {
    const recording = recordingOf([PROMPT, 'ls', ENTER, `a\r\n${PROMPT}`]);
    [5, 5.25, 5.5, 20].forEach((time, index) => {
      recording.events[index]!.time = time;
    });
    const playback = await playbackOf(recording);
    expect(playback.events.map(([time]) => time)).toEqual([1, 1.25, 1.5, 2.5]);
    expect(playback).toMatchObject({ duration: 2.5, idle: { limit: 1, saved: 17.5 } });
    expect(playback.steps).toEqual([
      { number: 1, command: 'ls', typed: 1.25, submitted: 1.5, ended: 2.5 },
    ]);
  });

  it('plays the output alone, without what a page must not act on', async () => {
    const recording = recordingOf(['a\x1b]0;ti', 'tre\x07b', '\x1b]52;c;QQ==\x07']);
    recording.events.push({ time: 1, code: 'i', data: 'secret' });
    recording.events.push({ time: 1, code: 'm', data: 'marque' });
    expect((await playbackOf(recording)).events).toEqual([
      [0.1, 'a'],
      [0.2, 'b'],
    ]);
  });

  it('passes resizes on', async () => {
    const recording = recordingOf(['a', 'b']);
    recording.events.splice(1, 0, { time: 0.15, code: 'r', data: '40x10' });
    expect((await playbackOf(recording)).events).toEqual([
      [0.1, 'a'],
      [0.15, '', 40, 10],
      [0.2, 'b'],
    ]);
  });

  it('has a keyframe before each command is typed', async () => {
    const playback = await playbackOf(
      recordingOf(
        bashSession([
          ['ls', 'a\r\n'],
          ['id', 'b\r\n'],
        ]),
      ),
    );
    expect(playback.keyframes.map((keyframe) => keyframe.event)).toEqual([0, 1, 4]);
    for (const step of playback.steps) {
      const { event } = keyframeAt(playback, step.typed);
      expect(playback.events[event]?.[0]).toBe(step.typed);
    }
  });

  it('takes no keyframe where the terminal remembers more than its screen', async () => {
    const filler = 'x'.repeat(KEYFRAME_SPACING);
    const eventsOf = async (...outputs: string[]) =>
      (await playbackOf(recordingOf(outputs))).keyframes.map((keyframe) => keyframe.event);
    expect(await eventsOf(`${filler}\r\n`, 'a', 'b')).toEqual([0, 1]);
    expect(await eventsOf(`${filler}\x1b7`, '\r\n', '\x1b8', 'b')).toEqual([0, 3]);
    expect(await eventsOf(`${filler}\x1b[2;5r`, 'a', '\x1b[r', 'b')).toEqual([0, 3]);
    expect(await eventsOf(`${filler}e`, '\u0301', 'b')).toEqual([0, 2]);
    expect(await eventsOf(`\r\n${'x'.repeat(100)}${filler}`.slice(0, -36), 'b', 'c')).toEqual([
      0, 2,
    ]);
  });

  it('hides the cursor in a keyframe where it was hidden', async () => {
    const filler = 'x'.repeat(KEYFRAME_SPACING);
    const playback = await playbackOf(recordingOf([`\x1b[?25l${filler}`, '\r\n', 'a']));
    expect(playback.keyframes.at(-1)?.screen).toMatch(/\x1b\[\?25l$/);
  });

  it('gives the same screen by a seek as by playing from the start, in a real recording', async () => {
    const file = 'content/sessions/08-compose/cycle-de-vie.cast';
    const playback = await playbackOf(parseAsciicast(readFileSync(file, 'utf8'), file));
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), async (part) => {
        await expectSeekEqualsReplay(playback, part * playback.duration);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('gives the same screen by a seek, whatever the output', async () => {
    const piece = fc.oneof(
      fc.constantFrom('\r\n', '\x1b[31m', '\x1b[0m', '\x1b[44m', '\x1b[2K', '\x1b[3A', '\x1b[H'),
      fc.constantFrom(
        '\x1b[J',
        '\x1b[1;7m',
        '\x1b[?25l',
        '\x1b[?1049h\x1b[H日本\x1b[?1049l',
        '\x1b[5G',
      ),
      fc.constantFrom(
        '\x1b7\x1b[3;3Hx\x1b8',
        '\x1b[2;6r',
        '\x1b[r',
        '\x1b(0',
        '\x1b(B',
        '\x1b[4L',
        '\x1bM',
      ),
      fc.constantFrom('日本', 'e\u0301', '🐳', 'texte', '\x1b[3b', '\x1b[38;2;9;8;7m', '\t'),
      fc.constantFrom(' '.repeat(30), 'x'.repeat(41)),
    );
    const output = fc.array(piece, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
    const outputs = fc.array(output, { minLength: 2, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(outputs, fc.nat(), async (parts, at) => {
        // What a terminal remembers besides its screen is in one event here: see the test above.
        // Every event is a step of its own, so that every boundary asks for a keyframe.
        const recording = recordingOf(parts, [40, 8]);
        const steps = recording.events.map(({ time }, index) => {
          return { number: index + 1, command: '', typed: time, submitted: time, ended: time };
        });
        const playback = await toPlayback(recording, steps, { idleLimit: 1 });
        await expectSeekEqualsReplay(playback, ((at % parts.length) + 1) / 10);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

describe('toPlayback of a long recording', () => {
  it('never has more to play, for a seek, than the spacing of keyframes', async () => {
    const { source, steps } = syntheticCast(1_000_000);
    const playback = await playbackOf(parseAsciicast(source, 'synthetic.cast'));
    expect(playback.steps).toHaveLength(steps);
    const longestEvent = Math.max(...playback.events.map(([, data]) => data.length));
    for (const [index, { event }] of playback.keyframes.entries()) {
      const next = playback.keyframes[index + 1]?.event ?? playback.events.length;
      const between = playback.events.slice(event, next).map(([, data]) => data.length);
      const total = between.reduce((sum, length) => sum + length, 0);
      expect(total).toBeLessThanOrEqual(KEYFRAME_SPACING + longestEvent);
    }
    for (const part of [0.1, 0.35, 0.62, 0.99]) {
      await expectSeekEqualsReplay(playback, part * playback.duration);
    }
  }, 60_000);
});
