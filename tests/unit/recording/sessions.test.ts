import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAsciicast } from '../../../src/recording/asciicast.ts';
import { unmetExpectation } from '../../../src/recording/expectation.ts';
import { matchSession, showAtOf } from '../../../src/recording/match.ts';
import { parseSession } from '../../../src/recording/session.ts';
import { linesToText } from '../../../src/recording/spans.ts';
import { screenSteps } from '../../../src/recording/steps.ts';

const ROOT = 'content/sessions/';
const ids = globSync(`${ROOT}**/*.yaml`).map((file) => file.slice(ROOT.length, -'.yaml'.length));

function read(id: string) {
  const [script, cast] = [`${ROOT}${id}.yaml`, `${ROOT}${id}.cast`];
  const source = readFileSync(cast, 'utf8');
  return {
    session: parseSession(readFileSync(script, 'utf8'), script),
    recording: parseAsciicast(source, cast),
    source,
  };
}

/** The session as a reader sees it: fixed by a snapshot that was compared with the recording. */
async function transcriptOf(id: string): Promise<string> {
  const { session, recording } = read(id);
  const steps = await screenSteps(recording, { showAt: showAtOf(session) });
  matchSession(session, steps);
  return steps.map((step) => `$ ${step.command}\n${linesToText(step.output)}\n`).join('\n');
}

describe('the sessions of the course', () => {
  it('are written and recorded', () => {
    expect(ids.length).toBeGreaterThanOrEqual(21);
    const casts = globSync(`${ROOT}**/*.cast`);
    expect(casts).toHaveLength(ids.length);
    for (const id of ids) expect(existsSync(`${ROOT}${id}.cast`), id).toBe(true);
  });

  it.each(ids)('%s: the recording holds its commands, and reads as it was seen', async (id) => {
    const snapshot = `../../fixtures/casts/transcripts/${id.replace('/', '-')}.txt`;
    await expect(await transcriptOf(id)).toMatchFileSnapshot(snapshot);
  });

  it.each(ids)('%s: the outputs are those that the script expects', async (id) => {
    const { session, recording } = read(id);
    const steps = await screenSteps(recording, { showAt: showAtOf(session) });
    for (const [index, { expect: expected }] of session.steps.entries()) {
      const exit = recording.course?.steps?.[index]?.exit;
      const output = linesToText(steps[index]!.output);
      const unmet = expected && unmetExpectation(expected, { exit, output });
      expect(unmet, `step ${index + 1}`).toBeUndefined();
    }
  });

  it.each(ids)('%s: says where it comes from, and each step what to look at', (id) => {
    const { session, recording } = read(id);
    const { date, notes } = recording.course?.provenance ?? {};
    expect(date).toMatch(/^2026-/);
    expect(notes).not.toHaveLength(0);
    for (const step of session.steps) expect(step.note, step.run).toBeTruthy();
  });

  it.each(ids)('%s: holds typographic apostrophes, and no path of a recording machine', (id) => {
    const { session, source } = read(id);
    const prose = [session.title, session.proves, session.caveat ?? ''];
    prose.push(...session.steps.map((step) => step.note ?? ''));
    for (const text of prose) expect(text).not.toMatch(/[a-zéè]'[a-zéèh]/i);
    expect(source).not.toMatch(/\/(work|home\/(?!dev\b)|Users|mnt)\//);
  });
});
