import { stripVTControlCharacters } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Pattern } from '../../src/recording/pattern.ts';
import { createMarkReader, type Mark } from './marks.ts';
import { type Take } from './take.ts';
import { type Terminal, type TerminalEvents } from './terminal.ts';
import { type Typist } from './typing.ts';

/** The terminal ended, or showed nothing more, while something else was awaited. */
export class ShellStuck extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ShellStuck';
  }
}

const POLL_MS = 20;
/** A prompt without marks is one when nothing follows it for so long. */
const QUIET_SECONDS = 0.4;
const CARRIAGE_RETURN = '\r';
/** Taken as it is, not as a request to complete a word. */
const LITERAL_TAB = '\u0016\t';
/** The prompts that bash has by default, in Debian and without any settings. */
const BASH_PROMPT = /(?:^|\n)(?:[\w-]+@[\w.-]+:[^\n]*|bash-[\d.]+)[#$]$/;

/** How the programs of a step left the shell. */
export interface Outcome {
  /** Undefined when nobody told: a program that waits for the next step still runs. */
  exit?: number;
}

/** A shell on a terminal, recorded into a take: typed at, and watched for its prompts. */
export class Shell {
  readonly #take: Take;
  readonly #signal: AbortSignal;
  readonly #terminal: Terminal;
  readonly #readMarks = createMarkReader();
  /** What came since the last thing that was typed, and when the last of it came. */
  #shown = '';
  #lastOutput = now();
  /** A shell with marks waits for a command. */
  #isPrompting = false;
  /** Status of the last command, until the next Enter. */
  #exit: number | undefined;
  #end: { status: number | undefined; complaint: string } | undefined;

  constructor(open: (events: TerminalEvents) => Terminal, take: Take, signal: AbortSignal) {
    this.#take = take;
    this.#signal = signal;
    this.#terminal = open({
      onOutput: (text, time) => {
        this.#onOutput(text, time);
      },
      onEnd: (status, complaint) => {
        this.#end = { status, complaint };
      },
    });
  }

  /** Waits for the first prompt. */
  async begin(seconds: number): Promise<void> {
    await this.#until(() => this.#isPrompting, deadlineIn(seconds), 'its first prompt');
  }

  /** What came since something was last typed, without control sequences. */
  get shown(): string {
    return stripVTControlCharacters(this.#shown).replaceAll(CARRIAGE_RETURN, '');
  }

  /** Types a command, line by line, and Enter at its end. */
  async run(command: string, typist: Typist): Promise<void> {
    await this.pause(typist.beforeCommand());
    const lines = command.split('\n');
    for (const [index, line] of lines.entries()) {
      await this.type(line, typist);
      const isLast = index === lines.length - 1;
      await this.enter(typist);
      if (!isLast) await this.#untilContinued(index + 1);
    }
  }

  async type(text: string, typist: Typist): Promise<void> {
    let previous = '';
    for (const character of text) {
      await this.pause(typist.afterKey(previous));
      this.#terminal.send(character === '\t' ? LITERAL_TAB : character);
      previous = character;
    }
  }

  async enter(typist: Typist): Promise<void> {
    await this.pause(typist.beforeEnter());
    this.press(CARRIAGE_RETURN);
  }

  /** Sends what a key sends. What comes next is its answer. */
  press(sequence: string): void {
    this.#shown = '';
    this.#isPrompting = false;
    this.#exit = undefined;
    this.#terminal.send(sequence);
  }

  async pause(seconds: number): Promise<void> {
    await sleep(seconds * 1000, undefined, { signal: this.#signal });
  }

  /** Waits until what was shown matches; fails when the command ends before. */
  async untilShown(pattern: Pattern, what: string, deadline: number): Promise<void> {
    const isThere = (): boolean => pattern(this.shown);
    await this.#until(() => isThere() || this.#isPrompting, deadline, what);
    if (!isThere()) throw new ShellStuck(`the command ended before it showed ${what}`);
  }

  /**
   * Waits until a command has ended, or a program waits for more: bash, or whatever shows `prompt`.
   * @param deadline on the clock of `deadlineIn`
   */
  async untilReady(prompt: Pattern | undefined, deadline: number): Promise<Outcome> {
    const isProgramWaiting = (): boolean => {
      if (now() - this.#lastOutput < QUIET_SECONDS) return false;
      const shown = this.shown.trimEnd();
      return prompt ? prompt(lastLine(shown)) : BASH_PROMPT.test(shown);
    };
    await this.#until(() => this.#isPrompting || isProgramWaiting(), deadline, 'the next prompt');
    if (this.#isPrompting) return this.#exit === undefined ? {} : { exit: this.#exit };
    if (!prompt) await this.#teachMarks(deadline);
    return {};
  }

  /** Ends the shell. @returns its exit status */
  async finish(): Promise<number> {
    this.#take.hide(now());
    this.press('\u0004');
    await this.#until(() => this.#end !== undefined, deadlineIn(2), '').catch(() => undefined);
    this.#terminal.close();
    await this.#until(() => this.#end !== undefined, deadlineIn(10), 'its end');
    this.#take.show(now());
    if (this.#end?.status === undefined)
      throw new ShellStuck(`no exit status: ${this.#end?.complaint}`);
    return this.#end.status;
  }

  /** Hangs up, whatever runs. */
  close(): void {
    this.#terminal.close();
  }

  /** After a line that is not the last of a command, bash asks for the next one. */
  async #untilContinued(line: number): Promise<void> {
    await this.#until(() => this.#isPrompting, deadlineIn(5), `line ${line + 1} of the command`);
    if (this.#exit === undefined) return;
    throw new ShellStuck(`line ${line} is a whole command: make it a step of its own`);
  }

  /**
   * A bash inside a container has no marks yet: it is given them by a line that is neither recorded
   * nor kept in its history.
   */
  async #teachMarks(deadline: number): Promise<void> {
    const ended = String.raw`PROMPT_COMMAND='printf "\e]133;D;%s\a" "$?"'`;
    const prompts = String.raw`PS1="$PS1"'\[\e]133;B\a\]' PS2="$PS2"'\[\e]133;B\a\]'`;
    this.#take.hide(now());
    this.press(`${ended} ${prompts}; history -d -1${CARRIAGE_RETURN}`);
    await this.#until(() => this.#isPrompting, deadline, 'a bash with marks');
    this.#take.show(now());
  }

  #onOutput(text: string, time: number): void {
    this.#lastOutput = now();
    for (const piece of this.#readMarks(text)) {
      if (typeof piece === 'string') {
        this.#shown += piece;
        this.#take.output(piece, time, this.#lastOutput);
      } else this.#onMark(piece);
    }
  }

  #onMark(mark: Mark): void {
    if (mark.kind === 'ended') this.#exit = mark.exit;
    if (mark.kind === 'prompt') this.#isPrompting = true;
    if (mark.kind === 'running') this.#isPrompting = false;
  }

  async #until(test: () => boolean, deadline: number, what: string): Promise<void> {
    while (!test()) {
      if (this.#end) throw new ShellStuck(`the shell ended: ${this.#end.complaint.trim()}`);
      if (now() > deadline) throw new ShellStuck(`${what} did not come in time`);
      await sleep(POLL_MS, undefined, { signal: this.#signal });
    }
  }
}

/** The moment, on this process's clock, in so many seconds. */
export function deadlineIn(seconds: number): number {
  return now() + seconds;
}

/** This process's clock, in seconds. */
export function now(): number {
  return performance.now() / 1000;
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}
