import {
  definePlugin,
  type ExpressiveCodeBlock,
  type ExpressiveCodeLine,
  type ExpressiveCodePlugin,
} from '@astrojs/starlight/expressive-code';
import {
  addClassName,
  select,
  setProperty,
  type Element,
} from '@astrojs/starlight/expressive-code/hast';
import { isExplained } from '../commands/explained.ts';
import { splitConsole } from './console.ts';
import { copyButton, explainButton, markLine, type LineRole } from './copy-marks.ts';
import { highlightCommand, removeHighlighting } from './highlighting.ts';
import { blockLabel, commandLabel, explainLabel } from './labels.ts';
import { snippetKind } from './languages.ts';
import { usePhrasingContent } from './phrasing.ts';
import { annotatePlaceholders } from './placeholder-annotation.ts';
import { shellProblem, splitShell, type ShellCommand } from './shell.ts';
import { annotateWords } from './word-annotation.ts';

/** What was found in a block before it is rendered. */
interface SnippetPlan {
  roles: Map<ExpressiveCodeLine, LineRole>;
  commands: ShellCommand[];
}

/**
 * Expressive Code plugin: a copy button per command in shell and console blocks, one per block
 * elsewhere; outputs told from commands; fill-in values marked. It takes the place of the copy
 * button of the « frames » plugin, which must be off. What it writes in the page:
 *
 * - `button[data-copy]`: its value is the text to copy, fill-in values unfilled;
 * - `button[data-explain]`, after it where the command is one that the course explains;
 * - `.snippet-command`, `.snippet-output` on lines, `data-prompt` where CSS is to draw a prompt;
 * - `span[data-placeholder="nom"]` around each `<nom>`.
 */
export function pluginSnippets(): ExpressiveCodePlugin {
  const plans = new WeakMap<ExpressiveCodeBlock, SnippetPlan>();
  return definePlugin({
    name: 'Snippets',
    hooks: {
      preprocessCode: ({ codeBlock, config }) => {
        plans.set(codeBlock, planBlock(codeBlock));
        const problem = kindOf(codeBlock) === 'shell' ? shellProblem(codeBlock.code) : undefined;
        const file = codeBlock.parentDocument?.sourceFilePath ?? 'a page';
        if (problem) config.logger.warn(`Shell snippet of ${file} cannot be parsed: ${problem}`);
      },
      performSyntaxAnalysis: async (context) => {
        if (kindOf(context.codeBlock) !== 'console') return;
        removeHighlighting(context.codeBlock);
        for (const command of plans.get(context.codeBlock)?.commands ?? []) {
          await highlightCommand(context, command);
        }
      },
      annotateCode: ({ codeBlock }) => {
        const roles = plans.get(codeBlock)?.roles;
        const isTyped = (line: ExpressiveCodeLine) => roles?.get(line)?.kind !== 'output';
        annotatePlaceholders(codeBlock, isTyped);
        for (const [line, { kind }] of roles ?? []) if (kind === 'command') annotateWords(line);
      },
      postprocessRenderedLine: ({ codeBlock, line, renderData }) => {
        const role = plans.get(codeBlock)?.roles.get(line);
        if (role) markLine(renderData.lineAst, role);
      },
      postprocessRenderedBlock: ({ codeBlock, renderData }) => {
        finishBlock(codeBlock, renderData.blockAst);
      },
    },
  });
}

function kindOf(codeBlock: ExpressiveCodeBlock) {
  return snippetKind(codeBlock.language, { title: codeBlock.props.title, code: codeBlock.code });
}

function planBlock(codeBlock: ExpressiveCodeBlock): SnippetPlan {
  const kind = kindOf(codeBlock);
  if (kind === 'console') return planConsole(codeBlock);
  if (kind === 'shell') return planShell(codeBlock);
  return { roles: new Map(), commands: [] };
}

/** Prompts leave the text: CSS draws them, so that no selection takes them along. */
function planConsole(codeBlock: ExpressiveCodeBlock): SnippetPlan {
  const { lines, commands } = splitConsole(codeBlock.code);
  const roles = new Map<ExpressiveCodeLine, LineRole>();
  for (const [index, { kind, prompt }] of lines.entries()) {
    const line = codeBlock.getLine(index)!;
    line.editText(0, prompt.length, '');
    roles.set(line, { kind, prompt });
  }
  placeButtons(codeBlock, roles, commands);
  return { roles, commands };
}

function planShell(codeBlock: ExpressiveCodeBlock): SnippetPlan {
  const commands = splitShell(codeBlock.code);
  const roles = new Map<ExpressiveCodeLine, LineRole>();
  for (const line of codeBlock.getLines()) roles.set(line, { kind: 'command', prompt: '' });
  placeButtons(codeBlock, roles, commands);
  return { roles, commands };
}

/** The buttons of a command stand on its first line. */
function placeButtons(
  codeBlock: ExpressiveCodeBlock,
  roles: Map<ExpressiveCodeLine, LineRole>,
  commands: ShellCommand[],
): void {
  for (const { text, firstLine } of commands) {
    const role = roles.get(codeBlock.getLine(firstLine)!);
    if (!role || text === '') continue;
    role.button = copyButton(text, commandLabel(text));
    if (isExplained(text)) role.explainButton = explainButton(explainLabel(text));
  }
}

/**
 * Blocks whose lines do not wrap can be scrolled from the keyboard, script or not. Expressive Code’s
 * script takes `tabindex` back where nothing scrolls; it would otherwise add it late, and along
 * with it a nameless `region`.
 */
function finishBlock(codeBlock: ExpressiveCodeBlock, figure: Element): void {
  addClassName(figure, 'snippet');
  usePhrasingContent(figure);
  const pre = select('pre', figure);
  if (pre && kindOf(codeBlock) !== 'shell') setProperty(pre, 'tabindex', '0');
  if (kindOf(codeBlock) !== 'file') return;
  const button = copyButton(codeBlock.code, blockLabel(codeBlock.language, codeBlock.props.title));
  addClassName(button, 'snippet-copy-block');
  figure.children.push(button);
}
