import { checkCompose } from './compose-file.ts';
import { type ComposeKeys } from './compose-keys.ts';
import { type Grammar } from './grammar.ts';
import { parseScript } from './parse.ts';
import { isError, type Problem } from './problems.ts';

/** Languages of the course's snippets that can be checked. */
export type SnippetKind = 'shell' | 'compose';

/** What checking needs to know of the clients. */
export interface Reference {
  grammar: Grammar;
  compose: ComposeKeys;
}

/** A piece of the course that a client, or Compose, would be given to read. */
export interface Snippet {
  kind: SnippetKind;
  /** Without prompts nor outputs. */
  source: string;
  /** Where the author finds it. */
  file: string;
  /** Line of the file on which the source begins, from 1. */
  line: number;
  /** The mistake is what is taught: it must really be one. */
  mistake?: boolean;
}

/** Something that must stop the build. */
export interface Failure {
  file: string;
  line: number;
  /** From 1, in UTF-16 code units; of the source, indentation in the file not counted. */
  column: number;
  message: string;
  suggestion?: string;
}

export interface Report {
  snippets: number;
  /** Commands of docker, compose, dockerd and kubectl found in them. */
  commands: number;
  /** Snippets marked as mistakes that really are. */
  mistakes: number;
  failures: Failure[];
}

/** What is wrong, or worth saying, in one snippet; in the order of the source. */
export function checkSource(kind: SnippetKind, source: string, reference: Reference): Problem[] {
  return kind === 'compose'
    ? checkCompose(source, reference.compose)
    : parseScript(source, reference.grammar).problems;
}

/**
 * Checks the snippets of the course. Anything that is refused, outdated or misplaced is a failure,
 * unless the snippet is marked as a mistake: then it is one not to be.
 * @throws nothing
 */
export function checkSnippets(snippets: Iterable<Snippet>, reference: Reference): Report {
  const report: Report = { snippets: 0, commands: 0, mistakes: 0, failures: [] };
  for (const snippet of snippets) {
    report.snippets++;
    if (snippet.kind === 'shell')
      report.commands += parseScript(snippet.source, reference.grammar).commands.length;
    const problems = checkSource(snippet.kind, snippet.source, reference).filter(
      ({ severity }) => severity !== 'note',
    );
    if (!snippet.mistake)
      report.failures.push(...problems.map((problem) => failure(snippet, problem)));
    else if (problems.length > 0) report.mistakes++;
    else report.failures.push(notAMistake(snippet));
  }
  return report;
}

/** Would the client refuse to read it? */
export function isRefused(problems: readonly Problem[]): boolean {
  return problems.some(isError);
}

function failure(
  { file, line, source }: Snippet,
  { range, message, suggestion }: Problem,
): Failure {
  const before = source.slice(0, range[0]).split('\n');
  return {
    file,
    line: line + before.length - 1,
    column: (before.at(-1)?.length ?? 0) + 1,
    message,
    ...(suggestion !== undefined && { suggestion }),
  };
}

function notAMistake({ file, line }: Snippet): Failure {
  return {
    file,
    line,
    column: 1,
    message: 'Marqué comme une erreur voulue, alors que rien n’y est refusé.',
  };
}
