import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { toAsciicast, writeWhole } from '../../../lab/record/cast-file.ts';
import { parseAsciicast, type Recording } from '../../../src/recording/asciicast.ts';

const folder = mkdtempSync(join(tmpdir(), 'recorder-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the file of a recording', () => {
  const recording: Recording = {
    ...{
      version: 3,
      width: 100,
      height: 28,
      title: 'T',
      timestamp: 1,
      env: { SHELL: '/bin/bash' },
    },
    events: [
      { time: 0.0004, code: 'o', data: 'a' },
      { time: 0.0009, code: 'o', data: 'b' },
      { time: 0.5, code: 'm', data: 'ls' },
      { time: 0.5, code: 'o', data: 'é' },
      { time: 2.0006, code: 'x', data: '0' },
    ],
    course: { provenance: { engine: '28.5.2' }, steps: [{ exit: 0 }, {}] },
  };

  it('reads as what was recorded; times to the millisecond, outputs of one joined', () => {
    expect(parseAsciicast(toAsciicast(recording), 'a.cast')).toEqual({
      ...recording,
      events: [
        { time: 0, code: 'o', data: 'ab' },
        { time: 0.5, code: 'm', data: 'ls' },
        { time: 0.5, code: 'o', data: 'é' },
        { time: 2.001, code: 'x', data: '0' },
      ],
    });
  });

  it('is asciicast v3, which ends with an exit status', () => {
    const [header = '', ...lines] = toAsciicast(recording).trimEnd().split('\n');
    expect(JSON.parse(header)).toMatchObject({
      version: 3,
      term: { cols: 100, rows: 28, type: 'xterm-256color' },
    });
    expect(JSON.parse(lines.at(-1)!)).toEqual([1.501, 'x', '0']);
  });

  it('does not let roundings add up', () => {
    const times = Array.from({ length: 5000 }, (_, index) => (index + 1) * 0.0016);
    const events = times.map((time) => ({ time, code: 'o' as const, data: 'x' }));
    const read = parseAsciicast(toAsciicast({ ...recording, events }), 'a.cast');
    expect(read.events.at(-1)!.time).toBeCloseTo(8, 2);
  });

  it('is written whole, in a folder made for it, and nothing is left beside', () => {
    const file = join(folder, 'x', 'a.cast');
    writeWhole(file, 'un');
    writeWhole(file, 'deux');
    expect(readFileSync(file, 'utf8')).toBe('deux');
    expect(readdirSync(join(folder, 'x'))).toEqual(['a.cast']);
  });

  it('stays as it was when it cannot be written', () => {
    const file = join(folder, 'y', 'a.cast');
    mkdirSync(file, { recursive: true });
    expect(() => {
      writeWhole(file, 'un');
    }).toThrow();
    expect(readdirSync(join(folder, 'y'))).toEqual(['a.cast']);
  });
});
