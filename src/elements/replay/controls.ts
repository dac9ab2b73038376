import type { Playback } from '../../recording/playback.ts';
import { clockText, idleText, LABELS, positionText, SHORTCUTS } from './labels.ts';
import type { Player, PlayerState } from './player.ts';

const SPEEDS = [0.5, 1, 1.5, 2, 4];

/** 24 × 24 outlines. */
const ICONS = {
  play: 'M8 5v14l11-7z',
  pause: 'M7 5h3v14H7zM14 5h3v14h-3z',
  restart: 'M12 5V1L7 6l5 5V7a5 5 0 1 1-5 5H5a7 7 0 1 0 7-7z',
  previous: 'M6 5h2v14H6zM20 5v14L9 12z',
  next: 'M16 5h2v14h-2zM4 5v14l11-7z',
  copy: 'M16 2H5a2 2 0 0 0-2 2v12h2V4h11zM19 6H9a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8a2 2 0 0 0-2-2zm0 14H9V8h10z',
  fullscreen: 'M4 4h6v2H6v4H4zM14 4h6v6h-2V6h-4zM4 14h2v4h4v2H4zM18 14h2v6h-6v-2h4z',
  close:
    'M6.4 5 5 6.4 10.6 12 5 17.6 6.4 19 12 13.4 17.6 19 19 17.6 13.4 12 19 6.4 17.6 5 12 10.6z',
} as const;

export interface ControlActions {
  copy(): void;
  fullscreen(): void;
  close(): void;
}

export interface Controls {
  element: HTMLElement;
  /** Shows what the player does. */
  update(state: PlayerState): void;
  toggleHelp(): void;
  focusPlay(): void;
}

/** Builds the controls of a player: real buttons, a real range, a real list of speeds. */
export function createControls(player: Player, actions: ControlActions): Controls {
  const { playback } = player;
  const play = button('play', LABELS.play, () => player.toggle());
  const range = createRange(playback, (time) => {
    player.pause();
    void player.seek(time);
  });
  const time = element('span', 'replay-time');
  const speed = createSpeeds((value) => player.setSpeed(value));
  const instant = createInstant((checked) => player.setInstant(checked));
  const help = createHelp();
  const helpButton = element('button', 'replay-button', '?');
  const toggleHelp = () => {
    help.hidden = !help.hidden;
    helpButton.setAttribute('aria-expanded', String(!help.hidden));
  };
  setUpHelpButton(helpButton, toggleHelp);

  const fullscreen = button('fullscreen', LABELS.fullscreen, actions.fullscreen);

  const transport = element('div', 'replay-row');
  transport.append(
    button('previous', LABELS.previous, () => void player.previousStep()),
    play,
    button('next', LABELS.next, () => void player.nextStep()),
    range,
    time,
  );
  const options = element('div', 'replay-row');
  options.append(
    speed,
    instant,
    button('restart', LABELS.restart, () => void player.restart()),
    button('copy', LABELS.copy, actions.copy),
    fullscreen,
    helpButton,
    button('close', LABELS.close, actions.close),
  );
  const group = element('div', 'replay-controls');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', LABELS.controls);
  const idle = element('p', 'replay-idle', idleText(playback.idle.limit, playback.idle.saved));
  group.append(transport, options, idle, help);

  return {
    element: group,
    toggleHelp,
    focusPlay: () => play.focus(),
    update: (state) => {
      setIcon(play, state.playing ? 'pause' : 'play', state.playing ? LABELS.pause : LABELS.play);
      range.value = String(state.position);
      range.setAttribute(
        'aria-valuetext',
        positionText(state.position, playback.duration, state.step, playback.steps.length),
      );
      fullscreen.setAttribute('aria-pressed', String(document.fullscreenElement !== null));
      time.textContent = `${clockText(state.position)} / ${clockText(playback.duration)}`;
      (speed.lastChild as HTMLSelectElement).value = String(state.speed);
      (instant.firstChild as HTMLInputElement).checked = state.instant;
    },
  };
}

/** The next slower or faster speed. */
export function neighbourSpeed(speed: number, direction: -1 | 1): number {
  return SPEEDS[SPEEDS.indexOf(speed) + direction] ?? speed;
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function button(icon: keyof typeof ICONS, label: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', 'replay-button');
  made.type = 'button';
  setIcon(made, icon, label);
  made.addEventListener('click', onClick);
  return made;
}

function setIcon(target: HTMLButtonElement, icon: keyof typeof ICONS, label: string): void {
  if (target.dataset.icon === icon) return;
  target.dataset.icon = icon;
  target.setAttribute('aria-label', label);
  target.title = label;
  target.innerHTML = `<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path fill="currentColor" d="${ICONS[icon]}"/></svg>`;
}

function createRange(playback: Playback, onInput: (time: number) => void): HTMLInputElement {
  const range = element('input', 'replay-range');
  range.type = 'range';
  range.min = '0';
  range.max = String(playback.duration);
  range.step = '0.1';
  range.setAttribute('aria-label', LABELS.position);
  range.addEventListener('input', () => onInput(Number(range.value)));
  return range;
}

function createSpeeds(onChange: (speed: number) => void): HTMLLabelElement {
  const label = element('label', 'replay-speed');
  const select = element('select', 'replay-select');
  for (const speed of SPEEDS) {
    select.append(new Option(`× ${speed.toLocaleString('fr-FR')}`, String(speed)));
  }
  select.addEventListener('change', () => onChange(Number(select.value)));
  label.append(element('span', 'replay-label', LABELS.speed), select);
  return label;
}

function createInstant(onChange: (checked: boolean) => void): HTMLLabelElement {
  const label = element('label', 'replay-instant');
  label.title = LABELS.instantHint;
  const box = element('input', 'replay-check');
  box.type = 'checkbox';
  box.addEventListener('change', () => onChange(box.checked));
  label.append(box, element('span', 'replay-label', LABELS.instant));
  return label;
}

function createHelp(): HTMLElement {
  const list = element('dl', 'replay-help');
  list.hidden = true;
  for (const [keys, what] of SHORTCUTS) {
    const row = element('div', 'replay-shortcut');
    row.append(element('dt', '', keys), element('dd', '', what));
    list.append(row);
  }
  return list;
}

function setUpHelpButton(target: HTMLButtonElement, onClick: () => void): void {
  target.type = 'button';
  target.title = LABELS.help;
  target.setAttribute('aria-label', LABELS.help);
  target.setAttribute('aria-expanded', 'false');
  target.addEventListener('click', onClick);
}
