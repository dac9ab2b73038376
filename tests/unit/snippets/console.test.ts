import { describe, expect, it } from 'vitest';
import { splitConsole } from '../../../src/snippets/console.ts';

const texts = (code: string) => splitConsole(code).commands.map(({ text }) => text);
const kinds = (code: string) => splitConsole(code).lines.map(({ kind }) => kind);

describe('splitConsole', () => {
  it('tells a command from its output', () => {
    expect(splitConsole('$ docker ps -q\n3f2a1b')).toEqual({
      lines: [
        { kind: 'command', prompt: '$ ', text: 'docker ps -q' },
        { kind: 'output', prompt: '', text: '3f2a1b' },
      ],
      commands: [{ text: 'docker ps -q', firstLine: 0, lastLine: 0 }],
    });
  });

  it.each([
    ['root@3f2a:/# ', 'root@3f2a:/# ls'],
    ['ana@poste:~$ ', 'ana@poste:~$ ls'],
    ['/ # ', '/ # ls'],
    ['/usr/app $ ', '/usr/app $ ls'],
    ['~ # ', '~ # ls'],
  ])('knows the prompt %j', (prompt, line) => {
    expect(splitConsole(line).lines).toEqual([{ kind: 'command', prompt, text: 'ls' }]);
  });

  it.each(['# un commentaire affiché', '> citation', '$5 de crédit', '$', '% 3', '$ '])(
    'takes %j for an output',
    (line) => {
      expect(kinds(line)).toEqual(['output']);
    },
  );

  it('joins lines after a backslash, with or without the mark of continuation', () => {
    const expected = ['docker run \\\n  -d \\\n  nginx'];
    expect(texts('$ docker run \\\n>   -d \\\n>   nginx\n3f2a')).toEqual(expected);
    expect(texts('$ docker run \\\n  -d \\\n  nginx\n3f2a')).toEqual(expected);
  });

  it('takes here-documents whole, even those that show prompts', () => {
    const typed = 'cat > f <<FIN\n$ docker ps\n# titre\n\nFIN';
    expect(texts(`$ ${typed}\n$ cat f`)).toEqual([typed, 'cat f']);
    expect(texts('$ cat > f <<FIN\n> un\n>\n> > cité\n> FIN\n$ cat f')).toEqual([
      'cat > f <<FIN\nun\n\n> cité\nFIN',
      'cat f',
    ]);
  });

  it('goes on to the end of open quotes and compound commands', () => {
    expect(texts("$ echo 'un\n> deux'\nun\ndeux")).toEqual(["echo 'un\ndeux'"]);
    expect(texts('$ for i in 1 2\ndo echo $i; done\n1\n2')).toEqual([
      'for i in 1 2\ndo echo $i; done',
    ]);
    expect(texts('$ docker build . &&\n>   docker push x\nok')).toEqual([
      'docker build . &&\n  docker push x',
    ]);
  });

  it('leaves as outputs the lines that begin with > after a whole command', () => {
    expect(kinds('$ npm start\n> app@1.0.0 start\n> node .')).toEqual([
      'command',
      'output',
      'output',
    ]);
  });

  it('leaves out comments, and has nothing to copy when there is nothing else', () => {
    expect(texts('$ docker ps # actifs\n$ # rien')).toEqual(['docker ps', '']);
  });

  it('holds a command that nothing closes to its own line', () => {
    expect(kinds("$ echo l'oubli\nsortie\n$ docker ps")).toEqual(['command', 'output', 'command']);
    expect(kinds("$ run \\\n  l'oubli\nsortie")).toEqual(['command', 'command', 'output']);
  });

  it('keeps every character of the block', () => {
    const code = '$ a \\\n> b\n\nx > y\nroot@c:/# ls\n  $ non';
    const { lines } = splitConsole(code);
    expect(lines.map(({ prompt, text }) => prompt + text).join('\n')).toBe(code);
  });
});
