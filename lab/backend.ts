import { type EnterOptions } from './machine.ts';
import { type Feature, type Verdict } from './kernel.ts';
import { type Progress } from './progress.ts';

/** What sessions are played on: `LAB=namespaces` (the default), `LAB=vm` or `LAB=host`. */
export interface Backend {
  /** Makes what is missing and starts nodes. @throws LabFailure that says what to do */
  up(wanted: { nodes: number; containerd: boolean }, progress: Progress): Promise<void>;
  /** Builds images of the course on the lab's registry. */
  images(names: readonly string[], rebuild: boolean, progress: Progress): Promise<void>;
  /** Stops everything; with `purge`, removes everything. */
  down(purge: boolean, progress: Progress): Promise<void>;
  /** Gives nodes (all when none is named) the state of a fresh installation. */
  reset(names: readonly string[], progress: Progress): Promise<void>;
  /** What runs, with which versions, and what is missing: lines for a person. */
  status(): Promise<string>;
  /** The command that runs `command` in a node (the main one when undefined). */
  enter(node: string | undefined, command: readonly string[], options?: EnterOptions): string[];
  /** What sessions may need, as found on the main node, which must be up. */
  verdicts(): Promise<Record<Feature, Verdict>>;
}

const KINDS = ['namespaces', 'vm', 'host'] as const;
export type BackendKind = (typeof KINDS)[number];

/** The kind that `LAB` names; undefined when there is no such kind. */
export function backendKind(lab: string | undefined): BackendKind | undefined {
  return lab === undefined || lab === '' ? 'namespaces' : KINDS.find((kind) => kind === lab);
}
