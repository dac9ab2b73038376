import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  chapterOf,
  chapterPath,
  findLesson,
  lessonPath,
  parseCourse,
} from '../../../src/course/course.ts';

const SOURCE = readFileSync('content/course.yaml', 'utf8');

/** A course of one chapter, as YAML. */
function source(lessons: string, objective = 'Savoir.'): string {
  return `chapters: [{ number: 1, slug: a, title: A, objectives: ["${objective}"], lessons: [${lessons}] }]`;
}

describe('the plan of the course', () => {
  const course = parseCourse(SOURCE);

  it('has fourteen chapters and fifty-seven lessons', () => {
    expect(course.chapters).toHaveLength(14);
    expect(course.chapters.flatMap(({ lessons }) => lessons)).toHaveLength(57);
  });

  it('finds a lesson and its addresses by number', () => {
    const found = findLesson(course, '4.4')!;
    expect(lessonPath(found.chapter, found.lesson)).toBe('/conteneurs/limites/');
    expect(chapterPath(chapterOf(course, '4.4')!)).toBe('/conteneurs/');
    expect(findLesson(course, '4.9')).toBeUndefined();
    expect(findLesson(course, '99.1')).toBeUndefined();
  });
});

describe('parseCourse', () => {
  it('refuses a number out of order', () => {
    expect(() => parseCourse(source('{ number: "1.2", slug: b, title: B }'))).toThrow(
      'lesson « B » has number 1.2, expected "1.1"',
    );
  });

  it('refuses an address used twice', () => {
    const twice = '{ number: "1.1", slug: b, title: B }, { number: "1.2", slug: b, title: C }';
    expect(() => parseCourse(source(twice))).toThrow('/a/b/ is used twice');
  });

  it('refuses an objective that YAML took for a key', () => {
    const broken = SOURCE.replace(/- "([^"]* : [^"]*)"/, '- $1');
    expect(broken).not.toBe(SOURCE);
    expect(() => parseCourse(broken)).toThrow('put it in quotes');
  });
});
