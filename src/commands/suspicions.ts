import { type CommandSpec } from './grammar.ts';
import { type Positional } from './options.ts';
import { type Problem } from './problems.ts';

/** Options of `docker run` that no program in a container is likely to have for its own. */
const DOCKERS_OWN =
  /^(--(name|rm|network|publish|volume|mount|restart|detach|privileged|memory|cpus|cap-add|cap-drop|hostname|entrypoint|env-file|add-host|gpus|publish-all)(=.*)?|-(it|ti|itd|dit|d))$/;
const PORTS = /^(\d+(\.\d+){3}:)?\d+(-\d+)?:\d+(-\d+)?(\/(tcp|udp))?$/;
/** Letters that are Docker's only with a value of a certain look. */
const WITH_VALUE: Record<string, RegExp> = { '-p': PORTS, '-v': /^[^:]+:\//, '-e': /^\w+=/ };

/**
 * What the client accepts, though it does not mean what one thinks: an option of Docker's after the
 * image or the container goes to the program, and `--` too.
 */
export function suspicions(
  name: string,
  spec: CommandSpec,
  words: readonly Positional[],
): Problem[] {
  if (!spec.optionsFirst || !spec.arguments.some(({ name: argument }) => argument === 'COMMAND'))
    return [];
  const [subject, first, second] = words;
  if (!subject || !first || first.afterDashes) return [];
  const { value, range } = first.word;
  const message = describe(value, second?.word.value, spec.arguments[0]?.name ?? '', name);
  return message ? [{ kind: 'suspicious', severity: 'warning', range, message }] : [];
}

function describe(
  value: string,
  next: string | undefined,
  subject: string,
  name: string,
): string | undefined {
  const [place, what] = subject === 'IMAGE' ? ['l’image', 'IMAGE'] : ['le conteneur', subject];
  if (value === '--' && name.endsWith('exec'))
    return `Ici, « -- » n’est pas pour Docker : c’est le programme que l’on demande de lancer.`;
  const valued =
    Object.hasOwn(WITH_VALUE, value) && next !== undefined && WITH_VALUE[value]!.test(next);
  const attached = /^-p(.+)$/.exec(value)?.[1];
  if (!valued && !DOCKERS_OWN.test(value) && !(attached && PORTS.test(attached))) return undefined;
  return `Placée après ${place}, « ${value} » n’est pas lue par Docker mais donnée au programme du conteneur ; les options se placent avant ${what}.`;
}
