import type { IMarker, Terminal } from '@xterm/headless';
import { readLines, type Position } from './lines.ts';
import { parseCommandLine } from './prompt.ts';
import { linesToText } from './spans.ts';
import { type ScreenedStep } from './steps.ts';
import { type ScreenEvent } from './terminal.ts';
import { OutputRegion } from './output-region.ts';

const BRACKETED_PASTE = 2004;

interface Prompt {
  /** Follows the row when the screen scrolls. */
  row: IMarker | undefined;
  column: number;
  /** When the first character was typed; when the prompt came, until then. */
  typed: number;
  isTyping: boolean;
}

interface OpenStep {
  step: ScreenedStep;
  region: OutputRegion;
  /** Its command comes from its marker, not from the screen. */
  isLabelled: boolean;
  /** The screen asked for by `showAt` has been read. */
  isShown: boolean;
  /** A later prompt has ended it (in a marked recording, a later one still may). */
  isEnded: boolean;
}

interface TrackerOptions {
  hasMarkers: boolean;
  showAt: ReadonlyMap<number, number>;
}

/**
 * Watches a terminal that a recording is played into, and notes the steps as they go by. It acts
 * inside the terminal's parser, at the very place of a sequence, so how the output was cut into
 * events changes nothing but the times.
 */
export class StepTracker {
  readonly #terminal: Terminal;
  readonly #options: TrackerOptions;
  readonly #steps: ScreenedStep[] = [];
  #now = 0;
  #prompt: Prompt | undefined;
  #open: OpenStep | undefined;
  /** The label of a marker whose command has not been submitted yet. */
  #marker: { label: string; time: number } | undefined;
  #failure: RangeError | undefined;

  constructor(terminal: Terminal, options: TrackerOptions) {
    this.#terminal = terminal;
    this.#options = options;
    const on = (final: string, action: () => void): void => {
      terminal.parser.registerCsiHandler({ prefix: '?', final }, (parameters) => {
        if (parameters.includes(BRACKETED_PASTE)) action();
        return false;
      });
    };
    on('h', () => {
      this.#onPrompt();
    });
    on('l', () => {
      this.#onEnter();
    });
    terminal.onLineFeed(() => {
      this.#onLineFeed();
    });
  }

  beforeEvent(event: ScreenEvent): void {
    this.#showUntil(event.time);
    this.#now = event.time;
    if (event.marker === undefined) return;
    if (!this.#prompt) this.#endAtMarker();
    this.#marker = { label: event.marker, time: event.time };
  }

  afterEvent(): void {
    const prompt = this.#prompt;
    if (!prompt || prompt.isTyping) return;
    const { hasPrompt, command } = parseCommandLine(this.#readFrom(prompt));
    if (!hasPrompt || command === '') return;
    prompt.isTyping = true;
    prompt.typed = this.#now;
  }

  /**
   * @param time when the recording ends, in seconds
   * @throws RangeError when the screen of a `showAt` could not be read
   */
  finish(time: number): ScreenedStep[] {
    this.#now = time;
    if (this.#open && !this.#open.isEnded) this.#endOpenStep();
    this.#showUntil(Infinity);
    for (const number of this.#options.showAt.keys()) {
      if (number > this.#steps.length) this.#refuse(`there is no step ${number}`);
    }
    if (this.#failure) throw this.#failure;
    return this.#steps;
  }

  #cursor(): Position {
    const { baseY, cursorY, cursorX } = this.#terminal.buffer.active;
    return { row: baseY + cursorY, column: cursorX };
  }

  #onPrompt(): void {
    this.#endOpenStep();
    const row = this.#terminal.registerMarker(0);
    const column = this.#terminal.buffer.active.cursorX;
    this.#prompt = { row, column, typed: this.#now, isTyping: false };
  }

  #onEnter(): void {
    const prompt = this.#prompt;
    this.#prompt = undefined;
    if (!prompt) return;
    const { command, continues } = parseCommandLine(this.#readFrom(prompt));
    if (continues && this.#continueStep(command)) return;
    const opens = this.#options.hasMarkers ? this.#marker !== undefined : command !== '';
    if (!opens) {
      if (this.#open && this.#options.hasMarkers) this.#open.isEnded = false;
      return;
    }
    this.#openStep(command, prompt.typed);
  }

  #readFrom(prompt: Prompt): string {
    if (!prompt.row || prompt.row.isDisposed) return '';
    const from = { row: prompt.row.line, column: prompt.column };
    return linesToText(readLines(this.#terminal.buffer.active, from, this.#cursor()));
  }

  /** Adds a second line to a command that has printed nothing; false when it is not one. */
  #continueStep(line: string): boolean {
    const open = this.#open;
    if (!open || open.step.output.length > 0) return false;
    if (!open.isLabelled) open.step.command += `\n${line}`;
    open.step.submitted = this.#now;
    open.isEnded = false;
    open.region = new OutputRegion(this.#terminal);
    return true;
  }

  #openStep(shown: string, typed: number): void {
    this.#showUntil(Infinity);
    const label = this.#marker?.label.trim() ?? '';
    this.#marker = undefined;
    const number = this.#steps.length + 1;
    const command = label || shown;
    const times = { typed, submitted: this.#now, ended: this.#now };
    const step: ScreenedStep = { number, command, ...times, output: [] };
    this.#steps.push(step);
    const region = new OutputRegion(this.#terminal);
    this.#open = { step, region, isLabelled: label !== '', isShown: false, isEnded: false };
  }

  #endOpenStep(): void {
    if (!this.#open) return;
    const { step, region, isShown } = this.#open;
    step.ended = this.#now;
    this.#open.isEnded = true;
    if (!isShown) step.output = region.read(this.#cursor());
  }

  /** Reads the screen that `showAt` asks for, when the next event comes after that moment. */
  #showUntil(next: number): void {
    const open = this.#open;
    const delay = open && this.#options.showAt.get(open.step.number);
    if (!open || delay === undefined || open.isShown) return;
    const { number, submitted, ended } = open.step;
    if (next <= submitted + delay) return;
    if (open.isEnded && ended < submitted + delay) {
      this.#refuse(`step ${number} lasts ${(ended - submitted).toFixed(1)} s only`);
    }
    open.isShown = true;
    open.step.output = open.region.read();
  }

  /** Remembered rather than thrown: this may run inside the terminal's parser. */
  #refuse(problem: string): void {
    this.#failure ??= new RangeError(`showAt: ${problem}.`);
  }

  /** For programs that do not announce their prompt: a marked command is submitted by a new line. */
  #onLineFeed(): void {
    if (this.#prompt || !this.#marker) return;
    this.#openStep('', this.#marker.time);
  }

  /** For the same programs: the next marker stands after a prompt, on the cursor's row. */
  #endAtMarker(): void {
    if (!this.#open || this.#open.isEnded) return;
    const { step, region, isShown } = this.#open;
    step.ended = this.#now;
    this.#open.isEnded = true;
    if (!isShown) step.output = region.read({ row: this.#cursor().row, column: 0 });
  }
}
