import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Take } from '../../../lab/record/take.ts';
import { createTypist } from '../../../lab/record/typing.ts';

describe('someone typing', () => {
  function pauses(seed: string, speed = 1): number[] {
    const { afterKey, beforeCommand, beforeEnter } = createTypist(seed, speed);
    return [beforeCommand(), ...Array.from('docker run', afterKey), beforeEnter()];
  }

  it('types alike what was typed before, and other things otherwise', () => {
    expect(pauses('a/b 1')).toEqual(pauses('a/b 1'));
    expect(pauses('a/b 1')).not.toEqual(pauses('a/b 2'));
  });

  it('is human: never hurried, never asleep', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const [command = 0, ...keys] = pauses(seed);
        expect(command).toBeGreaterThan(0.5);
        for (const pause of keys) {
          expect(pause).toBeGreaterThanOrEqual(0.03);
          expect(pause).toBeLessThan(0.5);
        }
      }),
    );
  });

  it('hesitates between words', () => {
    const typist = createTypist('a/b', 1);
    const times = (character: string) =>
      Array.from({ length: 50 }, () => typist.afterKey(character));
    expect(Math.min(...times(' '))).toBeGreaterThan(0.08);
    expect(Math.max(...times('a'))).toBeLessThan(0.1);
  });

  it('is as many times faster as asked', () => {
    const fast = pauses('a/b', 4).map((pause) => pause * 4);
    for (const [index, pause] of pauses('a/b').entries()) expect(fast[index]).toBeCloseTo(pause);
  });
});

describe('a take', () => {
  it('counts time from the first output, without what was hidden', () => {
    const take = new Take();
    take.output('un', 10, 0);
    take.marker('ls', 1);
    take.hide(2);
    take.output('caché', 13, 3);
    take.show(4);
    take.output('deux', 15, 5);
    take.exit(0, 6);
    expect(take.events).toEqual([
      { time: 0, code: 'o', data: 'un' },
      { time: 1, code: 'm', data: 'ls' },
      { time: 3, code: 'o', data: 'deux' },
      { time: 4, code: 'x', data: '0' },
    ]);
  });

  it('leaves out what asks something of the terminal', () => {
    const take = new Take();
    take.output('a\u001b[', 0, 0);
    take.output('6n\u001b]0;titre\u0007\u001b[1mb', 1, 1);
    expect(take.events.map(({ data }) => data)).toEqual(['a', '\u001b[1mb']);
  });
});
