import { type SearchAnswer, type SearchResult } from './source.ts';

/**
 * One ranked list out of several answers: best score first, the order of the answers breaking
 * ties, one result per address (the best scored). Lessons in preparation share the address of their
 * chapter, each being a result.
 */
export function mergeAnswers(answers: SearchAnswer[], limit: number): SearchAnswer {
  const best = new Map<string, SearchResult>();
  for (const result of answers.flatMap((answer) => answer.results)) {
    const known = best.get(keyOf(result));
    if (!known || result.score > known.score) best.set(keyOf(result), result);
  }
  const ranked = [...best.values()].sort((a, b) => b.score - a.score);
  const telling = answers.filter((answer) => answer.results.length > 0);
  return {
    results: ranked.slice(0, limit),
    partial: telling.length > 0 && telling.every((answer) => answer.partial),
  };
}

function keyOf({ href, kind, number }: SearchResult): string {
  return kind === 'lesson' ? `${href} ${number ?? ''}` : href;
}
