import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarkReader, type Piece } from '../../../lab/record/marks.ts';

describe('marks', () => {
  const [PROMPT, RUNNING] = ['\u001b]133;B\u0007', '\u001b]133;C\u0007'];
  const ENDED = '\u001b]133;D;130\u0007';
  const stream = `a${ENDED}\u001b[1m$ ${PROMPT}é\u001b]0;titre\u0007${RUNNING}z`;
  const pieces = [
    'a',
    { kind: 'ended', exit: 130 },
    '\u001b[1m$ ',
    { kind: 'prompt' },
    'é\u001b]0;titre\u0007',
    { kind: 'running' },
    'z',
  ];

  /** Texts that follow each other are one. */
  function joined(all: readonly Piece[]): Piece[] {
    const result: Piece[] = [];
    for (const piece of all) {
      const last = result.at(-1);
      if (typeof piece === 'string' && typeof last === 'string') {
        result[result.length - 1] = last + piece;
      } else result.push(piece);
    }
    return result;
  }

  it('are taken out of what the terminal was sent', () => {
    expect(createMarkReader()(stream)).toEqual(pieces);
  });

  it('are found however the stream was cut', () => {
    const cuts = fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 8 });
    fc.assert(
      fc.property(cuts, (places) => {
        const read = createMarkReader();
        const bounds = [0, ...places.sort((a, b) => a - b), stream.length];
        const chunks = bounds.slice(1).map((end, index) => stream.slice(bounds[index], end));
        expect(joined(chunks.flatMap((chunk) => read(chunk)))).toEqual(pieces);
      }),
    );
  });

  it('keep back nothing that is none', () => {
    expect(createMarkReader()('\u001b[?2004h')).toEqual(['\u001b[?2004h']);
    expect(createMarkReader()('\u001b]133;D;0')).toEqual([]);
  });
});
