import { type MarkdownHeading } from 'astro';

/** Sections of a command's page: id → title, in their order. */
export const SECTIONS = {
  synopsis: 'Syntaxe',
  exemples: 'Exemples',
  options: 'Options',
  details: 'Les options en détail',
  sessions: 'Dans les sessions enregistrées',
  erreurs: 'Erreurs fréquentes',
  voisines: 'Commandes voisines',
} as const;

export type SectionId = keyof typeof SECTIONS;

/** The headings of the sections that a page has, for its table of contents. */
export function headingsOf(present: Record<SectionId, boolean>): MarkdownHeading[] {
  return (Object.keys(SECTIONS) as SectionId[])
    .filter((id) => present[id])
    .map((id) => ({ depth: 2, slug: id, text: SECTIONS[id] }));
}
