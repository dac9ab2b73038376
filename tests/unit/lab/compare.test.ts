import { describe, expect, it } from 'vitest';
import { compareRecordings } from '../../../lab/record/compare.ts';
import { driftReport } from '../../../lab/record/drift-report.ts';
import { type Recording } from '../../../src/recording/asciicast.ts';
import { MismatchError } from '../../../src/recording/match.ts';
import { parseSession } from '../../../src/recording/session.ts';
import { bashSession, recordingOf } from '../recording/helpers.ts';

const SESSION = parseSession(
  `title: T
proves: P
steps:
  - run: docker ps
  - run: docker diff a
    vary: [order]
`,
  's.yaml',
);

function played(ps: string, diff: string, { exits = [0, 0], engine = '28.5.2' } = {}): Recording {
  const commands: [string, string][] = [
    ['docker ps', ps],
    ['docker diff a', diff],
  ];
  return {
    ...recordingOf(bashSession(commands)),
    course: { provenance: { engine }, steps: exits.map((exit) => ({ exit })) },
  };
}

async function report(before: Recording, now: Recording): Promise<string | undefined> {
  return driftReport(await compareRecordings(SESSION, before, now));
}

const BEFORE = played('3f2e9ab10c4d   Up 2 seconds\r\n', 'C /tmp\r\nA /root\r\n');

describe('a recording made again', () => {
  it('is the same when only what may vary does', async () => {
    const now = played('0a1b2c3d4e5f   Up 3 minutes\r\n', 'A /root\r\nC /tmp\r\n');
    expect(await report(BEFORE, now)).toBeUndefined();
  });

  it('is the same when another version answers alike', async () => {
    const now = played('0a1b2c3d4e5f   Up 3 minutes\r\n', 'A /root\r\nC /tmp\r\n', {
      engine: '30.0.0',
    });
    const comparison = await compareRecordings(SESSION, BEFORE, now);
    expect(comparison.versions).toEqual([{ name: 'engine', before: '28.5.2', now: '30.0.0' }]);
    expect(driftReport(comparison)).toBeUndefined();
  });

  it('drifts when an answer, an exit code or both are others', async () => {
    const now = played('one\r\n0a1b2c3d4e5f   Exited\r\n', 'A /root\r\nC /tmp\r\n', {
      exits: [0, 1],
      engine: '30.0.0',
    });
    expect(await report(BEFORE, now)).toBe(
      [
        'engine 28.5.2 → 30.0.0',
        'step 1, « docker ps »',
        '  -<id> Up <duration>',
        '  +one',
        '  +<id> Exited',
        'step 2, « docker diff a »',
        '  ended with 0, now with 1',
      ].join('\n'),
    );
  });

  it('is told with the lines around what changed only', async () => {
    const lines = Array.from({ length: 9 }, (_, index) => `ligne ${index}`);
    const text = (changed: string): string => `${[...lines, changed].join('\r\n')}\r\n`;
    expect(await report(played(text('a'), ''), played(text('b'), ''))).toBe(
      ['step 1, « docker ps »', '  … from line 8', '   ligne 7', '   ligne 8', '  -a', '  +b'].join(
        '\n',
      ),
    );
  });

  it('is not compared with one of other commands', async () => {
    const other = recordingOf(bashSession([['docker images', '']]));
    await expect(report(other, BEFORE)).rejects.toThrow(MismatchError);
  });

  it('says nothing of exit codes that were not recorded', async () => {
    const { course, ...without } = BEFORE;
    expect(course).toBeDefined();
    expect(await report(without, BEFORE)).toBeUndefined();
  });
});
