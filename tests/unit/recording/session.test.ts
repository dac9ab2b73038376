import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchSession, MismatchError, showAtOf } from '../../../src/recording/match.ts';
import { parseSession, SessionError } from '../../../src/recording/session.ts';
import { type RecordedStep } from '../../../src/recording/steps.ts';

const START = 'title: T\nproves: P\n';

describe('parseSession', () => {
  it('reads a whole session', () => {
    const source = `${START}caveat: C
needs: [kubernetes]
lab: { images: [busybox], files: exemples/couches }
steps:
  - run: docker stats
    note: Une note.
    interrupt: 5
    showAt: 4.5
  - run: |
      cat <<FIN
      a
      FIN
    expect: { exit: 1, output: a }
`;
    expect(parseSession(source, 's.yaml')).toEqual({
      title: 'T',
      proves: 'P',
      caveat: 'C',
      needs: ['kubernetes'],
      nodes: 1,
      lab: {
        images: ['busybox'],
        files: 'exemples/couches',
        before: [],
        after: [],
        alone: false,
      },
      steps: [
        { run: 'docker stats', note: 'Une note.', interrupt: 5, showAt: 4.5 },
        { run: 'cat <<FIN\na\nFIN', expect: { exit: 1, output: ['a'] } },
      ],
    });
  });

  it('asks for a title, what is proved, and steps only', () => {
    expect(parseSession(`${START}steps: [{ run: ls }]`, 's.yaml')).toEqual({
      title: 'T',
      proves: 'P',
      needs: [],
      nodes: 1,
      lab: { images: [], before: [], after: [], alone: false },
      steps: [{ run: 'ls' }],
    });
  });

  it.each([
    ['', 1, '', /write keys and values: title, proves/],
    ['- a', 1, '', /write keys and values/],
    ['title: T', 1, '', /"proves" is missing/],
    [START, 1, '', /"steps" is missing/],
    ['title: [a', 1, '', /./],
    [`title: T\ntitle: U`, 2, '', /unique/],
    [`${START}step: []`, 3, 'step', /did you mean "steps"\?/],
    [`${START}zzzzzzzzzz: []`, 3, 'zzzzzzzzzz', /the known keys are title, proves/],
    [`title:\nproves: P`, 1, 'title', /write a text/],
    [`${START}steps: []`, 3, 'steps', /at least one step/],
    [`${START}steps: ls`, 3, 'steps', /write a list/],
    [`${START}steps:\n  - note: N`, 4, 'steps[0]', /"run" is missing/],
    [`${START}steps:\n  - run: ls\n    showat: 4`, 5, 'steps[0].showat', /"showAt"\?/],
    [`${START}steps:\n  - run: ls\n    expect: { exti: 0 }`, 5, 'steps[0].expect.exti', /"exit"\?/],
    [
      `${START}steps:\n  - run: ls\n    expect: { exit: 256 }`,
      5,
      'steps[0].expect.exit',
      /0 to 255/,
    ],
    [
      `${START}steps:\n  - run: ls\n    expect: { exit: oui }`,
      5,
      'steps[0].expect.exit',
      /0 to 255/,
    ],
    [`${START}steps:\n  - run: ls\n    expect: { output: 2 }`, 5, 'steps[0].expect.output', /'2'/],
    [`${START}steps:\n  - run: ls\n    showAt: -1`, 5, 'steps[0].showAt', /number of seconds/],
    [`${START}steps:\n  - run: true`, 4, 'steps[0].run', /in quotes: 'true'/],
    [`${START}lab: { image: [a] }\nsteps: [{ run: ls }]`, 3, 'lab.image', /"images"\?/],
  ])('refuses %j', (source, line, key, message) => {
    const parse = () => parseSession(source, 's.yaml');
    expect(parse).toThrow(message);
    expect(parse).toThrow(expect.objectContaining({ file: 's.yaml', line, key }));
  });

  it('either reads a text or says what is wrong with it', () => {
    const lines = fc.constantFrom(
      'title: T',
      'proves: P',
      'steps:',
      '  - run: ls',
      '    note: &a N',
    );
    const others = fc.constantFrom(
      '    note: *a',
      '? [a]',
      '<<: *a',
      '%YAML 9',
      '---',
      '...',
      '\t',
      '!x y',
    );
    const text = fc.oneof(
      fc.array(fc.oneof(lines, others)).map((all) => all.join('\n')),
      fc.string(),
    );
    fc.assert(
      fc.property(text, (source) => {
        try {
          parseSession(source, 's.yaml');
        } catch (error) {
          expect(error).toBeInstanceOf(SessionError);
          expect((error as SessionError).line).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('matchSession', () => {
  const session = parseSession(
    `${START}steps:\n  - run: ls -l\n  - run: id\n    showAt: 2`,
    's.yaml',
  );
  const steps = (...commands: string[]): RecordedStep[] =>
    commands.map((command, index) => {
      return { number: index + 1, command, typed: 0, submitted: 0, ended: 0 };
    });

  it('accepts the commands of the session', () => {
    expect(() => {
      matchSession(session, steps('ls -l', 'id '));
    }).not.toThrow();
  });

  it.each([
    [['ls -l', 'ls'], 'step 2: the session says "id", the recording has "ls"'],
    [['ls -l'], 'step 2: the session says "id", the recording has nothing more'],
    [['ls -l', 'id', 'ps'], 'step 3: the session says nothing more, the recording has "ps"'],
    [['ls  -l', 'id'], 'step 1'],
  ])('refuses %j', (commands, message) => {
    const match = () => {
      matchSession(session, steps(...commands));
    };
    expect(match).toThrow(MismatchError);
    expect(match).toThrow(message);
  });

  it('tells which screens to show', () => {
    expect(showAtOf(session)).toEqual(new Map([[2, 2]]));
  });
});
