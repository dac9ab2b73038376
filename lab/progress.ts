/** Says what the lab is doing: one line a step, with its time, rewritten in place on a terminal. */
export interface Progress {
  /**
   * Runs one step.
   * @param label what is being done
   * @param work is given a function that shows a detail beside the label
   * @returns what `work` returns; its failure passes through
   */
  step<T>(label: string, work: (detail: (text: string) => void) => Promise<T>): Promise<T>;
}

const FRAMES_PER_SECOND = 4;

/** @param out where to write; `now` gives milliseconds. */
export function terminalProgress(
  out: NodeJS.WriteStream = process.stderr,
  now: () => number = Date.now,
): Progress {
  return {
    async step(label, work) {
      const start = now();
      let detail = '';
      const seconds = (): string => `${((now() - start) / 1000).toFixed(1)} s`;
      const draw = (): void => {
        const line = `… ${label} (${seconds()}) ${detail}`;
        out.write(`\r\u001b[K${line.slice(0, (out.columns || 80) - 1)}`);
      };
      const timer = out.isTTY ? setInterval(draw, 1000 / FRAMES_PER_SECOND) : undefined;
      if (!out.isTTY) out.write(`… ${label}\n`);
      const finish = (mark: string): void => {
        clearInterval(timer);
        out.write(`${out.isTTY ? '\r\u001b[K' : ''}${mark} ${label} (${seconds()})\n`);
      };
      try {
        const result = await work((text) => (detail = text));
        finish('✓');
        return result;
      } catch (error) {
        finish('✗');
        throw error;
      }
    },
  };
}

/** Says nothing: for what is done on the way to something that is reported as a whole. */
export const quietProgress: Progress = { step: (_label, work) => work(() => undefined) };
