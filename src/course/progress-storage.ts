import { emptyProgress, parseProgress, ProgressVersionError, type Progress } from './progress.ts';

const KEY = 'docker-deep-dive:progress';

/** Why progress will not outlive the page: storage refused it, or holds that of a newer site. */
export type Unkept = 'refused' | 'newer';

export interface ProgressStore {
  /** Undefined when progress is kept. */
  readonly unkept: Unkept | undefined;
  get(): Progress;
  /** Applies a change to what is stored now, by this tab or another, and tells subscribers. */
  update(change: (progress: Progress) => Progress): void;
  /** Calls `listener` at once, then after every change, of this tab or another. */
  subscribe(listener: () => void): void;
}

/** The browser's side, handed over so that this file needs none: see `course-progress-store.ts`. */
export interface ProgressHost {
  /** May throw: reading `localStorage` does when the reader blocks site data. */
  storage(): Pick<Storage, 'getItem' | 'setItem'>;
  /** Calls `listener` when another tab, or time spent in the history cache, may have changed data. */
  onOutsideChange(listener: (key: string | null | undefined) => void): void;
}

/**
 * The one way to the reader's progress. When storage refuses, it works from memory and `unkept`
 * says so; stored data of a newer version is never written over.
 */
export function openProgressStore(host: ProgressHost): ProgressStore {
  let memory = emptyProgress();
  let unkept: Unkept | undefined;
  const listeners: (() => void)[] = [];
  const notify = () => {
    for (const listener of listeners) listener();
  };

  function load(): void {
    if (unkept) return;
    guarded(() => {
      memory = parseProgress(host.storage().getItem(KEY));
    });
  }

  function save(): void {
    if (unkept) return;
    guarded(() => {
      host.storage().setItem(KEY, JSON.stringify(memory));
    });
  }

  function guarded(access: () => void): void {
    try {
      access();
    } catch (error) {
      unkept = error instanceof ProgressVersionError ? 'newer' : 'refused';
    }
  }

  load();
  host.onOutsideChange((key) => {
    // A null key tells that the whole storage was cleared.
    if (typeof key === 'string' && key !== KEY) return;
    load();
    notify();
  });

  return {
    get unkept() {
      return unkept;
    },
    get: () => memory,
    update(change) {
      load();
      memory = change(memory);
      save();
      notify();
    },
    subscribe(listener) {
      listeners.push(listener);
      listener();
    },
  };
}
