import { nearest } from '../nearest.ts';
import { withSuggestion, type Problem } from '../problems.ts';
import { type Range } from '../range.ts';
import { readArguments } from './arguments.ts';
import { readFlags } from './flags.ts';
import { type HereDocument } from './here-documents.ts';
import { say, type ParsedInstruction, type Reading } from './instruction.ts';
import { INSTRUCTIONS, instructionSpec } from './instruction-spec.ts';
import { jsonStrings } from './json.ts';
import { sourceRange, type LogicalText } from './logical-text.ts';

/** What is known of an instruction before it is read. */
export interface Unread {
  text: LogicalText;
  escape: string;
  syntax: string | undefined;
  hereDocuments: HereDocument[];
}

/** Reads one instruction by itself: what depends on those before it is looked at later. */
export function readInstruction(unread: Unread): Reading {
  return readFrom(unread, 0);
}

/** @param depth 1 behind `ONBUILD` */
function readFrom({ text, hereDocuments, ...shared }: Unread, depth: 0 | 1): Reading {
  const [typed = ''] = /[^\t\v\f\r ]+/.exec(text.text) ?? [];
  const start = text.text.indexOf(typed);
  const reading: Reading = {
    ...shared,
    text,
    instruction: emptyInstruction(text, typed, start, hereDocuments),
  };
  const { instruction } = reading;
  const spec = instructionSpec(instruction.name);
  const { nameRange, name } = instruction;
  instruction.tokens.push({
    role: spec ? 'command' : 'unknown',
    range: nameRange,
    text: typed,
    ...(spec && { command: name }),
  });
  const from = readFlags(reading, spec, start + typed.length);
  instruction.rest = sourceRange(text, from, text.text.trimEnd().length);
  if (!spec) tellUnknown(instruction);
  else readArguments(reading, spec, from);
  if (name === 'MAINTAINER') tellMaintainer(instruction);
  if (name === 'SHELL') tellShell(instruction);
  if (name === 'ONBUILD' && depth === 0) readTrigger(reading, from);
  addHereDocumentTokens(instruction);
  return reading;
}

function emptyInstruction(
  text: LogicalText,
  typed: string,
  start: number,
  hereDocuments: HereDocument[],
): ParsedInstruction {
  const nameRange = sourceRange(text, start, start + typed.length);
  const end = Math.max(
    text.end,
    ...hereDocuments.slice(-1).map(({ body, name }) => body[1] + name.length),
  );
  return {
    name: typed.toUpperCase(),
    typed,
    range: [nameRange[0], end],
    nameRange,
    rest: [end, end],
    flags: [],
    words: [],
    pairs: [],
    exec: false,
    hereDocuments,
    stage: -1,
    tokens: [],
    problems: [],
    commands: [],
  };
}

function addHereDocumentTokens({ name, hereDocuments, tokens }: ParsedInstruction): void {
  for (const { range, body, name: delimiter } of hereDocuments) {
    const shared = { role: 'here-document', name: delimiter, command: name } as const;
    const isToldApart = tokens.some(
      (token) => token.range[0] <= range[0] && token.range[1] >= range[1],
    );
    if (!isToldApart) tokens.push({ ...shared, range, text: delimiter });
    if (body[1] > body[0]) tokens.push({ ...shared, range: body, text: '' });
  }
}

function tellUnknown(instruction: ParsedInstruction): void {
  const { name, nameRange, typed } = instruction;
  const suggestion = nearest(name, Object.keys(INSTRUCTIONS));
  const message = withSuggestion(`L’instruction « ${typed} » n’existe pas.`, suggestion);
  say(instruction, ['error', 'unknown-command'], nameRange, message, { suggestion });
}

function tellMaintainer(instruction: ParsedInstruction): void {
  const suggestion = 'LABEL org.opencontainers.image.authors=…';
  const message = '« MAINTAINER » est dépréciée ; on écrit une étiquette.';
  const rule = 'MaintainerDeprecated';
  say(instruction, ['warning', 'deprecated'], instruction.nameRange, message, { suggestion, rule });
}

function tellShell(instruction: ParsedInstruction): void {
  if (instruction.exec || instruction.words.length === 0) return;
  const message = 'SHELL veut un tableau JSON, comme ["/bin/bash", "-c"].';
  say(instruction, ['error', 'invalid-value'], instruction.rest, message);
}

const NOT_TRIGGERS = new Set(['ONBUILD', 'FROM', 'MAINTAINER']);

/** What follows ONBUILD is only split by now: most of its mistakes stop the builds that start from the image. */
function readTrigger(reading: Reading, from: number): void {
  const { text, instruction, escape, syntax } = reading;
  const rest: LogicalText = { text: text.text.slice(from), at: text.at.slice(from), end: text.end };
  if (rest.text.trim() === '') {
    const message = 'ONBUILD attend une instruction.';
    say(instruction, ['error', 'too-few-arguments'], instruction.nameRange, message);
    return;
  }
  const { hereDocuments } = instruction;
  const { instruction: trigger } = readFrom({ text: rest, escape, syntax, hereDocuments }, 1);
  instruction.trigger = trigger;
  instruction.tokens.push(...trigger.tokens);
  instruction.hereDocuments = [];
  if (NOT_TRIGGERS.has(trigger.name)) {
    const message = `${trigger.name} ne peut pas suivre ONBUILD.`;
    say(instruction, ['error', 'misplaced-option'], trigger.nameRange, message);
    return;
  }
  const stops = stopsNow(trigger, rest.text);
  for (const problem of trigger.problems)
    instruction.problems.push(
      problem.severity === 'error' && !stops(problem.range)
        ? { ...problem, severity: 'warning' }
        : withoutRule(problem),
    );
}

/** The checks of `docker build --check` look at no trigger. */
function withoutRule(problem: Problem): Problem {
  const { rule, ...rest } = problem;
  return rule === undefined ? problem : rest;
}

/** Pairs and JSON arrays are split, and refused, before the trigger is understood. */
function stopsNow(trigger: ParsedInstruction, text: string): (range: Range) => boolean {
  const isPairs = instructionSpec(trigger.name)?.form === 'pairs';
  const bracket = text.indexOf('[');
  const isMixedJson = bracket >= 0 && jsonStrings(text.slice(bracket)) === 'other';
  return (range) => range[0] >= trigger.rest[0] && (isPairs || isMixedJson);
}
