import { describe, expect, it, vi } from 'vitest';
import { setRead } from '../../../src/course/progress-changes.ts';
import { openProgressStore } from '../../../src/course/progress-storage.ts';

const KEY = 'docker-deep-dive:progress';
const READ = '{"version":1,"lessons":{"4.4":{"read":"2026-11-21"}}}';

/** A browser of which the test holds the storage and the events. */
function browser(initial: Record<string, string> = {}) {
  const data = new Map(Object.entries(initial));
  let outside: ((key: string | null | undefined) => void) | undefined;
  return {
    data,
    tell: (key: string | null | undefined) => outside?.(key),
    host: {
      storage: () => ({
        getItem: (key: string) => data.get(key) ?? null,
        setItem: (key: string, value: string) => void data.set(key, value),
      }),
      onOutsideChange: (listener: typeof outside) => {
        outside = listener;
      },
    },
  };
}

const readLesson = (day: string) => (progress: Parameters<typeof setRead>[0]) =>
  setRead(progress, '4.4', day);

describe('openProgressStore', () => {
  it('reads what is stored and stores what changes', () => {
    const { host, data } = browser({ [KEY]: READ });
    const store = openProgressStore(host);
    expect(store.unkept).toBeUndefined();
    expect(store.get().lessons['4.4']?.read).toBe('2026-11-21');
    store.update((progress) => setRead(progress, '6.1', '2026-11-22'));
    expect(JSON.parse(data.get(KEY) ?? '').lessons['6.1'].read).toBe('2026-11-22');
  });

  it('tells subscribers at once and after each change', () => {
    const { host } = browser();
    const listener = vi.fn();
    const store = openProgressStore(host);
    store.subscribe(listener);
    expect(listener).toHaveBeenCalledTimes(1);
    store.update(readLesson('2026-11-21'));
    expect(listener).toHaveBeenCalledTimes(2);
  });

  it('does not write over what another tab wrote meanwhile', () => {
    const { host, data } = browser();
    const store = openProgressStore(host);
    data.set(KEY, READ);
    store.update((progress) => setRead(progress, '6.1', '2026-11-22'));
    expect(Object.keys(store.get().lessons)).toEqual(['4.4', '6.1']);
  });

  it.each([KEY, null, undefined])('follows another tab (storage event with key %j)', (key) => {
    const { host, data, tell } = browser();
    const store = openProgressStore(host);
    const listener = vi.fn();
    store.subscribe(listener);
    data.set(KEY, READ);
    tell(key);
    expect(store.get().lessons['4.4']?.read).toBe('2026-11-21');
    expect(listener).toHaveBeenCalledTimes(2);
  });

  it('does not care about the keys of others', () => {
    const { host, tell } = browser();
    const listener = vi.fn();
    openProgressStore(host).subscribe(listener);
    tell('starlight-theme');
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('works from memory when storage is refused, and says so', () => {
    const host = {
      ...browser().host,
      storage: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    };
    const store = openProgressStore(host);
    expect(store.unkept).toBe('refused');
    store.update(readLesson('2026-11-21'));
    expect(store.get().lessons['4.4']?.read).toBe('2026-11-21');
  });

  it('works from memory when storage is full', () => {
    const { host } = browser({ [KEY]: READ });
    const full = {
      ...host,
      storage: () => ({
        ...host.storage(),
        setItem: () => {
          throw new DOMException('full', 'QuotaExceededError');
        },
      }),
    };
    const store = openProgressStore(full);
    expect(store.unkept).toBeUndefined();
    store.update((progress) => setRead(progress, '6.1', '2026-11-22'));
    expect(store.unkept).toBe('refused');
    expect(Object.keys(store.get().lessons)).toEqual(['4.4', '6.1']);
  });

  it('never writes over the progress of a newer version of the site', () => {
    const newer = '{"version":2,"lessons":{"4.4":{}}}';
    const { host, data } = browser({ [KEY]: newer });
    const store = openProgressStore(host);
    expect(store.unkept).toBe('newer');
    store.update(readLesson('2026-11-21'));
    expect(data.get(KEY)).toBe(newer);
  });
});
