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
    ['title: {}\nproves: P', 1, 'title', /write a text/],
    ['title: T\nproves: 12', 2, 'proves', /in quotes: '12'/],
  ])('refuses %j', (source, line, key, message) => {
    const parse = () => parseSession(source, 's.yaml');
    expect(parse).toThrow(message);
    expect(parse).toThrow(expect.objectContaining({ file: 's.yaml', line, key }));
  });

  it.each([
    ['caveat: []', 'caveat', /write a text/],
    ['size: 80', 'size', /in quotes: '80'/],
    ['size: 80*24', 'size', /such as 120x30/],
    ['size: 99999x1', 'size', /such as 120x30/],
    ['needs: ipvs', 'needs', /write a list/],
    ['needs: [ipsv]', 'needs[0]', /did you mean "ipvs"\?/],
    ['needs: [quantum-computer]', 'needs[0]', /the known ones are cgroup1, .* and \{ nodes: 3 \}/],
    ['needs: [nodes]', 'needs[0]', /write how many: \{ nodes: 3 \}/],
    ['needs: [{ node: 3 }]', 'needs[0].node', /did you mean "nodes"\?/],
    ['needs: [{ nodes: 1 }]', 'needs[0].nodes', /from 2 to 9/],
    ['needs: [{ nodes: 10 }]', 'needs[0]', /from 2 to 9/],
    ['needs: [{ nodes: 2.5 }]', 'needs[0]', /from 2 to 9/],
    ['lab: nginx', 'lab', /write keys and values: images, files/],
    ['lab: { images: nginx }', 'lab.images', /write a list/],
    ['lab: { images: [1] }', 'lab.images[0]', /in quotes: '1'/],
    ['lab: { files: couches }', 'lab.files', /such as exemples\/couches/],
    ['lab: { files: exemples/../secret }', 'lab.files', /such as exemples\/couches/],
    ['lab: { files: /etc }', 'lab.files', /such as exemples\/couches/],
    ['lab: { before: ls }', 'lab.before', /write a list/],
    ['lab: { after: [""] }', 'lab.after[0]', /write a text/],
    ['lab: { alone: oui }', 'lab.alone', /true or false/],
  ])('refuses %s', (line, key, message) => {
    const parse = () => parseSession(`${START}${line}\nsteps: [{ run: ls }]`, 's.yaml');
    expect(parse).toThrow(message);
    expect(parse).toThrow(expect.objectContaining({ line: 3, key }));
  });

  it.each([
    ['note: []', 'note', /write a text/],
    ['expect: 0', 'expect', /write keys and values: exit, output, absent/],
    ['expect: { exit: 1.5 }', 'expect.exit', /0 to 255/],
    ['expect: { exit: -1 }', 'expect.exit', /0 to 255/],
    ['expect: { output: [a, 2] }', 'expect.output[1]', /in quotes: '2'/],
    ['expect: { output: /(/ }', 'expect.output', /no regular expression/],
    ['expect: { absent: "/[/" }', 'expect.absent', /no regular expression/],
    ['interrupt: bientôt', 'interrupt', /a number of seconds/],
    ['timeout: 0', 'timeout', /a number of seconds/],
    ['prompt: /(/', 'prompt', /no regular expression/],
    ['keys: q', 'keys', /write a list/],
    ['keys: [qq]', 'keys[0]', /no key is called so; write one character, Ctrl-C, Enter/],
    ['keys: [{ press: Ctrl-c }]', 'keys[0].press', /no key is called so/],
    ['keys: [{ press: [q, Suppr] }]', 'keys[0].press[1]', /no key is called so/],
    ['keys: [{ wait: a }]', 'keys[0]', /"press" \(keys\) or "input" \(a line\)/],
    ['keys: [{ press: q, input: a }]', 'keys[0].input', /either "press" or "input"/],
    ['keys: [{ wait: /(/, press: q }]', 'keys[0].wait', /no regular expression/],
    ['keys: [{ after: -1, press: q }]', 'keys[0].after', /a number of seconds/],
    ['keys: [{ pres: q }]', 'keys[0].pres', /did you mean "press"\?/],
    ['vary: [ordre]', 'vary[0]', /did you mean "order"\?/],
    ['vary: temperature', 'vary', /write order, tasks, numbers, all/],
  ])('refuses a step with %s', (line, key, message) => {
    const parse = () => parseSession(`${START}steps:\n  - run: ls\n    ${line}`, 's.yaml');
    expect(parse).toThrow(message);
    expect(parse).toThrow(expect.objectContaining({ line: 5, key: `steps[0].${key}` }));
  });

  it('refuses an interruption beside keys', () => {
    const source = `${START}steps:\n  - run: ls\n    interrupt: 2\n    keys: [q]`;
    expect(() => parseSession(source, 's.yaml')).toThrow(
      's.yaml:5: steps[0].interrupt: write it among the keys: { after: 5, press: Ctrl-C }.',
    );
  });

  it('reads what is typed into a program, and what is ready before', () => {
    const source = `${START}size: 120x30
needs: [containerd, { nodes: 3 }]
lab: { before: [docker swarm init], after: [docker swarm leave], alone: true }
steps:
  - run: docker logs web | less
    keys: [q, { wait: END, press: [Ctrl-P, Ctrl-Q] }, { after: 2, input: a b }]
    prompt: /=#/
    timeout: 300
    vary: order
`;
    expect(parseSession(source, 's.yaml')).toMatchObject({
      size: { width: 120, height: 30 },
      needs: ['containerd'],
      nodes: 3,
      lab: { before: ['docker swarm init'], after: ['docker swarm leave'], alone: true },
      steps: [
        {
          keys: [
            { press: ['q'] },
            { wait: 'END', press: ['Ctrl-P', 'Ctrl-Q'] },
            { after: 2, input: 'a b' },
          ],
          prompt: '/=#/',
          timeout: 300,
          vary: ['order'],
        },
      ],
    });
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
