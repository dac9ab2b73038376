import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCourse } from '../../../src/course/course.ts';
import { pageMeta } from '../../../src/search/page-meta.ts';

const course = parseCourse(readFileSync('content/course.yaml', 'utf8'));

describe('pageMeta', () => {
  it.each([
    ['/conteneurs/limites/', { lecon: '4.4' }],
    ['/conteneurs/', { chapitre: '4' }],
    ['/', {}],
    ['/conteneurs/inconnue/', {}],
  ])('%s', (path, expected) => {
    expect(pageMeta(course, path)).toEqual(expected);
  });
});
