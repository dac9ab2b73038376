import { describe, expect, it } from 'vitest';
import { blockLabel, commandLabel } from '../../../src/snippets/labels.ts';
import { snippetKind } from '../../../src/snippets/languages.ts';

describe('commandLabel', () => {
  it('says the command', () => {
    expect(commandLabel('docker ps')).toBe('Copier la commande : docker ps');
  });

  it('says joined lines in one', () => {
    expect(commandLabel('docker run \\\n  -d \\\n  nginx')).toBe(
      'Copier la commande : docker run -d nginx',
    );
  });

  it('says the first line of several, and cuts what is endless', () => {
    expect(commandLabel('cat <<E\nun\nE')).toBe('Copier la commande : cat <<E (3 lignes)');
    expect(commandLabel('x'.repeat(500)).length).toBeLessThan(150);
  });
});

describe('blockLabel', () => {
  it('names the file', () => {
    expect(blockLabel('yaml', 'compose.yaml')).toBe('Copier le fichier compose.yaml');
    expect(blockLabel('dockerfile', undefined)).toBe('Copier le fichier');
    expect(blockLabel('http', undefined)).toBe('Copier le bloc');
  });
});

describe('snippetKind', () => {
  it.each([
    ['console', undefined, '$ ls', 'console'],
    ['sh', undefined, 'ls', 'shell'],
    ['sh', 'Sur l’hôte', 'ls', 'shell'],
    ['sh', 'entrypoint.sh', 'ls', 'file'],
    ['bash', '/etc/profile', 'ls', 'file'],
    ['sh', undefined, '#!/bin/sh\nls', 'file'],
    ['yaml', undefined, 'a: b', 'file'],
  ])('takes %s titled %s holding %j for %s', (language, title, code, kind) => {
    expect(snippetKind(language, { title, code })).toBe(kind);
  });
});
