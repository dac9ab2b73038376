import { type Check, BOOLEAN, matches } from '../value-patterns.ts';
import { nearest } from '../nearest.ts';

const TYPES = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];
const OF_FILES = new Set(['cache', 'secret', 'ssh']);
const NUMBER = matches(/^\+?\d+$/, 'un nombre');

/** Keys of `RUN --mount`, with what their value must be. Source: BuildKit, `commands_runmount.go`. */
const KEYS: Record<string, Check> = {
  type: matches(new RegExp(`^(${TYPES.join('|')})$`, 'i'), 'bind, cache, tmpfs, secret ou ssh'),
  from: () => undefined,
  source: () => undefined,
  src: () => undefined,
  target: () => undefined,
  dst: () => undefined,
  destination: () => undefined,
  readonly: BOOLEAN,
  ro: BOOLEAN,
  readwrite: BOOLEAN,
  rw: BOOLEAN,
  required: BOOLEAN,
  id: () => undefined,
  env: () => undefined,
  sharing: matches(/^(shared|private|locked)$/i, 'shared, private ou locked'),
  size: matches(/^(\d+(\.\d*)?|\.\d+) ?([kmgtp](i?b)?|b)?$/i, 'une taille, comme 512m ou 1g'),
  mode: matches(/^[0-7]+$/, 'un mode octal, comme 0600'),
  uid: NUMBER,
  gid: NUMBER,
};

/** Those that need no value. */
const ALONE = new Set(['readonly', 'ro', 'readwrite', 'rw', 'required']);

/** What is wrong in a mount, in French, with the nearest right spelling. */
export interface MountMistake {
  message: string;
  suggestion?: string;
}

/** A value of `RUN --mount`; what holds a variable is left to the build. */
export function mountMistake(value: string): MountMistake | undefined {
  const fields = value.split(',').map((field) => {
    const equals = field.indexOf('=');
    return equals < 0
      ? { key: field.toLowerCase(), text: undefined }
      : { key: field.slice(0, equals).toLowerCase(), text: field.slice(equals + 1) };
  });
  let type = 'bind';
  const set = new Map<string, string>();
  for (const { key, text } of fields) {
    const mistake = fieldMistake(key, text, type);
    if (mistake) return mistake;
    if (key === 'type' && text !== undefined) type = text.toLowerCase();
    set.set(key, text ?? 'true');
  }
  return type.includes('$') ? undefined : wholeMistake(type, set);
}

function fieldMistake(
  key: string,
  text: string | undefined,
  type: string,
): MountMistake | undefined {
  const check = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  if (!check) return unknownKey(key);
  if (text === undefined && !ALONE.has(key))
    return { message: `La clé « ${key} » d’un montage attend une valeur : ${key}=…` };
  if (key === 'from' && /\$./.test(text ?? ''))
    return { message: 'La clé « from » d’un montage ne peut pas dépendre d’une variable.' };
  if (text?.includes('$')) return undefined;
  const ofType = forbidden(key, type);
  if (ofType) return ofType;
  const expected = text === undefined ? undefined : check(text);
  if (expected === undefined) return undefined;
  const suggestion = key === 'type' ? nearest(text ?? '', TYPES) : undefined;
  return {
    message: `La clé « ${key} » d’un montage attend ${expected}.`,
    ...(suggestion && { suggestion }),
  };
}

function unknownKey(key: string): MountMistake {
  const suggestion = nearest(key, Object.keys(KEYS));
  const message = `La clé « ${key} » n’existe pas dans un montage de RUN.`;
  return { message, ...(suggestion && { suggestion }) };
}

function forbidden(key: string, type: string): MountMistake | undefined {
  const refused =
    (key === 'required' && type !== 'secret' && type !== 'ssh') ||
    (key === 'size' && type !== 'tmpfs');
  if (!refused || type.includes('$')) return undefined;
  return { message: `La clé « ${key} » n’est pas permise dans un montage « ${type} ».` };
}

function wholeMistake(type: string, set: ReadonlyMap<string, string>): MountMistake | undefined {
  const refused = ['mode', 'uid', 'gid'].find((key) => set.has(key) && !OF_FILES.has(type));
  if (refused)
    return { message: `La clé « ${refused} » n’est pas permise dans un montage « ${type} ».` };
  if (set.has('sharing') && type !== 'cache')
    return { message: `La clé « sharing » n’est permise que dans un montage « cache ».` };
  if (type !== 'secret') return undefined;
  if (set.get('from')) return { message: 'Un montage « secret » n’a pas de clé « from ».' };
  const source = set.get('source') ?? set.get('src');
  const target = set.get('target') ?? set.get('dst') ?? set.get('destination');
  if (!source && !target && !set.get('id'))
    return { message: 'Un montage « secret » attend une clé « id » ou « target ».' };
  if (source && set.get('id'))
    return { message: 'Un montage « secret » ne prend pas « id » et « source » à la fois.' };
  return undefined;
}
