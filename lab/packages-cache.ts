/**
 * A cache of the Debian mirror on a unix socket, the one door between the lab and the outside.
 * Run by `up`: packages-cache.ts SOCKET FOLDER DEBIAN SECURITY
 *
 * It answers GET and HEAD of /debian/… and /debian-security/… only. What is named by its content
 * (packages, by-hash) is kept for ever, indexes for an hour.
 */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const INDEX_LIFE_MS = 3_600_000;
const KEPT_HEADERS = ['content-length', 'content-type', 'last-modified', 'etag'];
const PATH = /^(?:http:\/\/[\w.]+)?\/(debian|debian-security)(\/[\w.+~%:/-]+)$/;

/** Address on the mirror of what a client asks; undefined for anything that is not Debian's. */
export function upstreamAddress(
  url: string,
  mirrors: { debian: string; security: string },
): string | undefined {
  const [, archive, path] = PATH.exec(url) ?? [];
  if (archive === undefined || path === undefined || path.includes('/../')) return undefined;
  return (archive === 'debian' ? mirrors.debian : mirrors.security) + path;
}

/** Tells whether the content behind an address never changes. */
export function isImmutable(address: string): boolean {
  return /\.deb$|\/by-hash\//.test(address);
}

/** @param folder where answers are kept */
function packagesCache(folder: string, mirrors: { debian: string; security: string }) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = upstreamAddress(request.url ?? '', mirrors);
    if (address === undefined || !['GET', 'HEAD'].includes(request.method ?? '')) {
      response.writeHead(404).end();
      return;
    }
    const file = join(folder, createHash('sha256').update(address).digest('hex'));
    const status = fresh(file, address) ? 200 : await download(address, file);
    if (status !== 200) {
      response.writeHead(status, { 'content-length': 0 }).end();
      return;
    }
    response.writeHead(200, JSON.parse(readFileSync(`${file}.json`, 'utf8')));
    if (request.method === 'HEAD') response.end();
    else await pipeline(createReadStream(file), response);
  };
}

function fresh(file: string, address: string): boolean {
  const headers = `${file}.json`;
  if (!existsSync(headers)) return false;
  return isImmutable(address) || Date.now() - statSync(headers).mtimeMs < INDEX_LIFE_MS;
}

/** Downloads into `file`, its headers beside it. @returns the status of the mirror's answer */
async function download(address: string, file: string): Promise<number> {
  // Identity: a body that fetch would decompress no longer matches its length and hash.
  const answer = await fetch(address, { headers: { 'accept-encoding': 'identity' } });
  if (!answer.ok || answer.body === null) return answer.status;
  const part = `${file}.${Math.random().toString(36).slice(2)}.part`;
  await pipeline(answer.body, createWriteStream(part));
  renameSync(part, file);
  const kept = KEPT_HEADERS.map((name) => [name, answer.headers.get(name)]);
  writeFileSync(
    `${file}.json`,
    JSON.stringify(Object.fromEntries(kept.filter(([, value]) => value))),
  );
  return 200;
}

function serve([socket = '', folder = '', debian = '', security = '']: string[]): void {
  mkdirSync(folder, { recursive: true });
  rmSync(socket, { force: true });
  const answer = packagesCache(folder, { debian, security });
  // The path of a unix socket is limited to 107 bytes: it is named from its own folder.
  process.chdir(dirname(socket));
  createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(request.url, error);
      if (!response.headersSent) response.writeHead(502);
      response.end();
    });
  }).listen(basename(socket));
}

if (import.meta.main) serve(process.argv.slice(2));
