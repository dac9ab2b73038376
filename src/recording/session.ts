import { type Need, parseNeeds } from './session-needs.ts';
import { parseStep, type SessionStep } from './session-step.ts';
import { parseSize } from './asciicast.ts';
import { YamlReader } from './yaml-reader.ts';

export { type SessionStep } from './session-step.ts';
export { SessionError } from './yaml-reader.ts';

/** What to type in a terminal, and what it must prove: the script of a recording. */
export interface Session {
  title: string;
  /** What the session shows to be true, in one sentence. */
  proves: string;
  /** What would be different on the reader's machine. */
  caveat?: string;
  /** Columns and rows of the terminal, when the usual ones will not do. */
  size?: { width: number; height: number };
  /** What the lab must have besides one Docker Engine. */
  needs: Need[];
  /** Docker hosts that the session is played on; the commands are typed on the first. */
  nodes: number;
  lab: SessionLab;
  steps: SessionStep[];
}

/** What is made ready before, and not shown. */
export interface SessionLab {
  /** Pulled on every host. */
  images: string[];
  /** A folder of `content/`, whose files are copied into the working directory. */
  files?: string;
  /** Commands run before the first step. */
  before: string[];
  /** Commands run after the last step. */
  after: string[];
  /** No other session is played meanwhile: this one measures something. */
  alone: boolean;
}

const SESSION_KEYS = ['title', 'proves', 'caveat', 'size', 'needs', 'lab', 'steps'] as const;
const LAB_KEYS = ['images', 'files', 'before', 'after', 'alone'] as const;
const FILES = /^exemples(\/[\w.-]+)+$/;

/**
 * Reads the script of a session.
 * @param source the text of the YAML file
 * @param file its name, for messages only
 * @throws SessionError on the first thing that is wrong
 */
export function parseSession(source: string, file: string): Session {
  const reader = YamlReader.parse(source, file);
  const { title, proves, caveat, size, needs, lab, steps } = reader.map(SESSION_KEYS);
  return {
    title: title?.text() ?? reader.refuse('"title" is missing.'),
    proves: proves?.text() ?? reader.refuse('"proves" is missing: what does the session show?'),
    ...(caveat ? { caveat: caveat.text() } : {}),
    ...(size ? { size: readSize(size) } : {}),
    ...parseNeeds(needs),
    lab: lab ? parseLab(lab) : { images: [], before: [], after: [], alone: false },
    steps: steps ? parseSteps(steps) : reader.refuse('"steps" is missing.'),
  };
}

function readSize(reader: YamlReader): { width: number; height: number } {
  return parseSize(reader.text()) ?? reader.refuse('write columns and rows, such as 120x30.');
}

function parseLab(reader: YamlReader): SessionLab {
  const { images, files, before, after, alone } = reader.map(LAB_KEYS);
  return {
    images: images?.texts() ?? [],
    ...(files ? { files: readFiles(files) } : {}),
    before: before?.texts() ?? [],
    after: after?.texts() ?? [],
    alone: alone?.boolean() ?? false,
  };
}

function readFiles(reader: YamlReader): string {
  const folder = reader.text();
  if (FILES.test(folder) && !folder.includes('/..')) return folder;
  return reader.refuse('write a folder of example files, such as exemples/couches.');
}

function parseSteps(reader: YamlReader): SessionStep[] {
  const steps = reader.list().map(parseStep);
  return steps.length > 0 ? steps : reader.refuse('write at least one step.');
}
