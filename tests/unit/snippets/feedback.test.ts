import { describe, expect, it } from 'vitest';
import { copyFeedback, fillFeedback, placeholderLabel } from '../../../src/snippets/feedback.ts';

describe('copyFeedback', () => {
  it.each([
    [[], 'Copié'],
    [['nom'], 'Copié, mais <nom> reste à remplir'],
    [['image', 'port'], 'Copié, mais <image> et <port> restent à remplir'],
  ])('says of %j', (unfilled, sentence) => {
    expect(copyFeedback(unfilled)).toBe(sentence);
  });
});

describe('fillFeedback', () => {
  it('says what became of the name', () => {
    expect(fillFeedback('nom', 'web')).toBe('<nom> vaut web dans toute la page');
    expect(fillFeedback('nom', undefined)).toMatch(/de nouveau à remplir/);
  });
});

describe('placeholderLabel', () => {
  it('holds the text that is shown', () => {
    expect(placeholderLabel('nom', undefined)).toContain('<nom>');
    expect(placeholderLabel('nom', 'web')).toContain('web');
  });
});
