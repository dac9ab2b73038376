/** How a block is copied: command by command, or as one piece. */
export type SnippetKind = 'console' | 'shell' | 'file';

/** What decides how a block is copied, besides its language. */
export interface SnippetTraits {
  title?: string | undefined;
  code: string;
}

const CONSOLE = new Set(['console', 'shellsession']);
const SHELL = new Set(['bash', 'sh', 'shell', 'shellscript', 'zsh']);
const FILES = new Set(
  'dockerfile docker yaml yml json jsonc ini toml nginx python py javascript js go sql'.split(' '),
);
const FILE_NAME = /^[\w./~-]*\.?[\w-]+\.[a-z]+$|^[~.]?\//i;

/** True for the languages in which a reader types commands. */
export function isShell(language: string): boolean {
  return SHELL.has(language);
}

/** True for the languages whose blocks show commands after a prompt, and what they answered. */
export function isConsole(language: string): boolean {
  return CONSOLE.has(language);
}

/** True when a block in this language is usually the whole content of a file. */
export function isFileLanguage(language: string): boolean {
  return FILES.has(language);
}

/** A shell block whose title is a file's name, or that has a shebang, is a script: one file. */
export function snippetKind(language: string, { title, code }: SnippetTraits): SnippetKind {
  if (isConsole(language)) return 'console';
  if (!isShell(language)) return 'file';
  const isScript = code.startsWith('#!') || FILE_NAME.test(title ?? '');
  return isScript ? 'file' : 'shell';
}
