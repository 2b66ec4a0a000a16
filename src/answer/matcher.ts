import type { Entry, FigureEntry } from '../corpus/corpus.ts';
import type { Speaker } from '../query/query.ts';
import { terms } from '../search/analyzer.ts';
import { type Field, PHRASE_END } from '../search/fields.ts';
import type { Index } from '../search/index.ts';
import type { Nearness } from '../search/meaning.ts';
import type { Likeness, Matched } from './features.ts';
import { type Question, TAUGHT_SHARE } from './question.ts';
import { MAY_SPEAK, speaksFor } from './speaking.ts';

const UNLIKE: Likeness = { covered: 0, used: 0, both: 0 };

/** How the ways in which people ask for an entry meet a question. */
interface Asked {
  strengths: Float32Array;
  likest: Likeness;
}

/** What a way of asking for one figure counts for another of its series. */
const SHARE_OF_SERIES = 0.8;
/** Figures of a series whose ways of asking are looked at, at most. */
const MAX_OF_SERIES = 40;

/** No term of the index: met by nothing. */
const UNKNOWN = -1;

/** Looks for a question's concepts in entries; made once for a question. */
export class Matcher {
  readonly #index: Index;
  readonly #question: Question;
  readonly #nearness: Nearness;
  /** first term of an alternative → the alternatives that begin with it */
  readonly #byTerm = new Map<number, { concept: number; weight: number; rest: number[] }[]>();
  /** 1 for each term that an alternative begins with: nearly every term of a text is passed over by one look here */
  readonly #asked: Uint8Array;
  /** fields that entries share (a source's summary, a topic's words) are looked through once */
  readonly #sharedMatches = new Map<Field, Float32Array>();
  /** what the ways of asking for an entry meet, and those for all figures of a measure and area */
  readonly #byNumber = new Map<number, Asked>();
  readonly #bySeries = new Map<string, Asked>();
  /** inverse document frequencies of terms, as far as they were needed; 0 for the others */
  readonly #weights: Float64Array;
  /** strengths of nothing, and those of the field or phrase at hand: there are too many for an array each */
  readonly #nothing: Float32Array;
  readonly #ofRun: Float32Array;

  /** what all concepts weigh */
  readonly #total: number;
  /** the speakers that are asked for, each with the concept that names it */
  readonly #named: readonly { speaker: Speaker; concept: number }[];

  constructor(index: Index, question: Question) {
    this.#nearness = index.meanings.nearnessTo(terms(question.words));
    this.#total = Math.max(
      question.concepts.reduce((sum, { weight }) => sum + weight, 0),
      Number.EPSILON,
    );
    this.#index = index;
    this.#question = question;
    this.#named = question.concepts.flatMap((each, concept) => {
      const speaker = each.speaker === undefined ? undefined : question.speakers[each.speaker];
      return speaker === undefined ? [] : [{ speaker, concept }];
    });
    this.#asked = new Uint8Array(index.dictionary.size);
    this.#weights = new Float64Array(index.dictionary.size);
    this.#nothing = new Float32Array(question.concepts.length);
    this.#ofRun = new Float32Array(question.concepts.length);
    question.concepts.forEach(({ alternatives }, concept) => {
      for (const { stems, weight } of alternatives) {
        const [first, ...rest] = stems.map((stem) => index.dictionary.id(stem) ?? UNKNOWN);
        if (first === undefined) continue;
        this.#asked[first] = 1;
        const known = this.#byTerm.get(first);
        if (known === undefined) this.#byTerm.set(first, [{ concept, weight, rest }]);
        else known.push({ concept, weight, rest });
      }
    });
  }

  /** Whether a term is asked for. */
  asks(term: number): boolean {
    return this.#asked[term] === 1;
  }

  match(number: number): Matched {
    const entry = this.#index.entry(number);
    const profile = this.#index.profile(number);
    const own = new Float32Array(this.#question.concepts.length);
    let pairs = 0;
    let length = 0;
    for (const { terms, weight } of profile.own) {
      const strengths = this.#ofRun.fill(0);
      pairs += this.#strengthen(strengths, terms, 0, terms.length);
      mergeStrongest(own, strengths, weight);
      length += terms.length;
    }
    if (profile.words !== undefined) {
      const { terms, weight } = profile.words;
      const strengths = this.#ofRun.fill(0);
      this.#strengthen(strengths, terms, 0, terms.length);
      mergeStrongest(own, strengths, weight);
    }
    this.#meetSpeakers(own, entry);
    const shown = own.slice();
    for (const field of profile.context) mergeStrongest(shown, this.#sharedStrengths(field), field.weight);
    const { strengths, likest } = this.#askedOf(number, entry, this.#question.taught?.get(number));
    if (strengths !== this.#nothing) mergeStrongest(own, strengths, 1);
    const all = shown.slice();
    mergeStrongest(all, own, 1);
    const masses = { ownMass: this.#mass(own), allMass: this.#mass(all) };
    return {
      number,
      entry,
      own,
      all,
      shown,
      pairs,
      length,
      asked: likest,
      ...masses,
      ...this.#nearness.of(profile),
    };
  }

  /**
   * How the ways in which people ask for an entry meet the question. Those for a figure serve the other figures of its measure
   * and area too, somewhat less: which of them is meant is told by the question's dates rather than by chance words.
   */
  #askedOf(number: number, entry: Entry, taught: Field | undefined): Asked {
    const met = this.#meetTaught(this.#ownAsked(number), taught);
    if (entry.kind === 'statement' || entry.figure.event !== undefined) return met;
    const { strengths, likest } = this.#askedOfSeries(entry);
    if (strengths === this.#nothing) return met;
    const merged = met.strengths.slice();
    mergeStrongest(merged, strengths, SHARE_OF_SERIES);
    const isLiker = likest.both * SHARE_OF_SERIES > met.likest.both;
    return { strengths: merged, likest: isLiker ? scaled(likest, SHARE_OF_SERIES) : met.likest };
  }

  /** What an entry's own phrases meet; asked for again where it stands in a series. */
  #ownAsked(number: number): Asked {
    let met = this.#byNumber.get(number);
    if (met === undefined) {
      const { asked } = this.#index.profile(number);
      met = asked === undefined ? { strengths: this.#nothing, likest: UNLIKE } : this.#meetAsked(asked);
      this.#byNumber.set(number, met);
    }
    return met;
  }

  /** What moderators taught counts beside what the record has, and less. */
  #meetTaught(met: Asked, taught: Field | undefined): Asked {
    if (taught === undefined) return met;
    const { strengths, likest } = this.#meetAsked(taught);
    const merged = met.strengths.slice();
    mergeStrongest(merged, strengths, 1);
    const isLiker = likest.both * TAUGHT_SHARE > met.likest.both;
    return { strengths: merged, likest: isLiker ? scaled(likest, TAUGHT_SHARE) : met.likest };
  }

  #askedOfSeries({ measure, area }: FigureEntry): Asked {
    const series = `${measure.id} ${area}`;
    let met = this.#bySeries.get(series);
    if (met === undefined) {
      const numbers = this.#index.byMeasure(measure.id).filter((number) => {
        const other = this.#index.entry(number);
        return other.kind === 'figure' && other.area === area && other.figure.event === undefined;
      });
      met = likestOf(
        numbers.slice(0, MAX_OF_SERIES).map((number) => this.#ownAsked(number)),
        this.#nothing,
      );
      this.#bySeries.set(series, met);
    }
    return met;
  }

  /** What the phrases of a field meet together, and the likest of them. */
  #meetAsked({ terms, weight }: Field): Asked {
    const isTermAsked = this.#asked;
    let met: Float32Array | undefined;
    let likest = UNLIKE;
    let from = 0;
    let isAsked = false;
    for (let at = 0; at < terms.length; at += 1) {
      const term = terms[at] ?? PHRASE_END;
      if (term !== PHRASE_END) isAsked ||= isTermAsked[term] === 1;
      else {
        // Most phrases share no word with the question.
        if (isAsked) {
          met ??= new Float32Array(this.#question.concepts.length);
          likest = liker(likest, this.#meetPhrase(met, terms, { from, to: at, weight }));
        }
        from = at + 1;
        isAsked = false;
      }
    }
    return { strengths: met ?? this.#nothing, likest };
  }

  /** @param met what it meets is merged into this */
  #meetPhrase(met: Float32Array, terms: Uint32Array, { from, to, weight }: Run): Likeness {
    const strengths = this.#ofRun.fill(0);
    this.#strengthen(strengths, terms, from, to);
    mergeStrongest(met, strengths, weight);
    const covered = this.#mass(strengths) / this.#total;
    const used = this.#used(terms, from, to);
    return { covered, used, both: (2 * covered * used) / Math.max(covered + used, Number.EPSILON) };
  }

  /** The share of a phrase that is asked, by weight. */
  #used(terms: Uint32Array, from: number, to: number): number {
    let asked = 0;
    let length = 0;
    for (let at = from; at < to; at += 1) {
      const term = terms[at] ?? 0;
      const weight = this.#weightOf(term);
      length += weight;
      if (this.#asked[term] === 1) asked += weight;
    }
    return asked / Math.max(length, Number.EPSILON);
  }

  #weightOf(term: number): number {
    let weight = this.#weights[term] ?? 0;
    if (weight === 0) {
      weight = this.#index.dictionary.idf(this.#index.dictionary.frequency(term));
      this.#weights[term] = weight;
    }
    return weight;
  }

  /** A speaker is met by an item of theirs; where several are asked for, an item of one need not name the others. */
  #meetSpeakers(own: Float32Array, entry: Entry): void {
    const isTheirs = this.#named.some(
      ({ speaker }) => speaker.speaks > MAY_SPEAK && speaksFor(speaker, entry, this.#index.corpus) > 0,
    );
    for (const { speaker, concept } of this.#named) {
      if ((isTheirs && speaker.speaks > MAY_SPEAK) || speaksFor(speaker, entry, this.#index.corpus) > 0)
        own[concept] = 1;
    }
  }

  #mass(strengths: Float32Array): number {
    let mass = 0;
    const { concepts } = this.#question;
    for (let at = 0; at < concepts.length; at += 1) mass += (concepts[at]?.weight ?? 0) * (strengths[at] ?? 0);
    return mass;
  }

  #sharedStrengths(field: Field): Float32Array {
    let match = this.#sharedMatches.get(field);
    if (match === undefined) {
      match = new Float32Array(this.#question.concepts.length);
      this.#strengthen(match, field.terms, 0, field.terms.length);
      this.#sharedMatches.set(field, match);
    }
    return match;
  }

  /**
   * How surely each concept stands in a run of terms.
   * @param strengths raised to what stands there
   * @returns how many neighbouring concepts are neighbours there
   */
  #strengthen(strengths: Float32Array, terms: Uint32Array, from: number, to: number): number {
    let pairs = 0;
    let lastConcept = -2;
    let lastPosition = -3;
    const isTermAsked = this.#asked;
    for (let position = from; position < to; position += 1) {
      const term = terms[position] ?? 0;
      if (isTermAsked[term] !== 1) continue;
      for (const { concept, weight, rest } of this.#byTerm.get(term) ?? []) {
        if (!follows(rest, terms, position + 1)) continue;
        if (weight > (strengths[concept] ?? 0)) strengths[concept] = weight;
        if (concept === lastConcept + 1 && position - lastPosition <= 2) pairs += weight;
        lastConcept = concept;
        lastPosition = position + rest.length;
      }
    }
    return pairs;
  }
}

/** Where the terms of a phrase begin and end in those of a field, and what a match in it says. */
interface Run {
  from: number;
  to: number;
  weight: number;
}

function liker(one: Likeness, other: Likeness): Likeness {
  return other.both > one.both ? other : one;
}

/** What several entries' phrases meet together. */
function likestOf(all: readonly Asked[], nothing: Float32Array): Asked {
  // Most series meet nothing: they share one list of it.
  if (all.every(({ strengths }) => strengths === nothing)) return { strengths: nothing, likest: UNLIKE };
  const strengths = new Float32Array(nothing.length);
  let likest = UNLIKE;
  for (const met of all) {
    mergeStrongest(strengths, met.strengths, 1);
    if (met.likest.both > likest.both) likest = met.likest;
  }
  return { strengths, likest };
}

function follows(rest: readonly number[], terms: Uint32Array, from: number): boolean {
  for (let offset = 0; offset < rest.length; offset += 1) if (terms[from + offset] !== rest[offset]) return false;
  return true;
}

function scaled({ covered, used, both }: Likeness, share: number): Likeness {
  return { covered: covered * share, used: used * share, both: both * share };
}

function mergeStrongest(into: Float32Array, strengths: Float32Array, weight: number): void {
  for (let concept = 0; concept < into.length; concept += 1) {
    const strength = (strengths[concept] ?? 0) * weight;
    if (strength > (into[concept] ?? 0)) into[concept] = strength;
  }
}
