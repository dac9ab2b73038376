import { YamlReader } from './yaml-reader.ts';

export { SessionError } from './yaml-reader.ts';

/** A command to type, and what must come of it. */
export interface SessionStep {
  run: string;
  /** What to look at in the output, in French, one sentence or two. */
  note?: string;
  /** What makes the recording fail when it is not so. */
  expect?: {
    exit?: number;
    /** A text that the output must hold. */
    output?: string;
  };
  /** The command is refused by the client, on purpose: the check of commands makes sure that it is. */
  invalid?: true;
  /** Seconds after Enter at which Ctrl-C is typed, for a command that does not end by itself. */
  interrupt?: number;
  /** Seconds after Enter of the screen to show, when the last one teaches nothing. */
  showAt?: number;
}

/** What to type in a terminal, and what it must prove: the script of a recording. */
export interface Session {
  title: string;
  /** What the session shows to be true, in one sentence. */
  proves: string;
  /** What would be different on the reader's machine. */
  caveat?: string;
  /** What the lab must have besides one Docker Engine, e.g. « kubernetes ». */
  needs: string[];
  /** What is made ready before, and not shown. */
  lab: {
    images: string[];
    /** A folder of example files to work in. */
    files?: string;
  };
  steps: SessionStep[];
}

const SESSION_KEYS = ['title', 'proves', 'caveat', 'needs', 'lab', 'steps'] as const;
const STEP_KEYS = ['run', 'note', 'expect', 'invalid', 'interrupt', 'showAt'] as const;

/**
 * Reads the script of a session.
 * @param source the text of the YAML file
 * @param file its name, for messages only
 * @throws SessionError on the first thing that is wrong
 */
export function parseSession(source: string, file: string): Session {
  const reader = YamlReader.parse(source, file);
  const { title, proves, caveat, needs, lab, steps } = reader.map(SESSION_KEYS);
  return {
    title: title?.text() ?? reader.refuse('"title" is missing.'),
    proves: proves?.text() ?? reader.refuse('"proves" is missing: what does the session show?'),
    ...(caveat ? { caveat: caveat.text() } : {}),
    needs: needs?.list().map((need) => need.text()) ?? [],
    lab: lab ? parseLab(lab) : { images: [] },
    steps: steps ? parseSteps(steps) : reader.refuse('"steps" is missing.'),
  };
}

function parseLab(reader: YamlReader): Session['lab'] {
  const { images, files } = reader.map(['images', 'files']);
  return {
    images: images?.list().map((image) => image.text()) ?? [],
    ...(files ? { files: files.text() } : {}),
  };
}

function parseSteps(reader: YamlReader): SessionStep[] {
  const steps = reader.list().map(parseStep);
  return steps.length > 0 ? steps : reader.refuse('write at least one step.');
}

function parseStep(reader: YamlReader): SessionStep {
  const { run, note, expect, invalid, interrupt, showAt } = reader.map(STEP_KEYS);
  return {
    run: run?.text() ?? reader.refuse('"run" is missing: the command to type.'),
    ...(note ? { note: note.text() } : {}),
    ...(expect ? { expect: parseExpect(expect) } : {}),
    ...(invalid ? { invalid: invalid.flag() } : {}),
    ...(interrupt ? { interrupt: interrupt.number(0, 'a number of seconds') } : {}),
    ...(showAt ? { showAt: showAt.number(0, 'a number of seconds') } : {}),
  };
}

function parseExpect(reader: YamlReader): NonNullable<SessionStep['expect']> {
  const { exit, output } = reader.map(['exit', 'output']);
  const status = exit?.number(0, 'an exit status, from 0 to 255');
  if (exit && status !== undefined && (status > 255 || !Number.isInteger(status))) {
    exit.refuse('write an exit status, from 0 to 255.');
  }
  return {
    ...(status === undefined ? {} : { exit: status }),
    ...(output ? { output: output.text() } : {}),
  };
}
