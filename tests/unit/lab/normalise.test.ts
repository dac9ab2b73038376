import { describe, expect, it } from 'vitest';
import { normalise } from '../../../lab/record/normalise.ts';

const ID = '3f2e9ab10c4d';
const LONG_ID = '0123456789abcdef'.repeat(4);

describe('normalise hides what differs each time', () => {
  it.each([
    ['ids', `${ID}\n${LONG_ID}`, ['<id>', '<id>']],
    ['the host name of a container', `root@${ID}:/#`, ['root@<id>:/#']],
    ['bridges and their cables', `br-${ID} veth1a2b3c4`, ['br-<id> veth<id>']],
    ['ids of a swarm', 'web.1.x3ti7ug1cbhk8s0d5q2m9z6ya', ['web.1.<id>']],
    ['ids of a swarm in a table', 'x3ti7ug1cbhk *   docker', ['<id> * docker']],
    ['ids without a digit in a table', 'abcdefghijkl   web', ['<id> web']],
    ['UUIDs', '01234567-89ab-cdef-0123-456789abcdef', ['<id>']],
    ['tokens', 'SWMTKN-1-5t57-41xo 192.168.56.11:2377', ['<token> <address>:2377']],
    ['digests', `Digest: sha256:${LONG_ID}`, ['Digest: sha256:<digest>']],
    ['short digests', 'sha256:0123456789ab', ['sha256:<digest>']],
    ['drawn names', 'Up   amazing_curie\nzen_bohr3', ['Up <name>', '<name>']],
    ['ISO dates', '2026-11-21T13:45:01.123456789Z a', ['<date> a']],
    ['dates of Go', '2026-11-21 13:45:01 +0000 UTC', ['<date>']],
    ['dates of PostgreSQL', '2026-11-21 13:45:01.123 UTC [1] LOG', ['<date> [1] LOG']],
    ['dates of nginx', '2026/11/21 13:45:01 [notice]', ['<date> [notice]']],
    ['dates of access logs', '[21/Nov/2026:13:45:01 +0000]', ['[<date>]']],
    ['dates of HTTP', 'Date: Sat, 21 Nov 2026 13:45:01 GMT', ['Date: <date>']],
    ['dates of redis', '1:M 21 Nov 2026 13:45:01.123 * Ready', ['1:M <date> * Ready']],
    ['dates of date', 'Sat Nov 21 13:45:01 UTC 2026', ['<date>']],
    [
      'dates of ls',
      '29 Nov 21 13:45 journal\n8 Nov  1  2026 a',
      ['29 <date> journal', '8 <date> a'],
    ],
    ['hours', 'at 13:45:01', ['at <time>']],
    ['ages', 'Up 8 seconds, About a minute ago', ['Up <duration>, <duration> ago']],
    ['short ages', 'Less than a second ago', ['<duration> ago']],
    ['durations', '1.2s 0m1.234s 350ms 12 ms 1h2m3s', Array(5).fill('<duration>').join(' ')],
    ['statistics of ping', 'min/avg/max = 0.045/0.061/0.089 ms', ['min/avg/max = <duration>']],
    ['addresses', '172.17.0.2/16 192.168.56.11:2377', ['<address>/16 <address>:2377']],
    ['hardware addresses', '02:42:ac:11:00:02', ['<mac>']],
    ['local IPv6 addresses', 'inet6 fe80::42:acff:fe11:2/64', ['inet6 <address>/64']],
    ['sizes', '199MB 1.1kB 16.0M 23.54GiB 12 bytes', Array(5).fill('<size>').join(' ')],
    ['percentages', '49.87%', ['<percentage>']],
    [
      'process ids',
      'start worker process 29\n2#2: x\n"Pid": 4242,',
      ['start worker process <pid>', '<pid>: x', '"Pid": <pid>,'],
    ],
    ['jobs of a shell', '[1] 4242', ['[1] <pid>']],
  ])('%s', (_, output, expected) => {
    expect(normalise(output)).toEqual([expected].flat());
  });

  it('process ids in a table, but for the first process', () => {
    const output = 'UID   PID   PPID  CMD\nroot  4242  4221  nginx\nroot  1     0     sh';
    expect(normalise(output)).toEqual([
      'UID PID PPID CMD',
      'root <pid> <pid> nginx',
      'root 1 0 sh',
    ]);
  });

  it('the widths of tables, not indentation', () => {
    expect(normalise('a    b\n    c   d  ')).toEqual(['a b', '    c d']);
  });
});

describe('normalise keeps what is a fact', () => {
  it.each([
    'HTTP/1.1 200 OK',
    'nginx/1.26.3',
    '0.0.0.0:8080->80/tcp, [::]:8080->80/tcp',
    'Exited (137)',
    '3 packets transmitted, 3 packets received, 0% packet loss',
    'Server: 127.0.0.11',
    'localhost:5000/mon-nginx:1.0',
    'demo_default demo_donnees service_healthy',
    'PostgreSQL 17.12 (Debian 17.12-0)',
    'COPY . . # buildkit 0B',
    'root 1 0 /bin/sh -c',
    'size: 1155',
    'Successfully tagged couches:latest',
    'deadbeef cafe',
    'kubernetes docker-desktop appli-ancienne',
  ])('%s', (line) => {
    expect(normalise(line)).toEqual([line]);
  });
});

describe('normalise hides what a step says to vary', () => {
  it('order', () => {
    expect(normalise('b\na', ['order'])).toEqual(normalise('a\nb', ['order']));
    expect(normalise('b\na')).not.toEqual(normalise('a\nb'));
  });

  it('tasks: their numbers, and where they run', () => {
    expect(normalise('web.1  nginx:1.26  node2\nweb.2  nginx:1.26  docker', ['tasks'])).toEqual([
      'web.<task> nginx:1.26 <node>',
      'web.<task> nginx:1.26 <node>',
    ]);
  });

  it('numbers', () => {
    expect(normalise('1 234 mesures, 5.6 en moyenne', ['numbers'])).toEqual([
      '<number> <number> mesures, <number> en moyenne',
    ]);
  });

  it('all', () => {
    expect(normalise('a\nb', ['all'])).toEqual(normalise('c', ['all']));
  });
});
