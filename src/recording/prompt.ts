/**
 * A prompt ends at the first `$`, `#`, `%` or `>` that a space follows (a space at
 * the end of a line cannot be seen); what comes after was typed.
 * Read from the text alone, so that it does not matter how the output was cut into events.
 */
const PROMPT = /^[^\n]*?[$#%>](?: |$)/;

/** What the shell shows for the second line of a command, and the next ones. */
const CONTINUATION = /^> /;

export interface CommandLine {
  /** What was typed, blanks at its end left out. */
  command: string;
  /** Whether a whole prompt stands before it. */
  hasPrompt: boolean;
  /** Whether it goes on with the command of the line before. */
  continues: boolean;
}

/** Tells the prompt from the command in a command line as the screen shows it. */
export function parseCommandLine(shown: string): CommandLine {
  return {
    command: shown.replace(PROMPT, '').trimEnd(),
    hasPrompt: PROMPT.test(shown),
    continues: CONTINUATION.test(shown),
  };
}
