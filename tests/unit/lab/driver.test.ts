import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { RecordingFailure } from '../../../lab/record/failures.ts';
import { unusualSequences } from '../../../lab/record/control-sequences.ts';
import { linesToText } from '../../../src/recording/spans.ts';
import { screenSteps } from '../../../src/recording/steps.ts';
import { type Played } from '../../../lab/record/play.ts';
import { makeHome, missingTool, openTerminal, playSteps } from './local-shell.ts';

const missing = missingTool();
if (missing !== undefined) console.warn(`SKIPPED: the recorder's driver: no ${missing} here`);

const { home, remove } = makeHome();
afterAll(remove);

async function seen({ recording }: Played): Promise<[command: string, output: string][]> {
  const steps = await screenSteps(recording);
  return steps.map(({ command, output }) => [command, linesToText(output)]);
}

/** What the terminal was sent. */
function shown({ recording }: Played): string {
  return recording.events.flatMap(({ code, data }) => (code === 'o' ? [data] : [])).join('');
}

describe.skipIf(missing !== undefined)('the driver, with a local bash', { timeout: 20_000 }, () => {
  it('types commands, and reads what they print and how they end', async () => {
    const played = await playSteps(
      home,
      `  - run: echo 'été — 你好 😀'
  - run: (exit 3)
    expect: { exit: 3 }
  - run: |
      cat <<FIN
      a  b
      FIN
    expect: { output: a  b, absent: FIN }
  - run: "printf 'sans fin de ligne'"
`,
    );
    expect(await seen(played)).toEqual([
      ["echo 'été — 你好 😀'", 'été — 你好 😀'],
      ['(exit 3)', ''],
      ['cat <<FIN\na  b\nFIN', 'a  b'],
      ["printf 'sans fin de ligne'", 'sans fin de ligne'],
    ]);
    expect(played.outcomes).toEqual([{ exit: 0 }, { exit: 3 }, { exit: 0 }, { exit: 0 }]);
  });

  it('marks the start of each command before it is typed, and ends with a status', async () => {
    const played = await playSteps(home, '  - run: echo un\n  - run: echo deux');
    const { events } = played.recording;
    const markers = events.filter(({ code }) => code === 'm');
    expect(markers.map(({ data }) => data)).toEqual(['echo un', 'echo deux']);
    const typed = events.findIndex(({ code, data }) => code === 'o' && data.endsWith('e'));
    expect(events.indexOf(markers[0]!)).toBeLessThan(typed);
    expect(events.at(-1)).toMatchObject({ code: 'x', data: '0' });
    const times = events.map(({ time }) => time);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('leaves none of its marks in the recording', async () => {
    const played = await playSteps(home, '  - run: true; true');
    expect(shown(played)).toContain('true; true');
    expect(unusualSequences(shown(played))).toEqual([]);
  });

  it('waits for the end of a command, however silent it is', async () => {
    const played = await playSteps(home, '  - run: sleep 1; echo fini\n  - run: echo après');
    expect(await seen(played)).toEqual([
      ['sleep 1; echo fini', 'fini'],
      ['echo après', 'après'],
    ]);
  });

  it('interrupts a command', async () => {
    const played = await playSteps(home, '  - run: sleep 60\n    interrupt: 0.3');
    expect(played.outcomes).toEqual([{ exit: 130 }]);
    expect(await seen(played)).toEqual([['sleep 60', '^C']]);
  });

  it('types into a program once it shows what is awaited', async () => {
    const played = await playSteps(
      home,
      `  - run: "read -p 'Nom ? ' nom; read -sn1 -p 'Suite ' touche; echo; echo $nom $touche"
    keys:
      - { wait: 'Nom ?', input: Ada }
      - { wait: /suite/i, press: q }
    expect: { output: Ada q }
`,
    );
    expect(await seen(played)).toEqual([[expect.stringContaining('read -p'), expect.any(String)]]);
  });

  it('teaches its marks to a bash started by a step, out of sight', async () => {
    const played = await playSteps(
      home,
      `  - run: bash --norc --noprofile
  - run: (exit 4)
    expect: { exit: 4 }
  - run: "history | wc -l"
    expect: { output: '/^2$/m' }
  - run: exit
  - run: echo dehors
`,
    );
    expect(played.outcomes).toEqual([{}, { exit: 4 }, { exit: 0 }, { exit: 0 }, { exit: 0 }]);
    expect(shown(played)).not.toContain('PROMPT_COMMAND');
    expect((await seen(played)).at(-1)).toEqual(['echo dehors', 'dehors']);
  });

  it('knows another program by the prompt that the session tells', async () => {
    writeFileSync(
      join(home, 'calc'),
      `while printf 'calc> ' && read -r line && [ "$line" != q ]; do echo $((line)); done`,
    );
    const played = await playSteps(
      home,
      `  - run: bash calc
    prompt: 'calc>'
  - run: 6 * 7
    expect: { output: '42' }
  - run: q
  - run: echo dehors
`,
    );
    expect(played.outcomes).toEqual([{}, {}, { exit: 0 }, { exit: 0 }]);
  });

  it.each([
    [
      'an exit code',
      '  - run: (exit 1)',
      /step 1, « \(exit 1\) »: it ended with 1, 0 was expected/,
    ],
    [
      'an output',
      '  - run: echo un\n    expect: { output: deux }',
      /does not hold « deux »\. It showed:\nun$/,
    ],
    ['an absence', '  - run: echo un\n    expect: { absent: un }', /its output holds « un »/],
    [
      'an end',
      '  - run: echo ici; sleep 60\n    timeout: 1',
      /did not come in time \(timeout: 1 s\)\. Since the last key it showed:\nici$/,
    ],
    [
      'what is awaited',
      '  - run: echo un\n    keys: [{ wait: deux, press: q }]',
      /ended before it showed « deux »/,
    ],
    ['one command a step', '  - run: "echo un\\necho deux"', /line 1 is a whole command/],
    ['a shell', '  - run: exec false', /the shell ended/],
  ])('fails with the step and the screen when it misses %s', async (_, steps, message) => {
    const failure: unknown = await playSteps(home, steps).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RecordingFailure);
    expect((failure as Error).message).toMatch(message);
  });

  it('ends what it started when it is interrupted', async () => {
    const interruption = new AbortController();
    const marker = `6${String(process.pid)}`;
    const playing = playSteps(home, `  - run: sleep ${marker}`, interruption.signal);
    setTimeout(() => {
      interruption.abort();
    }, 1000);
    await expect(playing).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    await expect.poll(() => processesWith(marker), { timeout: 5000 }).toEqual([]);
  });
});

describe.skipIf(missing !== undefined)('a terminal', () => {
  function outputOf(command: string[]): Promise<{ text: string; status: number | undefined }> {
    return new Promise((resolve) => {
      let text = '';
      openTerminal(
        home,
        {
          onOutput: (chunk) => (text += chunk),
          onEnd: (status) => {
            resolve({ text, status });
          },
        },
        command,
      );
    });
  }

  it('gives characters whole, wherever their bytes were cut', async () => {
    // One byte first, so that blocks of any even size end inside a character.
    const { text } = await outputOf(['sh', '-c', 'printf a; yes é | head -n 50000 | tr -d "\\n"']);
    expect(text).toBe(`a${'é'.repeat(50_000)}`);
  });

  it('leaves a command the signals of an ordinary terminal', async () => {
    const { text } = await outputOf(['sh', '-c', 'yes | head -n 1; trap']);
    expect(text).toBe('y\r\n');
  });

  it('has the size that was asked for', async () => {
    expect(await outputOf(['stty', 'size'])).toEqual({ text: '28 100\r\n', status: 0 });
  });

  it('tells how its command ended, by a signal too', async () => {
    expect(await outputOf(['sh', '-c', 'exit 7'])).toMatchObject({ status: 7 });
    expect(await outputOf(['sh', '-c', 'kill -9 $$'])).toMatchObject({ status: 137 });
  });
});

/** Command lines of this machine's processes that hold a text. */
function processesWith(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    })
    .filter((line) => line.includes(`sleep ${text}`));
}
