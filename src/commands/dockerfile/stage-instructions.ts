import { nearest } from '../nearest.ts';
import { withSuggestion } from '../problems.ts';
import { type Range } from '../range.ts';
import { expand, type Expansion } from './expand.ts';
import { say, type ParsedInstruction } from './instruction.ts';
import { type Stage, type Walk } from './stage.ts';
import { checkSources } from './sources.ts';
import { exposedPort, SIGNAL } from './values.ts';

const MOST_NAMES = 100;
/** Source: BuildKit, `getSecretsRegex`. */
const SECRET = /(?:_|^)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
const PUBLIC = /(?:_|^)public(?:_|$)/i;

/** Looks at an instruction with what the stage knows by then. Source: BuildKit, `dispatch`. */
export function followInstruction(walk: Walk, stage: Stage, one: ParsedInstruction): void {
  switch (one.name) {
    case 'ENV':
    case 'ARG':
    case 'LABEL':
      followPairs(walk, stage, one);
      break;
    case 'WORKDIR':
      followWorkdir(walk, stage, one);
      break;
    case 'SHELL':
      stage.shell = one.words[0]?.value;
      break;
    case 'CMD':
    case 'ENTRYPOINT':
      tellShellForm(stage, one);
      tellSecond(stage, one);
      break;
    case 'HEALTHCHECK':
      tellSecond(stage, one);
      break;
    case 'EXPOSE':
      checkPorts(walk, stage, one);
      break;
    case 'STOPSIGNAL':
      checkSignal(walk, stage, one);
      break;
    case 'USER':
    case 'VOLUME':
      checkWords(walk, stage, one);
      break;
    case 'COPY':
    case 'ADD':
      checkSources(walk, stage, one, expandHere(walk, stage, one));
      break;
    case 'RUN':
      for (const flag of one.flags)
        if (flag.name === 'mount') expandHere(walk, stage, one)(flag.value ?? '', flag.range);
      break;
  }
}

/** Expands a word of an instruction; tells what is not right and what is not defined in it. */
export type Expand = (word: string, range: Range) => Expansion;

function expandHere(walk: Walk, stage: Stage, one: ParsedInstruction): Expand {
  return (word, range) => {
    const expansion = expand(word, stage.scope, walk.escape);
    if (expansion.error !== undefined)
      say(one, ['error', 'syntax'], range, `Dans ce mot, ${expansion.error}.`);
    for (const { name } of expansion.used)
      if (!stage.scope.has(name)) tellUndefined(walk, stage, one, name, range);
    const isUnknown = stage.isOpen && expansion.used.some(({ name }) => !stage.scope.has(name));
    return isUnknown ? { ...expansion, known: false } : expansion;
  };
}

function tellUndefined(
  walk: Walk,
  stage: Stage,
  one: ParsedInstruction,
  name: string,
  range: Range,
): void {
  const rule = 'UndefinedVar';
  if (walk.globals.has(name) || walk.declared.has(name)) {
    const suggestion = `ARG ${name}`;
    const message = `« ${name} » n’est connue qu’avant FROM : « ${suggestion} », répétée dans l’étape, l’y fait entrer.`;
    say(one, ['warning', 'suspicious'], range, message, { suggestion, rule });
    return;
  }
  const suggestion = nearest(name, stage.scope.names(MOST_NAMES));
  const isCertain = suggestion !== undefined || !stage.isOpen;
  const unless = isCertain ? '' : ', sauf si l’image de base la définit';
  const message = withSuggestion(
    `« $${name} » n’est pas définie ici : elle est vide${unless}.`,
    suggestion,
  );
  const severity = isCertain ? 'warning' : 'note';
  say(one, [severity, 'suspicious'], range, message, { suggestion, rule });
}

function followPairs(walk: Walk, stage: Stage, one: ParsedInstruction): void {
  const { name: instruction } = one;
  const grow = expandHere(walk, stage, one);
  const set: [string, string | undefined][] = [];
  for (const { name, value, nameRange, valueRange = nameRange } of one.pairs) {
    if (instruction !== 'LABEL' && SECRET.test(name) && !PUBLIC.test(name))
      tellSecret(one, name, nameRange);
    const expansion = value === undefined ? undefined : grow(value, valueRange);
    const known = expansion?.known ? expansion.text : undefined;
    set.push([name, expansion ? known : walk.globals.get(name)]);
  }
  // All pairs of an instruction see the same variables: those of the instructions before it.
  if (instruction === 'LABEL') return;
  for (const [name, value] of set) stage.scope.set(name, instruction === 'ARG' ? undefined : value);
}

function tellSecret(one: ParsedInstruction, name: string, range: Range): void {
  const message = `« ${name} » semble être un secret : la valeur d’une ${one.name} se lit dans l’image ou son historique ; on passe par « RUN --mount=type=secret ».`;
  const suggestion = 'RUN --mount=type=secret,id=…';
  say(one, ['warning', 'suspicious'], range, message, {
    suggestion,
    rule: 'SecretsUsedInArgOrEnv',
  });
}

function followWorkdir(walk: Walk, stage: Stage, one: ParsedInstruction): void {
  const [path] = one.words;
  if (!path) return;
  const { text, known } = expandHere(walk, stage, one)(path.value, path.range);
  if (!stage.hasWorkdir && known && !text.startsWith('/')) {
    const message = `« ${text} » est relatif au dossier de l’image de base, qui peut changer ; le premier WORKDIR d’une étape est absolu.`;
    const details = { suggestion: `/${text}`, rule: 'WorkdirRelativePath' };
    say(one, ['warning', 'suspicious'], path.range, message, details);
  }
  stage.hasWorkdir = true;
}

function tellShellForm(stage: Stage, one: ParsedInstruction): void {
  const isRefused = one.problems.some(({ severity }) => severity === 'error');
  if (one.exec || stage.shell !== undefined || isRefused) return;
  const { range = one.nameRange } = one.words[0] ?? {};
  const message = `En forme shell, ${one.name} lance « /bin/sh -c », qui ne transmet pas les signaux : « docker stop » attend alors dix secondes avant de tuer. On écrit un tableau JSON.`;
  say(one, ['warning', 'suspicious'], range, message, { rule: 'JSONArgsRecommended' });
}

function tellSecond(stage: Stage, one: ParsedInstruction): void {
  const before = stage.last.get(one.name);
  if (before) {
    const message = `Seule la dernière ${one.name} d’une étape compte : celle-ci est sans effet.`;
    const rule = 'MultipleInstructionsDisallowed';
    say(before, ['warning', 'suspicious'], before.nameRange, message, { rule });
  }
  stage.last.set(one.name, one);
}

function checkPorts(walk: Walk, stage: Stage, one: ParsedInstruction): void {
  for (const { value, range } of one.words) {
    const { text, known, error } = expand(value, stage.scope, walk.escape);
    if (!known || error !== undefined || value.includes('$')) continue;
    const { expected, mapped, protocol } = exposedPort(text);
    if (expected !== undefined)
      say(one, ['error', 'invalid-value'], range, `EXPOSE attend ${expected}.`);
    else if (mapped) {
      const message =
        'EXPOSE ne publie rien : ni adresse ni port de l’hôte, seulement le port du conteneur.';
      say(one, ['warning', 'suspicious'], range, message, { rule: 'ExposeInvalidFormat' });
    }
    if (expected === undefined && protocol !== protocol.toLowerCase()) {
      const message = `Le protocole s’écrit en minuscules : « ${protocol.toLowerCase()} ».`;
      say(one, ['warning', 'suspicious'], range, message, { rule: 'ExposeProtoCasing' });
    }
  }
}

function checkSignal(walk: Walk, stage: Stage, one: ParsedInstruction): void {
  const [signal] = one.words;
  if (!signal) return;
  const { text, known } = expandHere(walk, stage, one)(signal.value, signal.range);
  if (known && SIGNAL(text) !== undefined)
    say(one, ['error', 'invalid-value'], signal.range, `STOPSIGNAL attend ${SIGNAL(text)}.`);
}

function checkWords(walk: Walk, stage: Stage, one: ParsedInstruction): void {
  const grow = expandHere(walk, stage, one);
  for (const { value, range } of one.words) {
    const { text, known } = grow(value, range);
    if (one.name === 'VOLUME' && known && text.trim() === '')
      say(one, ['error', 'invalid-value'], range, 'VOLUME attend un chemin, non une chaîne vide.');
  }
}
