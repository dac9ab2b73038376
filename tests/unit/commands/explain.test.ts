import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandPath, optionAnchor } from '../../../src/commands/anchors.ts';
import { joinGuides } from '../../../src/commands/client-guide.ts';
import { explainCompose } from '../../../src/commands/explain-compose.ts';
import { explainDockerfile } from '../../../src/commands/explain-dockerfile.ts';
import { explainShell } from '../../../src/commands/explain.ts';
import { type ExplainedSource, type Explanation } from '../../../src/commands/explanation.ts';
import { describeImage, readImage } from '../../../src/commands/image-reference.ts';
import { sourceKind } from '../../../src/commands/source-kind.ts';
import { clientGuide, composeGuide } from '../../../src/components/explain/guides.ts';

const GUIDE = joinGuides([clientGuide('docker'), clientGuide('kubectl')]);
const COMPOSE = composeGuide();

function word(
  source: string,
  written: string,
  explained = explainShell(source, GUIDE),
): Explanation {
  const words = explained.parts.flatMap((part) => part.words);
  const found = words.find(({ range }) => source.slice(...range) === written);
  if (!found) throw new Error(`« ${written} » is not explained in « ${source} »`);
  return found;
}

describe('the words of a command', () => {
  const LINE =
    'sudo docker run -it -p 8080:80 -v /:/hote --name <nom> nginx:1.29 sh -c ls > sortie';

  it('says what each is, and leaves none out', () => {
    const [part] = explainShell(LINE, GUIDE).parts;
    expect(part?.name).toBe('docker run');
    expect(part?.words.map(({ kind, range }) => [kind, LINE.slice(...range)])).toEqual([
      ['wrapper', 'sudo'],
      ['command', 'docker'],
      ['command', 'run'],
      ['option', '-i'],
      ['option', 't'],
      ['option', '-p'],
      ['value', '8080:80'],
      ['option', '-v'],
      ['value', '/:/hote'],
      ['option', '--name'],
      ['value', '<nom>'],
      ['image', 'nginx:1.29'],
      ['container-argument', 'sh'],
      ['container-argument', '-c'],
      ['container-argument', 'ls'],
      ['redirect', '> sortie'],
    ]);
  });

  it('gives the French text, the lesson and the address of an option', () => {
    const option = word('docker container run -p 80:80 nginx', '-p');
    expect(option).toMatchObject({
      title: 'docker run --publish',
      href: '/commandes/docker-run/#option-publish',
      lesson: '7.4',
    });
    expect(option.text).toMatch(/^Publier un port/);
    expect(option).not.toHaveProperty('lang');
  });

  it('gives the client’s own words where there is no French text, and says so', () => {
    const option = word('docker buildx create --bootstrap', '--bootstrap');
    const french = GUIDE.texts['docker buildx create']?.options['bootstrap'];
    expect(option.lang).toBe(french ? undefined : 'en');
    expect(option.text).not.toBe('');
  });

  it('takes the text of an option that another command has alike', () => {
    expect(word('docker create --cpus 1 nginx', '--cpus')).not.toHaveProperty('lang');
  });

  it('gives the default', () => {
    expect(word('docker run --pull always nginx', '--pull').default).toBe('missing');
  });

  it.each([
    ['docker run -p 8080:80 nginx', '8080:80', /port 8080 de l’hôte.*toutes ses adresses.*port 80/],
    ['docker run -p 127.0.0.1:53:53/udp x', '127.0.0.1:53:53/udp', /127\.0\.0\.1 seulement.*UDP/],
    ['docker run -v donnees:/d:ro x', 'donnees:/d:ro', /volume `donnees`.*`\/d`.*lecture seule/],
    ['docker run -v ./a:/b x', './a:/b', /montage lié/],
    ['docker run -e A=b x', 'A=b', /variable `A` vaut/],
    ['docker run --restart on-failure:3 x', 'on-failure:3', /code de sortie.*3 essais/],
    ['docker run -m 512m x', '512m', /512.Mio/],
  ])('takes the value apart: %s', (line, value, text) => {
    expect(word(line, value).text).toMatch(text);
  });

  it.each([
    ['docker run -v /var/run/docker.sock:/s x', '/var/run/docker.sock:/s', /socket/],
    ['docker run -v /:/x y', '/:/x', /Tout le disque/],
    ['docker run --privileged x', '--privileged', /hôte/],
    ['docker run -p 80:80 x', '80:80', /toutes les adresses/],
    ['docker run --pid host x', 'host', /processus de l’hôte/],
    ['docker system prune -a --volumes', '-a', /volumes anonymes/],
  ])('tells the danger: %s', (line, written, danger) => {
    expect(word(line, written).dangers.join(' ')).toMatch(danger);
  });

  it.each([
    ['docker run -p 127.0.0.1:80:80 x', '127.0.0.1:80:80'],
    ['docker run -v donnees:/d x', 'donnees:/d'],
    ['docker run --network reseau x', 'reseau'],
  ])('cries no wolf: %s', (line, written) => {
    expect(word(line, written).dangers).toEqual([]);
  });

  it('names what has had its day', () => {
    const { problems } = explainShell('docker run --link base:db web', GUIDE);
    expect(problems).toMatchObject([{ kind: 'old-form', suggestion: '--network' }]);
  });

  it('tells what the shell replaces, but not in single quotes', () => {
    expect(word('docker run -e A=$B x', 'A=$B').notes).toHaveLength(1);
    expect(word("docker ps --format '{{.ID}} $x'", "'{{.ID}} $x'").notes).toEqual([]);
  });

  it('never overlaps, whatever the text', () => {
    const pieces = [
      'docker',
      'run',
      '-it',
      '-p',
      '80:80',
      '$(',
      ')',
      '"',
      "'",
      '|',
      '&&',
      '>',
      '\n',
    ];
    const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 20 });
    fc.assert(
      fc.property(text, (parts) => {
        const source = parts.join(' ');
        for (const { words } of explainShell(source, GUIDE).parts) checkOrder(words, source);
      }),
    );
  });
});

function checkOrder(words: readonly Explanation[], source: string): void {
  let last = 0;
  for (const { range } of words) {
    expect(range[0]).toBeGreaterThanOrEqual(last);
    expect(range[1]).toBeLessThanOrEqual(source.length);
    last = range[1];
  }
}

describe('images', () => {
  it('tells the registry from the repository', () => {
    expect(readImage('localhost:5000/equipe/web:1.2@sha256:ab')).toEqual({
      registry: 'localhost:5000',
      repository: 'equipe/web',
      tag: '1.2',
      digest: 'sha256:ab',
    });
    expect(readImage('equipe/web')).toEqual({ repository: 'equipe/web' });
    expect(describeImage('nginx')).toMatch(/Docker Hub, sans étiquette, donc `latest`/);
  });
});

describe('a Dockerfile', () => {
  const SOURCE =
    '# syntax=docker/dockerfile:1\nFROM golang:1.25 AS build\nRUN --mount=type=cache,target=/c \\\n  # note\n  go build\nCOPY <<FIN /a\nRUN nothing\nFIN\nENTRYPOINT ["/a"]\n';

  it('is read by instructions, continuation lines and here-documents whole', () => {
    const { parts, problems } = explainDockerfile(SOURCE, GUIDE);
    expect(parts.map(({ name }) => name)).toEqual(['FROM', 'RUN', 'COPY', 'ENTRYPOINT']);
    expect(problems).toEqual([]);
  });

  it('explains flags, stages and forms', () => {
    const explained = explainDockerfile(SOURCE, GUIDE);
    expect(word(SOURCE, '--mount', explained).href).toBe('/commandes/dockerfile-run/#option-mount');
    expect(word(SOURCE, 'build', explained).text).toMatch(/nom de l’étape/);
    expect(word(SOURCE, '["/a"]', explained).text).toMatch(/Forme exec/);
  });

  it.each([
    ['FORM debian:13\n', 'unknown-command', 'FROM'],
    ['FROM a\nMAINTAINER moi\n', 'deprecated', /LABEL/],
    ['RUN a\nFROM b\n', 'misplaced-option', undefined],
    ['FROM a\nENV A b\n', 'old-form', undefined],
    ['FROM a\nRUN\n', 'too-few-arguments', undefined],
  ])('points at mistakes: %j', (source, kind, suggestion) => {
    const [problem] = explainDockerfile(source, GUIDE).problems;
    expect(problem?.kind).toBe(kind);
    if (suggestion) expect(problem?.suggestion).toMatch(suggestion);
  });
});

describe('a Compose file', () => {
  const SOURCE =
    'services:\n  web:\n    image: nginx:1.29\n    ports: ["8080:80"]\n    depends_on: [base]\n  base: {image: postgres:18}\nvolumes:\n  donnees:\n';

  it('explains keys, names and values', () => {
    const explained = explainCompose(SOURCE, COMPOSE);
    expect(explained.problems).toEqual([]);
    expect(word(SOURCE, 'web', explained).text).toMatch(/Un service/);
    expect(word(SOURCE, 'nginx:1.29', explained).text).toMatch(/Docker Hub/);
    expect(word(SOURCE, '"8080:80"', explained).dangers).toHaveLength(1);
  });

  it('explains keys that exist', () => {
    const lines = readFileSync('content/compose-keys.yaml', 'utf8').split('\n');
    const paths = lines
      .map((line) => /^([a-z*][^:]*):/.exec(line)?.[1])
      .filter(Boolean) as string[];
    expect(paths.length).toBeGreaterThan(60);
    for (const path of paths) {
      const source = `${path
        .split('.')
        .map((key, depth) => `${' '.repeat(depth)}${key === '*' ? 'nom' : key}:`)
        .join('\n')}\n`;
      const unknown = explainCompose(source, COMPOSE).problems.filter(
        ({ kind }) => kind === 'unknown-key',
      );
      expect(unknown, path).toEqual([]);
    }
  });
});

describe('what a text is', () => {
  it.each([
    ['docker ps', 'shell'],
    ['# note\nFROM debian:13\nRUN true', 'dockerfile'],
    ['name: x\nservices:\n  a: {image: b}', 'compose'],
    ['version: "3"', 'compose'],
    ['', 'shell'],
    ['FROM', 'shell'],
  ])('%j is %s', (source, kind) => {
    expect(sourceKind(source)).toBe(kind);
  });
});

describe('hostile texts', () => {
  const explain = (source: string): ExplainedSource => {
    const kind = sourceKind(source);
    if (kind === 'compose') return explainCompose(source, COMPOSE);
    return kind === 'dockerfile' ? explainDockerfile(source, GUIDE) : explainShell(source, GUIDE);
  };

  it.each([
    ['nested substitutions', '$('.repeat(20_000)],
    ['nested lists', `services:\n a: ${'['.repeat(20_000)}`],
    ['open here-documents', `FROM a\n${'RUN <<A\n'.repeat(5000)}`],
    ['continuations', `FROM a\nRUN ${'\\\n'.repeat(20_000)}`],
    ['flags', `FROM a\nCOPY ${'--a=b '.repeat(8000)}`],
    ['pipes', 'docker ps | '.repeat(4000)],
    ['lone surrogates', '\uD800docker run \uDC00 \u202E'.repeat(3000)],
  ])('%s are answered at once', (_name, source) => {
    const start = performance.now();
    explain(source);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('addresses', () => {
  it('does not confuse -p and -P, case or not', () => {
    const anchors = ['--publish', '-p', '-P'].map((option) => optionAnchor(option).toLowerCase());
    expect(new Set(anchors).size).toBe(3);
    expect(optionAnchor('--rm')).toBe('option-rm');
    expect(commandPath('docker compose up')).toBe('/commandes/docker-compose-up/');
  });
});
