import { type Recording } from './asciicast.ts';
import { findKeyframes } from './keyframes.ts';
import { shortenIdle } from './idle.ts';
import { screenEvents, type ScreenEvent } from './terminal.ts';
import { type RecordedStep } from './steps.ts';

/** Output at a time in seconds; a resize carries no output, and the new columns and rows. */
export type PlaybackEvent =
  [time: number, data: string] | [time: number, data: '', columns: number, rows: number];

/** A screen from which playing can go on. */
export interface Keyframe {
  /** Time of the last event that the screen includes, in seconds; 0 for the empty screen. */
  time: number;
  /** Index of the first event that the screen does not include. */
  event: number;
  /** What to write to a terminal just reset, to have that screen. */
  screen: string;
  /** Size of the terminal there, when it is no longer that of the start. */
  columns?: number;
  rows?: number;
}

/** What a player needs. Its times leave out the idle time, unlike those of the recording. */
export interface Playback {
  width: number;
  height: number;
  /** Time of the last event, in seconds. */
  duration: number;
  idle: {
    /** The longest pause that is played, in seconds. */
    limit: number;
    /** What was left out in all, in seconds. */
    saved: number;
  };
  /** In order of time. */
  events: PlaybackEvent[];
  steps: RecordedStep[];
  /** In order of time; the first is the empty screen. */
  keyframes: Keyframe[];
}

export interface PlaybackOptions {
  /** The longest pause to play, in seconds. */
  idleLimit: number;
}

/** What a player fetches for a recording whose steps were found: all of it is data, as JSON. */
export async function toPlayback(
  recording: Recording,
  steps: readonly RecordedStep[],
  { idleLimit }: PlaybackOptions,
): Promise<Playback> {
  const events = screenEvents(recording).filter((event) => event.marker === undefined);
  const times = events.map((event) => event.time);
  const { saved, shorten } = shortenIdle(times, idleLimit);
  const retimed = events.map((event) => ({ ...event, time: toMillisecond(shorten(event.time)) }));
  const shortened = (time: number): number => toMillisecond(shorten(time));
  const shortSteps = steps.map(({ number, command, typed, submitted, ended, shown }) => ({
    number,
    command,
    typed: shortened(typed),
    submitted: shortened(submitted),
    ended: shortened(ended),
    ...(shown === undefined ? {} : { shown: shortened(shown) }),
  }));
  return {
    width: recording.width,
    height: recording.height,
    duration: retimed.at(-1)?.time ?? 0,
    idle: { limit: idleLimit, saved: toMillisecond(saved) },
    events: retimed.map(toPlaybackEvent),
    steps: shortSteps,
    keyframes: await findKeyframes(recording, retimed, shortSteps),
  };
}

function toPlaybackEvent({ time, data, size }: ScreenEvent): PlaybackEvent {
  return size ? [time, '', size.width, size.height] : [time, data];
}

function toMillisecond(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
