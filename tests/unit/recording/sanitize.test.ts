import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSanitizer } from '../../../src/recording/sanitize.ts';

function sanitize(...chunks: string[]): string {
  const clean = createSanitizer();
  return chunks.map((chunk) => clean(chunk)).join('');
}

describe('createSanitizer', () => {
  it.each([
    'bonjour é 日本 🐳\r\n\tfin\b',
    '\x1b[1;31mrouge\x1b[0m',
    '\x1b[38;2;1;2;3mvrai\x1b[48;5;200m256',
    '\x1b[2K\x1b[1A\x1b[H\x1b[J\x1b[3;4r\x1b7\x1b8\x1bM\x1b(0\x1b(B',
    '\x1b[?25l\x1b[?1049h\x1b[?2004h\x1b[?7l',
    '\x1b[!p\x1b[2 q',
  ])('keeps %j as it is', (text) => {
    expect(sanitize(text)).toBe(text);
  });

  it.each([
    ['a title', '\x1b]0;titre\x07'],
    ['a title ended by ST', '\x1b]2;titre\x1b\\'],
    ['the clipboard', '\x1b]52;c;cm0gLXJm\x07'],
    ['a link to a file', '\x1b]8;;file:///etc/passwd\x1b\\'],
    ['a script as a link', '\x1b]8;;javascript:alert(1)\x07'],
    ['a link, whose text stays', '\x1b]8;id=1;https://exemple.org\x1b\\'],
    ['the working directory', '\x1b]7;file://h/d\x07'],
    ['a notification', '\x1b]9;coucou\x07\x1b]777;notify;a;b\x07'],
    ['an image', '\x1b]1337;File=inline=1:AAAA\x07'],
    ['a colour query', '\x1b]11;?\x07'],
    ['a DCS query', '\x1bP$qm\x1b\\'],
    ['APC, PM and SOS', '\x1b_Ga=T\x1b\\\x1b^pm\x1b\\\x1bXsos\x1b\\'],
    ['device attributes', '\x1b[c\x1b[0c\x1b[>c\x1b[=c\x1bZ'],
    ['status reports', '\x1b[5n\x1b[6n\x1b[?6n\x1b[x\x1b[?2026$p'],
    ['the version of the terminal', '\x1b[>q\x1b[>4;2m\x1b[?u'],
    ['window operations', '\x1b[8;10;10t\x1b[21t'],
    ['printing', '\x1b[5i'],
    ['the mouse', '\x1b[?1000h\x1b[?1002;1006h\x1b[?01003h\x1b[?1004h'],
    ['bell, answerback, delete', '\x07\x05\x7f'],
    ['8-bit strings', '\x9d52;c;AAAA\x9c\x90q\x9c\x9e\x9c\x84'],
  ])('takes out %s', (_, sequence) => {
    expect(sanitize(`avant${sequence}après`)).toBe('avantaprès');
  });

  it('keeps the other modes of a sequence that also asks for the mouse', () => {
    expect(sanitize('\x1b[?1000;25;1006l')).toBe('\x1b[?25l');
  });

  it('rewrites an 8-bit CSI in 7 bits', () => {
    expect(sanitize('\x9b31ma')).toBe('\x1b[31ma');
  });

  it('sees what follows a string that an escape cuts short', () => {
    expect(sanitize('\x1b]0;titre\x1b[31mrouge')).toBe('\x1b[31mrouge');
    expect(sanitize('\x1b]0;titre\x1b', '[31mrouge')).toBe('\x1b[31mrouge');
    expect(sanitize('\x1b]0;a\x1b]52;c;AAAA\x07b')).toBe('b');
  });

  it('leaves out a sequence that never ends', () => {
    expect(sanitize('a\x1b]52;c;AAAA')).toBe('a');
    expect(sanitize('a\x1b[31')).toBe('a');
    expect(sanitize('a\x1b[3\x1b[1mb')).toBe('a\x1b[1mb');
  });

  const fragment = fc.oneof(
    fc.constantFrom('\x1b', '\x1b[', '\x1b]', '\x1bP', '\x1b\\', '\x07', '\x9b', '\x9d', '\x9c'),
    fc.constantFrom('52;c;QQ==', '0;titre', '8;;http://a', '?1000h', '31m', '6n', '?', '>', '$p'),
    fc.constantFrom('\x18', '\x1a', '\r\n', '🐳', '日本', 'é', '\ud83d', 'texte'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  const output = fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join(''));

  it('gives the same output however it is cut', () => {
    fc.assert(
      fc.property(output, fc.array(fc.nat(200)), (text, cuts) => {
        const places = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length];
        const sorted = places.sort((a, b) => a - b);
        const chunks = sorted.map((place, index) => text.slice(sorted[index - 1] ?? 0, place));
        expect(sanitize(...chunks)).toBe(sanitize(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('lets through nothing that acts, and finds nothing more to do the second time', () => {
    const acting =
      /\x1b[\]P_^XZ]|[\x05\x07\x7f-\x9f]|\x1b\[[^@-~]*[cntxi]|\x1b\[>|\x1b\[\?[^@-~]*\b(1000|1006|9)[;hl]/;
    fc.assert(
      fc.property(output, (text) => {
        const safe = sanitize(text);
        expect(safe).not.toMatch(acting);
        expect(sanitize(safe)).toBe(safe);
      }),
      { numRuns: 1000 },
    );
  });
});
