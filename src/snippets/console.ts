import { isComplete, splitShell, type ShellCommand } from './shell.ts';

/** A line of a console block; `prompt` is what precedes the text, and is never copied. */
export interface ConsoleLine {
  kind: 'command' | 'output';
  prompt: string;
  text: string;
}

/** A console block told apart: its lines, and the commands typed in it. */
export interface ConsoleTranscript {
  lines: ConsoleLine[];
  commands: ShellCommand[];
}

/**
 * The prompts of the course: `$ `, `root@3f2a:/# ` and `ana@poste:~$ `, and BusyBox’s `/app # `.
 * A lone `# ` is none: it would make commands of the comments that configuration files print.
 */
const PROMPT = /^(?:[\w.-]+@[\w.-]+:[^\s#$]*[#$] |(?:~|\/[\w./-]*) [#$] |\$ )(?=\S)/;
const CONTINUATION = /^> ?/;

/**
 * Tells commands from outputs in a `console` block. A command begins at a prompt and goes on for as
 * long as a shell would ask for more: final backslash, open quote, here-document, compound command.
 * Its further lines may carry the shell's own `> `. All the rest is output.
 */
export function splitConsole(code: string): ConsoleTranscript {
  const source = code.split('\n');
  const transcript: ConsoleTranscript = { lines: [], commands: [] };
  let index = 0;
  while (index < source.length) {
    const prompt = PROMPT.exec(source[index]!)?.[0];
    const typed =
      prompt === undefined ? [output(source[index]!)] : readCommand(source, index, prompt);
    transcript.lines.push(...typed);
    if (prompt !== undefined) {
      transcript.commands.push({
        text: pasted(typed),
        firstLine: index,
        lastLine: index + typed.length - 1,
      });
    }
    index += typed.length;
  }
  return transcript;
}

function output(text: string): ConsoleLine {
  return { kind: 'output', prompt: '', text };
}

/**
 * The lines of the command that begins at `start`. One that nothing closes (an author's slip) is
 * held to its first line and to those a backslash joins, lest it swallow the outputs below.
 */
function readCommand(source: string[], start: number, prompt: string): ConsoleLine[] {
  const first = command(source[start]!, prompt);
  const hasMarks = CONTINUATION.test(source[start + 1] ?? '');
  const lines = [first];
  let joined = 1;
  while (!isComplete(typedText(lines))) {
    const next = source[start + lines.length];
    if (next === undefined) return lines.slice(0, joined);
    if (joined === lines.length && lines.at(-1)!.text.endsWith('\\')) joined += 1;
    lines.push(command(next, (hasMarks && CONTINUATION.exec(next)?.[0]) || ''));
  }
  return lines;
}

function command(line: string, prompt: string): ConsoleLine {
  return { kind: 'command', prompt, text: line.slice(prompt.length) };
}

function typedText(lines: ConsoleLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}

/** What to paste: comments left out. Empty when the line was a comment and nothing else. */
function pasted(lines: ConsoleLine[]): string {
  return splitShell(typedText(lines))
    .map(({ text }) => text)
    .join('\n');
}
