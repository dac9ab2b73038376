import { LabFailure } from '../failure.ts';
import { CommandFailed, run } from '../run.ts';

/** The Docker Engine of this machine, as its owner's client reaches it. */
export interface HostEngine {
  /** Address of its socket, as DOCKER_HOST takes it. */
  endpoint: string;
  /** Version of the engine. */
  version: string;
}

/**
 * Finds the engine that `docker` reaches for whoever runs the lab.
 * @throws LabFailure when there is no client, no engine, or when the engine is on another machine
 */
export async function findEngine(env: NodeJS.ProcessEnv): Promise<HostEngine> {
  const docker = dockerClient(env);
  const endpoint =
    env['DOCKER_HOST'] ??
    (await docker(['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'])).trim();
  if (!endpoint.startsWith('unix://')) {
    throw new LabFailure(
      `docker reaches another machine (${endpoint})`,
      'The files of a session are on this one: choose its own engine with docker context use default.',
    );
  }
  const version = (await docker(['version', '--format', '{{.Server.Version}}'])).trim();
  return { endpoint, version };
}

/**
 * Runs the docker client as whoever runs the lab does.
 * @returns a function from arguments to standard output; it throws LabFailure with docker's own words
 */
export function dockerClient(env: NodeJS.ProcessEnv): (args: readonly string[]) => Promise<string> {
  return async (args) => {
    try {
      return await run(['docker', ...args], { env });
    } catch (error) {
      if (error instanceof CommandFailed) {
        throw new LabFailure(
          `docker ${args[0] ?? ''} failed:\n${error.tail}`,
          'Check that the Docker Engine runs and that you may use it: docker version.',
          { cause: error },
        );
      }
      throw new LabFailure(
        'this machine has no docker command',
        'LAB=host needs a Docker Engine: install one, or run the lab without LAB.',
        { cause: error },
      );
    }
  };
}
