import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { optionAnchor } from '../../../src/commands/anchors.ts';
import { GRAMMAR } from '../../../src/commands/grammars.ts';
import { indexLines } from '../../../src/commands/index-lines.ts';
import { cheatLines } from '../../../src/commands/key-options.ts';
import { optionRows } from '../../../src/commands/option-rows.ts';
import { buildReference, errorsOf } from '../../../src/commands/reference.ts';
import { searchRecords } from '../../../src/commands/search-records.ts';
import { sessionUses, usesOf } from '../../../src/commands/session-uses.ts';
import { courseErrors, entryOf, REFERENCE } from './course-reference.ts';

const pageOf = (name: string) => REFERENCE.pages.find(({ entry }) => entry.name === name)!;
const rowOf = (command: string, long: string) =>
  optionRows(pageOf(command)).find((row) => row.long === long)!;

describe('the reference of the course', () => {
  it('gives every entry an address of its own', () => {
    const paths = REFERENCE.entries.map(({ name }) => REFERENCE.paths.get(name));
    expect(paths).not.toContain(undefined);
    expect(new Set(paths).size).toBe(REFERENCE.entries.length);
  });

  it('shows an option that is an entry on the page of its command', () => {
    expect(REFERENCE.paths.get('docker run -v')).toBe('/commandes/docker-run/#option-volume');
    expect(REFERENCE.paths.get('docker run -P')).toBe('/commandes/docker-run/#option-publish-all');
    expect(REFERENCE.paths.get('docker build --call outline')).toBe(
      '/commandes/docker-build/#option-call',
    );
    // curl has no page: the entry has its own.
    expect(REFERENCE.paths.get('curl --unix-socket')).toBe('/commandes/curl-unix-socket/');
  });

  it('finds an entry by its aliases, names first', () => {
    expect(REFERENCE.paths.get('docker container run')).toBe('/commandes/docker-run/');
    expect(REFERENCE.paths.get('docker container ls')).toBe('/commandes/docker-container-ls/');
  });

  it('has the grammar of every command of the clients that is said to be verified', () => {
    const without = REFERENCE.pages.filter(
      ({ entry, spec }) =>
        !spec && entry.verified && !['instructions', 'voisins'].includes(entry.family),
    );
    expect(without.map(({ entry }) => entry.name)).toEqual([]);
  });

  it('refuses names that stand twice, and those that lead nowhere', () => {
    const twice = [entryOf({ name: 'docker ps' }), entryOf({ name: 'docker ps' })];
    expect(() => buildReference(twice, [], GRAMMAR)).toThrow('« docker ps » stands twice');
    const lost = [entryOf({ name: 'docker ps', related: ['docker pss'] })];
    expect(() => buildReference(lost, [], GRAMMAR)).toThrow('« docker pss »');
    const [error] = courseErrors();
    const orphan = { ...error!, related: ['docker nothing'] };
    expect(() => buildReference([], [orphan], GRAMMAR)).toThrow('« docker nothing »');
  });
});

describe('the table of options', () => {
  it('joins the client and the course', () => {
    expect(rowOf('docker run', '--publish')).toMatchObject({
      short: '-p',
      anchor: 'option-publish',
      repeatable: true,
      detailed: true,
    });
    expect(rowOf('docker run', '--rm')).toMatchObject({ value: undefined, detailed: false });
    expect(rowOf('docker run', '--privileged').french?.danger).toBeTruthy();
    expect(rowOf('docker', '--config').defaultValue).toBe('~/.docker');
  });

  it('keeps the client’s English where the course has no text', () => {
    const row = optionRows({ ...pageOf('docker wait'), entry: entryOf({ name: 'docker stop' }) });
    expect(row.every(({ english, french }) => english !== undefined || french)).toBe(true);
    const english = REFERENCE.pages.flatMap(optionRows).filter(({ french }) => !french);
    expect(english.length).toBeGreaterThan(0);
    expect(english.every((one) => one.english !== undefined && one.english !== '')).toBe(true);
  });

  it('never gives one anchor to two things of a page', () => {
    for (const page of REFERENCE.pages) {
      const anchors = optionRows(page).flatMap(({ short, anchor }) =>
        short === undefined ? [anchor] : [anchor, optionAnchor(short)],
      );
      expect(new Set(anchors).size, page.entry.name).toBe(anchors.length);
    }
  });

  it('tells the options of what no grammar describes', () => {
    expect(optionRows(pageOf('nsenter')).map(({ long }) => long)).toContain('--target');
  });
});

describe('what the sessions run', () => {
  const step = (session: string, number: number, command: string) => ({
    session,
    title: session,
    step: number,
    command,
  });
  const uses = sessionUses(
    [
      step('a', 1, 'docker run --rm nginx && docker ps'),
      step('a', 2, 'docker container run -p 80:80 nginx'),
      step('b', 4, 'sudo docker run nginx'),
      step('b', 5, 'sudo nsenter --target 1 ps'),
    ],
    GRAMMAR,
  );
  const found = (name: string, limit: number, option?: string) =>
    usesOf(uses, pageOf(name), limit, option).map((use) => `${use.session}${use.step}`);

  it('is found by any name of a command, one step of each session first', () => {
    expect(found('docker run', 9)).toEqual(['a1', 'a2', 'b4']);
    expect(found('docker run', 2)).toEqual(['a1', 'b4']);
    expect(found('docker ps', 9)).toEqual(['a1']);
  });

  it('is found by option, and without a grammar', () => {
    expect(found('docker run', 9, '--publish')).toEqual(['a2']);
    expect(found('nsenter', 9)).toEqual(['b5']);
  });
});

describe('errors', () => {
  it('stand on the pages of the commands they name', () => {
    const ids = errorsOf(REFERENCE, 'docker run -p').map(({ id }) => id);
    expect(ids).toContain('port-deja-alloue');
  });

  it('name recorded steps that exist', () => {
    for (const { id, session } of REFERENCE.errors) {
      if (!session) continue;
      const cast = readFileSync(`content/sessions/${session.id}.yaml`, 'utf8');
      const steps = cast.match(/^ {2}- /gm)?.length ?? 0;
      expect(session.step, id).toBeLessThanOrEqual(steps);
    }
  });
});

describe('lists made from the reference', () => {
  it('gives the index a line per entry, with its own spellings', () => {
    const lines = new Map(indexLines(REFERENCE).map((line) => [line.entry.name, line]));
    expect(lines.size).toBe(REFERENCE.entries.length);
    expect(lines.get('docker run -P')?.options).toBe('-P --publish-all');
    expect(lines.get('docker run')?.options.split(' ')).toEqual(
      expect.arrayContaining(['--rm', '-p', '-P', '--publish']),
    );
  });

  it('gives the cheat sheet options that the command has', () => {
    const lines = new Map(cheatLines(REFERENCE).map((line) => [line.entry.name, line.options]));
    expect(lines.get('docker run')).toEqual(expect.arrayContaining(['-d', '--name']));
    expect(lines.get('docker run -p')).toEqual([]);
  });

  it('gives search one record per address', () => {
    const records = searchRecords(REFERENCE);
    expect(new Set(records.map(({ href }) => href)).size).toBe(records.length);
    const hrefs = new Set(records.map(({ href }) => href));
    for (const { name } of REFERENCE.entries) expect(hrefs).toContain(REFERENCE.paths.get(name));
    expect(records.filter(({ text }) => text === '')).toEqual([]);
    expect(records.find(({ name }) => name === 'docker run --publish')).toMatchObject({
      kind: 'option',
      title: 'docker run -p, --publish',
      href: '/commandes/docker-run/#option-publish',
      synonyms: expect.arrayContaining(['docker run -p']),
    });
  });
});
