import { describe, expect, it } from 'vitest';
import { checkSnippets } from '../../../src/commands/check.ts';
import { checkDockerfile, parseDockerfile } from '../../../src/commands/dockerfile.ts';
import { COMPOSE_KEYS, GRAMMAR } from '../../../src/commands/grammars.ts';

/** `kind | text | suggestion` of each problem, those that are notes apart unless asked for. */
function problems(source: string, withNotes = false): string[] {
  return checkDockerfile(source, GRAMMAR)
    .filter(({ severity }) => withNotes || severity !== 'note')
    .map(({ kind, range, suggestion }) =>
      [kind, source.slice(...range), suggestion].filter((part) => part !== undefined).join(' | '),
    );
}

/** `role text` of each token. */
function tokens(source: string): string[] {
  return parseDockerfile(source, GRAMMAR).tokens.map(
    ({ role, range }) => `${role} ${source.slice(...range)}`,
  );
}

const RIGHT = `# syntax=docker/dockerfile:1
ARG NODE=24
FROM --platform=$BUILDPLATFORM node:\${NODE}-slim AS construction
WORKDIR /src
RUN --mount=type=cache,target=/root/.npm --mount=type=bind,source=package.json,target=package.json \\
    # sans les outils
    npm ci
COPY --link --parents . .
RUN <<FIN
set -eu
npm run build
FIN

FROM nginx:1.29
COPY --from=construction --chown=101:101 /src/dist /usr/share/nginx/html
COPY <<-"CONF" /etc/nginx/conf.d/default.conf
	server { listen 8080; }
	CONF
ENV PORT=8080 NOM="deux mots"
HEALTHCHECK --interval=30s --timeout=3s CMD ["curl", "-f", "http://localhost:8080/"]
EXPOSE $PORT
USER 101
CMD ["nginx", "-g", "daemon off;"]
`;

describe('a Dockerfile', () => {
  it('is right when the builder has nothing against it', () => {
    expect(problems(RIGHT, true)).toEqual([]);
  });

  it.each([
    ['FORM debian:13', ['unknown-command | FORM | FROM']],
    ['FROM debian:13\nCOPPY a b', ['unknown-command | COPPY | COPY']],
    ['FROM debian:13\nservices:', ['unknown-command | services:']],
    ['FROM debian:13\nCOPY --form=x a b', ['unknown-option | --form | --from']],
    ['FROM debian:13\nUSER --chown=1 a', ['unknown-option | --chown']],
    [
      'FROM debian:13\nCOPY --parents a b',
      ['unknown-option | --parents | # syntax=docker/dockerfile:1'],
    ],
    [
      'FROM debian:13\nRUN --mount=type=cahce,target=/x a',
      ['invalid-value | type=cahce,target=/x | cache'],
    ],
    [
      'FROM debian:13\nRUN --mount=tpye=cache,target=/x a',
      ['invalid-value | tpye=cache,target=/x | type'],
    ],
    ['FROM debian:13\nCOPY a', ['too-few-arguments | COPY']],
    ['FROM debian:13\nHEALTHCHECK curl', ['invalid-value | curl | CMD']],
    [
      'FROM debian:13\nMAINTAINER moi',
      ['deprecated | MAINTAINER | LABEL org.opencontainers.image.authors=…'],
    ],
    ['FROM debian:13\nENV A 1', ['old-form | A 1']],
    ['FROM debian:13\nENTRYPOINT node app.js', ['suspicious | node app.js']],
    ['FROM debian:13\nRUN ["ls", \'-l\']', ['suspicious | ["ls", \'-l\']']],
    ['FROM debian:13\nRUN [ -f /x ] && ls', []],
    ['FROM debian:13\nARG API_TOKEN', ['suspicious | API_TOKEN | RUN --mount=type=secret,id=…']],
    ['ARG V=1\nFROM debian:13\nLABEL v=$V', ['suspicious | $V | ARG V']],
    ['RUN ls\nFROM debian:13', ['misplaced-option | RUN']],
    ['FROM debian:13\nONBUILD RUNN ls', ['unknown-command | RUNN | RUN']],
    ['# syntax=docker/dockerfile:1-labs\nFROM debian:13\nRUN --security=insecure ls', []],
  ])('is told what is wrong: %j', (source, expected) => expect(problems(source)).toEqual(expected));

  it.each([
    ['FROM debian', 'debian'],
    ['FROM debian:latest', 'debian:latest'],
    ['FROM debian:13\nADD https://example.com/a /a', 'https://example.com/a'],
    ['FROM debian:13\nADD a /a', 'ADD'],
    ['FROM debian:13\nRUN apt-get update', 'apt-get update'],
    [
      'FROM debian:13\nRUN apt-get update && apt-get install curl',
      'apt-get update && apt-get install curl',
    ],
    ['FROM debian:13\nRUN cd /app', 'cd /app'],
    ['FROM debian:13\nRUN sudo make', 'sudo make'],
    ['# syntax=exemple/frontal:1\nn’importe quoi', 'exemple/frontal:1'],
  ])('is given a note, which is no failure: %j', (source, place) => {
    const [note, ...others] = checkDockerfile(source, GRAMMAR);
    expect(others).toEqual([]);
    expect(note?.severity).toBe('note');
    expect(source.slice(...note!.range)).toBe(place);
  });

  it('has nothing noted where the note would be wrong', () => {
    const source = `FROM debian:13 AS base
ADD --checksum=sha256:abc https://example.com/a /a
ADD a.tar.gz /b
RUN apt-get update && apt-get install -y --no-install-recommends curl
FROM base
RUN cd /app && make
`;
    expect(problems(source, true)).toEqual([]);
  });
});

describe('the words of a Dockerfile', () => {
  it('are told apart, each with its role', () => {
    const source = `# escape=\\
# outils
FROM --platform=$BUILDPLATFORM debian:13 AS base
COPY --from=base --chmod=755 a /b
ENV A=1 B="2 3"
HEALTHCHECK --retries=2 CMD ["true"]
`;
    expect(tokens(source)).toEqual([
      'directive # escape=\\',
      'comment # outils',
      'command FROM',
      'option --platform',
      'value $BUILDPLATFORM',
      'argument debian:13',
      'keyword AS',
      'argument base',
      'command COPY',
      'option --from',
      'value base',
      'option --chmod',
      'value 755',
      'argument a',
      'argument /b',
      'command ENV',
      'argument A',
      'value 1',
      'argument B',
      'value "2 3"',
      'command HEALTHCHECK',
      'option --retries',
      'value 2',
      'keyword CMD',
      'container-argument "true"',
    ]);
  });

  it('lie on one line each, comments and continuations left out', () => {
    const source = 'FROM debian:13\nRUN a \\\n  # pourquoi\n  && b\n';
    expect(tokens(source).slice(2)).toEqual([
      'command RUN',
      'container-argument a',
      'comment   # pourquoi',
      'container-argument && b',
    ]);
  });

  it('are those of the commands in a shell line, at their place', () => {
    const source = 'FROM docker:28\nRUN true && docker run \\\n  --nmae x nginx | tee l\n';
    const { commands, problems: found } = parseDockerfile(source, GRAMMAR);
    expect(commands.map(({ name }) => name)).toEqual(['docker container run']);
    expect(found.map(({ severity, range }) => [severity, source.slice(...range)])).toEqual([
      ['warning', '--nmae'],
    ]);
    expect(tokens(source).slice(2)).toEqual([
      'command RUN',
      'container-argument true &&',
      'command docker',
      'command run',
      'unknown --nmae',
      'argument x',
      'container-argument nginx',
      'container-argument | tee l',
    ]);
  });

  it('are read in here-documents too, unless another program reads them', () => {
    const commandsOf = (source: string): string[] =>
      parseDockerfile(`FROM docker:28\n${source}`, GRAMMAR).commands.map(({ typed }) => typed);
    expect(commandsOf('RUN <<FIN\ndocker ps\nFIN')).toEqual(['docker ps']);
    expect(commandsOf('RUN <<FIN\n#!/usr/bin/env python3\ndocker ps\nFIN')).toEqual([]);
    expect(commandsOf('SHELL ["pwsh", "-c"]\nRUN docker ps')).toEqual([]);
    expect(commandsOf('RUN cat <<FIN && docker pull x\ndocker ps\nFIN')).toEqual(['docker pull']);
  });
});

describe('the stages of a Dockerfile', () => {
  it('are known with what they start from', () => {
    const source = 'ARG V=13\nFROM debian:$V AS Base\nFROM base\nFROM debian:$TARGETARCH\n';
    expect(parseDockerfile(source, GRAMMAR).stages).toEqual([
      { name: 'base', base: 'debian:13', parent: undefined },
      { name: undefined, base: 'base', parent: 0 },
      { name: undefined, base: undefined, parent: undefined },
    ]);
  });
});

describe('the check of the course', () => {
  it('reads Dockerfiles and counts the commands in them', () => {
    const report = checkSnippets(
      [
        {
          kind: 'dockerfile',
          source: 'FROM debian\nRUN docker ps\nCOPPY a b',
          file: 'a.mdx',
          line: 10,
        },
      ],
      { grammar: GRAMMAR, compose: COMPOSE_KEYS },
    );
    expect(report).toMatchObject({ snippets: 1, commands: 1 });
    expect(report.failures).toMatchObject([{ line: 12, column: 1, suggestion: 'COPY' }]);
  });
});
