/** `npm start`: builds the site, serves it, and prints its address once it answers. */
import { spawnSync } from 'node:child_process';
import { serveSite } from './serve-site.ts';

const DEFAULT_PORT = 4321;

function fail(message: string): never {
  console.error(`\n${message}`);
  process.exit(1);
}

function wantedPort(): number {
  const port = Number(process.env.PORT ?? DEFAULT_PORT);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  return fail(`PORT must be a number from 1 to 65535, not « ${process.env.PORT ?? ''} ».`);
}

function build(): void {
  console.log('Building the site…');
  const { status, stdout, stderr } = spawnSync('astro', ['build'], { encoding: 'utf8' });
  if (status === 0) return;
  fail(`${stdout ?? ''}${stderr ?? ''}\nThe site could not be built: the reason is above.`);
}

const port = wantedPort();
build();
try {
  const site = await serveSite({ dir: 'dist', port, base: process.env.BASE ?? '/' });
  const answer = await fetch(site.url);
  if (!answer.ok) fail(`The server answers ${answer.status} at ${site.url}.`);
  if (site.port !== port) console.log(`Port ${port} is taken: using ${site.port} instead.`);
  console.log(`\n  Docker Deep Dive: ${site.url}\n\nCtrl-C stops the server.`);
} catch (error) {
  fail((error as Error).message);
}
