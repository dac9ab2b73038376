import { DockerfileParser } from 'dockerfile-ast';
import { advise } from './dockerfile/advice.ts';
import { checkCasing } from './dockerfile/casing.ts';
import { applyChecks } from './dockerfile/checks.ts';
import { beginStage } from './dockerfile/from.ts';
import {
  say,
  type DockerfileToken,
  type ParsedInstruction,
  type Reading,
} from './dockerfile/instruction.ts';
import { logicalText } from './dockerfile/logical-text.ts';
import { maskDockerfile, type Directive, type Masked } from './dockerfile/mask.ts';
import { readInstruction } from './dockerfile/read-instruction.ts';
import { builderScope } from './dockerfile/scope.ts';
import { expand } from './dockerfile/expand.ts';
import { readShellLines } from './dockerfile/shell-lines.ts';
import { followInstruction } from './dockerfile/stage-instructions.ts';
import { type Walk } from './dockerfile/stage.ts';
import { type Grammar } from './grammar.ts';
import { type ParsedCommand } from './parse.ts';
import { type Problem } from './problems.ts';
import { type Range } from './range.ts';
import { MAX_SOURCE_LENGTH } from './shell.ts';

export {
  type DockerfileRole,
  type DockerfileToken,
  type ParsedInstruction,
} from './dockerfile/instruction.ts';

/** A stage of a build, for pages that show them. */
export interface ParsedStage {
  /** In lower case; undefined when it has none. */
  name: string | undefined;
  /** What it starts from, variables replaced; undefined where only the build knows it. */
  base: string | undefined;
  /** Index of the stage it starts from. */
  parent: number | undefined;
}

export interface ParsedDockerfile {
  directives: Directive[];
  instructions: ParsedInstruction[];
  stages: ParsedStage[];
  /** Of the directives, the comments and all instructions, in the order of the source. */
  tokens: DockerfileToken[];
  /** Commands of docker and its like in its shell lines. */
  commands: ParsedCommand[];
  /** In the order of the source. */
  problems: Problem[];
}

/** Frontends whose Dockerfiles are those that are read here. */
const OWN_SYNTAX = /^(docker\.io\/)?(docker\/dockerfile|docker\/dockerfile-upstream)(:|@|$)/;

/**
 * Reads a Dockerfile as the builder of Docker Engine does: directives, instructions, flags,
 * here-documents, stages; then what its checks (`docker build --check`) would say, and advice.
 * Verdicts were compared with those of the real builder: `tests/fixtures/commands/dockerfiles.txt`.
 * @throws nothing
 */
export function parseDockerfile(source: string, grammar: Grammar): ParsedDockerfile {
  if (source.length > MAX_SOURCE_LENGTH) {
    const message = `Texte trop long : ${MAX_SOURCE_LENGTH} caractères au plus.`;
    return nothing({ kind: 'too-long', severity: 'error', range: [0, source.length], message });
  }
  const masked = maskDockerfile(source);
  const syntax = masked.directives.find(({ name }) => name === 'syntax');
  if (syntax && !OWN_SYNTAX.test(syntax.value)) {
    const message = `« ${syntax.value} » lit ce fichier à sa façon : non vérifié ici.`;
    return nothing({ kind: 'unverified', severity: 'note', range: syntax.valueRange, message });
  }
  const readings = readInstructions(source, masked, syntax?.value);
  const instructions = readings.map(({ instruction }) => instruction);
  const { walk, problems } = followStages(source, masked, readings, grammar);
  checkCasing(instructions);
  tellEmptyLines(masked, instructions);
  const all = [...masked.problems, ...problems, ...instructions.flatMap((one) => one.problems)];
  const check = masked.directives.find(({ name }) => name === 'check');
  return {
    directives: masked.directives,
    instructions,
    stages: walk.stages.map(({ name, base, parent }) => ({ name, base, parent: parent?.index })),
    tokens: byPlace([...outerTokens(masked, source), ...instructions.flatMap((one) => one.tokens)]),
    commands: instructions.flatMap((one) => one.commands),
    problems: byPlace(applyChecks(all, check)),
  };
}

/** What is wrong, or worth saying, in a Dockerfile; in the order of the source. @throws nothing */
export function checkDockerfile(source: string, grammar: Grammar): Problem[] {
  return parseDockerfile(source, grammar).problems;
}

function nothing(problem: Problem): ParsedDockerfile {
  return {
    directives: [],
    instructions: [],
    stages: [],
    tokens: [],
    commands: [],
    problems: [problem],
  };
}

function byPlace<T extends { range: Range }>(things: T[]): T[] {
  return things.sort((a, b) => a.range[0] - b.range[0]);
}

function readInstructions(
  source: string,
  { text, escape, hereDocuments }: Masked,
  syntax: string | undefined,
): Reading[] {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
    lineStarts.push(at + 1);
  const offset = ({ line, character }: { line: number; character: number }): number =>
    (lineStarts[line] ?? text.length) + character;
  return DockerfileParser.parse(text)
    .getInstructions()
    .map((found) => {
      const { start, end } = found.getRange();
      const range: Range = [offset(start), offset(end)];
      return readInstruction({
        text: logicalText(source, range, escape),
        escape,
        syntax,
        hereDocuments: hereDocuments.get(range[0]) ?? [],
      });
    });
}

/** Goes through the stages in order, with what is known at each instruction. */
function followStages(
  source: string,
  { escape }: Masked,
  readings: readonly Reading[],
  grammar: Grammar,
): { walk: Walk; problems: Problem[] } {
  const names = new Map<string, number>();
  for (const [index, { instruction }] of readings.entries())
    if (instruction.name === 'FROM' && instruction.words[2])
      names.set(instruction.words[2].value.toLowerCase(), index);
  const walk: Walk = {
    escape,
    globals: builderScope(),
    declared: new Set(),
    stages: [],
    byName: new Map(),
    names,
  };
  for (const reading of readings) {
    const { instruction } = reading;
    if (instruction.name === 'FROM') beginStage(walk, instruction);
    const stage = walk.stages.at(-1);
    instruction.stage = stage?.index ?? -1;
    if (!stage) followBeforeFrom(walk, instruction);
    else {
      followInstruction(walk, stage, instruction);
      advise(stage, instruction);
    }
    readShellLines(reading, source, grammar, stage?.shell);
  }
  return { walk, problems: stageProblems(source, readings, walk) };
}

/** Only ARG may stand before FROM. */
function followBeforeFrom(walk: Walk, one: ParsedInstruction): void {
  if (one.name !== 'ARG') {
    if (one.problems.some(({ kind }) => kind === 'unknown-command')) return;
    const message = `${one.name} ne peut pas précéder FROM : seule ARG le peut.`;
    say(one, ['error', 'misplaced-option'], one.nameRange, message);
    return;
  }
  for (const { name, value } of one.pairs) {
    walk.declared.add(name);
    if (value === undefined) continue;
    const { text, known } = expand(value, walk.globals, walk.escape);
    walk.globals.set(name, known ? text : undefined);
  }
}

function stageProblems(source: string, readings: readonly Reading[], walk: Walk): Problem[] {
  const range: Range = [0, source.length];
  if (readings.length === 0)
    return [
      {
        kind: 'syntax',
        severity: 'error',
        range,
        message: 'Ce Dockerfile ne contient aucune instruction.',
      },
    ];
  const isArgOnly = readings.every(({ instruction }) => instruction.name === 'ARG');
  if (walk.stages.length > 0 || !isArgOnly) return [];
  const message = 'Ce Dockerfile n’a pas d’étape : il lui faut une instruction FROM.';
  return [{ kind: 'syntax', severity: 'error', range, message }];
}

function tellEmptyLines({ emptyLines }: Masked, instructions: readonly ParsedInstruction[]): void {
  let index = 0;
  for (const range of emptyLines) {
    while ((instructions[index + 1]?.range[0] ?? Infinity) <= range[0]) index++;
    const one = instructions[index];
    const message = 'Une ligne vide au milieu d’une instruction sera un jour une erreur.';
    const isTold = one?.problems.some(({ rule }) => rule === 'NoEmptyContinuation');
    if (one && !isTold)
      say(one, ['warning', 'deprecated'], range, message, { rule: 'NoEmptyContinuation' });
  }
}

function outerTokens({ directives, comments }: Masked, source: string): DockerfileToken[] {
  return [
    ...directives.map(({ name, range }) => ({
      role: 'directive' as const,
      range,
      text: source.slice(...range),
      name,
    })),
    ...comments.map((range) => ({ role: 'comment' as const, range, text: source.slice(...range) })),
  ];
}
