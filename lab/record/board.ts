/** Tells how recordings go: one line for each that ended, and on a terminal what is at work now. */
export class Board {
  readonly #out: NodeJS.WriteStream;
  readonly #now: () => number;
  readonly #active = new Map<string, string>();
  readonly #started = new Map<string, number>();
  readonly #total: number;
  #done = 0;

  /** @param now gives milliseconds */
  constructor(total: number, out = process.stderr, now: () => number = Date.now) {
    this.#total = total;
    this.#out = out;
    this.#now = now;
  }

  show(id: string, what: string): void {
    if (!this.#started.has(id)) this.#started.set(id, this.#now());
    this.#active.set(id, what);
    this.#draw();
  }

  /** @param report follows the line, when there is more to say than that */
  end(id: string, mark: '✓' | '✗' | '–', summary: string, report?: string): void {
    const started = this.#started.get(id);
    const time = started === undefined ? '' : ` (${((this.#now() - started) / 1000).toFixed(1)} s)`;
    this.#active.delete(id);
    this.#done += 1;
    this.#clear();
    this.#out.write(`${mark} ${id}: ${summary}${time}\n`);
    if (report !== undefined) this.#out.write(`${report.replace(/^/gm, '    ')}\n`);
    this.#draw();
  }

  #draw(): void {
    if (!this.#out.isTTY) return;
    const active = [...this.#active].map(([id, what]) => `${id}: ${what}`).join(' │ ');
    this.#clear();
    if (active === '') return;
    const line = `… ${this.#done}/${this.#total} │ ${active}`;
    this.#out.write(line.slice(0, (this.#out.columns || 80) - 1));
  }

  #clear(): void {
    if (this.#out.isTTY) this.#out.write('\r\u001b[K');
  }
}
