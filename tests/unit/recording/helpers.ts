import { type Recording } from '../../../src/recording/asciicast.ts';
import { type ScreenedStep } from '../../../src/recording/steps.ts';
import { linesToHtml, linesToText } from '../../../src/recording/spans.ts';

/** What bash writes before it reads a command, and when Enter is pressed. */
export const PROMPT = '\x1b[?2004h\x1b[1;32mdev@docker\x1b[0m:\x1b[1;34m~\x1b[0m$ ';
export const ENTER = '\r\n\x1b[?2004l\r';

/** A recording of these outputs, one tenth of a second apart. */
export function recordingOf(outputs: readonly string[], size = [100, 28]): Recording {
  return {
    version: 2,
    width: size[0]!,
    height: size[1]!,
    env: {},
    events: outputs.map((data, index) => ({ time: (index + 1) / 10, code: 'o', data })),
  };
}

/** A session of bash: each command with its output, then a last prompt. */
export function bashSession(commands: readonly [command: string, output: string][]): string[] {
  return [PROMPT, ...commands.flatMap(([command, output]) => [command, ENTER, output + PROMPT])];
}

/** What a reader gets of the steps, without the times. */
export function readable(steps: readonly ScreenedStep[]): { command: string; output: string }[] {
  return steps.map((step) => ({ command: step.command, output: linesToText(step.output) }));
}

/** The same, with colours. */
export function coloured(steps: readonly ScreenedStep[]): string[] {
  return steps.map((step) => `${step.command}\n${linesToHtml(step.output)}`);
}
