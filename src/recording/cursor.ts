import { countWhile } from './count-while.ts';
import type { Keyframe, Playback, PlaybackEvent } from './playback.ts';
import type { RecordedStep } from './steps.ts';

/** The last keyframe not after a time in seconds. */
export function keyframeAt({ keyframes }: Playback, time: number): Keyframe {
  const count = countWhile(keyframes, (keyframe) => keyframe.time <= time);
  return keyframes[Math.max(0, count - 1)]!;
}

/**
 * The events to play from an index up to a time in seconds, included. The index to go on from is
 * `fromEvent` plus their number.
 */
export function eventsBetween(
  { events }: Playback,
  fromEvent: number,
  time: number,
): PlaybackEvent[] {
  const end = countWhile(events, (event) => event[0] <= time);
  return events.slice(fromEvent, Math.max(fromEvent, end));
}

/** The step that is being typed or run at a time in seconds; none before the first. */
export function stepAt({ steps }: Playback, time: number): RecordedStep | undefined {
  return steps[countWhile(steps, (step) => step.typed <= time) - 1];
}
