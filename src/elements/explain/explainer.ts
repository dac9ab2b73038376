import { SOURCE_KINDS, type ExplainedSource } from '../../commands/explanation.ts';
import { isError, type Problem } from '../../commands/problems.ts';
import { sourceKind } from '../../commands/source-kind.ts';
import { explainSource, lessons, type Lessons } from './guides.ts';
import { partContents } from './panel.ts';
import { create, prose } from './render.ts';
import { FAILED, fragmentOf, LONGEST_SHARED, MAX_LENGTH, TOO_LONG } from './share.ts';
import './styles.ts';

const TYPING_PAUSE = 200;
/** What is shown; all of it is counted. */
const MAX_WORDS = 600;
const MAX_PROBLEMS = 50;

let pause: ReturnType<typeof setTimeout> | undefined;
/** Number of the last text asked for: an answer to an older one comes too late. */
let asked = 0;

/** Explains what the field holds, once the reader stops typing. */
export function showExplanation(host: HTMLElement, field: HTMLTextAreaElement): void {
  clearTimeout(pause);
  pause = setTimeout(() => void update(host, field.value), TYPING_PAUSE);
}

async function update(host: HTMLElement, source: string): Promise<void> {
  const turn = ++asked;
  share(host, source);
  if (source.trim() === '') return report(host, '', []);
  if (source.length > MAX_LENGTH) return report(host, TOO_LONG, []);
  try {
    const [explained, known] = await Promise.all([
      explainSource(source, sourceKind(source)),
      lessons(),
    ]);
    if (turn === asked) report(host, summary(explained), results(explained, source, known));
  } catch {
    if (turn === asked) report(host, FAILED, []);
  }
}

function report(host: HTMLElement, status: string, children: readonly Node[]): void {
  const line = host.querySelector('[role=status]')!;
  if (line.textContent !== status) line.textContent = status;
  host.querySelector('[data-part=results]')!.replaceChildren(...children);
}

function summary({ kind, parts, problems }: ExplainedSource): string {
  const words = parts.reduce((total, part) => total + part.words.length, 0);
  const mistakes = problems.filter(isError).length;
  const warnings = problems.length - mistakes;
  const found =
    parts.length === 0
      ? 'Aucune commande docker ni kubectl'
      : kind === 'shell'
        ? counted(parts.length, 'commande')
        : `Un ${SOURCE_KINDS[kind]}`;
  return `${[
    found,
    ...(words > 0 ? [`${counted(words, 'mot')} expliqué${words > 1 ? 's' : ''}`] : []),
    ...(mistakes > 0 ? [counted(mistakes, 'erreur')] : []),
    ...(warnings > 0 ? [counted(warnings, 'remarque')] : []),
  ].join(', ')}.`;
}

function counted(count: number, noun: string): string {
  return `${count}\u00A0${noun}${count > 1 ? 's' : ''}`;
}

function results({ parts, problems }: ExplainedSource, source: string, known: Lessons): Node[] {
  const nodes: Node[] = problems.length > 0 ? [problemList(problems, source)] : [];
  let left = MAX_WORDS;
  for (const part of parts) {
    if (left <= 0) {
      nodes.push(create('p', '', `Seuls les ${MAX_WORDS} premiers mots sont expliqués.`));
      break;
    }
    const words = part.words.slice(0, left);
    left -= words.length;
    const section = create('section', 'explain-section');
    section.append(...partContents({ ...part, words }, source, known));
    nodes.push(section);
  }
  return nodes;
}

function problemList(problems: readonly Problem[], source: string): HTMLElement {
  const list = create('ul', 'explain-problems');
  for (const problem of problems.slice(0, MAX_PROBLEMS)) {
    const line = source.slice(0, problem.range[0]).split('\n').length;
    const item = create('li', 'explain-danger');
    const name = isError(problem) ? 'Erreur' : 'Remarque';
    item.append(
      create('strong', '', `${name}, ligne ${line}. `),
      ...prose(problem.message.replaceAll('`', 'ʼ')),
    );
    if (problem.suggestion && !problem.message.includes(problem.suggestion))
      item.append(' On écrit ', create('code', '', problem.suggestion), '.');
    list.append(item);
  }
  return list;
}

function share(host: HTMLElement, source: string): void {
  const button = host.querySelector<HTMLButtonElement>('[data-part=share]')!;
  button.hidden = source.trim() === '';
  button.onclick = () => void copyAddress(host, source);
}

async function copyAddress(host: HTMLElement, source: string): Promise<void> {
  const line = host.querySelector('[role=status]')!;
  if (source.length > LONGEST_SHARED) {
    line.textContent = `Texte trop long pour un lien : ${LONGEST_SHARED.toLocaleString('fr')} caractères au plus.`;
    return;
  }
  history.replaceState(null, '', fragmentOf(source));
  try {
    await navigator.clipboard.writeText(location.href);
    line.textContent = 'Lien copié. Le texte y est, et ne passe par aucun serveur.';
  } catch {
    line.textContent = 'Le lien est dans la barre d’adresse : copiez-le.';
  }
}
