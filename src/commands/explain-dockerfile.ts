import { commandPath, optionAnchor } from './anchors.ts';
import { readDockerfile, type Instruction } from './dockerfile.ts';
import { type ExplainedPart, type ExplainedSource, type Explanation } from './explanation.ts';
import { type Guide } from './explain.ts';
import { describeImage } from './image-reference.ts';
import { nearest } from './nearest.ts';
import { withSuggestion, type Problem } from './problems.ts';
import { type Range } from './range.ts';
import { type CommandText, type Texts } from './texts.ts';

/** All that a Dockerfile may hold. Source: docs.docker.com/reference/dockerfile. */
const INSTRUCTIONS = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);

/** Inline Markdown. */
const REST: Record<string, string> = {
  FROM: 'L’image de base.',
  RUN: 'Ce qui est exécuté pendant la construction.',
  COPY: 'Ce qui est copié, puis où : le dernier chemin est celui de l’image.',
  ADD: 'Ce qui est ajouté, puis où : le dernier chemin est celui de l’image.',
  CMD: 'La commande par défaut, ou les arguments de `ENTRYPOINT`.',
  ENTRYPOINT: 'Le programme que le conteneur lance.',
  ENV: 'La variable et sa valeur.',
  ARG: 'Le nom de la variable de construction, suivi ou non de sa valeur par défaut.',
  WORKDIR: 'Le dossier, créé s’il manque.',
  EXPOSE: 'Le port, suivi ou non de son protocole : il n’est pas publié pour autant.',
  USER: 'L’utilisateur, suivi ou non de `:groupe`.',
  VOLUME: 'Le dossier qui sera un volume.',
  HEALTHCHECK: 'La commande qui dit si le conteneur va bien.',
  LABEL: 'L’étiquette et sa valeur.',
  STOPSIGNAL: 'Le signal envoyé à l’arrêt.',
  ONBUILD: 'L’instruction, exécutée dans les images qui partent de celle-ci.',
  SHELL: 'Le shell des formes sans crochets.',
};

/**
 * Explains a Dockerfile, instruction by instruction.
 * @throws nothing
 */
export function explainDockerfile(source: string, { texts }: Guide): ExplainedSource {
  const instructions = readDockerfile(source);
  const problems = [
    ...instructions.flatMap((one) => instructionProblems(source, one)),
    ...orderProblems(instructions),
  ].sort((a, b) => a.range[0] - b.range[0]);
  const parts = instructions.map((one) => explainInstruction(source, one, texts));
  return { kind: 'dockerfile', parts, problems };
}

function explainInstruction(source: string, one: Instruction, texts: Texts): ExplainedPart {
  const text = Object.hasOwn(texts, one.name) ? texts[one.name] : undefined;
  const words = [
    nameWord(one, text),
    ...one.flags.flatMap((flag) => flagWords(one, flag, text)),
    ...restWords(source, one),
  ];
  return { name: one.name, range: one.range, ...(text && { purpose: text.purpose }), words };
}

function plain(kind: Explanation['kind'], range: Range, text: string): Explanation {
  return { kind, range, text, dangers: [], notes: [] };
}

function nameWord(one: Instruction, text: CommandText | undefined): Explanation {
  return {
    ...plain('instruction', one.nameRange, text?.purpose ?? 'Une instruction inconnue.'),
    title: one.name,
    dangers: text?.danger ? [text.danger] : [],
    ...(text?.lesson && { lesson: text.lesson }),
    ...(text?.page && { href: commandPath(text.page) }),
  };
}

function flagWords(
  { name }: Instruction,
  flag: Instruction['flags'][number],
  text: CommandText | undefined,
): Explanation[] {
  const option = text?.options[flag.name];
  const explained = option?.text ?? 'Une option que le cours ne décrit pas.';
  const word: Explanation = {
    ...plain('option', flag.nameRange, explained),
    title: `${name} --${flag.name}`,
    dangers: option?.danger ? [option.danger] : [],
    ...(option?.lesson && { lesson: option.lesson }),
    ...(text?.page &&
      option && { href: `${commandPath(text.page)}#${optionAnchor(`--${flag.name}`)}` }),
  };
  if (!flag.valueRange) return [word];
  return [
    word,
    { ...plain('value', flag.valueRange, explained), title: `Valeur de --${flag.name}` },
  ];
}

function restWords(source: string, { name, rest }: Instruction): Explanation[] {
  const text = source.slice(...rest);
  if (text.trim() === '') return [];
  if (name === 'FROM') return fromWords(text, rest[0]);
  const exec = /^\[[\s\S]*\]\s*$/.test(text);
  const form = /^(RUN|CMD|ENTRYPOINT)$/.test(name)
    ? exec
      ? ' Forme exec, entre crochets : aucun shell ne s’en mêle.'
      : ' Forme shell : lancée par `/bin/sh -c`.'
    : '';
  return [plain('argument', rest, `${REST[name] ?? 'La suite de l’instruction.'}${form}`)];
}

/** `image AS nom`. */
function fromWords(text: string, start: number): Explanation[] {
  const [, image = '', as, name] = /^(\S+)(?:\s+(as)\s+(\S+))?/i.exec(text) ?? [];
  const described =
    image === 'scratch'
      ? 'L’image vide.'
      : image.includes('$')
        ? 'L’image de base, dont le nom dépend d’un argument de construction.'
        : `${describeImage(image)} Ou l’étape de ce nom, s’il y en a une plus haut.`;
  const words = [plain('image', [start, start + image.length], described)];
  if (as && name) {
    const at = start + text.indexOf(as, image.length);
    const nameAt = start + text.indexOf(name, at - start + 2);
    words.push(
      plain('option', [at, at + 2], 'Donne un nom à cette étape.'),
      plain('value', [nameAt, nameAt + name.length], 'Le nom de l’étape, pour `COPY --from`.'),
    );
  }
  return words;
}

function instructionProblems(source: string, { name, nameRange, rest }: Instruction): Problem[] {
  if (!INSTRUCTIONS.has(name)) {
    const suggestion = nearest(name, INSTRUCTIONS);
    const message = withSuggestion(`L’instruction « ${name} » n’existe pas.`, suggestion);
    return [
      {
        kind: 'unknown-command',
        severity: 'error',
        range: nameRange,
        message,
        ...(suggestion && { suggestion }),
      },
    ];
  }
  if (name === 'MAINTAINER') {
    const message = '« MAINTAINER » est dépréciée ; on écrit une étiquette.';
    const suggestion = 'LABEL org.opencontainers.image.authors=…';
    return [{ kind: 'deprecated', severity: 'warning', range: nameRange, message, suggestion }];
  }
  const text = source.slice(...rest);
  if (text.trim() === '') {
    const message = `« ${name} » attend quelque chose après elle.`;
    return [{ kind: 'too-few-arguments', severity: 'error', range: nameRange, message }];
  }
  if (name === 'ENV' && /^\w+[ \t]+[^=\s]/.test(text)) {
    const message = 'La forme « ENV nom valeur » est ancienne ; on écrit « ENV nom=valeur ».';
    return [{ kind: 'old-form', severity: 'warning', range: nameRange, message }];
  }
  return [];
}

/** The first instruction is `FROM`, that `ARG` alone may precede. */
function orderProblems(instructions: readonly Instruction[]): Problem[] {
  const first = instructions.find(({ name }) => name !== 'ARG');
  if (!first || first.name === 'FROM' || !INSTRUCTIONS.has(first.name)) return [];
  const message = 'Un Dockerfile commence par « FROM », que seule « ARG » peut précéder.';
  return [{ kind: 'misplaced-option', severity: 'error', range: first.nameRange, message }];
}
