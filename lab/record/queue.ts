/** A piece of work that may want to be the only one. */
export interface Job<Place> {
  alone: boolean;
  run: (place: Place) => Promise<void>;
}

/**
 * Does jobs in several places at once, each place one at a time and in order; then, one after the
 * other, those that want to be alone. A place is opened for its first job only.
 * @param open makes a place; each one made is closed in the end, whatever happens
 * @throws what opening, a job or closing throws, once all that had begun has ended
 */
export async function workThrough<Place>(
  jobs: readonly Job<Place>[],
  count: number,
  open: () => Promise<{ place: Place; close: () => Promise<void> }>,
): Promise<void> {
  const shared = jobs.filter(({ alone }) => !alone);
  const rest = jobs.filter(({ alone }) => alone);
  const work = async (todo: Job<Place>[]): Promise<void> => {
    if (todo.length === 0) return;
    const { place, close } = await open();
    try {
      for (let job = todo.shift(); job !== undefined; job = todo.shift()) await job.run(place);
    } finally {
      await close();
    }
  };
  const workers = Array.from({ length: Math.min(count, shared.length) }, () => work(shared));
  const results = await Promise.allSettled(workers);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  await work(rest);
}
