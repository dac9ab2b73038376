import { eventsBetween, keyframeAt, stepAt } from '../../recording/cursor.ts';
import type { Playback } from '../../recording/playback.ts';
import type { RecordedStep } from '../../recording/steps.ts';
import { ReplayClock } from './clock.ts';
import type { ReplayTerminal } from './terminal.ts';

/** RIS, « reset to initial state »: goes through the same queue as what is written after it. */
const RESET = '\u001bc';
/** In instant mode, how long each result stays before the next one, in milliseconds. */
const INSTANT_PAUSE = 1500;

export interface PlayerState {
  /** Seconds from the start, idle time shortened. */
  position: number;
  playing: boolean;
  /** Results at once, without the typing and the waiting. */
  instant: boolean;
  speed: number;
  /** Number of the step being shown, from 1; 0 before the first. */
  step: number;
}

/** When the result of a step can be seen, in seconds. */
export function momentOf(step: RecordedStep): number {
  return step.shown ?? step.ended;
}

/** Plays a recording into a terminal. One at a time on a page: playing one pauses the other. */
export class Player {
  static #current: Player | undefined;

  readonly playback: Playback;
  /** Steps are shown one by one, by hand: for readers who ask for reduced motion. */
  byHand = false;
  readonly #terminal: ReplayTerminal;
  readonly #clock: ReplayClock;
  readonly #onChange: (state: PlayerState) => void;
  #nextEvent = 0;
  #instant = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    playback: Playback,
    terminal: ReplayTerminal,
    onChange: (state: PlayerState) => void,
  ) {
    this.playback = playback;
    this.#terminal = terminal;
    this.#onChange = onChange;
    this.#clock = new ReplayClock(playback.duration, (position) => this.#follow(position));
  }

  get state(): PlayerState {
    return {
      position: this.#clock.position,
      playing: this.#clock.running || this.#timer !== undefined,
      instant: this.#instant,
      speed: this.#clock.speed,
      step: stepAt(this.playback, this.#clock.position)?.number ?? 0,
    };
  }

  play(): void {
    if (Player.#current !== this) Player.#current?.pause();
    Player.#current = this;
    if (this.#clock.atEnd) void this.seek(0);
    if (this.byHand) return void this.nextStep();
    if (this.#instant) return this.#playInstantly();
    this.#clock.start();
    this.#changed();
  }

  pause(): void {
    this.#clock.stop();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#changed();
  }

  toggle(): void {
    if (this.state.playing) this.pause();
    else this.play();
  }

  /** Shows the screen of a moment; costs the same anywhere, thanks to the keyframes. */
  async seek(time: number): Promise<void> {
    this.#clock.set(time);
    const { playback } = this;
    const keyframe = keyframeAt(playback, this.#clock.position);
    this.#nextEvent = keyframe.event;
    this.#terminal.resize(keyframe.columns ?? playback.width, keyframe.rows ?? playback.height);
    const written = this.#write(RESET + keyframe.screen);
    this.#changed();
    await written;
  }

  /** Shows the result of a step, and stops there. */
  async showStep(number: number): Promise<void> {
    const step = this.playback.steps[number - 1];
    if (!step) return;
    this.pause();
    await this.seek(momentOf(step));
  }

  async nextStep(): Promise<void> {
    const { position } = this.#clock;
    const next = this.playback.steps.find((step) => momentOf(step) > position + 0.001);
    await this.showStep(next?.number ?? this.playback.steps.length);
  }

  async previousStep(): Promise<void> {
    const { position } = this.#clock;
    const earlier = this.playback.steps.findLast((step) => momentOf(step) < position - 0.001);
    if (earlier) return this.showStep(earlier.number);
    this.pause();
    await this.seek(0);
  }

  async restart(): Promise<void> {
    await this.seek(0);
    if (!this.byHand) this.play();
  }

  setSpeed(speed: number): void {
    this.#clock.speed = speed;
    this.#changed();
  }

  setInstant(instant: boolean): void {
    const wasPlaying = this.state.playing;
    this.pause();
    this.#instant = instant;
    if (wasPlaying) this.play();
    else this.#changed();
  }

  dispose(): void {
    this.pause();
    if (Player.#current === this) Player.#current = undefined;
    this.#terminal.dispose();
  }

  #follow(position: number): void {
    this.#clock.set(position);
    void this.#write('');
    this.#changed();
  }

  /** Writes what is due, after a prefix; resolves once it is on the screen. */
  #write(prefix: string): Promise<void> {
    const events = eventsBetween(this.playback, this.#nextEvent, this.#clock.position);
    this.#nextEvent += events.length;
    let data = prefix;
    for (const [, output, columns, rows] of events) {
      data += output;
      if (columns === undefined || rows === undefined) continue;
      void this.#terminal.write(data);
      this.#terminal.resize(columns, rows);
      data = '';
    }
    return data ? this.#terminal.write(data) : Promise.resolve();
  }

  #playInstantly(): void {
    const { steps } = this.playback;
    const next = steps.find((step) => momentOf(step) > this.#clock.position + 0.001);
    if (!next) return this.pause();
    void this.seek(momentOf(next));
    const wait = INSTANT_PAUSE / this.#clock.speed;
    this.#timer = setTimeout(() => this.#playInstantly(), wait);
    this.#changed();
  }

  #changed(): void {
    this.#onChange(this.state);
  }
}
