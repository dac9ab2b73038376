import { type ArgumentSpec, type OptionSpec } from '../../src/commands/grammar.ts';

/** Groups and commands that no help page lists and the client runs all the same. */
export const HIDDEN_COMMANDS = [
  'docker completion',
  'docker help',
  'docker system dial-stdio',
  'docker buildx install',
  'docker buildx uninstall',
  'docker compose alpha',
];

/** Options kept out of the help, by canonical command. Each is tried on the client before it is written. */
export const HIDDEN_OPTIONS: Record<string, Record<string, Omit<OptionSpec, 'hidden'>>> = {
  // docker/cli 28.5.2, cli/command/container/opts.go, stop.go, restart.go, update.go
  'docker container run': containerNetworkNames(),
  'docker container create': containerNetworkNames(),
  'docker container stop': { time: oldStopTimeout() },
  'docker container restart': { time: oldStopTimeout() },
  'docker container update': {
    'kernel-memory': {
      type: 'bytes',
      text: 'Kernel memory limit (deprecated)',
      deprecated: 'no longer supported by runc',
    },
  },
  // docker/cli 28.5.2, cli/command/volume/create.go
  'docker volume create': { name: { type: 'string', text: 'Specify volume name' } },
  // docker/buildx 0.29.1, commands/build.go, bake.go, prune.go, create.go
  'docker buildx build': {
    print: {
      type: 'string',
      text: 'Print result of information request (e.g., outline, targets)',
      experimental: true,
      instead: 'call',
    },
    compress: { text: 'Compress the build context using gzip', deprecated: 'ignored by BuildKit' },
    isolation: {
      type: 'string',
      text: 'Container isolation technology',
      deprecated: 'isolation flag is deprecated with BuildKit.',
    },
    'security-opt': {
      type: 'strings',
      repeatable: true,
      text: 'Security options',
      deprecated:
        'security-opt flag is deprecated. "RUN --security=insecure" should be used with BuildKit.',
    },
    squash: {
      text: 'Squash newly built layers into a single new layer',
      deprecated:
        'experimental flag squash is removed with BuildKit. You should squash inside build using a multi-stage Dockerfile for efficiency.',
    },
    memory: { short: 'm', type: 'string', text: 'Memory limit', deprecated: 'ignored by BuildKit' },
    'memory-swap': {
      type: 'string',
      text: 'Swap limit equal to memory plus swap: "-1" to enable unlimited swap',
      deprecated: 'ignored by BuildKit',
    },
    'cpu-shares': {
      short: 'c',
      type: 'int',
      text: 'CPU shares (relative weight)',
      deprecated: 'ignored by BuildKit',
    },
    'cpu-period': {
      type: 'int',
      text: 'Limit the CPU CFS (Completely Fair Scheduler) period',
      deprecated: 'ignored by BuildKit',
    },
    'cpu-quota': {
      type: 'int',
      text: 'Limit the CPU CFS (Completely Fair Scheduler) quota',
      deprecated: 'ignored by BuildKit',
    },
    'cpuset-cpus': {
      type: 'string',
      text: 'CPUs in which to allow execution ("0-3", "0,1")',
      deprecated: 'ignored by BuildKit',
    },
    'cpuset-mems': {
      type: 'string',
      text: 'MEMs in which to allow execution ("0-3", "0,1")',
      deprecated: 'ignored by BuildKit',
    },
    rm: {
      default: 'true',
      text: 'Remove intermediate containers after a successful build',
      deprecated: 'ignored by BuildKit',
    },
    'force-rm': {
      text: 'Always remove intermediate containers',
      deprecated: 'ignored by BuildKit',
    },
  },
  'docker buildx bake': {
    'list-targets': {
      text: 'List available targets',
      deprecated: 'list-targets is deprecated, use list=targets instead',
      instead: 'list',
    },
    'list-variables': {
      text: 'List defined variables',
      deprecated: 'list-variables is deprecated, use list=variables instead',
      instead: 'list',
    },
  },
  'docker buildx prune': {
    'keep-storage': {
      type: 'bytes',
      text: 'Amount of disk space to keep for cache',
      deprecated: 'keep-storage flag has been changed to reserved-space',
      instead: 'reserved-space',
    },
  },
  'docker buildx create': {
    config: { type: 'string', text: 'BuildKit daemon config file', instead: 'buildkitd-config' },
  },
  // docker/compose 2.40.3, cmd/compose/compose.go, run.go, exec.go, build.go, pull.go, remove.go, up.go, down.go…
  'docker compose': {
    workdir: {
      type: 'string',
      text: 'Specify an alternate working directory',
      deprecated: 'USE --project-directory INSTEAD.',
      instead: 'project-directory',
    },
    version: { short: 'v', text: 'Show the Docker Compose version information' },
    'no-ansi': {
      text: 'Do not print ANSI control characters (DEPRECATED)',
      deprecated: 'use --ansi never',
      instead: 'ansi',
    },
    verbose: { text: 'Show more output' },
  },
  'docker compose run': {
    tty: { short: 't', default: 'true', text: 'Allocate a pseudo-TTY' },
    volumes: {
      type: 'stringArray',
      repeatable: true,
      text: 'Bind mount a volume',
      instead: 'volume',
    },
    labels: {
      type: 'stringArray',
      repeatable: true,
      text: 'Add or override a label',
      instead: 'label',
    },
  },
  'docker compose exec': {
    interactive: { short: 'i', default: 'true', text: 'Keep STDIN open even if not attached' },
    tty: { short: 't', default: 'true', text: 'Allocate a pseudo-TTY' },
    'no-TTY': { text: 'Disable pseudo-TTY allocation', instead: 'no-tty' },
  },
  'docker compose build': {
    parallel: {
      default: 'true',
      text: 'Build images in parallel. DEPRECATED',
      deprecated: 'no effect',
    },
    compress: {
      default: 'true',
      text: 'Compress the build context using gzip. DEPRECATED',
      deprecated: 'no effect',
    },
    'force-rm': {
      default: 'true',
      text: 'Always remove intermediate containers. DEPRECATED',
      deprecated: 'no effect',
    },
    'no-rm': {
      text: 'Do not remove intermediate containers after a successful build. DEPRECATED',
      deprecated: 'no effect',
    },
    progress: { type: 'string', text: 'Set type of ui output' },
  },
  'docker compose pull': {
    parallel: {
      default: 'true',
      text: 'DEPRECATED pull multiple images in parallel',
      deprecated: 'no effect',
    },
    'no-parallel': {
      default: 'true',
      text: 'DEPRECATED disable parallel pulling',
      deprecated: 'no effect',
    },
  },
  'docker compose rm': {
    all: { short: 'a', text: 'Deprecated - no effect', deprecated: 'no effect' },
  },
  'docker compose up': {
    y: {
      text: 'Assume "yes" as answer to all prompts',
      deprecated: 'please use --yes instead',
      instead: 'yes',
    },
  },
  'docker compose create': {
    y: {
      text: 'Assume "yes" as answer to all prompts',
      deprecated: 'please use --yes instead',
      instead: 'yes',
    },
  },
  'docker compose publish': {
    y: {
      text: 'Assume "yes" as answer to all prompts',
      deprecated: 'please use --yes instead',
      instead: 'yes',
    },
  },
  'docker compose down': {
    volume: {
      text: 'Remove named volumes',
      deprecated: 'please use --volumes',
      instead: 'volumes',
    },
  },
  // moby 28.5.2, cmd/dockerd/config.go
  dockerd: {
    'network-diagnostic-port': {
      type: 'int',
      text: 'TCP port number of the network diagnostic server',
    },
    'allow-nondistributable-artifacts': {
      type: 'list',
      repeatable: true,
      text: 'Allow push of nondistributable artifacts to registry',
      deprecated: 'Pushing nondistributable artifacts is now enabled by default.',
    },
    'api-cors-header': {
      type: 'string',
      text: 'Set CORS headers in the Engine API',
      deprecated:
        'accessing Docker API through a browser is insecure; use a reverse proxy if you need CORS headers',
    },
    restart: {
      short: 'r',
      default: 'true',
      text: '--restart on the daemon',
      deprecated: 'Please use a restart policy on docker run',
    },
  },
  // docker/cli 28.5.2, cli/command/stack/cmd.go (persistent: each command of the group takes it)
  ...Object.fromEntries(
    ['', ' deploy', ' ls', ' ps', ' rm', ' services', ' config'].map((command) => [
      `docker stack${command}`,
      {
        orchestrator: {
          type: 'string',
          text: 'Orchestrator to use (swarm|all)',
          deprecated: 'option will be ignored',
        },
      },
    ]),
  ),
};

const some = (name: string, more: Omit<ArgumentSpec, 'name'> = {}): ArgumentSpec[] => [
  { name, ...more },
];
const ANY_SERVICE = some('SERVICE', { optional: true, repeats: true });

/**
 * Arguments of the commands that count them otherwise than their usage line says. Each was found by
 * the comparison with the client (`npm run grammar:verdicts`), which keeps them right.
 */
export const ARGUMENTS: Record<string, ArgumentSpec[]> = {
  'docker image import': [
    { name: 'file|URL|-' },
    { name: 'REPOSITORY[:TAG]', optional: true, repeats: true },
  ],
  'docker plugin create': [{ name: 'PLUGIN' }, { name: 'PLUGIN-DATA-DIR', repeats: true }],
  'docker volume update': some('VOLUME'),
  'docker buildx use': some('NAME', { optional: true }),
  'docker buildx history import': [],
  'docker buildx history inspect': some('REF', { optional: true }),
  'docker buildx history inspect attachment': [
    { name: 'REF', optional: true },
    { name: 'DIGEST', optional: true },
  ],
  'docker buildx history rm': some('REF', { repeats: true, unless: 'all' }),
  'docker compose alpha viz': ANY_SERVICE,
  'docker compose attach': some('SERVICE', { repeats: true }),
  'docker compose bridge convert': ANY_SERVICE,
  'docker compose bridge transformations create': some('TRANSFORMATION', {
    optional: true,
    repeats: true,
  }),
  'docker compose bridge transformations list': ANY_SERVICE,
  'docker compose down': ANY_SERVICE,
  'docker compose export': some('SERVICE', { repeats: true }),
  'docker compose port': [{ name: 'SERVICE' }, { name: 'PRIVATE_PORT', repeats: true }],
  'docker compose scale': some('SERVICE=REPLICAS', { repeats: true }),
};

function containerNetworkNames(): Record<string, Omit<OptionSpec, 'hidden'>> {
  return {
    'dns-opt': { type: 'list', repeatable: true, text: 'Set DNS options', instead: 'dns-option' },
    net: {
      type: 'network',
      repeatable: true,
      text: 'Connect a container to a network',
      instead: 'network',
    },
    'net-alias': {
      type: 'list',
      repeatable: true,
      text: 'Add network-scoped alias for the container',
      instead: 'network-alias',
    },
  };
}

function oldStopTimeout(): Omit<OptionSpec, 'hidden'> {
  return {
    type: 'int',
    text: 'Seconds to wait before killing the container',
    deprecated: 'use --timeout instead',
    instead: 'timeout',
  };
}
