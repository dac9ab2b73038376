import { say, type ParsedInstruction } from './instruction.ts';

/**
 * Instructions are all in capitals, or all in lower case, as most of them are. Those before the
 * first FROM do not count. Source: BuildKit, `validateCommandCasing`.
 */
export function checkCasing(instructions: readonly ParsedInstruction[]): void {
  const counted = instructions.filter(({ stage }) => stage >= 0);
  const lower = counted.filter(({ typed }) => typed === typed.toLowerCase()).length;
  const upper = counted.filter(({ typed }) => typed === typed.toUpperCase()).length;
  const isLower = lower > upper;
  for (const one of counted) {
    const suggestion = isLower ? one.typed.toLowerCase() : one.typed.toUpperCase();
    if (one.typed === suggestion) continue;
    const most = isLower ? 'en minuscules' : 'en capitales';
    const message = `Les instructions de ce fichier s’écrivent ${most} : « ${suggestion} ».`;
    const details = { suggestion, rule: 'ConsistentInstructionCasing' };
    say(one, ['warning', 'suspicious'], one.nameRange, message, details);
  }
}
