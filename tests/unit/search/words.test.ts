import { describe, expect, it } from 'vitest';
import { optionParts, wordsOfText } from '../../../src/search/words.ts';

describe('wordsOfText', () => {
  it('keeps options as typed', () => {
    expect(wordsOfText('run -p -P --rm')).toEqual(['run', '-p', '-P', '--rm']);
  });
  it('parts short options typed together, and an option from its value', () => {
    expect(wordsOfText('-it')).toEqual(['-i', '-t']);
    expect(wordsOfText('--cpus=0.5')).toEqual(['--cpus', '0.5']);
  });
  it.each([
    ['démarrer', 'démarrage'],
    ['arrêter', 'arretés'],
    ['réseaux', 'reseau'],
    ['volumes', 'volume'],
    ['l’hôte', 'hote'],
    ['docker-compose', 'docker compose'],
  ])('takes « %s » and « %s » for the same', (a, b) => {
    expect(wordsOfText(a)).toEqual(wordsOfText(b));
  });
  it('leaves out what says nothing, unless there is nothing else', () => {
    expect(wordsOfText('à quoi ça sert --rm')).toEqual(['--rm']);
    expect(wordsOfText('à quoi ça sert')).not.toEqual([]);
  });
  it('keeps « sans », which changes the question', () => {
    expect(wordsOfText('créer sans démarrer')).not.toEqual(wordsOfText('créer démarrer'));
  });
  it('gives nothing for signs alone', () => {
    expect(wordsOfText('… !? ---')).toEqual([]);
  });
});

it('gives the plain words of a long option', () => {
  expect(optionParts('--cap-drop')).toEqual(['cap', 'drop']);
  expect(optionParts('-p')).toEqual([]);
});
