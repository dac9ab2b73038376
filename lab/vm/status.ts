import { existsSync } from 'node:fs';
import { describeImages, describeVerdicts, VERSION_FORMAT } from '../status.ts';
import { runningNodes } from '../nodes.ts';
import { run } from '../run.ts';
import { enterVm } from './enter.ts';
import { vmVerdicts } from './kernel.ts';
import { type VmLayout } from './layout.ts';

/** What runs now, and what it can do: asked of the guests, never assumed. */
export async function describeVms(layout: VmLayout): Promise<string> {
  const image = existsSync(layout.image) ? 'made' : 'not made yet (LAB=vm npm run lab -- up)';
  const nodes = runningNodes(layout);
  const lines = [`folder    ${layout.home}`, `image     ${image}`];
  for (const { name, address } of nodes) {
    const engine = await run(enterVm(layout, name, ['docker', 'version', '-f', VERSION_FORMAT]));
    const kernel = await run(enterVm(layout, name, ['uname', '-r']));
    lines.push(
      `${name.padEnd(9)} ${address}, Docker Engine ${engine.trim()}, Linux ${kernel.trim()}`,
    );
  }
  const [first] = nodes;
  const needs =
    first === undefined
      ? ['needs     (start it to know)']
      : describeVerdicts(await vmVerdicts(layout, first.name));
  return [...lines, '', ...describeImages(layout), '', ...needs].join('\n');
}
