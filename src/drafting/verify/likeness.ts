import { paragraphsOf, sentenceStarts, spanOf, trimmed } from '../../reading/text.ts';
import type { Span } from '../../reading/types.ts';
import { terms } from '../../search/analyzer.ts';

/** Less alike than this, a passage is another one. */
const LEAST_LIKENESS = 0.4;

/** The sentences of a page, to look among for words that have changed. */
export class Passages {
  readonly #text: string;
  /** read when first asked for: most words still stand */
  #sentences: (Span & { terms: string[] })[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * The passage that is most like some words: of as many sentences as they have, by the Dice coefficient of their words'
   * stems. Undefined where none is like them.
   */
  nearest(words: string): (Span & { likeness: number }) | undefined {
    this.#sentences ??= sentencesOf(this.#text).map((sentence) => ({ ...sentence, terms: terms(sentence.text) }));
    const wanted = new Set(terms(words));
    const length = sentencesOf(words).length;
    let best: { start: number; end: number; likeness: number } | undefined;
    for (const [at, first] of this.#sentences.entries()) {
      const window = this.#sentences.slice(at, at + length);
      const there = new Set(window.flatMap((sentence) => sentence.terms));
      const common = [...wanted].filter((term) => there.has(term)).length;
      const likeness = (2 * common) / Math.max(1, wanted.size + there.size);
      const end = window.at(-1)?.end ?? first.end;
      if (likeness > (best?.likeness ?? LEAST_LIKENESS)) best = { start: first.start, end, likeness };
    }
    return best === undefined ? undefined : { ...spanOf(this.#text, best), likeness: best.likeness };
  }
}

function sentencesOf(text: string): Span[] {
  return paragraphsOf(text).flatMap((paragraph) => {
    const starts = sentenceStarts(text, paragraph);
    return starts.map((start, at) => spanOf(text, trimmed(text, { start, end: starts[at + 1] ?? paragraph.end })));
  });
}
