import { describe, expect, it } from 'vitest';
import { isComplete, shellProblem, splitShell } from '../../../src/snippets/shell.ts';

const texts = (code: string) => splitShell(code).map(({ text }) => text);

describe('splitShell', () => {
  it('gives one command per line, with the lines it stands on', () => {
    expect(splitShell('docker ps\n\ndocker images')).toEqual([
      { text: 'docker ps', firstLine: 0, lastLine: 0 },
      { text: 'docker images', firstLine: 2, lastLine: 2 },
    ]);
  });

  it.each([
    ['a comment line', '# d’abord\ndocker ps', ['docker ps']],
    ['a trailing comment', 'docker ps -a # tous', ['docker ps -a']],
    ['a comment glued to a semicolon', 'docker ps;# tous', ['docker ps']],
    ['nothing but comments', '# un\n# deux', []],
    ['nothing', '', []],
  ])('leaves out %s', (_, code, expected) => {
    expect(texts(code)).toEqual(expected);
  });

  it.each([
    'echo $#',
    'echo ${#liste} ${nom#prefixe} ${nom##*/}',
    'echo color#fff',
    'curl http://localhost/#ancre',
    "echo 'un # dans des apostrophes'",
    'echo "un # dans des guillemets"',
    'echo \\# protégé',
    'echo $((16#ff))',
    '(( x = 16#ff ))',
    'docker inspect -f \'{{ "#" }}\' web',
    'echo $(echo a # dedans\n)',
    '[[ $x == "#" ]]',
    "awk '/^#/ { next }\n# deux\n{ print }' fichier",
    'x=${y:-#}',
  ])('keeps the # of %s', (code) => {
    expect(texts(code)).toEqual([code]);
  });

  it('keeps the backslashes that join lines, so that the paste runs the same', () => {
    const code = 'docker run -d \\\n  --name web \\\n  nginx';
    expect(splitShell(`${code}\ndocker ps`)).toEqual([
      { text: code, firstLine: 0, lastLine: 2 },
      { text: 'docker ps', firstLine: 3, lastLine: 3 },
    ]);
  });

  it.each([
    "echo 'une ligne \\\nune autre'",
    'echo "une ligne\nune autre"',
    "cat <<'FIN' > a.txt\n# pas un commentaire \\\n  $ docker ps\nFIN",
    'cat > Dockerfile <<EOF\nFROM debian:13-slim\n# base\nRUN true\nEOF',
    'cat <<-EOF\n\t# a\n\tEOF',
    'cat <<A <<B\n1\nA\n2\nB',
    'docker build -t x - <<EOF && docker run x\nFROM debian:13-slim\nEOF',
    'for i in 1 2 3; do\n  docker run -d --name w$i nginx\ndone',
    'while read -r id; do\n  docker rm "$id"\ndone < liste',
    'until curl -s localhost; do sleep 1; done',
    'if docker info; then\n  echo oui\nelif true; then\n  echo non\nelse\n  echo bof\nfi',
    'case $x in\n  a) echo 1 ;;\n  *) echo 2 ;;\nesac',
    'nettoie() {\n  docker system prune -f\n}',
    '{\n  docker ps\n  docker images\n} > etat.txt',
    '(\n  cd app\n  docker build .\n)',
    'docker build . &&\n  docker push x',
    'docker ps |\n  grep web',
    'docker ps ||\n  true',
    'docker run -d x & wait',
    'sleep 5 &',
    'docker stop $(docker ps -q)',
    'diff <(docker ps) <(docker ps -a)',
    'docker ps ; docker ps -a',
    "printf '%s\\n' a\\\\",
  ])('keeps %s whole', (code) => {
    expect(texts(code)).toEqual([code]);
  });

  it('leaves out the comments inside a compound command, and their lines', () => {
    const code = 'for i in 1 2; do # deux fois\n  # lancer\n  run $i # ici\ndone # fin';
    expect(texts(code)).toEqual(['for i in 1 2; do\n  run $i\ndone']);
  });

  it('leaves out comments between && and what follows, in arrays and after a here-document', () => {
    expect(texts('a && # pourquoi\n  b')).toEqual(['a &&\n  b']);
    expect(texts('x=(a # un\n  b)')).toEqual(['x=(a\n  b)']);
    expect(texts('cat <<E > f # dire\n# texte\nE\nls')).toEqual(['cat <<E > f\n# texte\nE', 'ls']);
  });

  it('reads a comment between joined lines as the shell does: it ends the command', () => {
    expect(texts('docker run \\\n# ici\n  nginx')).toEqual(['docker run', 'nginx']);
  });

  it('takes fill-in values for words, not for redirections', () => {
    expect(texts('docker rm <conteneur> # adieu\ndocker pull <image>:<etiquette>')).toEqual([
      'docker rm <conteneur>',
      'docker pull <image>:<etiquette>',
    ]);
  });

  it('splits what is not shell line by line', () => {
    expect(splitShell('un )\n# non\ndeux \\\n  trois')).toEqual([
      { text: 'un )', firstLine: 0, lastLine: 0 },
      { text: 'deux \\\n  trois', firstLine: 2, lastLine: 3 },
    ]);
  });
});

describe('shellProblem', () => {
  it('names what is wrong and where', () => {
    expect(shellProblem('docker ps\necho "x')).toBe('unterminated double quote (line 2)');
    expect(shellProblem('docker rm <conteneur>')).toBeUndefined();
  });
});

describe('isComplete', () => {
  it.each(['docker ps', 'echo a # b \\', "echo '\\'", 'echo \\\\', 'cat <<E\nE', ')'])(
    'says yes to %j',
    (code) => {
      expect(isComplete(code)).toBe(true);
    },
  );

  it.each([
    'docker run \\',
    "echo 'a",
    'echo "a',
    'echo $(date',
    'echo `date',
    'a &&',
    'a |',
    'for i in 1; do',
    'if a; then',
    'f() {',
    '( a',
    'case x in',
    'cat <<E',
    'cat <<E\nun',
    'while a; do b; done <<E\nun',
  ])('says no to %j', (code) => {
    expect(isComplete(code)).toBe(false);
  });
});
