import { type Grammar } from './grammar.ts';
import { parseScript } from './parse.ts';
import { type CommandPage } from './reference.ts';

/** A step of a recorded session. */
export interface RecordedStep {
  session: string;
  title: string;
  step: number;
  command: string;
}

/** A command that a recorded step runs. */
export interface SessionUse extends RecordedStep {
  /** Name in the grammar; undefined for a command that no grammar describes. */
  canonical: string | undefined;
  /** Long names of its options, dashes included. */
  options: string[];
}

/** Every docker, compose, buildx and kubectl command that the sessions run, in their order. */
export function sessionUses(steps: readonly RecordedStep[], grammar: Grammar): SessionUse[] {
  return steps.flatMap((step) => {
    const { commands } = parseScript(step.command, grammar);
    if (commands.length === 0) return [{ ...step, canonical: undefined, options: [] }];
    return commands.map(({ name, options }) => ({
      ...step,
      canonical: name,
      options: options.map((option) => `--${option.name}`),
    }));
  });
}

/**
 * The steps that run a command, one per session first, at most `limit`.
 * @param option long name, for those only that give this option
 */
export function usesOf(
  uses: readonly SessionUse[],
  { entry, canonical }: Pick<CommandPage, 'entry' | 'canonical'>,
  limit: number,
  option?: string,
): SessionUse[] {
  const found = uses.filter((use) =>
    canonical === undefined
      ? use.canonical === undefined && startsWith(use.command, entry.name)
      : use.canonical === canonical && (option === undefined || use.options.includes(option)),
  );
  const steps = found.filter(
    (use, index) => found.findIndex((other) => isSameStep(use, other)) === index,
  );
  const firsts = steps.filter(
    (use, index) => steps.findIndex(({ session }) => session === use.session) === index,
  );
  const others = steps.filter((use) => !firsts.includes(use));
  return [...firsts, ...others].slice(0, limit).sort(byPlace);
}

function isSameStep(a: RecordedStep, b: RecordedStep): boolean {
  return a.session === b.session && a.step === b.step;
}

function startsWith(command: string, name: string): boolean {
  return command.replace(/^sudo /, '').startsWith(`${name} `);
}

function byPlace(a: RecordedStep, b: RecordedStep): number {
  return a.session.localeCompare(b.session) || a.step - b.step;
}
