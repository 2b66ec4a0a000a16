/** How the ways in which people ask for entries meet a question. */
import type { Entry, FigureEntry } from '../corpus/corpus.ts';
import { type Field, PHRASE_END, type Profile } from '../search/fields.ts';
import { type ConceptFinder, mergeStrongest } from './concept-finder.ts';
import type { Likeness } from './features.ts';

const UNLIKE: Likeness = { covered: 0, used: 0, both: 0 };

/** What the ways of asking for an entry meet together, and the likest of them. */
interface Met {
  strengths: Float32Array;
  likest: Likeness;
}

/** What a taught way of asking counts for, of what one of the record's does. */
export const TAUGHT_SHARE = 0.5;
/** What a way of asking for one figure counts for another of its series. */
const SHARE_OF_SERIES = 0.8;
/** Figures of a series whose ways of asking are looked at, at most. */
const MAX_OF_SERIES = 40;

/** What of an index is looked at: entries by their numbers. */
interface Entries {
  entry(number: number): Entry;
  profile(number: number): Profile;
  byMeasure(measureId: string): readonly number[];
}

/** Compares a question with how people ask for entries; made once for a question. */
export class WaysOfAsking {
  readonly #entries: Entries;
  readonly #finder: ConceptFinder;
  /** what the ways of asking for an entry meet, and those for all figures of a measure and area */
  readonly #byNumber = new Map<number, Met>();
  readonly #bySeries = new Map<string, Met>();
  /** strengths where nothing is met: there are too many for an array each */
  readonly nothing: Float32Array;
  /** strengths of the phrase at hand */
  readonly #ofRun: Float32Array;

  /** @param concepts how many the question has */
  constructor(entries: Entries, finder: ConceptFinder, concepts: number) {
    this.#entries = entries;
    this.#finder = finder;
    this.nothing = new Float32Array(concepts);
    this.#ofRun = new Float32Array(concepts);
  }

  /**
   * How the ways in which people ask for an entry meet the question. Those for a figure serve the other figures of its measure
   * and area too, somewhat less: which of them is meant is told by the question's dates rather than by chance words.
   */
  of(number: number, entry: Entry, taught: Field | undefined): Met {
    const met = this.#meetTaught(this.#ownAsked(number), taught);
    if (entry.kind === 'statement' || entry.figure.event !== undefined) return met;
    const { strengths, likest } = this.#askedOfSeries(entry);
    if (strengths === this.nothing) return met;
    return {
      strengths: merged(met.strengths, strengths, SHARE_OF_SERIES),
      likest: moreAlike(met.likest, scaled(likest, SHARE_OF_SERIES)),
    };
  }

  /** What an entry's own phrases meet; asked for again where it stands in a series. */
  #ownAsked(number: number): Met {
    let met = this.#byNumber.get(number);
    if (met === undefined) {
      const { asked } = this.#entries.profile(number);
      met = asked === undefined ? { strengths: this.nothing, likest: UNLIKE } : this.#meetAsked(asked);
      this.#byNumber.set(number, met);
    }
    return met;
  }

  /** What moderators taught counts beside what the record has, and less. */
  #meetTaught(met: Met, taught: Field | undefined): Met {
    if (taught === undefined) return met;
    const { strengths, likest } = this.#meetAsked(taught);
    // The weight of the field has the share already.
    return {
      strengths: merged(met.strengths, strengths, 1),
      likest: moreAlike(met.likest, scaled(likest, TAUGHT_SHARE)),
    };
  }

  #askedOfSeries({ measure, area }: FigureEntry): Met {
    const series = `${measure.id} ${area}`;
    let met = this.#bySeries.get(series);
    if (met === undefined) {
      met = likestOf(
        this.#inSeries(measure.id, area).map((number) => this.#ownAsked(number)),
        this.nothing,
      );
      this.#bySeries.set(series, met);
    }
    return met;
  }

  /** The first figures of a measure and area, but for those of single events. */
  #inSeries(measureId: string, area: string): number[] {
    const numbers: number[] = [];
    for (const number of this.#entries.byMeasure(measureId)) {
      const entry = this.#entries.entry(number);
      if (entry.kind === 'figure' && entry.area === area && entry.figure.event === undefined) numbers.push(number);
      if (numbers.length === MAX_OF_SERIES) break;
    }
    return numbers;
  }

  /** What the phrases of a field meet together, and the likest of them. */
  #meetAsked({ terms, weight }: Field): Met {
    let met: Float32Array | undefined;
    let likest = UNLIKE;
    let from = 0;
    let isAsked = false;
    for (let at = 0; at < terms.length; at += 1) {
      const term = terms[at] ?? PHRASE_END;
      if (term !== PHRASE_END) isAsked ||= this.#finder.asks(term);
      else {
        // Most phrases share no word with the question.
        if (isAsked) {
          met ??= new Float32Array(this.nothing.length);
          likest = moreAlike(likest, this.#meetPhrase(met, terms, { from, to: at, weight }));
        }
        from = at + 1;
        isAsked = false;
      }
    }
    return { strengths: met ?? this.nothing, likest };
  }

  /** @param met what it meets is merged into this */
  #meetPhrase(met: Float32Array, terms: Uint32Array, { from, to, weight }: Run): Likeness {
    const strengths = this.#ofRun.fill(0);
    this.#finder.strengthen(strengths, terms, from, to);
    mergeStrongest(met, strengths, weight);
    const covered = this.#finder.covered(strengths);
    const used = this.#finder.used(terms, from, to);
    return { covered, used, both: (2 * covered * used) / Math.max(covered + used, Number.EPSILON) };
  }
}

/** Where the terms of a phrase begin and end in those of a field, and what a match in it says. */
interface Run {
  from: number;
  to: number;
  weight: number;
}

function moreAlike(one: Likeness, other: Likeness): Likeness {
  return other.both > one.both ? other : one;
}

/** What several entries' phrases meet together. */
function likestOf(all: readonly Met[], nothing: Float32Array): Met {
  // Most series meet nothing: they share one list of it.
  if (all.every(({ strengths }) => strengths === nothing)) return { strengths: nothing, likest: UNLIKE };
  const strengths = new Float32Array(nothing.length);
  let likest = UNLIKE;
  for (const met of all) {
    mergeStrongest(strengths, met.strengths, 1);
    likest = moreAlike(likest, met.likest);
  }
  return { strengths, likest };
}

function merged(one: Float32Array, other: Float32Array, weight: number): Float32Array {
  const strengths = one.slice();
  mergeStrongest(strengths, other, weight);
  return strengths;
}

function scaled({ covered, used, both }: Likeness, share: number): Likeness {
  return { covered: covered * share, used: used * share, both: both * share };
}
