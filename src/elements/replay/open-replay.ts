import type { Playback } from '../../recording/playback.ts';
import { createControls, neighbourSpeed, type Controls } from './controls.ts';
import { LABELS, stepText } from './labels.ts';
import { momentOf, Player, type PlayerState } from './player.ts';
import { openTerminal, type ReplayTerminal } from './terminal.ts';

/** Of the terminal's text, in CSS pixels. */
const LARGEST_FONT = { page: 15, fullscreen: 26 };
/** On either side of the terminal, in CSS pixels: see session.css. */
const PADDING = 12;

/** A replay that stands in the place of a session's text. */
export interface Replay {
  player: Player;
  /** Plays from the start, or shows the final screen to readers who asked for less motion. */
  start(): void;
  focus(): void;
  dispose(): void;
}

interface Parts {
  figure: HTMLElement;
  stage: HTMLElement;
  list: HTMLElement;
}

/**
 * Opens the terminal of a session in the room that its text takes: the figure keeps its height, the
 * list of steps scrolls below the terminal and drives it.
 * @throws Error when the recording cannot be fetched
 */
export async function openReplay(
  parts: Parts,
  address: string,
  onClose: () => void,
): Promise<Replay> {
  const [playback, terminal] = await Promise.all([
    fetchPlayback(address),
    prepareStage(parts.stage),
  ]);
  const { screen, opened } = await terminal(playback);
  const view = new ReplayView(parts, playback, screen, opened, onClose);
  return view.replay;
}

async function fetchPlayback(address: string): Promise<Playback> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as Playback;
}

/** Loads the terminal's code while the recording is on its way; the size comes with the recording. */
async function prepareStage(stage: HTMLElement) {
  await import('@xterm/xterm');
  return async (playback: Playback) => {
    const screen = document.createElement('div');
    screen.className = 'replay-screen terminal-colours';
    screen.tabIndex = 0;
    screen.setAttribute('role', 'group');
    screen.setAttribute('aria-label', 'Terminal');
    stage.replaceChildren(screen);
    const host = document.createElement('div');
    host.className = 'replay-host';
    screen.append(host);
    const opened = await openTerminal(host, { columns: playback.width, rows: playback.height });
    return { screen, opened };
  };
}

class ReplayView {
  readonly replay: Replay;
  readonly #parts: Parts;
  readonly #terminal: ReplayTerminal;
  readonly #player: Player;
  readonly #controls: Controls;
  readonly #status: HTMLElement;
  readonly #onClose: () => void;
  readonly #cleanUp = new AbortController();
  #shownStep = -1;
  #announcedStep = 0;

  constructor(
    parts: Parts,
    playback: Playback,
    screen: HTMLElement,
    terminal: ReplayTerminal,
    onClose: () => void,
  ) {
    this.#parts = parts;
    this.#terminal = terminal;
    this.#onClose = onClose;
    this.#player = new Player(playback, terminal, (state) => this.#update(state));
    this.#player.byHand = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#controls = createControls(this.#player, {
      copy: () => void this.#copy(),
      fullscreen: () => void this.#toggleFullscreen(),
      close: onClose,
    });
    this.#status = document.createElement('p');
    this.#status.className = 'replay-status';
    this.#status.setAttribute('role', 'status');
    parts.stage.append(this.#controls.element, this.#status);
    this.#listen(screen);
    this.#player.pause();
    this.replay = {
      player: this.#player,
      start: () => this.#start(),
      focus: () => this.#controls.focusPlay(),
      dispose: () => this.#dispose(),
    };
  }

  #start(): void {
    if (this.#player.byHand) void this.#player.seek(this.#player.playback.duration);
    else this.#player.play();
  }

  #listen(screen: HTMLElement): void {
    const { signal } = this.#cleanUp;
    const { figure, list } = this.#parts;
    figure.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    list.addEventListener('click', (event) => this.#onStepClick(event), { signal });
    const fit = () => {
      const largest = document.fullscreenElement ? LARGEST_FONT.fullscreen : LARGEST_FONT.page;
      this.#terminal.fit(screen.clientWidth - 2 * PADDING, largest);
    };
    const resize = new ResizeObserver(fit);
    resize.observe(screen);
    const visible = new IntersectionObserver((entries) => {
      if (entries.every((entry) => !entry.isIntersecting) && this.#player.state.playing) {
        this.#player.pause();
      }
    });
    visible.observe(figure);
    signal.addEventListener('abort', () => {
      resize.disconnect();
      visible.disconnect();
    });
    fit();
  }

  #update(state: PlayerState): void {
    this.#controls.update(state);
    if (state.step !== this.#shownStep) this.#highlight(state.step);
    const done = this.#player.playback.steps[state.step - 1];
    if (done && state.position >= momentOf(done) && state.step !== this.#announcedStep) {
      this.#announce(state.step);
    }
  }

  #highlight(step: number): void {
    this.#shownStep = step;
    for (const item of this.#steps()) {
      const current = item.dataset.step === String(step);
      if (current) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
      if (current) scrollWithin(this.#parts.list, item);
    }
  }

  #announce(number: number): void {
    this.#announcedStep = number;
    const { steps } = this.#player.playback;
    const item = this.#steps()[number - 1];
    const output = item?.querySelector('.session-output')?.textContent ?? '';
    this.#status.textContent = stepText(
      number,
      steps.length,
      steps[number - 1]?.command ?? '',
      output,
    );
  }

  #steps(): HTMLElement[] {
    return [...this.#parts.list.querySelectorAll<HTMLElement>('[data-step]')];
  }

  /** The whole step is a target, but not what it holds to be pressed, selected or scrolled. */
  #onStepClick(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    const asked = target.closest<HTMLElement>('[data-show-step]');
    if (!asked) return;
    event.preventDefault();
    void this.#player.showStep(Number(asked.dataset.showStep));
  }

  #onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.closest('input, select') && event.key !== 'Escape') return;
    const action = this.#shortcuts(event.key, target);
    if (!action) return;
    event.preventDefault();
    action();
  }

  #shortcuts(key: string, target: HTMLElement): (() => void) | undefined {
    const player = this.#player;
    const { speed, instant } = player.state;
    if (key === ' ') return target.closest('button, a') ? undefined : () => player.toggle();
    if (key === 'Escape') return document.fullscreenElement ? undefined : this.#onClose;
    const actions: Record<string, () => void> = {
      k: () => player.toggle(),
      ArrowLeft: () => void player.previousStep(),
      ArrowRight: () => void player.nextStep(),
      Home: () => void player.seek(0),
      End: () => void player.showStep(player.playback.steps.length),
      '<': () => player.setSpeed(neighbourSpeed(speed, -1)),
      '>': () => player.setSpeed(neighbourSpeed(speed, 1)),
      i: () => player.setInstant(!instant),
      c: () => void this.#copy(),
      f: () => void this.#toggleFullscreen(),
      '?': () => this.#controls.toggleHelp(),
    };
    return actions[key.length === 1 ? key.toLowerCase() : key];
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#terminal.textToCopy());
      this.#status.textContent = LABELS.copied;
    } catch {
      this.#status.textContent = LABELS.copyFailed;
    }
  }

  async #toggleFullscreen(): Promise<void> {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await this.#parts.stage.requestFullscreen();
    this.#update(this.#player.state);
  }

  #dispose(): void {
    this.#cleanUp.abort();
    this.#player.dispose();
    this.#parts.stage.replaceChildren();
    this.#highlight(-1);
  }
}

/** Scrolls a box so that one of its items shows, and nothing else: the page stays where it is. */
function scrollWithin(box: HTMLElement, item: HTMLElement): void {
  const room = box.getBoundingClientRect();
  const place = item.getBoundingClientRect();
  if (place.top < room.top || place.height > room.height) box.scrollTop += place.top - room.top;
  else if (place.bottom > room.bottom) box.scrollTop += place.bottom - room.bottom;
}
