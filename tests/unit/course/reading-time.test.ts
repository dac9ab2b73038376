import { describe, expect, it } from 'vitest';
import { readingMinutes } from '../../../src/course/reading-time.ts';

const words = (count: number) => Array.from({ length: count }, () => 'conteneur').join(' ');

describe('readingMinutes', () => {
  it.each([
    [0, 1],
    [50, 1],
    [1000, 5],
    [1290, 6],
    [1310, 7],
  ])('%i words take %i min', (count, minutes) => {
    expect(readingMinutes(words(count))).toBe(minutes);
  });

  it('counts an elision as part of its word', () => {
    expect(readingMinutes(Array.from({ length: 400 }, () => 'l’hôte').join(' '))).toBe(2);
  });

  it.each([
    ['fenced code', `\`\`\`sh\n${words(900)}\n\`\`\``],
    ['indented fenced code', `  \`\`\`\`md\n  \`\`\`\n  ${words(900)}\n  \`\`\`\n  \`\`\`\``],
    ['imports', `import { ${words(900)} } from '@kit';`],
    ['a comment', `{/* ${words(900)} */}`],
    [
      'the source of a diagram',
      `<Diagram title="T" source={\`flowchart TB\n A --> B[${words(900)}]\`}>`,
    ],
    ['attributes', `<Erratum says="${words(900)}" step={2}>`],
    ['an address', `[lien](/${words(900).replaceAll(' ', '-')}/)`],
  ])('does not count %s', (_, source) => {
    expect(readingMinutes(`${words(200)}\n\n${source}\n\n${words(200)}`)).toBe(2);
  });

  it('counts what stands inside components', () => {
    expect(readingMinutes(`<Hint>\n\n${words(600)}\n\n</Hint>`)).toBe(3);
  });
});
