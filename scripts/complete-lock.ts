/**
 * Adds to package-lock.json the optional platform packages that the registry in use did not serve,
 * and drops download addresses, so that `npm ci` accepts the lockfile everywhere: it insists on
 * an entry for every optional dependency, even one for another platform.
 *
 * `npm run lock` after every change of dependencies; `npm run lock -- --check` exits 1 when the
 * lockfile is not complete.
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface LockEntry {
  version?: string;
  resolved?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}
type Packages = Record<string, LockEntry>;

const OS_OF: Record<string, string> = { windows: 'win32' };
const OS = /(android|darwin|linux|win32|windows|freebsd|openbsd|netbsd|openharmony|sunos|aix)/;
const CPU = /(arm64|x64|ia32|ppc64|s390x|riscv64|loong64|mips64el|wasm32|wasm|arm)/;

/** The entry that Node, looking from the package at `path` upwards, would find for `name`. */
function resolve(packages: Packages, path: string, name: string): LockEntry | undefined {
  for (let scope = path; ; scope = parentScope(scope)) {
    const found = packages[`${scope ? `${scope}/` : ''}node_modules/${name}`];
    if (found ?? !scope) return found;
  }
}

/** True when an entry is a version that a range allows; only exact ranges are ever unmet. */
function satisfies(entry: LockEntry, range: string): boolean {
  return !/^\d/.test(range) || entry.version === range;
}

/** `node_modules/a/node_modules/b` → `node_modules/a` → the root, an empty string. */
function parentScope(scope: string): string {
  return scope.slice(0, scope.lastIndexOf('node_modules/')).replace(/\/$/, '');
}

/** A lock entry for a package that only other platforms install, read from its name. */
function platformEntry(name: string, range: string, dev: boolean): LockEntry {
  const os = OS.exec(name)?.[1];
  const cpu = CPU.exec(name)?.[1];
  const libc = /musl/.test(name) ? 'musl' : /gnu/.test(name) ? 'glibc' : undefined;
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(cpu ? { cpu: [cpu === 'wasm' ? 'wasm32' : cpu] } : {}),
    ...(dev ? { dev } : {}),
    ...(libc ? { libc: [libc] } : {}),
    optional: true,
    ...(os ? { os: [OS_OF[os] ?? os] } : {}),
  };
}

function missingEntries(packages: Packages): Packages {
  const missing: Packages = {};
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const found = resolve(packages, path, name);
      if (found && satisfies(found, range)) continue;
      if (!OS.test(name) && !/wasm/.test(name)) {
        throw new Error(
          `package-lock.json: ${name} (optional, of ${path}) is in no entry, and its name tells no platform: run npm install again.`,
        );
      }
      // Where another version stands at the top, this one goes below the package that wants it.
      const place = found ? `${path}/node_modules/${name}` : `node_modules/${name}`;
      missing[place] = platformEntry(name, range, entry.dev === true);
    }
  }
  return missing;
}

const file = 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Packages };
const missing = missingEntries(lock.packages);
const addresses = Object.values(lock.packages).filter((entry) => entry.resolved);

if (process.argv.includes('--check')) {
  if (Object.keys(missing).length + addresses.length === 0) process.exit(0);
  console.error(
    `package-lock.json is not complete (${Object.keys(missing).length} entries missing, ${addresses.length} with a download address): run npm run lock.`,
  );
  process.exit(1);
}
for (const entry of addresses) delete entry.resolved;
const all = Object.entries({ ...lock.packages, ...missing });
lock.packages = Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(
  `package-lock.json: ${Object.keys(missing).length} entries added, ${addresses.length} addresses dropped.`,
);
