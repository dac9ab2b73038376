import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type GrammarFile, type CommandSpec, joinGrammars } from '../../commands/grammar.ts';
import { joinTexts, type CommandEntry, type Texts } from '../../commands/texts.ts';
import type { ComposeGuide } from '../../commands/explain-compose.ts';
import { type ClientGuide } from '../../commands/client-guide.ts';
import { frenchSpaces } from '../../markdown/french-spaces.ts';

/** Files of the grammar that go together: kubectl's, as large as the others, is fetched apart. */
const CLIENTS = {
  docker: ['docker', 'buildx', 'compose', 'dockerd'],
  kubectl: ['kubectl'],
} as const;

export type Client = keyof typeof CLIENTS;

/** All entries of content/commands, in the order of the files. */
export function commandEntries(): CommandEntry[] {
  return globSync('content/commands/*.yaml')
    .sort()
    .flatMap((file) => parse(readFileSync(file, 'utf8'), { merge: true }) as CommandEntry[]);
}

/** The grammar of a client and what is said of it, English left out where French stands for it. */
export function clientGuide(client: Client): ClientGuide {
  const files = CLIENTS[client].map((name) => readJson(`src/commands/grammar/${name}.json`));
  const groups = readYaml('content/command-groups.yaml');
  const all = joinTexts(commandEntries(), groups, joinGrammars(files));
  const texts = Object.fromEntries(
    Object.entries(all).filter(([name]) => name.startsWith('kubectl') === (client === 'kubectl')),
  );
  return { grammars: files.map((file) => withoutEnglish(file, texts)), texts: spaced(texts) };
}

/** What explaining a Compose file needs. */
export function composeGuide(): ComposeGuide {
  return {
    keys: JSON.parse(readFileSync('src/commands/grammar/compose-file.json', 'utf8')),
    texts: spaced(readYaml('content/compose-keys.yaml')),
  };
}

function readJson(file: string): GrammarFile {
  return JSON.parse(readFileSync(file, 'utf8')) as GrammarFile;
}

function readYaml(file: string): Record<string, string> {
  return parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

function withoutEnglish(file: GrammarFile, texts: Texts): GrammarFile {
  const commands = Object.entries(file.commands).map(([name, spec]): [string, CommandSpec] => {
    const french = texts[name];
    const options = Object.entries(spec.options).map(([long, option]) => [
      long,
      french?.options[long] ? { ...option, text: '' } : option,
    ]);
    const summary = french?.purpose ? '' : spec.summary;
    return [name, { ...spec, summary, options: Object.fromEntries(options) }];
  });
  return { ...file, commands: Object.fromEntries(commands) };
}

/** Every text with French no-break spaces; code between backquotes is left as it is. */
function spaced<Value>(value: Value): Value {
  const setSpaces = (_key: string, one: unknown): unknown =>
    typeof one === 'string' ? inProse(one) : one;
  return JSON.parse(JSON.stringify(value, setSpaces)) as Value;
}

function inProse(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((piece) => (piece.startsWith('`') ? piece : frenchSpaces(piece)))
    .join('');
}
