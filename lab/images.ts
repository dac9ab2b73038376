import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CATALOGUE, labelOf, type Recipe, recipesFor, tagsFor } from './catalogue.ts';
import { debianMirror, type DebianMirror } from './debian-mirror.ts';
import { LabFailure } from './failure.ts';
import { bringUp } from './lab.ts';
import { type Layout } from './layout.ts';
import { enter } from './machine.ts';
import { BUILDER, stopNode } from './nodes.ts';
import { type Progress } from './progress.ts';
import { CommandFailed, run } from './run.ts';

/** An image on the lab's registry. */
export interface BuiltImage {
  repository: string;
  /** From the most precise to the least. */
  tags: string[];
  digest: string;
  /** Size in bytes, once unpacked. */
  size: number;
  /** When it was built, ISO 8601. */
  created: string;
}

const REGISTRY = 'miroir.lab/library';
const CANDIDATE = 'candidate';
const CONTEXTS = join(import.meta.dirname, 'images');

/** The images that the lab's registry holds. */
export function builtImages(layout: Layout): BuiltImage[] {
  if (!existsSync(layout.imageList)) return [];
  return JSON.parse(readFileSync(layout.imageList, 'utf8')) as BuiltImage[];
}

/** Whether all images of the course are there. */
export function hasAllImages(layout: Layout): boolean {
  return CATALOGUE.every((recipe) => isBuilt(layout, recipe));
}

/**
 * Builds images of the catalogue in a node of their own and puts them on the lab's registry.
 * @param names repositories to build; all when empty
 * @param rebuild builds again those that are there, without the build cache
 * @throws LabFailure with the end of the log of a build that failed
 */
export async function buildImages(
  layout: Layout,
  names: readonly string[],
  rebuild: boolean,
  env: NodeJS.ProcessEnv,
  progress: Progress,
): Promise<void> {
  const recipes = chooseRecipes(names).filter(
    // A base that is there stays: only what was named is built again.
    (recipe) => !isBuilt(layout, recipe) || (rebuild && isNamed(recipe, names)),
  );
  if (recipes.length === 0) return;
  await bringUp(layout, [BUILDER], env, progress);
  const mirror = await debianMirror(env);
  mkdirSync(layout.logs, { recursive: true });
  try {
    for (const recipe of recipes) {
      await progress.step(`Image ${labelOf(recipe)}`, (detail) =>
        build(layout, recipe, mirror, rebuild, detail),
      );
    }
  } finally {
    await progress.step('Stopping the builder', () => stopNode(layout, BUILDER));
  }
}

function chooseRecipes(names: readonly string[]): Recipe[] {
  for (const name of names) {
    if (CATALOGUE.some(({ repository }) => repository === name)) continue;
    const known = [...new Set(CATALOGUE.map(({ repository }) => repository))].join(', ');
    throw new LabFailure(`the course has no image called ${name}`, `Its images are ${known}.`);
  }
  return recipesFor(names);
}

function isNamed({ repository }: Recipe, names: readonly string[]): boolean {
  return names.length === 0 || names.includes(repository);
}

function isBuilt(layout: Layout, recipe: Recipe): boolean {
  return builtImages(layout).some((image) => (image as Labelled).label === labelOf(recipe));
}

/** The list also says which recipe made the image. */
type Labelled = BuiltImage & { label: string };

async function build(
  layout: Layout,
  recipe: Recipe,
  mirror: DebianMirror,
  rebuild: boolean,
  detail: (line: string) => void,
): Promise<void> {
  const log = join(layout.logs, `image-${labelOf(recipe).replaceAll(/[^\w]+/g, '-')}.log`);
  const inBuilder = (...command: string[]): Promise<string> =>
    run(enter(layout, BUILDER.name, command), { log, onLine: detail });
  try {
    const context = await sendContext(layout, recipe, mirror, inBuilder);
    const args = Object.entries(recipe.args ?? {}).flatMap(([name, value]) => [
      '--build-arg',
      `${name}=${value}`,
    ]);
    const cache = rebuild ? ['--no-cache'] : [];
    await inBuilder(
      'docker',
      'build',
      '--progress=plain',
      ...cache,
      ...args,
      '-t',
      CANDIDATE,
      context,
    );
    const answer =
      recipe.version === undefined
        ? ''
        : await inBuilder('docker', 'run', '--rm', CANDIDATE, ...recipe.version);
    const image = await publish(recipe, tagsFor(recipe.tags, answer), inBuilder);
    remember(layout, { label: labelOf(recipe), ...image });
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    throw new LabFailure(
      `building ${labelOf(recipe)} failed:\n${error.tail}`,
      `The whole log is ${log}.`,
      { cause: error },
    );
  }
}

/** Copies the context into the builder. @returns its folder there */
async function sendContext(
  layout: Layout,
  recipe: Recipe,
  mirror: DebianMirror,
  inBuilder: (...command: string[]) => Promise<string>,
): Promise<string> {
  const folder = `/root/images/${recipe.context}`;
  const tar = spawn('tar', ['-C', join(CONTEXTS, recipe.context), '-c', '.'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const unpack = 'rm -rf "$0"; mkdir -p "$0"; tar -x -C "$0" --no-same-owner';
  await run(enter(layout, BUILDER.name, ['sh', '-c', unpack, folder]), { input: tar.stdout });
  const [script, ...args] = recipe.rootfs ?? [];
  if (script !== undefined) {
    const settings = mirror.settings.map((setting) => `--aptopt=${setting}`);
    const archive = `${folder}/rootfs.tar`;
    await inBuilder('sh', `${folder}/${script}`, archive, ...args, ...settings);
  }
  return folder;
}

/** Gives the candidate its names on the registry and pushes them. */
async function publish(
  { repository }: Recipe,
  tags: string[],
  inBuilder: (...command: string[]) => Promise<string>,
): Promise<BuiltImage> {
  const names = tags.map((tag) => `${repository}:${tag}`);
  for (const name of names) {
    await inBuilder('docker', 'tag', CANDIDATE, name);
    await inBuilder('docker', 'tag', CANDIDATE, `${REGISTRY}/${name}`);
    await inBuilder('docker', 'push', '--quiet', `${REGISTRY}/${name}`);
  }
  const format = '{{json .RepoDigests}} {{.Size}} {{.Created}}';
  const answer = await inBuilder('docker', 'image', 'inspect', '-f', format, CANDIDATE);
  const [digests = '[]', size = '0', created = ''] = answer.trim().split(' ');
  const digest = (JSON.parse(digests) as string[]).find((name) =>
    name.startsWith(`${REGISTRY}/${repository}@`),
  );
  return { repository, tags, digest: digest?.split('@')[1] ?? '', size: Number(size), created };
}

function remember(layout: Layout, image: Labelled): void {
  const others = (builtImages(layout) as Labelled[]).filter(({ label }) => label !== image.label);
  writeFileSync(layout.imageList, `${JSON.stringify([...others, image], null, 2)}\n`);
}
