import { type ResultKind, type SearchResult } from './source.ts';

/** What a reader may want alone. */
export type KindGroup = 'all' | 'commands' | 'options' | 'errors' | 'lessons' | 'steps';

export const KIND_GROUPS: readonly { group: KindGroup; label: string }[] = [
  { group: 'all', label: 'Tout' },
  { group: 'commands', label: 'Commandes' },
  { group: 'options', label: 'Options' },
  { group: 'errors', label: 'Erreurs' },
  { group: 'lessons', label: 'Leçons' },
  { group: 'steps', label: 'Étapes' },
];

const GROUP_OF: Record<ResultKind, KindGroup> = {
  command: 'commands',
  instruction: 'commands',
  option: 'options',
  error: 'errors',
  lesson: 'lessons',
  chapter: 'lessons',
  section: 'lessons',
  page: 'lessons',
  step: 'steps',
};

/** The results of one group, in their order. */
export function ofGroup(results: SearchResult[], group: KindGroup): SearchResult[] {
  return group === 'all' ? results : results.filter(({ kind }) => GROUP_OF[kind] === group);
}
