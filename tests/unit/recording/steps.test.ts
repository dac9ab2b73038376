import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Recording } from '../../../src/recording/asciicast.ts';
import { linesToText } from '../../../src/recording/spans.ts';
import { findSteps, screenSteps } from '../../../src/recording/steps.ts';
import { bashSession, coloured, ENTER, PROMPT, readable, recordingOf } from './helpers.ts';

/** A recording whose markers stand before these indexes of its outputs. */
function marked(outputs: string[], labels: Record<number, string>): Recording {
  const recording = recordingOf(outputs);
  recording.events = recording.events.flatMap((event, index) => {
    const label = labels[index];
    return label === undefined ? [event] : [{ ...event, code: 'm' as const, data: label }, event];
  });
  return recording;
}

async function read(outputs: string[], size?: number[]) {
  return readable(await screenSteps(recordingOf(outputs, size)));
}

describe('findSteps', () => {
  it('finds a step per prompt, and none for the last, empty one', async () => {
    const outputs = [
      PROMPT,
      'docker',
      ' ps',
      ENTER,
      'vide\r\n',
      PROMPT,
      'ls',
      ENTER,
      'a\r\n',
      PROMPT,
    ];
    expect(await findSteps(recordingOf(outputs))).toEqual([
      { number: 1, command: 'docker ps', typed: 0.2, submitted: 0.4, ended: 0.6 },
      { number: 2, command: 'ls', typed: 0.7, submitted: 0.8, ended: 1 },
    ]);
  });

  it('finds none in a recording without prompts or markers', async () => {
    expect(await findSteps(recordingOf(['bonjour\r\n']))).toEqual([]);
    expect(await findSteps(recordingOf([]))).toEqual([]);
  });

  it('passes over an Enter without a command', async () => {
    const outputs = [PROMPT, ENTER + PROMPT, 'ls', ENTER, PROMPT];
    expect((await findSteps(recordingOf(outputs))).map((step) => step.command)).toEqual(['ls']);
  });

  it('ends a step that no prompt follows with the recording', async () => {
    const [step] = await screenSteps(recordingOf([PROMPT, 'exit', ENTER, 'exit\r\n']));
    expect(step).toMatchObject({ command: 'exit', submitted: 0.3, ended: 0.4 });
    expect(linesToText(step!.output)).toBe('exit');
  });

  it('undoes what readline does to a long command', async () => {
    // At the last column readline writes a space and goes back, to bring the cursor down.
    const outputs = [PROMPT, 'abcdefgh \rij', ENTER, PROMPT];
    expect((await read(outputs, [22, 10]))[0]?.command).toBe('abcdefghij');
  });

  it('keeps a blank that stood at the last column', async () => {
    const outputs = [PROMPT, 'abcdefg  \rhij', ENTER, PROMPT];
    expect((await read(outputs, [22, 10]))[0]?.command).toBe('abcdefg hij');
  });

  it('finds what was erased and typed again', async () => {
    const outputs = [PROMPT, 'docker pz', '\b\x1b[K', 's', ENTER, PROMPT];
    expect((await read(outputs))[0]?.command).toBe('docker ps');
  });

  it('joins the lines of a command on several lines', async () => {
    const next = '\x1b[?2004h> ';
    const outputs = [
      PROMPT,
      'cat <<FIN',
      ENTER + next,
      'a',
      ENTER + next,
      'FIN',
      ENTER,
      'a\r\n',
      PROMPT,
    ];
    expect(await read(outputs)).toEqual([{ command: 'cat <<FIN\na\nFIN', output: 'a' }]);
  });

  it('finds the steps typed in a shell inside a container', async () => {
    const inner = '\x1b[?2004hroot@0a1b:/# ';
    const outputs = [
      PROMPT,
      'docker run -it debian bash',
      ENTER,
      inner,
      'id',
      ENTER,
      'uid=0\r\n',
      inner,
    ];
    outputs.push('exit', ENTER, 'exit\r\n', PROMPT);
    expect(await read(outputs)).toEqual([
      { command: 'docker run -it debian bash', output: '' },
      { command: 'id', output: 'uid=0' },
      { command: 'exit', output: 'exit' },
    ]);
  });
});

describe('findSteps with markers', () => {
  const outputs = [PROMPT, 'ls', ENTER, 'a\r\n', PROMPT, 'id', ENTER, 'moi\r\n', PROMPT];

  it('takes the command from the label', async () => {
    const recording = marked(outputs, { 1: 'ls # liste', 5: 'id' });
    expect(readable(await screenSteps(recording))).toEqual([
      { command: 'ls # liste', output: 'a' },
      { command: 'id', output: 'moi' },
    ]);
  });

  it('takes the command from the screen when the marker has no label', async () => {
    const recording = marked(outputs, { 0: '', 4: '' });
    expect(readable(await screenSteps(recording)).map((step) => step.command)).toEqual([
      'ls',
      'id',
    ]);
  });

  it('makes one step of all that is typed until the next marker', async () => {
    const recording = marked(outputs, { 1: 'tout' });
    const [step, ...others] = await screenSteps(recording);
    expect(others).toEqual([]);
    expect(step).toMatchObject({ command: 'tout', submitted: 0.3, ended: 0.9 });
    expect(linesToText(step!.output)).toBe('a\ndev@docker:~$ id\nmoi');
  });

  it('does without prompts that the shell announces', async () => {
    const recording = marked(['$ ', 'ls', '\r\n', 'a\r\n$ ', 'id', '\r\nmoi\r\n$ '], {
      1: 'ls',
      4: 'id',
    });
    expect(readable(await screenSteps(recording))).toEqual([
      { command: 'ls', output: 'a' },
      { command: 'id', output: 'moi\n$' },
    ]);
  });
});

describe('screenSteps', () => {
  it('shows a redrawn progress in its last state', async () => {
    const progress = 'a: 0 %\r\nb: 0 %\r\n\x1b[2A\x1b[2Ka: 100 %\r\n\x1b[2Kb: 100 %\r\nfini\r\n';
    expect(await read(bashSession([['pull', progress]]))).toEqual([
      { command: 'pull', output: 'a: 100 %\nb: 100 %\nfini' },
    ]);
  });

  it('shows an output that does not end with a new line', async () => {
    expect(
      await read(
        bashSession([
          ['printf a', 'a'],
          ['ls', 'b\r\n'],
        ]),
      ),
    ).toEqual([
      { command: 'printf a', output: 'a' },
      { command: 'ls', output: 'b' },
    ]);
  });

  it('loses no line of a long output', async () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `ligne ${index}`);
    const [step] = await read(bashSession([['seq', lines.join('\r\n') + '\r\n']]), [20, 5]);
    expect(step?.output).toBe(lines.join('\n'));
  });

  const stats = (value: string) => `\x1b[HNOM  CPU\x1b[K\r\nweb  ${value}\x1b[K\r\n\x1b[J`;
  const drawn = [PROMPT, 'echo a', ENTER, 'a\r\n', PROMPT, 'stats', ENTER, stats('1 %')];
  drawn.push(stats('2 %'), `^C${stats('--')}`, PROMPT, 'ls', ENTER, 'b\r\n', PROMPT);

  it('shows the whole screen of a program that draws from the top', async () => {
    expect(await read(drawn)).toEqual([
      { command: 'echo a', output: 'a' },
      { command: 'stats', output: 'NOM  CPU\nweb  --' },
      { command: 'ls', output: 'b' },
    ]);
  });

  it('shows the screen of the moment asked for', async () => {
    const screens = async (delay: number) =>
      readable(await screenSteps(recordingOf(drawn), { showAt: new Map([[2, delay]]) }))[1]?.output;
    expect(await screens(0.12)).toBe('NOM  CPU\nweb  1 %');
    expect(await screens(0.25)).toBe('NOM  CPU\nweb  2 %');
  });

  it('refuses to show a moment when the step is over', async () => {
    const read = (number: number, delay: number) =>
      screenSteps(recordingOf(drawn), { showAt: new Map([[number, delay]]) });
    await expect(read(2, 0.9)).rejects.toThrow('showAt: step 2 lasts 0.4 s only.');
    await expect(read(3, 9)).rejects.toThrow('showAt: step 3 lasts 0.2 s only.');
    await expect(read(4, 1)).rejects.toThrow('showAt: there is no step 4.');
  });

  it('shows nothing after a clear', async () => {
    expect(
      await read(
        bashSession([
          ['ls', 'a\r\n'],
          ['clear', '\x1b[H\x1b[2J\x1b[3J'],
        ]),
      ),
    ).toEqual([
      { command: 'ls', output: 'a' },
      { command: 'clear', output: '' },
    ]);
  });

  it('shows nothing of a program that took another screen', async () => {
    const less = '\x1b[?1049h\x1b[Hpage\x1b[?1049l';
    expect(
      await read(
        bashSession([
          ['less f', less],
          ['ls', 'a\r\n'],
        ]),
      ),
    ).toEqual([
      { command: 'less f', output: '' },
      { command: 'ls', output: 'a' },
    ]);
  });

  it('follows a resize', async () => {
    const recording = recordingOf([PROMPT, 'ls', ENTER, 'abcdef\r\n', '40x10', `gh\r\n${PROMPT}`]);
    recording.events[4] = { time: 0.5, code: 'r', data: '40x10' };
    expect(readable(await screenSteps(recording))).toEqual([
      { command: 'ls', output: 'abcdef\ngh' },
    ]);
  });

  it('reads the same steps however the output was cut into events', async () => {
    const word = fc.constantFrom('docker', '日本', 'é', '🐳', '--rm', 'x'.repeat(30), "'a b'");
    const command = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
    const piece = fc.oneof(
      fc.constantFrom('\r\n', '\x1b[31m', '\x1b[0m', '\x1b[2K\r', '\x1b[1A', '\x1b[1B', '\x1b[K'),
      fc.constantFrom('\x1b[48;5;120m', '\x1b[38;2;1;2;3m', '\x1b[H', '\x1b[J', '\x1b]0;t\x07'),
      fc.constantFrom('\x1b]8;;http://a\x1b\\', '日本語', 'e\u0301', '🐳', 'texte ', '\t'),
    );
    const output = fc.array(piece, { maxLength: 25 }).map((pieces) => `${pieces.join('')}\r\n`);
    const session = fc.array(fc.tuple(command, output), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(session, fc.array(fc.nat(2000)), async (commands, cuts) => {
        const text = bashSession(commands).join('');
        const places = cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b);
        const ends = [...places, text.length];
        const chunks = ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
        const whole = await screenSteps(recordingOf([text], [40, 12]));
        const cut = await screenSteps(recordingOf(chunks, [40, 12]));
        expect(coloured(cut)).toEqual(coloured(whole));
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});
