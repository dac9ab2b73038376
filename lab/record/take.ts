import { type RecordedEvent } from '../../src/recording/asciicast.ts';
import { createSanitizer } from '../../src/recording/sanitize.ts';

/**
 * What a recording holds so far. Times are seconds since the first output, without what was hidden.
 * What programs ask of the terminal itself (its title, where the cursor is) is left out: nobody
 * answers in a recording.
 */
export class Take {
  readonly events: RecordedEvent[] = [];
  readonly #sanitize = createSanitizer();
  /** On the terminal's clock, the moment that is 0 in the recording. */
  #origin: number | undefined;
  #lastOutput = { time: 0, arrived: 0 };
  #isHidden = false;
  #hiddenSince = 0;

  /**
   * @param time on the terminal's clock, in seconds
   * @param arrived on this process's clock, in seconds
   */
  output(data: string, time: number, arrived: number): void {
    this.#origin ??= time;
    this.#lastOutput = { time, arrived };
    if (this.#isHidden) return;
    const shown = this.#sanitize(data);
    if (shown !== '') this.#add('o', shown, time);
  }

  /** @param now on this process's clock, in seconds */
  marker(label: string, now: number): void {
    this.#add('m', label, this.#terminalTime(now));
  }

  exit(status: number, now: number): void {
    this.#add('x', String(status), this.#terminalTime(now));
  }

  /** From here to `show`, nothing is recorded and no time passes. */
  hide(now: number): void {
    this.#isHidden = true;
    this.#hiddenSince = this.#terminalTime(now);
  }

  show(now: number): void {
    this.#isHidden = false;
    this.#origin = (this.#origin ?? 0) + this.#terminalTime(now) - this.#hiddenSince;
  }

  /** The terminal's clock, read from its last output and the time passed since that came. */
  #terminalTime(now: number): number {
    return this.#lastOutput.time + Math.max(0, now - this.#lastOutput.arrived);
  }

  #add(code: RecordedEvent['code'], data: string, time: number): void {
    const last = this.events.at(-1)?.time ?? 0;
    this.events.push({ time: Math.max(last, time - (this.#origin ?? time)), code, data });
  }
}
