import { countWhile } from './count-while.ts';

/**
 * Makes no pause longer than a limit.
 * @param times of the events, in seconds, in order
 * @param limit the longest pause to keep, in seconds
 * @returns the seconds left out in all, and the new time of any time of the recording
 */
export function shortenIdle(
  times: readonly number[],
  limit: number,
): { saved: number; shorten: (time: number) => number } {
  const shortened: number[] = [];
  let saved = 0;
  for (const [index, time] of times.entries()) {
    saved += Math.max(0, time - (times[index - 1] ?? 0) - limit);
    shortened.push(time - saved);
  }
  const shorten = (time: number): number => {
    const last = countWhile(times, (other) => other <= time) - 1;
    if (last === -1) return Math.min(time, limit);
    return shortened[last]! + Math.min(time - times[last]!, limit);
  };
  return { saved, shorten };
}
