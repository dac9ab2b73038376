import { type Expansion } from './expand.ts';
import { imageName } from './image-name.ts';
import { say, type ParsedInstruction } from './instruction.ts';
import { type Range } from '../range.ts';
import { flagOf, type Stage, type Walk } from './stage.ts';
import { isGitSource, isHttpSource, MODE } from './values.ts';

type Expand = (word: string, range: Range) => Expansion;

/** Looks at what COPY and ADD take, and from where. Source: BuildKit, `dispatchCopy`, `toCommand`. */
export function checkSources(walk: Walk, stage: Stage, one: ParsedInstruction, grow: Expand): void {
  for (const name of ['chown', 'chmod', 'checksum']) {
    const flag = flagOf(one, name);
    if (!flag) continue;
    const { text, known } = grow(flag.value ?? '', flag.valueRange ?? flag.range);
    if (name === 'chmod' && known && flag.value?.includes('$') && MODE(text) !== undefined)
      say(one, ['error', 'invalid-value'], flag.range, `« --chmod » attend ${MODE(text)}.`);
  }
  const opening = new Set(one.hereDocuments.map(({ range }) => range[0]));
  const texts = one.words
    .filter(({ range }) => !opening.has(range[0]))
    .map(({ value, range }) => ({ ...grow(value, range), range }));
  tellHereDocumentLast(one, opening);
  const sources =
    one.words.length < 2
      ? []
      : opening.has(one.words.at(-1)?.range[0] ?? -1)
        ? texts
        : texts.slice(0, -1);
  if (one.name === 'COPY') for (const source of sources) refuseRemote(one, source);
  if (one.name === 'ADD') checkChecksum(one, sources);
  checkFrom(walk, stage, one);
}

function tellHereDocumentLast(one: ParsedInstruction, opening: ReadonlySet<number>): void {
  const last = one.words.at(-1);
  if (!last || one.words.length < 2 || !opening.has(last.range[0])) return;
  const message = `La destination de ${one.name} ne peut pas être un document en ligne.`;
  say(one, ['error', 'invalid-value'], last.range, message);
}

function refuseRemote(
  one: ParsedInstruction,
  { text, known, range }: Expansion & { range: Range },
): void {
  if (!known || (!isGitSource(text) && !isHttpSource(text))) return;
  const what = isGitSource(text) ? 'un dépôt Git' : 'une adresse';
  const message = `COPY ne prend pas ${what} : c’est ADD qui le fait.`;
  say(one, ['error', 'invalid-value'], range, message, { suggestion: 'ADD' });
}

function checkChecksum(
  one: ParsedInstruction,
  sources: readonly (Expansion & { range: Range })[],
): void {
  const flag = flagOf(one, 'checksum');
  if (!flag || flag.value === '' || sources.some(({ known }) => !known)) return;
  const range = flag.nameRange;
  const [source] = sources;
  if (!source || sources.length !== 1)
    say(
      one,
      ['error', 'invalid-value'],
      range,
      '« --checksum » ne vaut que pour une seule source.',
    );
  else if (!isHttpSource(source.text) && !isGitSource(source.text)) {
    const message = '« --checksum » ne vaut que pour une adresse http ou un dépôt Git.';
    say(one, ['error', 'invalid-value'], range, message);
  }
}

/** `--from=` names a stage above, by name or number, or an image. */
function checkFrom(walk: Walk, stage: Stage, one: ParsedInstruction): void {
  const flag = flagOf(one, 'from');
  if (!flag?.value) return;
  const { value, valueRange: range = flag.nameRange } = flag;
  const error = ['error', 'invalid-value'] as const;
  if (/\$[\w{]/.test(value)) {
    const message =
      '« --from » ne peut pas dépendre d’une variable : on donne un nom à l’image par « FROM … AS ».';
    say(one, error, range, message);
  } else if (/^[+-]?\d+$/.test(value)) {
    if (Number(value) >= stage.index || value.startsWith('-'))
      say(one, error, range, `Aucune étape au-dessus ne porte le numéro ${value}.`);
  } else if (!walk.byName.has(value.toLowerCase())) tellLate(walk, one, value, range);
  else if (walk.byName.get(value.toLowerCase()) === stage)
    say(one, error, range, 'Une étape ne peut pas copier depuis elle-même.');
}

function tellLate(walk: Walk, one: ParsedInstruction, value: string, range: Range): void {
  if (walk.names.has(value.toLowerCase())) {
    const message = `L’étape « ${value} » est définie plus bas : « --from » ne prend qu’une étape au-dessus.`;
    say(one, ['error', 'misplaced-option'], range, message);
  } else if (value !== 'scratch' && !imageName(value)) {
    const message = `« ${value} » n’est ni une étape au-dessus, ni un nom d’image.`;
    say(one, ['error', 'invalid-value'], range, message);
  }
}
