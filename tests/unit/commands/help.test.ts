import { describe, expect, it } from 'vitest';
import { readDockerHelp } from '../../../scripts/grammar/docker-help.ts';
import { readKubectlHelp } from '../../../scripts/grammar/kubectl-help.ts';
import { usageArguments } from '../../../scripts/grammar/usage.ts';
import { verdictOf } from '../../../scripts/grammar/verdict.ts';

const DOCKER = `Usage:  docker ps [OPTIONS]

List containers

Aliases:
  docker container ls, docker container list, docker container ps, docker ps

Options:
  -a, --all             Show all containers (default shows just running)
  -f, --filter filter   Filter output based on conditions provided
      --format string   Format output using a custom template:
                        'json':             Print in JSON format
  -n, --last int        Show n last created containers (includes all states) (default -1)
      --mode string[="x"]   Made up
`;

const KUBECTL = `Create a deployment with the specified name.

Aliases:
deployment, deploy

Options:
    --dry-run='none':
	Must be "none".

    -f, --filename=[]:
	Filename.

    --edit=false:
	Edit it.

    --timeout=0s:
	How long.

Usage:
  kubectl create deployment NAME [options]
`;

describe('a page of help', () => {
  it('of docker is read', () => {
    expect(readDockerHelp(DOCKER)).toMatchObject({
      name: 'docker ps',
      summary: 'List containers',
      aliases: ['docker container ls', 'docker container list', 'docker container ps', 'docker ps'],
      options: {
        all: { short: 'a', text: 'Show all containers (default shows just running)' },
        filter: { short: 'f', type: 'filter', repeatable: true },
        format: {
          type: 'string',
          text: "Format output using a custom template:\n'json':             Print in JSON format",
        },
        last: { short: 'n', type: 'int', default: '-1' },
        mode: { type: 'string', implicit: 'x' },
      },
    });
  });

  it('of kubectl is read', () => {
    expect(readKubectlHelp(KUBECTL, 'kubectl create deployment')).toMatchObject({
      aliases: ['kubectl create deployment', 'kubectl create deploy'],
      usage: ['kubectl create deployment NAME [options]'],
      options: {
        'dry-run': { type: 'string', default: 'none', text: 'Must be "none".' },
        filename: { short: 'f', type: 'strings', repeatable: true },
        edit: { text: 'Edit it.' },
        timeout: { type: 'duration' },
      },
    });
  });

  it('that is none gives nothing', () => expect(readDockerHelp('Cannot connect')).toBeUndefined());
});

describe('a usage line', () => {
  it.each([
    ['docker run [OPTIONS] IMAGE [COMMAND] [ARG...]', 'docker run', ['IMAGE', 'COMMAND?', 'ARG?*']],
    ['docker rm [OPTIONS] CONTAINER [CONTAINER...]', 'docker rm', ['CONTAINER*']],
    ['docker buildx build [OPTIONS] PATH | URL | -', 'docker buildx build', ['PATH | URL | -']],
    [
      'docker commit [OPTIONS] CONTAINER [REPOSITORY[:TAG]]',
      'docker commit',
      ['CONTAINER', 'REPOSITORY[:TAG]?'],
    ],
    ['docker top CONTAINER [ps OPTIONS]', 'docker top', ['CONTAINER', 'ps OPTIONS?*']],
    [
      'docker swarm join-token [OPTIONS] (worker|manager)',
      'docker swarm join-token',
      ['worker|manager'],
    ],
    ['docker version [OPTIONS]', 'docker version', []],
  ])('%s names its arguments', (usage, path, expected) => {
    const found = usageArguments(usage, path).map(
      ({ name, optional, repeats }) => name + (optional ? '?' : '') + (repeats ? '*' : ''),
    );
    expect(found).toEqual(expected);
  });
});

describe('what the client prints', () => {
  it.each([
    ['unknown flag: --bogus', 'unknown-option'],
    ["unknown shorthand flag: 'x' in -x", 'unknown-option'],
    ['flag needs an argument: --name', 'missing-value'],
    ['invalid argument "maybe" for "--rm" flag: x', 'invalid-value'],
    ["docker: 'docker rm' requires at least 1 argument", 'arguments'],
    ['docker: unknown command: docker rnu', 'unknown-command'],
    ['Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?', 'accepted'],
  ])('%j is %s', (output, verdict) => expect(verdictOf(output)).toBe(verdict));
});
