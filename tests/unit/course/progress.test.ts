import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyProgress,
  migrate,
  parseProgress,
  parseProgressFile,
  ProgressVersionError,
} from '../../../src/course/progress.ts';
import { setRead } from '../../../src/course/progress-changes.ts';
import { arbitraryProgress as progress } from './arbitrary-progress.ts';

describe('parseProgress', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(progress, (value) => {
        expect(parseProgress(JSON.stringify(value))).toEqual(value);
      }),
    );
  });

  it.each([null, '', '{', '[]', '"text"', '{"lessons":{}}', '{"version":"1","lessons":{}}'])(
    'takes %j for no progress',
    (text) => {
      expect(parseProgress(text)).toEqual(emptyProgress());
    },
  );

  it('never throws anything but a version error, and always gives the right shape', () => {
    fc.assert(
      fc.property(fc.record({ version: fc.constantFrom(0, 1), lessons: fc.anything() }), (data) => {
        const read = migrate(data);
        expect(read.version).toBe(1);
        expect(migrate(read)).toEqual(read);
      }),
    );
  });

  it('keeps the good parts of damaged data', () => {
    const data = {
      version: 1,
      lessons: {
        '4.4': {
          read: '2026-11-21',
          review: 'yes',
          quiz: { right: 7, total: 5, date: '2026-11-21' },
        },
        '6.1': {
          read: '2026-02-30',
          exercises: { bornes: '2026-11-21', 'Pas un id': '2026-11-21' },
        },
        nonsense: { read: '2026-11-21' },
        '7.2': 12,
      },
    };
    expect(parseProgress(JSON.stringify(data)).lessons).toEqual({
      '4.4': { read: '2026-11-21' },
      '6.1': { exercises: { bornes: '2026-11-21' } },
    });
  });

  it('lets no key reach the prototype', () => {
    const read = parseProgress('{"version":1,"lessons":{"__proto__":{"read":"2026-11-21"}}}');
    expect(read).toEqual(emptyProgress());
    expect(({} as Record<string, unknown>).read).toBeUndefined();
  });

  it('refuses the data of a newer version', () => {
    expect(() => parseProgress('{"version":2,"lessons":{}}')).toThrow(ProgressVersionError);
  });
});

describe('parseProgressFile', () => {
  it.each([
    ['<html>', /pas du JSON/],
    ['{"name":"docker"}', /ne contient pas de progression/],
    ['[]', /ne contient pas de progression/],
    ['{"version":2,"lessons":{}}', /version plus récente/],
  ])('says in French why %j is refused', (text, message) => {
    expect(() => parseProgressFile(text)).toThrow(message);
  });

  it('reads an exported file', () => {
    const value = setRead(emptyProgress(), '4.4', '2026-11-21');
    expect(parseProgressFile(JSON.stringify(value, null, 2))).toEqual(value);
  });
});
