import { type Guide } from './explain.ts';
import { type GrammarFile, joinGrammars } from './grammar.ts';
import { type Texts } from './texts.ts';

/** What a page fetches to explain the commands of one client. */
export interface ClientGuide {
  grammars: GrammarFile[];
  texts: Texts;
}

/** Makes one guide of those of several clients. */
export function joinGuides(guides: readonly ClientGuide[]): Guide {
  return {
    grammar: joinGrammars(guides.flatMap(({ grammars }) => grammars)),
    texts: Object.assign({}, ...guides.map(({ texts }) => texts)) as Texts,
  };
}
