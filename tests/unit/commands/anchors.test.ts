import { describe, expect, it } from 'vitest';
import {
  commandPath,
  commandSlug,
  errorPath,
  longOption,
  optionAnchor,
  optionPath,
} from '../../../src/commands/anchors.ts';
import { GRAMMAR } from '../../../src/commands/grammars.ts';

describe('addresses of the reference', () => {
  it.each([
    ['docker run', 'docker-run'],
    ['docker buildx imagetools inspect', 'docker-buildx-imagetools-inspect'],
    ['FROM', 'dockerfile-from'],
    ['docker compose', 'docker-compose'],
    ['docker-compose', 'docker-compose-v1'],
    ['curl --unix-socket', 'curl-unix-socket'],
  ])('%s stands at %s', (name, slug) => {
    expect(commandSlug(name)).toBe(slug);
    expect(commandPath(name)).toBe(`/commandes/${slug}/`);
  });

  it.each([
    ['--rm', 'option-rm'],
    ['--publish-all', 'option-publish-all'],
    ['-p', 'option-p'],
    ['-P', 'option-p-majuscule'],
  ])('%s has the anchor %s', (option, anchor) => {
    expect(optionAnchor(option)).toBe(anchor);
    expect(optionPath('docker run', option)).toBe(`/commandes/docker-run/#${anchor}`);
  });

  it('gives an error its place in the list', () => {
    expect(errorPath('port-deja-alloue')).toBe('/erreurs/#port-deja-alloue');
  });

  it('knows an option by its letter, whose case counts', () => {
    expect(longOption(GRAMMAR, 'docker run', '-p')).toBe('--publish');
    expect(longOption(GRAMMAR, 'docker run', '-P')).toBe('--publish-all');
    expect(longOption(GRAMMAR, 'docker run', '--rm')).toBe('--rm');
    expect(longOption(GRAMMAR, 'nothing', '-z')).toBe('-z');
  });
});
