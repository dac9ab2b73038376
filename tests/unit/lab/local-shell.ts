import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playSession, type Played } from '../../../lab/record/play.ts';
import { BASHRC, Terminal, type TerminalEvents } from '../../../lab/record/terminal.ts';
import { parseSession } from '../../../src/recording/session.ts';

/** The program that a lab's machine runs beside its shell, run here as it stands. */
const TERMINAL_PROGRAM = 'lab/record/inside/terminal.py';

/** Why no shell can be played with on this machine; undefined when one can. */
export function missingTool(): string | undefined {
  return ['python3', 'bash'].find((tool) => {
    try {
      execFileSync('sh', ['-c', `command -v ${tool}`]);
      return false;
    } catch {
      return true;
    }
  });
}

/** A folder with the settings of a recorded shell, as its home. */
export function makeHome(): { home: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'recorder-'));
  const home = join(folder, 'dev');
  mkdirSync(home);
  writeFileSync(join(home, '.bashrc'), BASHRC);
  return {
    home,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

/** A command on a terminal of 100 columns and 28 rows, in a home and nothing else of this machine. */
export function openTerminal(
  home: string,
  events: TerminalEvents,
  command: readonly string[] = ['bash'],
): Terminal {
  const clean = ['env', '-i', `--chdir=${home}`, `HOME=${home}`, 'TERM=xterm-256color'];
  const path = `PATH=${process.env['PATH'] ?? ''}`;
  const program = ['python3', join(process.cwd(), TERMINAL_PROGRAM), '100', '28'];
  return new Terminal([...clean, path, 'LANG=C.UTF-8', ...program, ...command], events);
}

/** Plays steps, written in YAML, with a local bash; typed as fast as can be. */
export function playSteps(
  home: string,
  steps: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<Played> {
  const session = parseSession(`title: T\nproves: P\nsteps:\n${steps}`, 's.yaml');
  return playSession(session, (events) => openTerminal(home, events), {
    ...{ id: 'a/b', speed: 100, signal },
    size: { width: 100, height: 28 },
  });
}
