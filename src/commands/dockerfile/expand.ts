/** Variables that a word may use: their value, or undefined where only the build knows it. */
export interface Variables {
  has: (name: string) => boolean;
  get: (name: string) => string | undefined;
}

/** A word with its quotes removed and its variables replaced. */
export interface Expansion {
  text: string;
  /** False where the text depends on a value that only the build knows. */
  known: boolean;
  /** Variables used, and where in the word their names stand. */
  used: { name: string; from: number; to: number }[];
  /** What is not right in it, in French, without capital nor full stop. */
  error?: string;
}

/** `${a:-${b:-…}}`: deeper is not read. */
const MAX_DEPTH = 50;

interface Reading {
  word: string;
  at: number;
  escape: string;
  variables: Variables;
  used: Expansion['used'];
  known: boolean;
}

class NotRight extends Error {}

/**
 * Replaces the variables of a word as BuildKit does (`shell/lex.go`, `ProcessWord`); an unknown
 * variable is empty.
 * @throws nothing
 */
export function expand(word: string, variables: Variables, escape: string): Expansion {
  const reading: Reading = { word, at: 0, escape, variables, used: [], known: true };
  try {
    const text = readUntil(reading, undefined, 0);
    return { text, known: reading.known, used: reading.used };
  } catch (error) {
    if (!(error instanceof NotRight)) throw error;
    return { text: word, known: false, used: reading.used, error: error.message };
  }
}

function readUntil(reading: Reading, stop: string | undefined, depth: number): string {
  const { word, escape } = reading;
  const parts: string[] = [];
  while (reading.at < word.length) {
    const char = word[reading.at]!;
    if (char === stop) {
      reading.at++;
      return parts.join('');
    }
    if (char === "'") parts.push(readSingleQuotes(reading));
    else if (char === '"') parts.push(readDoubleQuotes(reading, depth));
    else if (char === '$') parts.push(readVariable(reading, depth));
    else {
      if (char === escape) reading.at++;
      parts.push(word[reading.at++] ?? '');
    }
  }
  if (stop !== undefined) throw new NotRight('« ${ » n’est pas refermé par « } »');
  return parts.join('');
}

function readSingleQuotes(reading: Reading): string {
  const end = reading.word.indexOf("'", reading.at + 1);
  if (end < 0) throw new NotRight('une apostrophe n’est pas refermée');
  const text = reading.word.slice(reading.at + 1, end);
  reading.at = end + 1;
  return text;
}

function readDoubleQuotes(reading: Reading, depth: number): string {
  const { word, escape } = reading;
  const parts: string[] = [];
  for (reading.at++; reading.at < word.length;) {
    const char = word[reading.at]!;
    if (char === '"') {
      reading.at++;
      return parts.join('');
    }
    if (char === '$') {
      parts.push(readVariable(reading, depth));
      continue;
    }
    const next = word[reading.at + 1] ?? '';
    if (char === escape && (next === '"' || next === '$' || next === escape)) reading.at++;
    parts.push(word[reading.at++] ?? '');
  }
  throw new NotRight('un guillemet n’est pas refermé');
}

function readVariable(reading: Reading, depth: number): string {
  const { word } = reading;
  reading.at++;
  const braced = word[reading.at] === '{';
  if (braced) reading.at++;
  const name = readName(reading);
  if (!braced) return name === '' ? '$' : valueOf(reading, name);
  if (name === '' && /^[{}:]/.test(word.slice(reading.at, reading.at + 1)))
    throw new NotRight('« ${ » n’est pas suivi d’un nom');
  const value =
    word[reading.at] === '}' ? valueOf(reading, name) : readModifier(reading, name, depth);
  if (word[reading.at - 1] !== '}' && word[reading.at] !== '}')
    throw new NotRight('« ${ » n’est pas refermé par « } »');
  if (word[reading.at] === '}' && word[reading.at - 1] !== '}') reading.at++;
  return value;
}

/** Letters, digits and `_`; or a number; or one of the shell's special parameters. */
function readName(reading: Reading): string {
  const [name = ''] = /^(?:\d+|[@*#?\-$!]|[\p{L}_][\p{L}\p{N}_]*)?/u.exec(
    reading.word.slice(reading.at, reading.at + 256),
  ) ?? [''];
  reading.used.push({ name, from: reading.at, to: reading.at + name.length });
  if (name === '') reading.used.pop();
  reading.at += name.length;
  return name;
}

function valueOf(reading: Reading, name: string): string {
  const value = reading.variables.get(name);
  if (value === undefined && reading.variables.has(name)) reading.known = false;
  return value ?? '';
}

/** `:-`, `-`, `:+`, `+`, `:?`, `?`; `#`, `%` and `/` cut the value, which we do not. */
function readModifier(reading: Reading, name: string, depth: number): string {
  const { word } = reading;
  if (reading.at >= word.length) throw new NotRight('« ${ » n’est pas refermé par « } »');
  if (depth >= MAX_DEPTH) throw new NotRight('les variables y sont trop imbriquées');
  const colon = word[reading.at] === ':' ? ':' : '';
  const sign = word[reading.at + colon.length] ?? '';
  reading.at += colon.length + sign.length;
  if (!/^[-+?#%/]$/.test(sign) || (colon && /[#%/]/.test(sign)))
    throw new NotRight(`« ${colon}${sign} » n’y modifie pas une variable`);
  const other = readUntil(reading, '}', depth + 1);
  const isSet = reading.variables.has(name);
  const value = valueOf(reading, name);
  if (/[#%/?]/.test(sign)) reading.known = false;
  const missing = !isSet || (colon !== '' && reading.known && value === '');
  if (sign === '-') return missing ? other : value;
  if (sign === '+') return missing ? '' : other;
  return value;
}
