import { type Check } from '../value-patterns.ts';
import { INTERVAL, MODE, NETWORK_MODE, RETRIES, SECURITY_MODE } from './values.ts';

/** How an instruction takes what follows its flags. */
export type Form =
  | 'words' // FROM, EXPOSE: blanks apart
  | 'paths' // COPY, ADD, VOLUME: likewise, or a JSON array
  | 'line' // WORKDIR, USER: the whole line is one value
  | 'pairs' // ENV, LABEL: name=value, or the old « name value »
  | 'names' // ARG: names, with or without =value
  | 'command' // RUN, CMD, ENTRYPOINT, SHELL: a shell line, or a JSON array
  | 'health' // HEALTHCHECK: NONE, or CMD and a command
  | 'trigger'; // ONBUILD: another instruction

export interface FlagSpec {
  /** `boolean`: may stand without value; `list`: may be repeated. */
  type: 'text' | 'list' | 'boolean';
  /** What its value must be, once its variables are replaced. */
  check?: Check;
  /**
   * Not in the builder that comes with Docker Engine 28: any `# syntax=` brings it (`newer`), or
   * one whose version ends in `labs`.
   */
  needs?: 'newer' | 'labs';
}

export interface InstructionSpec {
  form: Form;
  flags: Record<string, FlagSpec>;
  /** What it needs, in French; undefined when it may stand alone. */
  needs?: string;
  /** Number of words that it needs. */
  atLeast: number;
  /** Names of its arguments, the last one for all that follow. Source: the Dockerfile reference. */
  arguments: string[];
}

const OWNER: Record<string, FlagSpec> = {
  chown: { type: 'text' },
  chmod: { type: 'text', check: MODE },
  link: { type: 'boolean' },
  exclude: { type: 'list' },
};

const one = (form: Form, argument: string, needs: string): InstructionSpec => ({
  form,
  flags: {},
  needs,
  atLeast: 1,
  arguments: [argument],
});

/**
 * All that a Dockerfile may hold.
 * Source: BuildKit 0.25, `frontend/dockerfile/command` and `instructions/parse.go`.
 */
export const INSTRUCTIONS: Readonly<Record<string, InstructionSpec>> = {
  ADD: {
    form: 'paths',
    flags: {
      ...OWNER,
      'keep-git-dir': { type: 'boolean' },
      checksum: { type: 'text' },
      unpack: { type: 'boolean' },
    },
    needs: 'une source et une destination',
    atLeast: 2,
    arguments: ['SRC', 'DEST'],
  },
  ARG: one('names', 'NAME', 'un nom de variable'),
  CMD: { form: 'command', flags: {}, atLeast: 0, arguments: ['COMMAND'] },
  COPY: {
    form: 'paths',
    flags: { ...OWNER, from: { type: 'text' }, parents: { type: 'boolean', needs: 'newer' } },
    needs: 'une source et une destination',
    atLeast: 2,
    arguments: ['SRC', 'DEST'],
  },
  ENTRYPOINT: { form: 'command', flags: {}, atLeast: 0, arguments: ['COMMAND'] },
  ENV: one('pairs', 'NAME', 'un nom et une valeur'),
  EXPOSE: one('words', 'PORT', 'un port'),
  FROM: {
    form: 'words',
    flags: { platform: { type: 'text' } },
    needs: 'une image',
    atLeast: 1,
    arguments: ['IMAGE', 'AS', 'NAME'],
  },
  HEALTHCHECK: {
    form: 'health',
    flags: {
      interval: { type: 'text', check: INTERVAL },
      timeout: { type: 'text', check: INTERVAL },
      'start-period': { type: 'text', check: INTERVAL },
      'start-interval': { type: 'text', check: INTERVAL },
      retries: { type: 'text', check: RETRIES },
    },
    needs: '« NONE », ou « CMD » et une commande',
    atLeast: 1,
    arguments: ['CMD', 'COMMAND'],
  },
  LABEL: one('pairs', 'NAME', 'un nom et une valeur'),
  MAINTAINER: one('line', 'NAME', 'un nom'),
  ONBUILD: one('trigger', 'INSTRUCTION', 'une instruction'),
  RUN: {
    form: 'command',
    flags: {
      mount: { type: 'list' },
      network: { type: 'text', check: NETWORK_MODE },
      security: { type: 'text', check: SECURITY_MODE, needs: 'labs' },
      device: { type: 'list', needs: 'labs' },
    },
    atLeast: 0,
    arguments: ['COMMAND'],
  },
  SHELL: one('command', 'SHELL', 'un tableau JSON, comme ["/bin/bash", "-c"]'),
  STOPSIGNAL: one('line', 'SIGNAL', 'un signal'),
  USER: one('line', 'USER', 'un utilisateur'),
  VOLUME: one('paths', 'PATH', 'un chemin'),
  WORKDIR: one('line', 'PATH', 'un chemin'),
};

/** Instructions whose flags BuildKit drops without a look. */
export const FLAGS_NOT_READ = new Set(['ARG', 'STOPSIGNAL']);

/** @param name in capitals */
export function instructionSpec(name: string): InstructionSpec | undefined {
  return Object.hasOwn(INSTRUCTIONS, name) ? INSTRUCTIONS[name] : undefined;
}
