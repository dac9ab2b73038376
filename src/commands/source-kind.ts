import { type SourceKind } from './explanation.ts';

/**
 * What a pasted text is: a Compose file has top-level keys of its own, a Dockerfile begins with an
 * instruction, all the rest is read as commands.
 */
export function sourceKind(source: string): SourceKind {
  if (/^(services|include):[ \t]*(#.*)?$/m.test(source) || /^services:\s*\{/m.test(source))
    return 'compose';
  const first = /^(?![ \t]*(?:#.*)?$)[ \t]*(\S+)[ \t]*(.*)$/m.exec(source);
  const isVersion = first?.[1] === 'version:';
  if (isVersion) return 'compose';
  return /^(FROM|ARG)$/i.test(first?.[1] ?? '') && first?.[2] !== '' ? 'dockerfile' : 'shell';
}
