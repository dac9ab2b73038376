import { createServer, type RequestListener, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sirv from 'sirv';

export interface SiteAddress {
  url: string;
  port: number;
  server: Server;
}

export interface ServeOptions {
  /** Folder of the built site. */
  dir: string;
  /** First port to try; 0 lets the system choose one. */
  port: number;
  /** Path under which the site was built, e.g. `/cours/`. */
  base?: string;
  /** How many further ports to try when the first ones are taken. */
  attempts?: number;
}

/** A request handler for a built site: precompressed files, its own 404 page, its base path. */
function siteHandler(dir: string, base: string): RequestListener {
  const notFound = readFileSync(join(dir, '404.html'));
  const files = sirv(dir, { brotli: true, gzip: true, etag: true, dev: false });
  const prefix = base.replace(/\/$/, '');
  return (request, response) => {
    const miss = () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(notFound);
    };
    const url = request.url ?? '/';
    if (prefix && !url.startsWith(`${prefix}/`)) {
      if (url !== '/' && url !== prefix) return miss();
      return response.writeHead(302, { location: `${prefix}/` }).end();
    }
    request.url = url.slice(prefix.length);
    files(request, response, miss);
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/**
 * Serves a built site over HTTP on this machine.
 * Takes the next free port when one is taken.
 * @throws Error when no port could be had, or when the site is not built.
 */
export async function serveSite(options: ServeOptions): Promise<SiteAddress> {
  const { dir, base = '/', attempts = 20 } = options;
  const handler = siteHandler(dir, base);
  for (let port = options.port; port <= options.port + attempts; port++) {
    const server = createServer(handler);
    try {
      const bound = await listen(server, port);
      return { server, port: bound, url: `http://localhost:${bound}${base}` };
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    }
  }
  throw new Error(
    `Ports ${options.port} to ${options.port + attempts} are all taken. ` +
      'Free one of them, or choose another: PORT=8080 npm start',
  );
}

if (import.meta.filename === process.argv[1]) {
  const [dir = 'dist', port = '4321'] = process.argv.slice(2);
  const site = await serveSite({
    dir,
    port: Number(port),
    base: process.env.BASE ?? '/',
    attempts: 0,
  });
  console.log(site.url);
}
