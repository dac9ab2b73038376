import { withSuggestion } from '../problems.ts';
import { say, type Flag, type ParsedInstruction } from './instruction.ts';
import { readMount, type Mount } from './mounts.ts';
import { type Expand } from './sources.ts';
import { type Stage, type Walk } from './stage.ts';

/** Kinds of mounts that must say where. */
const WITH_TARGET = new Set(['bind', 'cache', 'tmpfs']);

/** Looks at a `RUN --mount`, its variables replaced. Source: BuildKit, `convert_runmount.go`. */
export function checkMount(
  walk: Walk,
  stage: Stage,
  one: ParsedInstruction,
  { value = '', nameRange, valueRange: range = nameRange }: Flag,
  grow: Expand,
): void {
  const { text, known } = grow(value, range);
  const mount = readMount(known ? text : value);
  if (!('message' in mount)) {
    checkTarget(stage, one, mount, range);
    checkFrom(walk, one, mount, range);
    return;
  }
  const { suggestion } = mount;
  const message = withSuggestion(mount.message, suggestion);
  say(one, ['error', 'invalid-value'], range, message, { suggestion });
}

/** A target may be relative to the folder that WORKDIR chose, which may not be `/`. */
function checkTarget(
  { isOpen, hasWorkdir }: Stage,
  one: ParsedInstruction,
  { type, target }: Mount,
  range: Flag['range'],
): void {
  if (!WITH_TARGET.has(type)) return;
  const isRoot = /^\/[./]*$/.test(target);
  const isHere = /^[./]*$/.test(target) && !hasWorkdir;
  if (!isRoot && !isHere) return;
  const message = `Un montage « ${type} » attend une clé « target », qui ne soit pas « / ».`;
  const severity = isRoot || !isOpen ? 'error' : 'warning';
  say(one, [severity, 'missing-value'], range, message, { suggestion: 'target=…' });
}

function checkFrom(
  walk: Walk,
  one: ParsedInstruction,
  { from }: Mount,
  range: Flag['range'],
): void {
  const name = from?.toLowerCase();
  if (name === undefined || walk.byName.has(name) || !walk.names.has(name)) return;
  const message = `L’étape « ${from} » est définie plus bas : « from » ne prend qu’une étape au-dessus.`;
  say(one, ['error', 'misplaced-option'], range, message);
}
