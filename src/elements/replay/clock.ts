/** Called at every frame while the clock runs, with the position in seconds. */
type Tick = (position: number) => void;

/** The position in a recording, which advances while it runs: seconds, at a chosen speed. */
export class ReplayClock {
  speed = 1;
  #position = 0;
  #frame = 0;
  #last = 0;
  readonly #duration: number;
  readonly #tick: Tick;

  constructor(duration: number, tick: Tick) {
    this.#duration = duration;
    this.#tick = tick;
  }

  get position(): number {
    return this.#position;
  }

  get running(): boolean {
    return this.#frame !== 0;
  }

  get atEnd(): boolean {
    return this.#position >= this.#duration;
  }

  start(): void {
    if (this.running || this.atEnd) return;
    this.#last = performance.now();
    this.#frame = requestAnimationFrame(this.#advance);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Moves to a position, without a tick. */
  set(position: number): void {
    this.#position = Math.min(this.#duration, Math.max(0, position));
  }

  readonly #advance = (): void => {
    const now = performance.now();
    this.set(this.#position + ((now - this.#last) / 1000) * this.speed);
    this.#last = now;
    this.#frame = this.atEnd ? 0 : requestAnimationFrame(this.#advance);
    this.#tick(this.#position);
  };
}
