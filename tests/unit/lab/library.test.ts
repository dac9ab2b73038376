import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { toAsciicast } from '../../../lab/record/cast-file.ts';
import { compareWithCourse, writeInto } from '../../../lab/record/keep.ts';
import { chooseScripts } from '../../../lab/record/library.ts';
import { bashSession, recordingOf } from '../recording/helpers.ts';

const folder = mkdtempSync(join(tmpdir(), 'recorder-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the choice of sessions', () => {
  const sessions = join(folder, 'sessions');
  const yaml = (command: string) => `title: T\nproves: P\nsteps: [{ run: ${command} }]`;
  const cast = (command: string) => toAsciicast(recordingOf(bashSession([[command, '']])));
  mkdirSync(join(sessions, '01-a'), { recursive: true });
  for (const [name, command, recorded] of [
    ['autre', 'ls', 'pwd'],
    ['manquante', 'ls', undefined],
    ['pareille', 'ls', 'ls'],
  ] as const) {
    writeFileSync(join(sessions, '01-a', `${name}.yaml`), yaml(command));
    if (recorded) writeFileSync(join(sessions, '01-a', `${name}.cast`), cast(recorded));
  }
  const choose = async (ids: string[], flags = {}) => {
    const scripts = await chooseScripts(sessions, {
      ids,
      missing: false,
      changed: false,
      ...flags,
    });
    return scripts.map(({ id }) => id);
  };

  it('is all of them, or those that are named', async () => {
    expect(await choose([])).toEqual(['01-a/autre', '01-a/manquante', '01-a/pareille']);
    expect(await choose(['01-a/pareille', '01-a/autre'])).toEqual(['01-a/autre', '01-a/pareille']);
  });

  it('is those without a recording, or with one of other commands', async () => {
    expect(await choose([], { missing: true })).toEqual(['01-a/manquante']);
    expect(await choose([], { changed: true })).toEqual(['01-a/autre', '01-a/manquante']);
    expect(await choose(['01-a/pareille'], { changed: true })).toEqual([]);
  });

  it('is refused when a name is nobody’s', async () => {
    await expect(choose(['01-a/inconnue'])).rejects.toThrow('no session is called 01-a/inconnue');
  });

  it('is what --check compares with, as it stands', async () => {
    const scripts = await chooseScripts(sessions, { ids: [], missing: false, changed: false });
    const [other, missing, same] = scripts as [
      (typeof scripts)[0],
      (typeof scripts)[0],
      (typeof scripts)[0],
    ];
    const recording = recordingOf(bashSession([['ls', '']]));
    expect(await compareWithCourse.keep(same, recording)).toBe('1 steps, as recorded');
    await expect(compareWithCourse.keep(missing, recording)).rejects.toThrow('no recording yet');
    await expect(compareWithCourse.keep(other, recording)).rejects.toThrow(
      'the recording has "pwd"',
    );
    const drifted = recordingOf(bashSession([['ls', 'a\r\n']]));
    await expect(compareWithCourse.keep(same, drifted)).rejects.toThrow('step 1, « ls »\n  +a');
    expect(existsSync(missing.cast)).toBe(false);
    await writeInto(join(folder, 'into')).keep(missing, recording);
    expect(existsSync(join(folder, 'into', '01-a', 'manquante.cast'))).toBe(true);
  });
});
