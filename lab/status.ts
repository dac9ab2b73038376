import { existsSync } from 'node:fs';
import { GATEWAY } from './gateway.ts';
import { type Feature, FEATURES, kernelVerdicts, readKernelFacts, type Verdict } from './kernel.ts';
import { type Layout } from './layout.ts';
import { enter, machinePid } from './machine.ts';
import { runningNodes } from './nodes.ts';
import { builtImages } from './images.ts';
import { run } from './run.ts';

/** For `docker version -f`. */
export const VERSION_FORMAT =
  '{{.Server.Version}}, {{.Server.Os}}/{{.Server.Arch}}, API {{.Server.APIVersion}}';

/** What runs now, with versions, images, and what this machine's kernel cannot do. */
export async function describeStatus(layout: Layout): Promise<string> {
  const base = existsSync(layout.rootfs) ? 'made' : 'not made yet (npm run lab -- up)';
  const gateway = machinePid(layout, GATEWAY) === undefined ? 'stopped' : 'running';
  return [
    `folder    ${layout.home}`,
    `base      ${base}`,
    `gateway   ${gateway}`,
    ...(await describeNodes(layout)),
    '',
    ...describeImages(layout),
    '',
    ...describeVerdicts(kernelVerdicts(readKernelFacts())),
  ].join('\n');
}

async function describeNodes(layout: Layout): Promise<string[]> {
  const lines: string[] = [];
  for (const { name, address, store } of runningNodes(layout)) {
    const version = await run(enter(layout, name, ['docker', 'version', '-f', VERSION_FORMAT]));
    lines.push(`${name.padEnd(9)} ${address}, ${store}, Docker Engine ${version.trim()}`);
  }
  return lines;
}

/** A line for each image on the lab's registry. */
export function describeImages(layout: Layout): string[] {
  const images = builtImages(layout);
  if (images.length === 0) return ['images    none yet (npm run lab -- images)'];
  return images.map(({ repository, tags }) => `image     ${repository}: ${tags.join(', ')}`);
}

/** A line for each feature that a session may need. */
export function describeVerdicts(verdicts: Record<Feature, Verdict>): string[] {
  return Object.entries(verdicts).map(([feature, verdict]) => {
    const what = FEATURES[feature as Feature];
    return `needs     ${feature.padEnd(9)} ${verdict.available ? 'yes' : `no: ${verdict.reason}`} (${what})`;
  });
}
