import { type Session } from '../../src/recording/session.ts';
import { type Need } from '../../src/recording/session-needs.ts';
import { type Feature, type Verdict } from '../kernel.ts';
import { CONTAINERD, type Node, swarmNodes } from '../nodes.ts';
import { SessionRefused } from './failures.ts';

/**
 * The machines that a session is played on; its commands are typed on the first.
 * @param verdicts what the kernel of this machine has
 * @throws SessionRefused when the lab lacks what the session needs, with the reason
 */
export function machinesFor(session: Session, verdicts: Record<Feature, Verdict>): Node[] {
  for (const need of session.needs) {
    const reason = reasonAgainst(need, verdicts);
    if (reason !== undefined) throw new SessionRefused(`it needs ${need}: ${reason}`);
  }
  if (!session.needs.includes('containerd')) return swarmNodes(session.nodes);
  if (session.nodes > 1) throw new SessionRefused('the engine with containerd is a single node');
  return [CONTAINERD];
}

function reasonAgainst(need: Need, verdicts: Record<Feature, Verdict>): string | undefined {
  if (need === 'containerd') return undefined;
  if (need === 'kubernetes') return 'that cluster was recorded once and cannot be made again';
  if (need === 'vm') return 'use LAB=vm';
  const verdict = verdicts[need];
  return verdict.available ? undefined : verdict.reason;
}
