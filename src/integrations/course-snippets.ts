import { globSync, readFileSync } from 'node:fs';
import { mdxToMdast, type MdastNode } from 'satteri';
import { isMap, isScalar, LineCounter, parseDocument, visit, type Scalar } from 'yaml';
import { type Snippet } from '../commands/check.ts';
import { isConsole, isShell, snippetKind } from '../snippets/languages.ts';
import { splitConsole } from '../snippets/console.ts';

/** Fence meta, frontmatter key and session key of what must be refused. */
const INVALID = 'invalid';

/** Inline code that is a command of ours, not the mere name of one. */
const INLINE_COMMAND = /^(sudo )?(docker|docker-compose|kubectl) \S/;

/** A piece of inline code: less than a command may stand there, `docker run -v` without its value. */
export interface CourseSnippet extends Snippet {
  inline?: true;
}

/**
 * Every command of the course: blocks and inline code of the pages, quizzes, steps of sessions,
 * examples of the command index and cures of the errors.
 * @param root folder of the project
 */
export function courseSnippets(root = '.'): CourseSnippet[] {
  const files = (pattern: string) => globSync(pattern, { cwd: root }).sort();
  const read = (file: string) => readFileSync(`${root}/${file}`, 'utf8');
  return [
    ...files('content/docs/**/*.mdx').flatMap((file) => pageSnippets(read(file), file)),
    ...files('content/quiz/**/*.yaml').flatMap((file) => quizSnippets(read(file), file)),
    ...files('content/sessions/**/*.yaml').flatMap((file) => sessionSnippets(read(file), file)),
    ...files('content/commands/*.yaml').flatMap((file) => exampleSnippets(read(file), file)),
    ...files('content/errors.yaml').flatMap((file) => cureSnippets(read(file), file)),
  ];
}

/** Blocks and inline code of a page. `invalid` in the meta of a fence marks a deliberate mistake. */
export function pageSnippets(source: string, file: string): CourseSnippet[] {
  const { text, offset, invalid } = withoutFrontmatter(source);
  const snippets: CourseSnippet[] = [];
  const walk = (node: MdastNode): void => {
    const line = (node.position?.start.line ?? 1) + offset;
    if (node.type === 'code') snippets.push(...blockSnippets(node, file, line));
    if (node.type === 'inlineCode')
      snippets.push(...inlineSnippets(node.value, file, line, invalid));
    if ('children' in node) for (const child of node.children) walk(child as MdastNode);
  };
  walk(mdxToMdast(text));
  return snippets;
}

/** The parser is given what follows the frontmatter; `invalid` there lists inline mistakes. */
function withoutFrontmatter(source: string): { text: string; offset: number; invalid: string[] } {
  const [all = '', yaml = ''] = /^---\n([\s\S]*?)\n---\n/.exec(source) ?? [];
  const invalid = (parseDocument(yaml).toJS() as Record<string, unknown> | null)?.[INVALID];
  return {
    text: source.slice(all.length),
    offset: all.split('\n').length - 1,
    invalid: Array.isArray(invalid) ? invalid.map(String) : [],
  };
}

type Code = Extract<MdastNode, { type: 'code' }>;

function blockSnippets(node: Code, file: string, fenceLine: number): CourseSnippet[] {
  const language = node.lang ?? '';
  const title = /title="([^"]*)"/.exec(node.meta ?? '')?.[1];
  const mistake = new RegExp(`(^|\\s)${INVALID}(\\s|$)`).test(node.meta ?? '');
  const base = { file, ...(mistake && { mistake }) };
  if (isConsole(language))
    return splitConsole(node.value).commands.map(({ text, firstLine }) => ({
      ...base,
      kind: 'shell',
      source: text,
      line: fenceLine + 1 + firstLine,
    }));
  const line = fenceLine + 1;
  if (isShell(language) && snippetKind(language, { title, code: node.value }) !== 'console')
    return [{ ...base, kind: 'shell', source: node.value, line }];
  const isCompose = /^ya?ml$/.test(language) && /^services:/m.test(node.value);
  return isCompose ? [{ ...base, kind: 'compose', source: node.value, line }] : [];
}

function inlineSnippets(
  code: string,
  file: string,
  line: number,
  invalid: readonly string[],
): CourseSnippet[] {
  if (!INLINE_COMMAND.test(code)) return [];
  const mistake = invalid.includes(code);
  return [{ kind: 'shell', source: code, file, line, inline: true, ...(mistake && { mistake }) }];
}

/** Inline code of all texts; `invalid`, a list at the top of the file, names the wrong commands. */
export function quizSnippets(source: string, file: string): CourseSnippet[] {
  const { scalars, top } = readScalars(source);
  const listed = (top?.toJSON() as Record<string, unknown> | undefined)?.[INVALID];
  const invalid = Array.isArray(listed) ? listed.map(String) : [];
  return scalars
    .filter(({ path }) => /\.(prompt|text|why)$/.test(path))
    .flatMap(({ value, line }) =>
      [...value.matchAll(/`([^`]+)`/g)].flatMap(([, code = '']) =>
        inlineSnippets(code, file, line, invalid),
      ),
    );
}

/** What a session types, and what prepares it. */
export function sessionSnippets(source: string, file: string): CourseSnippet[] {
  const { scalars } = readScalars(source);
  const marked = new Set(
    scalars
      .filter(({ path, value }) => path.endsWith(`.${INVALID}`) && value === 'true')
      .map(({ path }) => stepOf(path)),
  );
  return scalars
    .filter(({ path }) => /^(steps\.\d+\.run|lab\.(before|after)\.\d+)$/.test(path))
    .map(({ path, value, line }) => ({
      kind: 'shell',
      source: value,
      file,
      line,
      ...(marked.has(stepOf(path)) && { mistake: true }),
    }));
}

function stepOf(path: string): string {
  return path.replace(/\.[^.]+$/, '');
}

/** Examples of the command index, Dockerfile instructions left to the Dockerfile's own check. */
export function exampleSnippets(source: string, file: string): CourseSnippet[] {
  if (file.endsWith('instructions.yaml')) return [];
  return commandScalars(source, file, /\.examples\.\d+\.run$/);
}

/** Commands that cure an error. */
export function cureSnippets(source: string, file: string): CourseSnippet[] {
  return commandScalars(source, file, /\.commands\.\d+$/);
}

function commandScalars(source: string, file: string, wanted: RegExp): CourseSnippet[] {
  return readScalars(source)
    .scalars.filter(({ path }) => wanted.test(path))
    .map(({ value, line }) => ({ kind: 'shell', source: value, file, line }));
}

/** Every scalar of a YAML file, by its path: `steps.2.run`. */
function readScalars(source: string) {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, merge: true });
  const scalars: { path: string; value: string; line: number }[] = [];
  visit(document, {
    Scalar(key, node: Scalar, ancestors) {
      if (key === 'key' || !node.range) return;
      const { line } = lines.linePos(node.range[0]);
      // A block scalar's text begins on the line after its mark.
      const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
      scalars.push({
        path: pathOf([...ancestors, node]),
        value: String(node.value),
        line: isBlock ? line + 1 : line,
      });
    },
  });
  return { scalars, top: isMap(document.contents) ? document.contents : undefined };
}

function pathOf(nodes: readonly unknown[]): string {
  const path: string[] = [];
  for (const [index, node] of nodes.entries()) {
    const parent = nodes[index - 1];
    if (
      typeof parent === 'object' &&
      parent !== null &&
      'items' in parent &&
      'key' in (node as object)
    )
      path.push(
        String(isScalar((node as { key: unknown }).key) ? (node as { key: Scalar }).key.value : ''),
      );
    else if (typeof parent === 'object' && parent !== null && 'items' in parent)
      path.push(String((parent.items as unknown[]).indexOf(node)));
  }
  return path.join('.');
}
