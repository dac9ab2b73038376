import { nearest } from '../nearest.ts';
import { withSuggestion } from '../problems.ts';
import { say, type Flag, type Reading } from './instruction.ts';
import { FLAGS_NOT_READ, type FlagSpec, type InstructionSpec } from './instruction-spec.ts';
import { sourceRange } from './logical-text.ts';
import { mountMistake } from './mounts.ts';
import { splitFlags, type RawFlag } from './words.ts';

/**
 * Reads the flags of an instruction.
 * @param from where they may begin in its text
 * @returns where its arguments begin
 */
export function readFlags(
  reading: Reading,
  spec: InstructionSpec | undefined,
  from: number,
): number {
  const { flags, rest } = splitFlags(reading.text.text, from, reading.escape);
  const seen = new Set<string>();
  for (const raw of flags) {
    const flag = placeFlag(reading, raw);
    if (!spec) continue;
    checkFlag(reading, spec, flag, seen.has(flag.name));
    seen.add(flag.name);
  }
  return rest;
}

function placeFlag({ instruction, text }: Reading, raw: RawFlag): Flag {
  const { from, to, equals, value } = raw;
  const cut = value.indexOf('=');
  const name = value.slice(2, cut < 0 ? undefined : cut);
  const flag: Flag = {
    name,
    value: cut < 0 ? undefined : value.slice(cut + 1),
    range: sourceRange(text, from, to),
    nameRange: sourceRange(text, from, equals ?? to),
    ...(equals !== undefined && { valueRange: sourceRange(text, equals + 1, to) }),
  };
  const shared = { name, command: instruction.name };
  instruction.flags.push(flag);
  instruction.tokens.push({ role: 'option', range: flag.nameRange, text: `--${name}`, ...shared });
  if (flag.valueRange && flag.valueRange[1] > flag.valueRange[0])
    instruction.tokens.push({
      role: 'value',
      range: flag.valueRange,
      text: flag.value ?? '',
      ...shared,
    });
  return flag;
}

function checkFlag(
  { instruction, syntax }: Reading,
  { flags }: InstructionSpec,
  flag: Flag,
  repeated: boolean,
): void {
  const { name } = instruction;
  const spec = Object.hasOwn(flags, flag.name) ? flags[flag.name] : undefined;
  const shown = `--${flag.name}`;
  if (FLAGS_NOT_READ.has(name)) {
    const message = `« ${shown} » est ignorée : ${name} ne prend pas d’option.`;
    say(instruction, ['warning', 'suspicious'], flag.nameRange, message);
  } else if (!spec) {
    const near = nearest(flag.name, Object.keys(flags));
    const suggestion = near && `--${near}`;
    const message = withSuggestion(`L’option « ${shown} » n’existe pas pour ${name}.`, suggestion);
    say(instruction, ['error', 'unknown-option'], flag.nameRange, message, { suggestion });
  } else if (spec.needs && !brings(syntax, spec.needs)) {
    const suggestion = `# syntax=docker/dockerfile:1${spec.needs === 'labs' ? '-labs' : ''}`;
    const message = `« ${name} ${shown} » n’est lue que si la première ligne du fichier est « ${suggestion} ».`;
    say(instruction, ['error', 'unknown-option'], flag.nameRange, message, { suggestion });
  } else if (repeated && spec.type !== 'list') {
    const message = `« ${shown} » ne peut être donnée qu’une fois.`;
    say(instruction, ['error', 'invalid-value'], flag.nameRange, message);
  } else checkValue({ instruction }, spec, flag);
}

function brings(syntax: string | undefined, needs: NonNullable<FlagSpec['needs']>): boolean {
  return syntax !== undefined && (needs === 'newer' || syntax.includes('labs'));
}

function checkValue(
  { instruction }: Pick<Reading, 'instruction'>,
  spec: FlagSpec,
  flag: Flag,
): void {
  const { value, nameRange, valueRange = nameRange } = flag;
  const shown = `--${flag.name}`;
  if (spec.type === 'boolean') {
    if (value === '' || (value !== undefined && !/^(true|false)$/i.test(value)))
      say(
        instruction,
        ['error', 'invalid-value'],
        valueRange,
        `« ${shown} » n’attend rien, ou true ou false.`,
      );
  } else if (value === undefined)
    say(
      instruction,
      ['error', 'missing-value'],
      nameRange,
      `« ${shown} » attend une valeur : ${shown}=…`,
    );
  else if (flag.name === 'mount') checkMount(instruction, value, valueRange);
  else if (!value.includes('$') && spec.check?.(value) !== undefined)
    say(
      instruction,
      ['error', 'invalid-value'],
      valueRange,
      `« ${shown} » attend ${spec.check(value)}.`,
    );
}

function checkMount(
  instruction: Reading['instruction'],
  value: string,
  range: Flag['range'],
): void {
  const mistake = mountMistake(value);
  if (!mistake) return;
  const message = withSuggestion(mistake.message, mistake.suggestion);
  say(instruction, ['error', 'invalid-value'], range, message, { suggestion: mistake.suggestion });
}
