import { describe, expect, it } from 'vitest';
import { checkCompose } from '../../../src/commands/compose-file.ts';
import { COMPOSE_KEYS } from '../../../src/commands/grammars.ts';

function problems(source: string): string[] {
  return checkCompose(source, COMPOSE_KEYS).map(({ kind, range, suggestion }) =>
    [kind, source.slice(...range), suggestion].filter(Boolean).join(' | '),
  );
}

const RIGHT = `
name: boutique
x-journal: &journal
  logging: { driver: json-file, options: { max-size: 10m } }
services:
  web:
    <<: *journal
    image: nginx:\${TAG:-1}
    build: { context: ., args: [A=1], tags: !override [a] }
    ports: ["8080:80", { target: 443, published: "8443" }]
    command: [sh, -c, ls]
    environment: { A: 1, B: true, C: }
    depends_on: { db: { condition: service_healthy, restart: true } }
    deploy: { replicas: "\${N}", resources: { limits: { cpus: "0.5", memory: 64M } } }
    develop: { watch: [{ action: sync, path: ., target: /app }] }
    healthcheck: { test: curl -f http://localhost, interval: 30s }
    x-note: libre
  db: { image: postgres, volumes: [données:/data, { type: bind, source: ., target: /b, read_only: true }], networks: { n: } }
networks: { n: { driver: bridge } }
volumes: { données: }
secrets: { s: { file: ./s } }
`;

describe('a Compose file', () => {
  it('is right when its keys and their kinds are', () => expect(problems(RIGHT)).toEqual([]));

  it.each([
    ['service: {}', ['unknown-key | service | services']],
    ['services: {a: {imge: x}}', ['unknown-key | imge | image']],
    ['services: {a: {ports: [{publish: 80}]}}', ['unknown-key | publish | published']],
    ['services: {a: {deploy: {limits: {}}}}', ['unknown-key | limits']],
    ['services: {a: {ports: 80}}', ['wrong-type | 80']],
    ['services: {a: {container_name: 12}}', ['wrong-type | 12']],
    ['services: {a: {depends_on: {b: {condition: healthy}}}}', ['wrong-type | healthy']],
    ['services: []', ['wrong-type | []']],
    ['version: "3.8"\nservices: {}', ['deprecated | version']],
    ['services: {a: {image: x, image: y}}', ['syntax | i']],
    ['services:\n\ta: 1', ['syntax | \t']],
    ['x-a: &a {foo: 1}\nservices: {a: {<<: *a}}', ['unknown-key | foo']],
    ['', []],
  ])('is told what is wrong: %j', (source, expected) => expect(problems(source)).toEqual(expected));
});
