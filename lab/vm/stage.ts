import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabFailure } from '../failure.ts';
import { GATEWAY } from '../gateway.ts';
import { type Layout } from '../layout.ts';
import { takeLock } from '../lock.ts';
import { runFolder } from '../machine.ts';
import { runningNodes } from '../nodes.ts';
import { quietProgress } from '../progress.ts';
import { requestedImages } from '../record/registry-log.ts';
import { type Stage } from '../record/stage.ts';
import { bringUpVms, takeDownVms } from './backend.ts';
import { enterVm } from './enter.ts';
import { type VmLayout, vmLayout } from './layout.ts';
import { haltVm, resetVm } from './nodes.ts';

/** The virtual machines, held for one recorder: they play one session at once. */
export interface VmPlace {
  stage: Stage;
  /** Ends all that runs. */
  close: () => Promise<void>;
}

/**
 * Holds the virtual machines for a recorder. What was started before goes: sessions are played on
 * machines as new.
 * @throws LabFailure when someone else uses them
 */
export function openVms(lab: Layout, env: NodeJS.ProcessEnv): VmPlace {
  const layout = vmLayout(lab);
  const release = takeLock(layout);
  if (release === undefined) {
    throw new LabFailure('another command uses the virtual machines', 'Wait until it has ended.');
  }
  return {
    stage: vmStage(lab, layout, env),
    close: async () => {
      try {
        for (const node of runningNodes(layout)) await haltVm(layout, node);
        await takeDownVms(layout, false, quietProgress);
      } finally {
        release();
      }
    },
  };
}

function vmStage(lab: Layout, layout: VmLayout, env: NodeJS.ProcessEnv): Stage {
  const registryLog = join(runFolder(layout, GATEWAY), 'registry.log');
  let alreadyLogged = 0;
  return {
    renew: async (nodes) => {
      const wanted = nodes.map(({ name }) => name);
      for (const node of runningNodes(layout)) {
        if (!wanted.includes(node.name)) await haltVm(layout, node);
      }
      await bringUpVms(lab, layout, nodes, env, quietProgress);
      for (const node of nodes) await resetVm(layout, node);
      alreadyLogged = readFileSync(registryLog).length;
    },
    enter: (node, command, options) => enterVm(layout, node.name, command, options),
    requestedImages: () =>
      requestedImages(readFileSync(registryLog).subarray(alreadyLogged).toString()),
  };
}
