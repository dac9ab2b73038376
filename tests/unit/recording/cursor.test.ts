import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventsBetween, keyframeAt, stepAt } from '../../../src/recording/cursor.ts';
import { type Playback } from '../../../src/recording/playback.ts';

const times = fc.array(fc.integer({ min: 0, max: 50 })).map((list) => list.sort((a, b) => a - b));

/** A playback of which these are the times. */
function playbackOf(eventTimes: number[], keyframeTimes: number[], stepTimes: number[]): Playback {
  return {
    width: 80,
    height: 24,
    duration: 50,
    idle: { limit: 1, saved: 0 },
    events: eventTimes.map((time) => [time, 'x']),
    steps: stepTimes.map((typed, index) => {
      return { number: index + 1, command: '', typed, submitted: typed, ended: typed };
    }),
    keyframes: [0, ...keyframeTimes].map((time, event) => ({ time, event, screen: '' })),
  };
}

describe('the cursor of a playback', () => {
  it('finds what a search from end to end finds', () => {
    const time = fc.integer({ min: 0, max: 55 });
    fc.assert(
      fc.property(times, times, times, time, fc.nat(60), (events, frames, steps, now, from) => {
        const playback = playbackOf(events, frames, steps);
        const isPast = (at: number) => at <= now;
        expect(keyframeAt(playback, now)).toBe(
          playback.keyframes.findLast((keyframe) => isPast(keyframe.time)),
        );
        expect(stepAt(playback, now)).toBe(playback.steps.findLast((step) => isPast(step.typed)));
        expect(eventsBetween(playback, from, now)).toEqual(
          playback.events.slice(from).filter(([at]) => isPast(at)),
        );
      }),
    );
  });

  it('has a screen before the beginning, and no step', () => {
    const playback = playbackOf([1], [], [1]);
    expect(keyframeAt(playback, -1)).toBe(playback.keyframes[0]);
    expect(stepAt(playback, 0.5)).toBeUndefined();
  });
});
