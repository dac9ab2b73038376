import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { workThrough } from '../../../lab/record/queue.ts';

describe('the queue', () => {
  function trackedQueue() {
    const log: string[] = [];
    let places = 0;
    const open = () => {
      places += 1;
      const place = places;
      log.push(`open ${place}`);
      return Promise.resolve({
        place,
        close: () => {
          log.push(`close ${place}`);
          return Promise.resolve();
        },
      });
    };
    const job = (name: string, alone = false, milliseconds = 20) => ({
      alone,
      run: async () => {
        log.push(`${name}+`);
        await sleep(milliseconds);
        log.push(`${name}-`);
      },
    });
    return { log, open, job };
  }

  it('does so many jobs at once, then those that want to be alone', async () => {
    const { log, open, job } = trackedQueue();
    const jobs = [job('seul', true), job('a', false, 100), job('b'), job('c'), job('seul2', true)];
    await workThrough(jobs, 2, open);
    expect(log).toEqual(
      ['open 1', 'open 2', 'a+', 'b+', 'b-', 'c+', 'c-', 'close 2', 'a-', 'close 1'].concat([
        'open 3',
        'seul+',
        'seul-',
        'seul2+',
        'seul2-',
        'close 3',
      ]),
    );
  });

  it('opens no more places than there are jobs', async () => {
    const { log, open, job } = trackedQueue();
    await workThrough([job('a')], 5, open);
    expect(log).toEqual(['open 1', 'a+', 'a-', 'close 1']);
  });

  it('closes every place when a job throws, and lets the others end', async () => {
    const { log, open, job } = trackedQueue();
    const broken = { alone: false, run: () => Promise.reject(new Error('panne')) };
    const working = workThrough([broken, job('a'), job('seul', true)], 2, open);
    await expect(working).rejects.toThrow('panne');
    expect(log).toEqual(['open 1', 'open 2', 'a+', 'close 1', 'a-', 'close 2']);
  });
});
