import { type Problem } from '../problems.ts';
import { type Directive } from './mask.ts';

/**
 * Applies `# check=skip=…;error=true`: checks left out, or made errors.
 * Source: BuildKit, `ParseLintOptions`.
 */
export function applyChecks(problems: Problem[], directive: Directive | undefined): Problem[] {
  if (!directive) return problems;
  const skipped = new Set<string>();
  let isStrict = false;
  for (const option of directive.value.split(';')) {
    const [key = '', value = ''] = option.split('=', 2).map((part) => part.trim());
    if (key === 'skip') for (const rule of value.split(',')) skipped.add(rule.trim());
    else if (key === 'error' && /^(1|0|[tTfF]|true|false|TRUE|FALSE|True|False)$/.test(value))
      isStrict = /^[1tT]/.test(value);
    else if (key !== 'experimental') return [...problems, refused(directive)];
  }
  return problems
    .filter(({ rule }) => rule === undefined || !(skipped.has(rule) || skipped.has('all')))
    .map((problem) =>
      problem.rule !== undefined && isStrict ? { ...problem, severity: 'error' } : problem,
    );
}

function refused({ valueRange }: Directive): Problem {
  const message = 'La directive « check » attend skip=…, error=true ou experimental=….';
  return { kind: 'invalid-value', severity: 'error', range: valueRange, message };
}
