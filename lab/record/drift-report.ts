import { structuredPatch } from 'diff';
import { type Comparison, type StepDrift } from './compare.ts';

/** Unchanged lines shown around those that changed. */
const CONTEXT = 2;

/**
 * Tells how the engine answers otherwise than it did: for each step that drifted, the lines that
 * went (`-`) and came (`+`).
 * @returns undefined when no step drifted
 */
export function driftReport({ steps, versions }: Comparison): string | undefined {
  if (steps.length === 0) return undefined;
  const changes = versions.map(({ name, before, now }) => `${name} ${before} → ${now}`);
  return [...changes, ...steps.map(describeStep)].join('\n');
}

function describeStep({ number, command, exit, output }: StepDrift): string {
  return [
    `step ${number}, « ${command} »`,
    ...(exit ? [`  ended with ${exit.before}, now with ${exit.now}`] : []),
    ...(output ? diffLines(output.before, output.now) : []),
  ].join('\n');
}

function diffLines(before: readonly string[], now: readonly string[]): string[] {
  const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
  const patch = structuredPatch('', '', text(before), text(now), '', '', { context: CONTEXT });
  return patch.hunks.flatMap(({ oldStart, lines }) => [
    ...(oldStart > 1 ? [`  … from line ${oldStart}`] : []),
    ...lines.map((line) => `  ${line}`),
  ]);
}
