import { describe, expect, it } from 'vitest';
import { commandNames } from '../../../src/commands/command-name.ts';
import { GRAMMAR } from '../../../src/commands/grammars.ts';
import { parseScript } from '../../../src/commands/parse.ts';

/** Each token as `role name text`, the text taken from the source by its range. */
function tokens(source: string): string[] {
  return parseScript(source, GRAMMAR).commands.flatMap((command) =>
    command.tokens.map(({ role, name, range }) =>
      [role, name, source.slice(...range)].filter(Boolean).join(' '),
    ),
  );
}

function problems(source: string): string[] {
  return parseScript(source, GRAMMAR).problems.map(({ kind, range, suggestion }) =>
    [kind, source.slice(...range), suggestion].filter(Boolean).join(' | '),
  );
}

const names = (source: string): (string | undefined)[] =>
  parseScript(source, GRAMMAR).commands.map(({ name }) => name);

describe('words and their roles', () => {
  it('tells options, their values, the image and what runs in the container', () => {
    expect(tokens('docker run -it -p8080:80 --name=web nginx:1 sh -c "ls -l"')).toEqual([
      'command docker',
      'command run',
      'option interactive -i',
      'option tty t',
      'option publish -p',
      'value publish 8080:80',
      'option name --name',
      'value name web',
      'argument IMAGE nginx:1',
      'container-argument COMMAND sh',
      'container-argument ARG -c',
      'container-argument ARG "ls -l"',
    ]);
  });

  it('keeps quotes and variables in the ranges', () => {
    expect(tokens(`FOO=1 sudo docker run --name="a $X" -e 'K=V w' img\\ x`)).toEqual([
      'assignment FOO=1',
      'wrapper sudo',
      'command docker',
      'command run',
      'option name --name',
      'value name "a $X"',
      'option env -e',
      "value env 'K=V w'",
      'argument IMAGE img\\ x',
    ]);
  });

  it('names what aliases stand for and remembers what was typed', () => {
    const [command] = parseScript('docker ps -aq', GRAMMAR).commands;
    expect([command?.name, command?.typed]).toEqual(['docker container ls', 'docker ps']);
    expect(names('docker build . ; docker builder prune ; docker bake')).toEqual([
      'docker buildx build',
      'docker buildx prune',
      'docker buildx bake',
    ]);
  });

  it('gives parents their options', () => {
    expect(tokens('docker --context x compose -f a.yaml up -d')).toEqual([
      'command docker',
      'option context --context',
      'value context x',
      'command compose',
      'option file -f',
      'value file a.yaml',
      'command up',
      'option detach -d',
    ]);
  });

  it('gives the container of kubectl what follows the dashes', () => {
    expect(tokens('kubectl -n x exec -it web -- ls -l')).toEqual([
      'command kubectl',
      'option namespace -n',
      'value namespace x',
      'command exec',
      'option stdin -i',
      'option tty t',
      'argument web',
      'end-of-options --',
      'container-argument ls',
      'container-argument -l',
    ]);
  });

  it('reads <placeholders> as one word', () => {
    expect(tokens('docker exec <nom du conteneur> ls').at(-2)).toBe(
      'argument CONTAINER <nom du conteneur>',
    );
    expect(problems('docker run --memory <taille> --cpus=<n> <image>')).toEqual([]);
  });
});

describe('commands in scripts', () => {
  it.each([
    ['docker ps -q | xargs -n1 docker rm -f', ['docker container ls', 'docker container rm']],
    ['docker rm $(docker ps -aq)', ['docker container rm', 'docker container ls']],
    ['for i in 1 2; do docker start c$i; done', ['docker container start']],
    [
      'if docker info >/dev/null 2>&1; then docker ps; fi',
      ['docker system info', 'docker container ls'],
    ],
    ['docker run -i x <<EOF\n$(docker version)\nEOF', ['docker container run', 'docker version']],
    ['docker build \\\n  -t a \\\n  .', ['docker buildx build']],
    [`sh -c 'docker ps && docker images'`, ['docker container ls', 'docker image ls']],
    ['watch -n 2 docker ps', ['docker container ls']],
    ['ssh u@h docker ps', ['docker container ls']],
    ['timeout -s KILL 5 docker pull a', ['docker image pull']],
    ['env A=1 docker info', ['docker system info']],
    ['/usr/bin/docker ps # docker images', ['docker container ls']],
    ['command -v docker', []],
    ['echo docker ps', []],
    ['[ -S /var/run/docker.sock ] || exit', []],
  ])('finds those of %j', (source, expected) => {
    expect(names(source)).toEqual(expected);
    expect(problems(source)).toEqual([]);
  });

  it('places those within backquotes on the whole of them', () => {
    const source = 'echo `docker ps \\`docker foo\\``';
    expect(problems(source)).toEqual(['unknown-command | `docker ps \\`docker foo\\``']);
  });

  it('lists the operators', () => {
    const { operators } = parseScript('docker ps | wc -l && docker info || true', GRAMMAR);
    expect(operators.map(({ text, range }) => [text, range[0]])).toEqual([
      ['|', 10],
      ['&&', 18],
      ['||', 33],
    ]);
  });
});

describe('problems', () => {
  it.each([
    ['docker rnu nginx', ['unknown-command | rnu | docker run']],
    ['docker compose upp', ['unknown-command | upp | docker compose up']],
    ['docker run --nmae web nginx', ['unknown-option | --nmae | --name']],
    ['docker run -name web nginx', ['unknown-option | -name | --name']],
    ['docker run --name', ['missing-value | --name', 'too-few-arguments']],
    ['docker run --memory lots nginx', ['invalid-value | lots']],
    ['docker run -p 80:abc nginx', ['invalid-value | 80:abc']],
    ['docker run -p localhost:80:80 nginx', ['invalid-value | localhost:80:80']],
    ['docker compose up -f a.yaml', ['misplaced-option | -f | docker compose -f … up']],
    ['docker ps -H tcp://h', ['misplaced-option | -H | docker -H … ps']],
    ['docker run nginx -p 80:80', ['suspicious | -p']],
    ['docker run nginx --name web', ['suspicious | --name']],
    ['docker run postgres -c shared_buffers=1GB', []],
    ['docker run nginx -g "daemon off;"', []],
    ['docker exec web -- ls', ['suspicious | --']],
    ['docker exec web -it bash', ['suspicious | -it']],
    ['docker stop --time 3 web', ['deprecated | --time | --timeout']],
    ['docker run --net host nginx', ['old-form | --net | --network']],
    ['docker-compose up -d', ['old-form | docker-compose | docker compose']],
    ['docker search --stars 3 nginx', ['unknown-option | --stars | --filter=stars=3']],
    ['docker deploy', ['unknown-command | deploy | docker stack deploy']],
    ['docker build -t a', ['too-few-arguments']],
    ['docker tag a b c', ['too-many-arguments | c']],
    ['docker scout cves nginx', ['unverified | scout']],
    ['docker ps | ', ['syntax']],
  ])('of %j', (source, expected) => expect(problems(source)).toEqual(expected));

  it.each([
    'docker rm $IDS',
    'docker rm "$@"',
    'docker run $OPTS -it nginx',
    'docker $1',
    'docker run "--name=$X" nginx',
    'docker rm c{1,2}',
  ])('are not guessed from what only the shell knows: %s', (source) =>
    expect(problems(source)).toEqual([]),
  );

  it('are told in French, with no-break spaces', () => {
    const [problem] = parseScript('docker run --nmae web nginx', GRAMMAR).problems;
    expect(problem?.message).toBe(
      'L’option «\u00a0--nmae\u00a0» n’existe pas pour «\u00a0docker run\u00a0». Vouliez-vous dire «\u00a0--name\u00a0»\u00a0?',
    );
  });
});

describe('names of commands', () => {
  it('are those typed, without repeats, extensions included', () => {
    expect(commandNames('docker rm -f a && docker network rm b; docker rm c')).toEqual([
      'docker rm',
      'docker network rm',
    ]);
    expect(commandNames('docker scout cves nginx')).toEqual(['docker scout cves']);
    expect(commandNames('docker debug web')).toEqual(['docker debug']);
    expect(commandNames('kubectl rollout status deploy/web')).toEqual(['kubectl rollout status']);
    expect(commandNames('ls -l')).toEqual([]);
  });
});
