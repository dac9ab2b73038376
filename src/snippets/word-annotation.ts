import {
  ExpressiveCodeAnnotation,
  type AnnotationRenderOptions,
  type ExpressiveCodeLine,
} from '@astrojs/starlight/expressive-code';
import { h, type Parents } from '@astrojs/starlight/expressive-code/hast';

/** Words that hold a hyphen, after which a browser may break a line. */
const HYPHENATED = /(?<!\S)(?=\S*-)\S+/g;

/** The longest word that fits on a line of a phone 360 px wide. */
const MAX_LENGTH = 28;

/** A word that must not be broken. */
class WordAnnotation extends ExpressiveCodeAnnotation {
  override name = 'Unbroken word';

  override render({ nodesToTransform }: AnnotationRenderOptions): Parents[] {
    return nodesToTransform.map((node) => h('span', { className: ['snippet-word'] }, node));
  }
}

/** Keeps `--restart` in one piece where a command wraps: cut after `--`, it would read as two words. */
export function annotateWords(line: ExpressiveCodeLine): void {
  for (const { 0: word, index } of line.text.matchAll(HYPHENATED)) {
    if (word.length > MAX_LENGTH) continue;
    const inlineRange = { columnStart: index, columnEnd: index + word.length };
    line.addAnnotation(new WordAnnotation({ inlineRange, renderPhase: 'latest' }));
  }
}
