/** What the benchmark of replay runs in the browser: our player and asciinema's, behind one interface. */
import '../../src/styles/terminal.css';
import { Player } from '../../src/elements/replay/player.ts';
import { openTerminal } from '../../src/elements/replay/terminal.ts';
import type { Playback } from '../../src/recording/playback.ts';

/** A player under test. Times are in seconds of the recording. */
export interface Contestant {
  duration: number;
  seek(time: number): Promise<void>;
}

const host = () => document.querySelector<HTMLElement>('#host')!;
const nextFrame = () =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));

async function openOurs(name: string): Promise<Contestant> {
  const [playback] = await Promise.all([
    fetch(`/${name}.json`).then((response) => response.json() as Promise<Playback>),
    import('@xterm/xterm'),
  ]);
  const terminal = await openTerminal(host(), { columns: playback.width, rows: playback.height });
  const player = new Player(playback, terminal, () => undefined);
  await player.seek(0);
  return { duration: playback.duration, seek: (time) => player.seek(time) };
}

async function openAsciinema(name: string): Promise<Contestant> {
  const [{ create }, { default: css }] = await Promise.all([
    import('asciinema-player'),
    import('asciinema-player/dist/bundle/asciinema-player.css?inline'),
  ]);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  const player = create(`/${name}.cast`, host(), { preload: true, idleTimeLimit: 1, fit: 'none' });
  await player.seek(0);
  const duration = await Promise.resolve(player.getDuration());
  return { duration: duration ?? 0, seek: async (time) => void (await player.seek(time)) };
}

let contestant: Contestant | undefined;

async function timed(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action();
  await nextFrame();
  return performance.now() - start;
}

const bench = {
  /** Milliseconds from the reader's wish to the first frame. */
  open: (who: 'ours' | 'asciinema', name: string) =>
    timed(async () => {
      contestant = await (who === 'ours' ? openOurs(name) : openAsciinema(name));
    }),
  /** Milliseconds to show the screen at a share (0 to 1) of the recording. */
  seek: (share: number) =>
    timed(
      () => contestant?.seek(contestant.duration * share) ?? Promise.reject(new Error('closed')),
    ),
};

export type Bench = typeof bench;
Object.assign(window, { bench });
