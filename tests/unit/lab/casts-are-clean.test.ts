import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findLeaks, HARMLESS_SECRETS } from '../../../lab/record/leaks.ts';
import { parseAsciicast, type Recording } from '../../../src/recording/asciicast.ts';

const ROOT = 'content/sessions/';
const ids = globSync(`${ROOT}**/*.cast`).map((file) => file.slice(ROOT.length, -'.cast'.length));

function readCast(id: string): Recording {
  const file = `${ROOT}${id}.cast`;
  return parseAsciicast(readFileSync(file, 'utf8'), file);
}

function recordingOf(...outputs: string[]): Recording {
  const events = outputs.map((data, time) => ({ time, code: 'o' as const, data }));
  return { version: 3, width: 80, height: 24, env: {}, events };
}

describe('the recordings of the course', () => {
  it.each(ids)('%s says nothing of its machine, holds no secret', (id) => {
    expect(findLeaks(id, readCast(id), [process.cwd()])).toEqual([]);
  });

  it('are excused of a secret only where they hold one', () => {
    for (const id of Object.keys(HARMLESS_SECRETS)) {
      expect(findLeaks('any/other', readCast(id)), id).toEqual([
        expect.stringContaining('a token of a swarm'),
      ]);
    }
  });
});

describe('findLeaks', () => {
  it.each([
    ['/work/project/a.txt', 'a path of the recording machine: /work/project/a.txt'],
    ['see /home/alice/.ssh', 'a home of the recording machine: /home/alice/.ssh'],
    ['/docker-lab-0123abcd/node1', 'a cgroup of the lab: docker-lab-0123abcd'],
    ['Maintainer: alice@mail.fr', 'an e-mail address: alice@mail.fr'],
    ['-----BEGIN OPENSSH PRIVATE KEY-----', 'a private key: -----BEGIN OPENSSH PRIVATE KEY-----'],
    ['SWMTKN-1-a1b2-c3', 'a token of a swarm: SWMTKN-1-a1b2-c3'],
    [`ghp_${'a'.repeat(36)}`, `a token of GitHub: ghp_${'a'.repeat(36)}`],
    ['GET https://registry.npmjs.org/x', 'a registry of packages: registry.npmjs.org'],
    ['http://mirror.corp.example/x', 'a host that readers do not know: mirror.corp.example'],
    ['\u001b]0;title\u0007', String.raw`a control sequence: \u001b]0;title\u0007`],
    ['\u001b]133;C\u0007', String.raw`a control sequence: \u001b]133;C\u0007`],
    ['\u001b]52;c;aGk=\u001b\\', String.raw`a control sequence: \u001b]52;c;aGk=\u001b\\`],
    ['\u001b[6n', String.raw`a control sequence: \u001b[6n`],
    ['\u0007', String.raw`a control sequence: \u0007`],
  ])('finds %j', (output, leak) => {
    expect(findLeaks('a/b', recordingOf(output))).toContain(leak);
  });

  it('finds what is cut over two events, or coloured in the middle', () => {
    expect(findLeaks('a/b', recordingOf('/wo', 'rk/x'))).toHaveLength(1);
    expect(findLeaks('a/b', recordingOf('/wo\u001b[1mrk/x'))).toHaveLength(1);
    expect(findLeaks('a/b', recordingOf('\u001b]0;', 't\u0007'))).toHaveLength(1);
  });

  it('looks at the header and at what was typed', () => {
    const notes = ['/work/a'];
    expect(findLeaks('a/b', { ...recordingOf(), course: { provenance: { notes } } })).toHaveLength(
      1,
    );
    const events = [{ time: 0, code: 'm' as const, data: 'cat /work/b' }];
    expect(findLeaks('a/b', { ...recordingOf(), events })).toHaveLength(1);
  });

  it('finds details of this machine, as whole words', () => {
    const details = ['/srv/lab', 'build-7', 'mirror.corp'];
    expect(findLeaks('a/b', recordingOf('/srv/lab/x build-7 mirror.corp'), details)).toHaveLength(
      3,
    );
    expect(findLeaks('a/b', recordingOf('build-70 rebuild-7'), details)).toEqual([]);
  });

  it('leaves alone what readers may see', () => {
    const fine = [
      'root@0123456789ab:/# cat /root/.bashrc /home/dev/demo /home/node/app\r\n',
      'http://localhost:8080 https://docs.docker.com/go/ http://172.17.0.2 http://web:80/\r\n',
      'alice@example.com \u001b[1;32mok\u001b[0m\u001b[K\u001b[2A\u001b[?25l\u001b[?1049h\t',
    ];
    expect(findLeaks('a/b', recordingOf(...fine))).toEqual([]);
  });
});
