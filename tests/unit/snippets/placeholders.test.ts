import { describe, expect, it } from 'vitest';
import {
  fillPlaceholders,
  findPlaceholders,
  unfilledNames,
  valueProblem,
} from '../../../src/snippets/placeholders.ts';

const names = (code: string, language = 'sh') =>
  findPlaceholders(code, language).map(({ name }) => name);

describe('findPlaceholders', () => {
  it.each([
    ['docker rm <conteneur>', ['conteneur']],
    ['docker pull <registre>/<image>:<etiquette>', ['registre', 'image', 'etiquette']],
    ['docker exec <nom-du-conteneur> sh', ['nom-du-conteneur']],
    ['docker run -v "<dossier>":/data <réseau>', ['dossier', 'réseau']],
    ['docker tag <id-2> x', ['id-2']],
    ['docker cp <conteneur>:/x .', ['conteneur']],
  ])('finds those of %j', (code, expected) => {
    expect(names(code)).toEqual(expected);
  });

  it.each([
    'psql < dump.sql',
    'cat <entree >sortie',
    'cat <entree>sortie',
    'cat <entree>>journal',
    'cat <entree>&2',
    'cat 0<entree>&2',
    'cat <<fin>fichier\nfin',
    'cat <<<mot',
    'diff <(a) <(b)',
    'echo $(<fichier)',
    'docker rm <CONTENEUR>',
    'docker rm <un nom>',
    'docker rm <->',
    'git commit --author "A <a@b.fr>"',
    'docker images | grep "<none>"',
    "cat > i.html <<'E'\n<h1>Bonjour</h1><p>Un <em>mot</em><br>\nE",
    'echo \\<nom>',
  ])('finds none in %j', (code) => {
    expect(names(code)).toEqual([]);
  });

  it('gives UTF-16 offsets', () => {
    expect(findPlaceholders('é <nom>', 'sh')).toEqual([{ name: 'nom', start: 2, end: 7 }]);
  });

  it.each(['sh', 'bash', 'console', 'dockerfile', 'yaml', 'ini'])('looks into %s', (language) => {
    expect(names('x: <nom>', language)).toEqual(['nom']);
  });

  it.each(['html', 'xml', 'json', 'python', 'go', 'sql', 'http', ''])(
    'leaves %s alone',
    (language) => {
      expect(names('<nom>', language)).toEqual([]);
    },
  );

  it('leaves YAML tags and merge keys alone', () => {
    expect(names('a: !<verbatim> b\n<<: *base', 'yaml')).toEqual([]);
  });
});

describe('fillPlaceholders', () => {
  it('replaces every mark that has a value, and only those', () => {
    const values = new Map([['nom', 'web']]);
    expect(fillPlaceholders('a <nom> b <nom> <autre>', values)).toBe('a web b web <autre>');
  });

  it('takes a value for text, whatever it holds', () => {
    expect(fillPlaceholders('a <nom>', new Map([['nom', '$&']]))).toBe('a $&');
  });
});

describe('unfilledNames', () => {
  it('gives each name once', () => {
    expect(unfilledNames('<a> <b> <a>', ['a', 'a', 'b', 'c'])).toEqual(['a', 'b']);
  });
});

describe('valueProblem', () => {
  it.each(['web', 'registry.example:5000/equipe/app@sha256', '10.0.0.1', 'a_b-c'])(
    'accepts %j',
    (value) => {
      expect(valueProblem(value)).toBeUndefined();
    },
  );

  it.each([
    '',
    'a b',
    'a;b',
    '$(id)',
    '`id`',
    'a&b',
    'a|b',
    'a>b',
    '"a"',
    "'",
    '\\',
    'a\nb',
    'é',
    '*',
    '~',
    '!',
    '{a,b}',
    'a\n',
  ])('refuses %j', (value) => {
    expect(valueProblem(value)).toMatch(/^Valeur refusée/);
  });

  it('refuses what would be read as an option, or is endless', () => {
    expect(valueProblem('--privileged')).toMatch(/option/);
    expect(valueProblem('a'.repeat(256))).toMatch(/255/);
  });
});
