import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AsciicastError, parseAsciicast } from '../../../src/recording/asciicast.ts';
import { syntheticCast } from '../../fixtures/casts/synthetic.ts';

const V2 = '{"version": 2, "width": 80, "height": 24}';
const V3 = '{"version": 3, "term": {"cols": 90, "rows": 30, "type": "xterm-256color"}}';

describe('parseAsciicast', () => {
  it('reads a version 2 recording, whose times are absolute', () => {
    const source = `${V2}\n[0.5, "o", "bon"]\n[1.5, "i", "x"]\n[2, "r", "100x30"]\n[2, "m", "fin"]\n`;
    const recording = parseAsciicast(source, 'a.cast');
    expect(recording).toMatchObject({ version: 2, width: 80, height: 24, env: {} });
    expect(recording.events).toEqual([
      { time: 0.5, code: 'o', data: 'bon' },
      { time: 1.5, code: 'i', data: 'x' },
      { time: 2, code: 'r', data: '100x30' },
      { time: 2, code: 'm', data: 'fin' },
    ]);
  });

  it('reads a version 3 recording, whose times are intervals, with comments and an exit status', () => {
    const source = `${V3}\n# events\n[0.5, "o", "bon"]\n\n[1.5, "o", "jour"]\n# end\n[0.25, "x", "3"]\n`;
    const recording = parseAsciicast(source, 'a.cast');
    expect(recording).toMatchObject({ version: 3, width: 90, height: 30 });
    expect(recording.events).toEqual([
      { time: 0.5, code: 'o', data: 'bon' },
      { time: 2, code: 'o', data: 'jour' },
      { time: 2.25, code: 'x', data: '3' },
    ]);
  });

  it('keeps the time of events with a code it does not know, and leaves them out', () => {
    const source = `${V3}\n[1, "z", "?"]\n[1, "o", "a"]`;
    expect(parseAsciicast(source, 'a.cast').events).toEqual([{ time: 2, code: 'o', data: 'a' }]);
  });

  it('reads the title, the date and the environment', () => {
    const header =
      '{"version":2,"width":80,"height":24,"title":"T","timestamp":7,"env":{"TERM":"x"}}';
    expect(parseAsciicast(header, 'a.cast')).toMatchObject({
      title: 'T',
      timestamp: 7,
      env: { TERM: 'x' },
    });
  });

  it('reads where a recording comes from, and the exit status of its steps', () => {
    const digest = `sha256:${'0a'.repeat(32)}`;
    const course = {
      provenance: {
        engine: '28.5.2',
        cgroup: 2,
        date: '2026-11-21',
        images: [{ name: 'nginx', digest }, { name: 'redis:8' }],
        notes: ['Une note.'],
      },
      steps: [{ exit: 0 }, {}, { exit: 137 }],
    };
    const header = JSON.stringify({ version: 2, width: 80, height: 24, course });
    expect(parseAsciicast(header, 'a.cast').course).toEqual(course);
  });

  it.each([
    ['', 1, /header such as/],
    ['not json', 1, /not JSON/],
    ['[1]', 1, /not an object/],
    ['{"version": 1}', 1, /"version" must be 2 or 3/],
    ['{"version": 2, "width": 80}', 1, /"height" must be a whole number/],
    ['{"version": 2, "width": 0, "height": 24}', 1, /"width" must be a whole number from 1/],
    ['{"version": 3, "width": 80, "height": 24}', 1, /"term" must be an object/],
    ['{"version": 3, "term": {"cols": "80", "rows": 24}}', 1, /"term.cols" must be/],
    ['{"version": 2, "width": 80, "height": 24, "env": {"A": 1}}', 1, /"env.A" must be a text/],
    [`${V2}\n[0, "o", "a"]\n[1, "o"]`, 3, /write an event such as/],
    [`${V2}\n{"time": 1}`, 2, /write an event such as/],
    [`${V2}\n[-1, "o", "a"]`, 2, /0 or more/],
    [`${V2}\n[1e999, "o", "a"]`, 2, /0 or more/],
    [`${V2}\n[2, "o", "a"]\n[1, "o", "b"]`, 3, /before 2/],
    [`${V2}\n[1, 2, "a"]`, 2, /must be a code/],
    [`${V2}\n[1, "o", 2]`, 2, /must be a text/],
    [`${V2}\n[1, "r", "80"]`, 2, /"80x24"/],
    [`${V2}\n[1, "r", "99999x24"]`, 2, /"80x24"/],
    [`${V3}\n[1, "x", "-1"]`, 2, /exit status/],
    [`${V2}\n# only version 3 has comments`, 2, /not JSON/],
  ])('refuses %j', (source, line, message) => {
    const parse = () => parseAsciicast(source, 'dossier/a.cast');
    expect(parse).toThrow(message);
    expect(parse).toThrow(expect.objectContaining({ file: 'dossier/a.cast', line }));
    expect(parse).toThrow(new RegExp(`^dossier/a\\.cast:${line}: `));
  });

  it.each([
    [{ provenace: {} }, /"course.provenace" is unknown; known keys: provenance, steps/],
    [
      { provenance: { cgroup: 3 } },
      /"course.provenance.cgroup" must be a whole number from 1 to 2/,
    ],
    [{ provenance: { date: 'hier' } }, /"course.provenance.date" must be a day/],
    [{ provenance: { images: [{ name: 'a', digest: 'b' }] } }, /images\[0\].digest" must be/],
    [{ provenance: { notes: 'une' } }, /"course.provenance.notes" must be a list of texts/],
    [{ steps: [{ exit: 256 }] }, /"course.steps\[0\].exit" must be a whole number from 0 to 255/],
    [[], /"course" must be an object/],
  ])('refuses the course header %j', (course, message) => {
    const header = JSON.stringify({ version: 2, width: 80, height: 24, course });
    expect(() => parseAsciicast(header, 'a.cast')).toThrow(message);
  });

  it('either reads a text or says which of its lines is wrong', () => {
    const { source } = syntheticCast(2000);
    const damaged = fc
      .tuple(fc.nat(source.length), fc.nat(30), fc.string({ unit: 'grapheme' }))
      .map(([at, length, patch]) => source.slice(0, at) + patch + source.slice(at + length));
    const line = fc.oneof(fc.json(), fc.string(), fc.constantFrom(V2, V3, '[1, "o", "a"]', '# c'));
    const lines = fc.array(line).map((parts) => parts.join('\n'));
    const withHeader = lines.map((text) => `${V3}\n${text}`);
    fc.assert(
      fc.property(fc.oneof(damaged, lines, withHeader), (text) => {
        try {
          parseAsciicast(text, 'a.cast');
        } catch (error) {
          expect(error).toBeInstanceOf(AsciicastError);
          const { line: at } = error as AsciicastError;
          expect(at).toBeGreaterThanOrEqual(1);
          expect(at).toBeLessThanOrEqual(text.split('\n').length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
