import { paragraphsOf, type Range, sentencesOf, spanOf } from '../../reading/text.ts';
import type { Span } from '../../reading/types.ts';
import { terms } from '../../search/analyzer.ts';

/** A passage that is less like the words than this says something else. */
const LEAST_LIKENESS = 0.4;

/** The sentences of a page, to look among for words that have changed. */
export class Passages {
  readonly #text: string;
  /** split when first asked for: on most pages all words still stand, and none is */
  #sentences: (Range & { terms: string[] })[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * The passage that is most like some words: of as many sentences as they have, by the Dice coefficient of their words'
   * stems. Undefined where none is like them.
   */
  nearest(words: string): (Span & { likeness: number }) | undefined {
    this.#sentences ??= sentencesIn(this.#text).map(({ start, end }) => ({
      start,
      end,
      terms: terms(this.#text.slice(start, end)),
    }));
    const wanted = new Set(terms(words));
    const length = sentencesIn(words).length;
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

function sentencesIn(text: string): Range[] {
  return paragraphsOf(text).flatMap((paragraph) => sentencesOf(text, paragraph));
}
