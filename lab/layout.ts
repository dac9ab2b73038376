import { join, resolve } from 'node:path';

/** Where the lab keeps everything. Removing `home` removes the lab. */
export interface Layout {
  home: string;
  /** Debian with Docker, shared read-only by all machines. */
  rootfs: string;
  /** Tools the machine itself lacks (debootstrap, keyring), unpacked and never installed. */
  tools: string;
  /** Answers of the Debian mirror, and downloaded packages. */
  cache: string;
  /** Storage of the registry that stands for Docker Hub. */
  registry: string;
  /** One folder a machine: what it wrote, and the data of its engine. */
  machines: string;
  /** Process ids, sockets and logs of what runs now. */
  run: string;
  /** What is being deleted in the background. */
  trash: string;
  /** Logs that outlive what they tell about. */
  logs: string;
  /** What the lab built: repository, tags, digest, true version. */
  imageList: string;
}

/**
 * The folders of the lab.
 * @param env `LAB_HOME` chooses the place; `.lab` in the project otherwise.
 * @param project folder of the project
 */
export function labLayout(env: NodeJS.ProcessEnv, project: string): Layout {
  const home = resolve(project, env['LAB_HOME'] ?? '.lab');
  return {
    home,
    rootfs: join(home, 'rootfs'),
    tools: join(home, 'tools'),
    cache: join(home, 'cache'),
    registry: join(home, 'registry'),
    machines: join(home, 'machines'),
    run: join(home, 'run'),
    trash: join(home, 'trash'),
    logs: join(home, 'logs'),
    imageList: join(home, 'images.json'),
  };
}
