import { describe, expect, it } from 'vitest';
import { commandNames } from '../../../src/commands/command-name.ts';

describe('commandNames', () => {
  it.each([
    ['docker run -d --name web nginx', ['docker run']],
    ['docker network create appnet', ['docker network create']],
    ['docker rm -f cache && docker network rm appnet', ['docker rm', 'docker network rm']],
    ['for i in 1 2; do docker ps; done', ['docker ps']],
    ['kubectl rollout status deployment/web', ['kubectl rollout status']],
    ['sudo docker compose up -d', ['docker compose up']],
    ['docker ps; docker ps -a', ['docker ps']],
    ['curl -s localhost:8080', []],
    ['echo docker run', []],
  ])('%s', (line, names) => {
    expect(commandNames(line)).toEqual(names);
  });
});
