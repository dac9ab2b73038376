import { type ArgumentSpec } from '../../src/commands/grammar.ts';

/**
 * Positional arguments that a usage line asks for.
 * @param usage as printed: `docker run [OPTIONS] IMAGE [COMMAND] [ARG...]`
 * @param path the command's own words, left out
 */
export function usageArguments(usage: string, path: string): ArgumentSpec[] {
  const rest = usage.startsWith(path) ? usage.slice(path.length) : usage;
  const found: ArgumentSpec[] = [];
  for (const word of joinAlternatives(splitOutsideBrackets(rest))) {
    if (/^\[?(OPTIONS|COMMAND --help|flags|options)\]?$/.test(word)) continue;
    const argument = readArgument(word);
    const last = found.at(-1);
    const same = last?.name === argument.name && argument.optional;
    if (last && same) last.repeats = true;
    else found.push(argument);
  }
  return found;
}

function readArgument(word: string): ArgumentSpec {
  const optional = word.startsWith('[') && word.endsWith(']');
  const inner = optional ? word.slice(1, -1) : word.replace(/^\((.*)\)$/, '$1');
  const repeats = inner.endsWith('...') || inner === 'ps OPTIONS';
  return {
    name: inner.replace(/\.\.\.$/, ''),
    ...(optional && { optional: true as const }),
    ...(repeats && { repeats: true as const }),
  };
}

function splitOutsideBrackets(text: string): string[] {
  const words: string[] = [];
  let depth = 0;
  let word = '';
  for (const char of text) {
    if ('[('.includes(char)) depth++;
    if ('])'.includes(char)) depth--;
    if (char === ' ' && depth === 0) {
      if (word) words.push(word);
      word = '';
    } else word += char;
  }
  return word ? [...words, word] : words;
}

/** `PATH`, `|`, `URL` → `PATH | URL`: one argument that may be either. */
function joinAlternatives(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const [index, word] of words.entries()) {
    if (word === '|' || words[index - 1] === '|') joined.push(`${joined.pop() ?? ''} ${word}`);
    else joined.push(word);
  }
  return joined;
}
