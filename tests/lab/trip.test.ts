import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { labLayout } from '../../lab/layout.ts';
import { compareWithCourse, type Keeper, writeInto } from '../../lab/record/keep.ts';
import { chooseScripts } from '../../lab/record/library.ts';
import { recordAll } from '../../lab/record/record-all.ts';
import { parseAsciicast } from '../../src/recording/asciicast.ts';
import { linesToText } from '../../src/recording/spans.ts';
import { screenSteps } from '../../src/recording/steps.ts';
import { announceSkip, whyNoLab } from './why-not.ts';

const SESSION = `
title: Essai
proves: Le laboratoire et l’enregistreur vont ensemble.
lab: { images: [busybox], files: exemples/essai, before: [docker volume create donnees] }
steps:
  - run: cat bonjour.txt
  - run: docker run -d --name veilleur busybox sleep 300
  - run: docker ps
  - run: docker exec -it veilleur sh
    prompt: '/ #'
  - run: hostname
  - run: exit
  - run: docker stats
    interrupt: 3
    showAt: 2
  - run: docker volume ls -q
    expect: { output: donnees }
  - run: docker run busybox false
    expect: { exit: 1 }
`;
const BROKEN = `
title: Raté
proves: Ce qui n’est pas vrai n’est pas écrit.
steps:
  - run: docker version
    expect: { output: Podman }
`;

const PROJECT = process.cwd();
const layout = labLayout(process.env, PROJECT);
const reason = whyNoLab(PROJECT);
if (reason !== undefined) announceSkip(reason);

const content = mkdtempSync(join(tmpdir(), 'course-'));
const sessions = join(content, 'sessions');
const cast = join(sessions, '01-essais', 'essai.cast');
afterAll(() => {
  rmSync(content, { recursive: true });
});

/** @returns how many failed */
async function record(id: string, keeper: Keeper): Promise<number> {
  const scripts = await chooseScripts(sessions, { ids: [id], missing: false, changed: false });
  return recordAll(scripts, {
    ...{ layout, project: PROJECT, content, keeper, parallel: 1, speed: 20 },
    env: process.env,
    signal: new AbortController().signal,
  });
}

describe.skipIf(reason !== undefined)('a session on a real Docker Engine', () => {
  mkdirSync(join(content, 'exemples', 'essai'), { recursive: true });
  mkdirSync(join(sessions, '01-essais'), { recursive: true });
  writeFileSync(join(content, 'exemples', 'essai', 'bonjour.txt'), 'Bonjour\n');
  writeFileSync(join(sessions, '01-essais', 'essai.yaml'), SESSION);
  writeFileSync(join(sessions, '01-essais', 'rate.yaml'), BROKEN);

  it('is recorded, with what answered and how each step ended', async () => {
    expect(await record('01-essais/essai', writeInto(sessions))).toBe(0);
    const recording = parseAsciicast(readFileSync(cast, 'utf8'), cast);
    const { provenance, steps } = recording.course!;
    expect(provenance!.engine).toMatch(/^\d+\.\d+\.\d+/);
    expect(provenance!.images).toEqual([
      { name: 'busybox:latest', digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) },
    ]);
    expect(steps!.map(({ exit }) => exit)).toEqual([0, 0, 0, undefined, undefined, 0, 130, 0, 1]);
    const screens = await screenSteps(recording, { showAt: new Map([[7, 2]]) });
    const outputs = screens.map(({ output }) => linesToText(output));
    expect(outputs[0]).toBe('Bonjour');
    expect(outputs[2]).toContain('veilleur');
    expect(outputs[4]).toBe(outputs[1]!.slice(0, 12));
    expect(outputs[6]).toMatch(/veilleur +[\d.]+%/);
  });

  it('is the same when recorded again', async () => {
    expect(await record('01-essais/essai', compareWithCourse)).toBe(0);
  });

  it('drifts when its recording says something else, and stays as it is', async () => {
    const other = readFileSync(cast, 'utf8').replace('Bonjour', 'Bonsoir');
    writeFileSync(cast, other);
    expect(await record('01-essais/essai', compareWithCourse)).toBe(1);
    expect(readFileSync(cast, 'utf8')).toBe(other);
  });

  it('is not written when it does not hold', async () => {
    expect(await record('01-essais/rate', writeInto(sessions))).toBe(1);
    expect(existsSync(join(sessions, '01-essais', 'rate.cast'))).toBe(false);
  });
});
