/** What the reference client does not know, and why: extensions it lacks, forms that are gone. */

/** Plugins of Docker Desktop or shipped apart from the client. Source: docs.docker.com/reference/cli/docker/. */
const EXTENSIONS: Record<string, 'group' | 'command'> = {
  agent: 'group',
  ai: 'command',
  cloud: 'group',
  debug: 'command',
  desktop: 'group',
  dhi: 'group',
  extension: 'group',
  init: 'command',
  mcp: 'group',
  model: 'group',
  offload: 'group',
  pass: 'group',
  sandbox: 'group',
  sbom: 'command',
  scout: 'group',
};

/** Is this whole name, or its beginning, that of a plugin that the reference client lacks? */
export function isExtension(name: string): boolean {
  const [tool, word = ''] = name.split(' ');
  return tool === 'docker' && Object.hasOwn(EXTENSIONS, word);
}

/** Does this extension have subcommands (`docker scout cves`)? */
export function isExtensionGroup(name: string): boolean {
  return isExtension(name) && EXTENSIONS[name.split(' ')[1] ?? ''] === 'group';
}

/** A form that once was, or that people believe in, and what took its place. */
export interface Removed {
  /** French, without capital nor full stop. */
  why: string;
  instead?: string;
}

/** Source: docker/cli `docs/deprecated.md`, unless said otherwise. */
const REMOVED_COMMANDS: Record<string, Removed> = {
  'docker daemon': { why: 'elle a été remplacée par « dockerd » en 17.12', instead: 'dockerd' },
  'docker deploy': { why: 'elle a été retirée en 20.10', instead: 'docker stack deploy' },
  'docker engine': { why: 'elle a été retirée en 20.10' },
};

const REMOVED_OPTIONS: Record<string, Record<string, Removed>> = {
  'docker search': {
    '--automated': { why: 'elle a été retirée en 20.10' },
    '--stars': { why: 'elle a été retirée en 20.10', instead: '--filter=stars=3' },
    '-s': { why: 'elle a été retirée en 20.10', instead: '--filter=stars=3' },
    // Never existed: the client searches Docker Hub, or the registry that prefixes the term.
    '--registry': { why: 'le registre s’écrit devant le terme cherché' },
  },
  'docker login': {
    '--email': { why: 'elle a été retirée en 17.06' },
    '-e': { why: 'elle a été retirée en 17.06' },
  },
  'docker image tag': {
    '-f': { why: 'elle a été retirée en 1.12, un tag se déplace sans elle' },
    '--force': { why: 'elle a été retirée en 1.12, un tag se déplace sans elle' },
  },
  'docker container ls': {
    '--before': { why: 'elle a été retirée en 1.12', instead: '--filter=before=…' },
    '--since': { why: 'elle a été retirée en 1.12', instead: '--filter=since=…' },
  },
  'docker container commit': {
    '--run': { why: 'elle a été retirée en 1.13', instead: '--change' },
  },
  'docker container run': { '--lxc-conf': { why: 'le pilote LXC a été retiré en 1.10' } },
  'docker container create': { '--lxc-conf': { why: 'le pilote LXC a été retiré en 1.10' } },
  'docker buildx build': { '--stream': { why: 'elle a été retirée en 20.10' } },
  dockerd: {
    '-g': { why: 'elle a été retirée en 23.0', instead: '--data-root' },
    '--graph': { why: 'elle a été retirée en 23.0', instead: '--data-root' },
    '--oom-score-adjust': { why: 'elle a été retirée en 25.0' },
    '--disable-legacy-registry': { why: 'elle a été retirée en 19.03' },
    '--cluster-store': { why: 'elle a été retirée en 23.0' },
    '--cluster-advertise': { why: 'elle a été retirée en 23.0' },
  },
};

export function removedCommand(name: string): Removed | undefined {
  return Object.hasOwn(REMOVED_COMMANDS, name) ? REMOVED_COMMANDS[name] : undefined;
}

/** @param option as typed, with its dashes */
export function removedOption(command: string, option: string): Removed | undefined {
  const options = Object.hasOwn(REMOVED_OPTIONS, command) ? REMOVED_OPTIONS[command] : undefined;
  return options && Object.hasOwn(options, option) ? options[option] : undefined;
}
