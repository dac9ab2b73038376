import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { type Feature, FEATURES, type Verdict } from '../../../lab/kernel.ts';
import { labLayout } from '../../../lab/layout.ts';
import { SessionRefused } from '../../../lab/record/failures.ts';
import { isTelling, machineDetails } from '../../../lab/record/machine-details.ts';
import { machinesFor } from '../../../lab/record/machines.ts';
import { withDigests } from '../../../lab/record/provenance.ts';
import { requestedImages } from '../../../lab/record/registry-log.ts';
import { parseSession, type Session } from '../../../src/recording/session.ts';

function sessionOf(...lines: string[]): Session {
  const steps = lines.some((line) => line.startsWith('steps')) ? [] : ['steps: [{ run: ls }]'];
  return parseSession(['title: T', 'proves: P', ...lines, ...steps].join('\n'), 's.yaml');
}

describe('the machines of a session', () => {
  const all = (verdict: Verdict) =>
    Object.fromEntries(Object.keys(FEATURES).map((name) => [name, verdict])) as Record<
      Feature,
      Verdict
    >;
  const rich = all({ available: true });
  const poor = all({ available: false, reason: 'not here' });
  const names = (session: Session, verdicts = rich) =>
    machinesFor(session, verdicts).map(({ name }) => name);

  it('are one node, several, or the one with containerd', () => {
    expect(names(sessionOf())).toEqual(['node1']);
    expect(names(sessionOf('needs: [vxlan, { nodes: 3 }]'))).toEqual(['node1', 'node2', 'node3']);
    expect(names(sessionOf('needs: [containerd]'), poor)).toEqual(['containerd']);
  });

  it.each([
    ['[ipvs]', 'it needs ipvs: not here'],
    ['[kubernetes]', 'cannot be made again'],
    ['[vm]', 'use LAB=vm'],
    ['[containerd, { nodes: 2 }]', 'single node'],
  ])('are refused, with the reason: %s', (needs, reason) => {
    const refuse = () => machinesFor(sessionOf(`needs: ${needs}`), poor);
    expect(refuse).toThrow(SessionRefused);
    expect(refuse).toThrow(reason);
  });
});

describe('the images of a recording', () => {
  const line = (request: string, status = 200) =>
    `10.0.0.1 - - [21/Nov/2026:13:45:01 +0000] "${request} HTTP/1.1" ${status} 1155 "" "docker"`;

  it('are those that were asked for by name, once each', () => {
    const log = [
      line('HEAD /v2/library/nginx/manifests/latest'),
      line('GET /v2/library/nginx/manifests/latest'),
      line(`GET /v2/library/nginx/manifests/sha256:${'0'.repeat(64)}`),
      line('GET /v2/library/inconnue/manifests/1.0', 404),
      line('GET /v2/cours/appli-ancienne/manifests/1.0'),
    ].join('\n');
    expect(requestedImages(log)).toEqual(['nginx:latest', 'cours/appli-ancienne:1.0']);
  });

  it('have the digest of the lab’s registry, when it built them', () => {
    const built = [
      { repository: 'nginx', tags: ['1.26', 'latest'], digest: 'sha256:a', size: 1, created: '' },
    ];
    expect(withDigests(['nginx:latest', 'autre:1'], built)).toEqual([
      { name: 'nginx:latest', digest: 'sha256:a' },
      { name: 'autre:1' },
    ]);
  });
});

describe('the details of this machine', () => {
  const project = '/home/me/project';
  const details = (env: NodeJS.ProcessEnv, proxy?: string) =>
    machineDetails(labLayout(env, project), project, env, {
      ...{ debian: 'http://deb.debian.org/debian', security: 'http://mirror.corp/security' },
      ...{ settings: [], ...(proxy === undefined ? {} : { proxy }) },
    });

  it('are its folders, its name, and the hosts of its mirrors, registries and proxies', () => {
    const env = {
      LAB_HOME: '/srv/lab',
      npm_config_registry: 'https://npm.corp:8443/x/',
      https_proxy: 'http://127.0.0.1:3128',
      EDITOR: 'http://editor.corp',
    };
    const found = details(env, 'http://proxy.corp:3128');
    const named = found.filter((detail) => detail !== hostname());
    expect(named).toEqual(['/srv/lab', project, 'mirror.corp', 'proxy.corp', 'npm.corp']);
    expect(found.includes(hostname())).toBe(isTelling(hostname()));
  });

  it('are not what many machines have in common', () => {
    for (const name of ['localhost', 'docker', 'vm', '127.0.0.1'])
      expect(isTelling(name)).toBe(false);
    expect(isTelling('build-7')).toBe(true);
  });
});
