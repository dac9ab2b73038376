import { commandPath, optionAnchor } from './anchors.ts';
import {
  IMAGE_ARGUMENTS,
  ARGUMENT_TEXTS,
  OPERATOR_TEXTS,
  REDIRECT_TEXTS,
} from './argument-texts.ts';
import { commandDangers, valueDangers } from './dangers.ts';
import { type ExplainedPart, type ExplainedSource, type Explanation } from './explanation.ts';
import { describeValue } from './explain-values.ts';
import { type Grammar, type OptionSpec } from './grammar.ts';
import { describeImage } from './image-reference.ts';
import { parseScript, type ParsedCommand } from './parse.ts';
import { type Problem } from './problems.ts';
import { type Operator } from './shell.ts';
import { type CommandText, type OptionText, type Texts } from './texts.ts';
import { type Token } from './tokens.ts';

/** What explaining needs: the clients' grammar, and what is said of it in French. */
export interface Guide {
  grammar: Grammar;
  texts: Texts;
}

/**
 * Explains each word of the docker, compose, buildx, dockerd and kubectl commands of a script.
 * Commands of other programs are passed over.
 * @throws nothing
 */
export function explainShell(source: string, guide: Guide): ExplainedSource {
  const { commands, operators, problems } = parseScript(source, guide.grammar);
  const parts = commands.map((command) => explainCommand(source, command, guide));
  attachOperators(parts, operators);
  const all = [...problems, ...commands.flatMap(legacyProblems)];
  return { kind: 'shell', parts, problems: all.sort((a, b) => a.range[0] - b.range[0]) };
}

/** The client takes it without a word, and its own documentation calls it legacy. */
function legacyProblems({ name, options }: ParsedCommand): Problem[] {
  const link = options.find((option) => option.name === 'link');
  if (!link || !/^docker container (run|create)$/.test(name ?? '')) return [];
  const message =
    'L’option «\u00A0--link\u00A0» est un ancien mécanisme\u00A0; sur un réseau créé par «\u00A0docker network create\u00A0», les conteneurs se trouvent par leur nom.';
  return [
    { kind: 'old-form', severity: 'warning', range: link.range, message, suggestion: '--network' },
  ];
}

function explainCommand(source: string, command: ParsedCommand, guide: Guide): ExplainedPart {
  const words = withoutOverlaps(
    command.tokens.map((token) => explainToken(source, token, command, guide)),
  );
  for (const { danger, options } of commandDangers(command))
    for (const option of options.slice(0, 1))
      words.find(({ range }) => range[0] === option.range[0])?.dangers.push(danger);
  const text = textOf(guide, command.name ?? command.typed);
  const spec = guide.grammar.commands.get(command.name ?? '');
  const purpose = text?.purpose || spec?.summary;
  return { name: command.typed, range: command.range, ...(purpose && { purpose }), words };
}

/** Scripts quoted within a word have words of their own: the outer one gives way. */
function withoutOverlaps(words: Explanation[]): Explanation[] {
  const kept: Explanation[] = [];
  for (const word of words) {
    const last = kept.at(-1);
    if (word.range[1] > word.range[0] && (!last || word.range[0] >= last.range[1])) kept.push(word);
  }
  return kept;
}

function explainToken(
  source: string,
  token: Token,
  command: ParsedCommand,
  guide: Guide,
): Explanation {
  const written = source.slice(...token.range);
  const word = explainers[token.role](token, { guide, command, written });
  return { ...word, notes: [...word.notes, ...expansionNotes(written)] };
}

interface Context {
  guide: Guide;
  command: ParsedCommand;
  written: string;
}

const explainers: Record<Token['role'], (token: Token, context: Context) => Explanation> = {
  command: explainCommandWord,
  option: explainOption,
  value: explainValue,
  argument: explainArgument,
  'container-argument': (token) =>
    word(
      token,
      'container-argument',
      token.name === 'COMMAND'
        ? 'Le programme à lancer dans le conteneur, à la place de celui que l’image prévoit.'
        : 'Donné tel quel au programme du conteneur : Docker ne le lit pas.',
    ),
  assignment: (token, { written }) =>
    word(
      token,
      'assignment',
      `La variable \`${written.split('=')[0]}\` est donnée au client, le temps de cette commande.`,
    ),
  wrapper: (token, { written }) =>
    word(
      token,
      'wrapper',
      written === 'sudo'
        ? 'Lance ce qui suit en root.'
        : 'Appartient au programme qui lance la commande, non à Docker.',
    ),
  'end-of-options': (token) =>
    word(token, 'end-of-options', 'Marque la fin des options : ce qui suit est pris tel quel.'),
  redirect: (token, { written }) => word(token, 'redirect', describeRedirect(written)),
  unknown: (token, { written }) =>
    word(
      token,
      'unknown',
      /[$"]/.test(written)
        ? 'Dépend d’une variable : on ne sait ce que c’est qu’au moment de l’exécution.'
        : 'Le client de référence ne connaît pas ce mot à cet endroit.',
    ),
};

function word(token: Token, kind: Explanation['kind'], text: string): Explanation {
  return { kind, range: token.range, text, dangers: [], notes: [] };
}

function textOf({ texts }: Guide, name: string): CommandText | undefined {
  return Object.hasOwn(texts, name) ? texts[name] : undefined;
}

function explainCommandWord(token: Token, { guide, command }: Context): Explanation {
  const name = token.command ?? command.typed;
  const text = textOf(guide, name);
  const summary = guide.grammar.commands.get(name)?.summary;
  return {
    ...word(token, 'command', text?.purpose || summary || 'Une commande que le client n’a pas.'),
    ...(!text?.purpose && summary && { lang: 'en' as const }),
    title: text?.page ?? name,
    dangers: text?.danger ? [text.danger] : [],
    ...(text?.lesson && { lesson: text.lesson }),
    ...(text?.page && { href: commandPath(text.page) }),
  };
}

const HELP: OptionText = { text: 'Afficher l’aide de la commande, sans rien exécuter.' };

function optionOf(
  { grammar, texts }: Guide,
  command: string,
  name: string,
): { spec: OptionSpec | undefined; text: OptionText | undefined } {
  const tool = command.split(' ')[0] ?? '';
  const spec = grammar.commands.get(command)?.options[name] ?? grammar.globals.get(tool)?.[name];
  const own = Object.hasOwn(texts, command) ? texts[command]?.options[name] : undefined;
  const general = Object.hasOwn(texts, tool) ? texts[tool]?.options[name] : undefined;
  return { spec, text: own ?? general ?? (name === 'help' ? HELP : undefined) };
}

function explainOption(token: Token, { guide }: Context): Explanation {
  const { command = '', name = '' } = token;
  const { spec, text } = optionOf(guide, command, name);
  const page = textOf(guide, command)?.page;
  return {
    ...word(token, 'option', text?.text ?? spec?.text ?? ''),
    ...(!text && { lang: 'en' as const }),
    title: `${page ?? command} --${name}`,
    ...(spec?.default && { default: spec.default.replace(/^"(.*)"$/, '$1') }),
    dangers: text?.danger ? [text.danger] : [],
    ...(text?.lesson && { lesson: text.lesson }),
    ...(page && { href: `${commandPath(page)}#${optionAnchor(`--${name}`)}` }),
  };
}

function explainValue(token: Token, { guide }: Context): Explanation {
  const { command = '', name = '', text: value } = token;
  const { spec, text } = optionOf(guide, command, name);
  const described = describeValue(command, name, value);
  const page = textOf(guide, command)?.page;
  return {
    ...word(token, 'value', described ?? text?.text ?? spec?.text ?? ''),
    ...(!described && !text && { lang: 'en' as const }),
    title: `Valeur de --${name}`,
    dangers: valueDangers(command, name, value),
    ...(text?.lesson && { lesson: text.lesson }),
    ...(page && { href: `${commandPath(page)}#${optionAnchor(`--${name}`)}` }),
  };
}

function explainArgument(token: Token, { written }: Context): Explanation {
  const name = token.name ?? '';
  const kind = IMAGE_ARGUMENTS.has(name) ? 'image' : 'argument';
  const isPlain = !/[$<`]/.test(written);
  const known = Object.hasOwn(ARGUMENT_TEXTS, name) ? ARGUMENT_TEXTS[name] : undefined;
  const image = kind === 'image' && isPlain ? describeImage(token.text) : undefined;
  return {
    ...word(token, kind, image ?? known ?? 'Ce sur quoi porte la commande.'),
    ...(name && { title: name }),
  };
}

function describeRedirect(written: string): string {
  const sign = /^\d*&?(<<<|<<-?|>>|>\||>&|<&|[<>])/.exec(written)?.[0] ?? '';
  return (
    REDIRECT_TEXTS[sign] ?? REDIRECT_TEXTS[sign.replace(/^\d/, '')] ?? 'Une redirection du shell.'
  );
}

/** What the shell replaces before the client reads it, and what is the reader's to fill in. */
function expansionNotes(written: string): string[] {
  const notes: string[] = [];
  if (/^'/.test(written)) return notes;
  const [variable] = /\$\{?\w+\}?/.exec(written) ?? [];
  if (/\$\(|`/.test(written))
    notes.push(
      'Le shell exécute d’abord ce qui est entre `$(` et `)`, et met la réponse à la place.',
    );
  else if (variable) notes.push(`Le shell remplace \`${variable}\` par la valeur de la variable.`);
  const [placeholder] = /<\p{L}[\p{L}\p{N} ._’'/:-]*>/u.exec(written) ?? [];
  if (placeholder) notes.push(`\`${placeholder}\` est à remplacer par une valeur de votre choix.`);
  return notes;
}

/** An operator is told with the command before it, or after it when none of the tools' stands before. */
function attachOperators(parts: ExplainedPart[], operators: readonly Operator[]): void {
  for (const { text, range } of operators) {
    const part = parts.findLast((one) => one.range[0] < range[0]) ?? parts[0];
    const explained = OPERATOR_TEXTS[text];
    if (!part || !explained) continue;
    const overlaps = part.words.some((one) => one.range[0] < range[1] && range[0] < one.range[1]);
    if (overlaps) continue;
    part.words.push({ kind: 'operator', range, text: explained, dangers: [], notes: [] });
    part.words.sort((a, b) => a.range[0] - b.range[0]);
  }
}
