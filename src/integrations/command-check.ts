import type { AstroIntegration } from 'astro';
import { checkSource, type Failure, type Report, checkSnippets } from '../commands/check.ts';
import { COMPOSE_KEYS, GRAMMAR } from '../commands/grammars.ts';
import { type Problem, type ProblemKind } from '../commands/problems.ts';
import { courseSnippets, type CourseSnippet } from './course-snippets.ts';

const REFERENCE = { grammar: GRAMMAR, compose: COMPOSE_KEYS };

/** What inline code may leave out: it names a form more often than it gives a command to type. */
const LEFT_OUT: ReadonlySet<ProblemKind> = new Set([
  'too-few-arguments',
  'missing-value',
  'deprecated',
  'old-form',
  'suspicious',
]);

/**
 * Checks every command of the course by the clients' grammar.
 * @param root folder of the project
 */
export function checkCourse(root = '.'): Report {
  return checkAll(courseSnippets(root));
}

/** Checks whole snippets as they are, inline code for what it says only. */
export function checkAll(snippets: readonly CourseSnippet[]): Report {
  const report = checkSnippets(
    snippets.filter(({ inline }) => !inline),
    REFERENCE,
  );
  for (const snippet of snippets) if (snippet.inline) addInline(report, snippet);
  return report;
}

function addInline(report: Report, snippet: CourseSnippet): void {
  const one = checkSnippets([{ ...snippet, mistake: false }], REFERENCE);
  const problems = checkSource(snippet.kind, snippet.source, REFERENCE).filter(isCounted);
  report.snippets += one.snippets;
  report.commands += one.commands;
  if (snippet.mistake && problems.length > 0) report.mistakes++;
  else if (snippet.mistake || problems.length > 0)
    report.failures.push(...checkSnippets([snippet], REFERENCE).failures);
}

function isCounted({ kind, severity }: Problem): boolean {
  return severity !== 'note' && !LEFT_OUT.has(kind);
}

/** « fichier:ligne:colonne: message ». */
export function failureLine({ file, line, column, message, suggestion }: Failure): string {
  const hint = suggestion && !message.includes(suggestion) ? ` → ${suggestion}` : '';
  return `${file}:${line}:${column}: ${message}${hint}`;
}

/** Stops the build at a command that the clients would refuse, or that is outdated or misplaced. */
export function commandCheck(): AstroIntegration {
  return {
    name: 'command-check',
    hooks: {
      'astro:build:start': ({ logger }) => {
        const { snippets, commands, mistakes, failures } = checkCourse();
        if (failures.length > 0)
          throw new Error(`Commands to correct:\n${failures.map(failureLine).join('\n')}`);
        logger.info(`${commands} commands in ${snippets} snippets, ${mistakes} wrong on purpose`);
      },
    },
  };
}
