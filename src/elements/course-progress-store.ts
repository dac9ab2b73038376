import { openProgressStore } from '../course/progress-storage.ts';

/** The reader's progress, shared by all the elements of a page. */
export const store = openProgressStore({
  storage: () => window.localStorage,
  onOutsideChange(listener) {
    window.addEventListener('storage', (event) => {
      listener(event.key);
    });
    // A page brought back by the « previous » button received no event while it slept.
    window.addEventListener('pageshow', (event) => {
      if (event.persisted) listener(undefined);
    });
  },
});
