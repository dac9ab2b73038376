/**
 * Writes `src/commands/grammar/*.json` from what the real clients print of themselves.
 *
 *     npm run grammar -- --root <root file system of the lab>
 *
 * Without `--root` the clients of this machine are read. No engine is reached or needed.
 * With `--compose-schema <compose-spec.json> --compose-version <of compose-go>` the keys of Compose
 * files are written too.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { type CommandSpec, type GrammarFile } from '../src/commands/grammar.ts';
import { type Client, offlineClient } from './grammar/client.ts';
import { composeKeys } from './grammar/compose-schema.ts';
import { HIDDEN_OPTIONS } from './grammar/hidden.ts';
import { readKubectlOptions } from './grammar/kubectl-help.ts';
import { knowsOption, noteApiVersions, standsAlone, takesOptionsFirst } from './grammar/probe.ts';
import { commandSpec, dockerPages, kubectlPages, sortKeys, walkHelp } from './grammar/walk.ts';

const OUTPUT = join(import.meta.dirname, '../src/commands/grammar');

const { values } = parseArgs({
  options: {
    root: { type: 'string' },
    'compose-schema': { type: 'string' },
    'compose-version': { type: 'string' },
  },
});
const client = offlineClient(values.root);

const isBuildx = (name: string): boolean => /^docker buildx( |$)/.test(name);
const isCompose = (name: string): boolean => /^docker compose( |$)/.test(name);
const isDocker = (name: string): boolean => !isBuildx(name) && !isCompose(name);

const docker = readDocker(client);
await write('buildx', {
  client: 'docker buildx',
  version: firstMatch(['docker', 'buildx', 'version'], /buildx v?(\S+)/),
  commands: pick(docker, isBuildx),
});
await write('compose', {
  client: 'docker compose',
  version: firstMatch(['docker', 'compose', 'version'], /version v?(\S+)/),
  commands: pick(docker, isCompose),
});
await write('docker', {
  client: 'docker',
  version: firstMatch(['docker', '--version'], /version (\S+?),/),
  commands: pick(docker, isDocker),
});
await write('dockerd', {
  client: 'dockerd',
  version: firstMatch(['dockerd', '--version'], /version (\S+?),/),
  commands: readTree(client, 'dockerd'),
});
await write('kubectl', readKubectl(client));
const { 'compose-schema': schema, 'compose-version': schemaVersion } = values;
if (schema !== undefined && schemaVersion !== undefined)
  await writeJson(
    'compose-file',
    composeKeys(JSON.parse(readFileSync(schema, 'utf8')), schemaVersion),
  );

function readTree(
  from: Client,
  root: string,
  env: Record<string, string> = {},
): Record<string, CommandSpec> {
  const found = walkHelp(root === 'kubectl' ? kubectlPages(from) : dockerPages(from, env), root);
  return Object.fromEntries([...found].map(([name, entry]) => [name, commandSpec(name, entry)]));
}

/** docker and its plugins: one tree, since `docker build` and `docker builder` lead into buildx. */
function readDocker(from: Client): Record<string, CommandSpec> {
  const commands = readTree(from, 'docker');
  for (const [name, options] of Object.entries(HIDDEN_OPTIONS))
    for (const [option, spec] of Object.entries(options))
      if (!knowsOption(from, name, option, spec))
        throw new Error(`${name} does not take --${option}.`);
  for (const [name, spec] of Object.entries(commands))
    if (takesOptionsFirst(from, name, spec)) spec.optionsFirst = true;
  const newest = Number(firstMatch(['docker', 'version'], /API version:\s+1\.(\d+)/));
  noteApiVersions(from, pick(commands, isDocker), newest);
  addExperimental(commands, readTree(from, 'docker buildx', { BUILDX_EXPERIMENTAL: '1' }));
  return commands;
}

/** buildx shows its experimental commands and options only when asked to. */
function addExperimental(
  commands: Record<string, CommandSpec>,
  all: Record<string, CommandSpec>,
): void {
  for (const [name, spec] of Object.entries(all)) {
    const known = commands[name];
    if (!known) {
      // `docker buildx debug build` claims the aliases of `docker buildx build`.
      commands[name] = { ...spec, experimental: true };
      delete commands[name].aliases;
    }
    for (const [option, entry] of Object.entries(spec.options))
      if (known && !known.options[option]) known.options[option] = { ...entry, experimental: true };
    if (known) known.options = sortKeys(known.options);
  }
}

function readKubectl(from: Client): GrammarFile {
  const commands = readTree(from, 'kubectl');
  const globals = readKubectlOptions(from(['kubectl', 'options']).output);
  const known = new Map<string, boolean>();
  for (const [name, spec] of Object.entries(commands)) {
    for (const [option, entry] of Object.entries(spec.options)) {
      if (!entry.type) continue;
      const same = `${option} ${entry.text}`;
      if (!known.has(same)) known.set(same, standsAlone(from, name, option));
      if (known.get(same)) entry.implicit = '';
    }
  }
  const version = firstMatch(['kubectl', 'version', '--client'], /Client Version: v?(\S+)/);
  return { client: 'kubectl', version, globals: sortKeys(globals), commands };
}

function firstMatch(argv: readonly string[], pattern: RegExp): string {
  const found = pattern.exec(client(argv).output)?.[1];
  if (found === undefined)
    throw new Error(`\`${argv.join(' ')}\` does not tell ${pattern.source}.`);
  return found;
}

function pick(
  commands: Record<string, CommandSpec>,
  wanted: (name: string) => boolean,
): Record<string, CommandSpec> {
  return Object.fromEntries(Object.entries(commands).filter(([name]) => wanted(name)));
}

async function write(name: string, file: GrammarFile): Promise<void> {
  await writeJson(name, { ...file, commands: sortKeys(file.commands) });
  console.log(`${name}.json: ${file.version}, ${Object.keys(file.commands).length} commands`);
}

async function writeJson(name: string, data: object): Promise<void> {
  const path = join(OUTPUT, `${name}.json`);
  const style = await resolveConfig(path);
  writeFileSync(path, await format(JSON.stringify(data), { ...style, filepath: path }));
}
