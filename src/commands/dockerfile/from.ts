import { nearest } from '../nearest.ts';
import { withSuggestion } from '../problems.ts';
import { type Range } from '../range.ts';
import { expand, type Expansion } from './expand.ts';
import { imageName } from './image-name.ts';
import { say, type ParsedInstruction } from './instruction.ts';
import { Scope } from './scope.ts';
import { flagOf, type Stage, type Walk } from './stage.ts';
import { PLATFORM, platformWords } from './values.ts';

const STAGE_NAME = /^[a-z][a-z0-9-_.]*$/;
const RESERVED = new Set(['context', 'scratch']);
/** Names compared for a suggestion: more would not help, and would take time. */
const MOST_NAMES = 100;

/** Reads FROM and begins a stage. Source: BuildKit, `parseFrom` and `toDispatchState`. */
export function beginStage(walk: Walk, from: ParsedInstruction): Stage {
  const [image] = from.words;
  const name = stageName(from);
  const expansion = expand(image?.value ?? '', walk.globals, walk.escape);
  if (image) tellUndeclared(walk, from, expansion, image.range);
  const base = expansion.known ? expansion.text : undefined;
  const parent = base === undefined ? undefined : walk.byName.get(base.toLowerCase());
  if (image && !parent) checkImage(walk, from, expansion, image.range);
  checkPlatform(walk, from, name ?? '');
  const stage: Stage = {
    index: walk.stages.length,
    name,
    from,
    base,
    parent,
    scope: new Scope(parent?.scope),
    isOpen: parent ? parent.isOpen : base !== 'scratch',
    shell: parent?.shell,
    hasWorkdir: parent?.hasWorkdir ?? false,
    last: new Map(),
  };
  if (!parent) stage.scope.set('PATH', undefined);
  if (name !== undefined) tellName(walk, from, name);
  walk.stages.push(stage);
  if (name !== undefined) walk.byName.set(name, stage);
  return stage;
}

/** `image` or `image AS nom`. @returns the name in lower case */
function stageName(from: ParsedInstruction): string | undefined {
  const [image, as, name, extra] = from.words;
  if (!image || !as) return undefined;
  const isAs = as.value.toLowerCase() === 'as';
  if (!isAs || !name || extra) {
    const message = 'FROM attend une image, ou une image, « AS » et un nom d’étape.';
    say(from, ['error', 'too-many-arguments'], as.range, message);
    return undefined;
  }
  for (const token of from.tokens) if (token.range[0] === as.range[0]) token.role = 'keyword';
  const lower = name.value.toLowerCase();
  if (!STAGE_NAME.test(lower)) {
    const message = `« ${name.value} » ne peut pas nommer une étape : une lettre, puis des lettres, des chiffres, « - », « _ » ou « . ».`;
    say(from, ['error', 'invalid-value'], name.range, message);
  } else if (name.value !== lower) {
    const message = `Les noms d’étapes s’écrivent en minuscules : « ${lower} ».`;
    const details = { suggestion: lower, rule: 'StageNameCasing' };
    say(from, ['warning', 'suspicious'], name.range, message, details);
  }
  tellAsCasing(from, as.value, as.range);
  return lower;
}

function tellAsCasing(from: ParsedInstruction, as: string, range: Range): void {
  const isLower = from.typed === from.typed.toLowerCase();
  if (!isLower && from.typed !== from.typed.toUpperCase()) return;
  const suggestion = isLower ? 'as' : 'AS';
  if (as === suggestion) return;
  const message = `« ${as} » s’écrit comme « ${from.typed} » : « ${suggestion} ».`;
  say(from, ['warning', 'suspicious'], range, message, { suggestion, rule: 'FromAsCasing' });
}

function tellName(walk: Walk, from: ParsedInstruction, name: string): void {
  const range = from.words[2]?.range ?? from.nameRange;
  if (RESERVED.has(name))
    say(from, ['warning', 'suspicious'], range, `« ${name} » est un nom réservé.`, {
      rule: 'ReservedStageName',
    });
  if (walk.byName.has(name))
    say(from, ['warning', 'suspicious'], range, `Deux étapes s’appellent « ${name} ».`, {
      rule: 'DuplicateStageName',
    });
}

function tellUndeclared(
  walk: Walk,
  from: ParsedInstruction,
  { used, error }: Expansion,
  range: Range,
): void {
  if (error !== undefined) say(from, ['error', 'syntax'], range, `Dans ce mot, ${error}.`);
  for (const { name } of used) {
    if (walk.globals.has(name) || walk.declared.has(name)) continue;
    const suggestion = nearest(name, walk.globals.names(MOST_NAMES));
    const message = withSuggestion(`Aucune ARG avant FROM ne déclare « ${name} ».`, suggestion);
    const details = { suggestion, rule: 'UndefinedArgInFrom' };
    say(from, ['warning', 'suspicious'], range, message, details);
  }
}

function checkImage(
  walk: Walk,
  from: ParsedInstruction,
  { text, known, used, error }: Expansion,
  range: Range,
): void {
  if (!known || error !== undefined || text === 'scratch' || imageName(text)) return;
  const open = used.find(({ name }) => walk.declared.has(name) && !walk.globals.has(name));
  if (open) {
    const shown = text === '' ? 'vide' : `« ${text} »`;
    const message = `Sans « --build-arg ${open.name}=… », le nom de l’image est ${shown}, ce qui n’est pas valide.`;
    say(from, ['warning', 'suspicious'], range, message, { rule: 'InvalidDefaultArgInFrom' });
    return;
  }
  const message =
    text === ''
      ? 'Le nom de l’image est vide.'
      : `« ${text} » ne peut pas être le nom d’une image.`;
  const lower = text.toLowerCase();
  const suggestion = lower !== text && imageName(lower) ? lower : undefined;
  say(from, ['error', 'invalid-value'], range, message, { suggestion });
}

function checkPlatform(walk: Walk, from: ParsedInstruction, stage: string): void {
  const flag = flagOf(from, 'platform');
  if (!flag || flag.value === '') return;
  const { value = '', valueRange: range = flag.nameRange } = flag;
  const expansion = expand(value, walk.globals, walk.escape);
  tellUndeclared(walk, from, expansion, range);
  const { known, text, used } = expansion;
  if (/^\$(TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(value)) {
    const message = `« --platform=${value} » est superflu : c’est ce que FROM prend sans lui.`;
    say(from, ['warning', 'suspicious'], range, message, { rule: 'RedundantTargetPlatform' });
  }
  if (!known) return;
  const expected = PLATFORM(text);
  if (expected !== undefined)
    say(from, ['error', 'invalid-value'], range, `« --platform » attend ${expected}.`);
  else if (used.length === 0 && !platformWords(text).some((word) => stage.includes(word))) {
    const message = `Une plateforme écrite en dur vaut pour toutes les cibles ; on met « $BUILDPLATFORM », ou rien.`;
    const rule = 'FromPlatformFlagConstDisallowed';
    say(from, ['warning', 'suspicious'], range, message, { rule });
  }
}
