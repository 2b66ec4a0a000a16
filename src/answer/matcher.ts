import type { Entry, FigureEntry } from '../corpus/corpus.ts';
import type { Concept, Speaker } from '../query/query.ts';
import { terms } from '../search/analyzer.ts';
import type { Index } from '../search/index.ts';
import type { Nearness } from '../search/meaning.ts';
import { type Asked as AskedField, type Field, PHRASE_END } from '../search/profile.ts';
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
  /** measure and area → what their figures' ways of asking meet */
  readonly #bySeries = new Map<string, Asked>();

  /** what all concepts weigh */
  readonly #total: number;

  constructor(index: Index, question: Question) {
    this.#nearness = index.meanings.nearnessTo(terms(question.words));
    this.#total = Math.max(
      question.concepts.reduce((sum, { weight }) => sum + weight, 0),
      Number.EPSILON,
    );
    this.#index = index;
    this.#question = question;
    this.#asked = new Uint8Array(index.dictionary.size);
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
    const { own: ownFields, asked, context } = this.#index.profile(number);
    const own = new Float32Array(this.#question.concepts.length);
    const pairs = { count: 0 };
    let length = 0;
    for (const field of ownFields) {
      mergeStrongest(own, this.#strengths(field, pairs), field.weight);
      length += field.terms.length;
    }
    this.#meetSpeakers(own, entry);
    const shown = own.slice();
    for (const field of context) mergeStrongest(shown, this.#sharedStrengths(field), field.weight);
    const { strengths, likest } = this.#askedOf(entry, asked, this.#question.taught?.get(number));
    mergeStrongest(own, strengths, 1);
    const all = shown.slice();
    mergeStrongest(all, own, 1);
    const masses = { ownMass: this.#mass(own), allMass: this.#mass(all) };
    return {
      number,
      entry,
      own,
      all,
      shown,
      pairs: pairs.count,
      length,
      asked: likest,
      ...masses,
      ...this.#meant(number),
    };
  }

  /**
   * How the ways in which people ask for an entry meet the question. Those for a figure serve the other figures of its measure
   * and area too, somewhat less: which of them is meant is told by the question's dates rather than by chance words.
   */
  #askedOf(entry: Entry, asked: Field | undefined, taught: Field | undefined): Asked {
    const met = this.#meetTaught(this.#meetAsked(asked === undefined ? [] : [asked]), taught);
    if (entry.kind === 'statement' || entry.figure.event !== undefined) return met;
    const { strengths, likest } = this.#askedOfSeries(entry);
    mergeStrongest(met.strengths, strengths, SHARE_OF_SERIES);
    const isLiker = likest.both * SHARE_OF_SERIES > met.likest.both;
    return { ...met, likest: isLiker ? scaled(likest, SHARE_OF_SERIES) : met.likest };
  }

  /** What moderators taught counts beside what the record has, and less. */
  #meetTaught(met: Asked, taught: Field | undefined): Asked {
    if (taught === undefined) return met;
    const { strengths, likest } = this.#meetAsked([taught]);
    mergeStrongest(met.strengths, strengths, 1);
    const isLiker = likest.both * TAUGHT_SHARE > met.likest.both;
    return isLiker ? { ...met, likest: scaled(likest, TAUGHT_SHARE) } : met;
  }

  #askedOfSeries({ measure, area }: FigureEntry): Asked {
    const series = `${measure.id} ${area}`;
    let met = this.#bySeries.get(series);
    if (met === undefined) {
      const numbers = this.#index.byMeasure(measure.id).filter((number) => {
        const other = this.#index.entry(number);
        return other.kind === 'figure' && other.area === area && other.figure.event === undefined;
      });
      met = this.#meetAsked(
        numbers.slice(0, MAX_OF_SERIES).flatMap((number) => this.#index.profile(number).asked ?? []),
      );
      this.#bySeries.set(series, met);
    }
    return met;
  }

  #meetAsked(fields: readonly Field[]): Asked {
    const met = new Float32Array(this.#question.concepts.length);
    let likest = UNLIKE;
    for (const { terms, weight } of fields) {
      let start = 0;
      for (let end = terms.indexOf(PHRASE_END); end !== -1; end = terms.indexOf(PHRASE_END, start)) {
        const phrase = terms.subarray(start, end);
        const strengths = this.#strengths({ terms: phrase, weight });
        mergeStrongest(met, strengths, weight);
        const likeness = this.#likeness(phrase, strengths);
        if (likeness.both > likest.both) likest = likeness;
        start = end + 1;
      }
    }
    return { strengths: met, likest };
  }

  #likeness(phrase: Uint32Array, strengths: Float32Array): Likeness {
    const covered = this.#mass(strengths) / this.#total;
    let asked = 0;
    let length = 0;
    for (const term of phrase) {
      const weight = this.#index.dictionary.idf(this.#index.dictionary.frequency(term));
      length += weight;
      if (this.#asked[term] === 1) asked += weight;
    }
    const used = asked / Math.max(length, Number.EPSILON);
    return { covered, used, both: covered + used === 0 ? 0 : (2 * covered * used) / (covered + used) };
  }

  #meant(number: number): { meaning: number; askedMeaning: number } {
    const { meaning, asked } = this.#index.profile(number);
    return { meaning: this.#nearness.of(meaning), askedMeaning: asked === undefined ? 0 : this.#nearest(asked) };
  }

  #nearest({ terms: all, lengths }: AskedField): number {
    let nearest = 0;
    let start = 0;
    for (const length of lengths) {
      const end = all.indexOf(PHRASE_END, start);
      nearest = Math.max(nearest, this.#nearness.ofPhrase(all.subarray(start, end), length));
      start = end + 1;
    }
    return nearest;
  }

  /** A speaker is met by an item of theirs; where several are asked for, an item of one need not name the others. */
  #meetSpeakers(own: Float32Array, entry: Entry): void {
    const { concepts } = this.#question;
    const isTheirs = concepts.some((concept) => {
      const speaker = this.#speakerOf(concept);
      return speaker !== undefined && speaker.speaks > MAY_SPEAK && speaksFor(speaker, entry, this.#index.corpus) > 0;
    });
    concepts.forEach((each, concept) => {
      const speaker = this.#speakerOf(each);
      if (speaker === undefined) return;
      if ((isTheirs && speaker.speaks > MAY_SPEAK) || speaksFor(speaker, entry, this.#index.corpus) > 0)
        own[concept] = 1;
    });
  }

  #speakerOf({ speaker }: Concept): Speaker | undefined {
    return speaker === undefined ? undefined : this.#question.speakers[speaker];
  }

  #mass(strengths: Float32Array): number {
    let mass = 0;
    this.#question.concepts.forEach(({ weight }, concept) => {
      mass += weight * (strengths[concept] ?? 0);
    });
    return mass;
  }

  #sharedStrengths(field: Field): Float32Array {
    let match = this.#sharedMatches.get(field);
    if (match === undefined) {
      match = this.#strengths(field);
      this.#sharedMatches.set(field, match);
    }
    return match;
  }

  /** How surely each concept stands in a field; counts the pairs where it is told to. */
  #strengths({ terms }: Field, pairs?: { count: number }): Float32Array {
    const strengths = new Float32Array(this.#question.concepts.length);
    let lastConcept = -2;
    let lastPosition = -3;
    for (let position = 0; position < terms.length; position += 1) {
      const term = terms[position] ?? 0;
      if (this.#asked[term] === 0) continue;
      for (const { concept, weight, rest } of this.#byTerm.get(term) ?? []) {
        if (!follows(rest, terms, position + 1)) continue;
        if (weight > (strengths[concept] ?? 0)) strengths[concept] = weight;
        if (pairs !== undefined && concept === lastConcept + 1 && position - lastPosition <= 2) pairs.count += weight;
        lastConcept = concept;
        lastPosition = position + rest.length;
      }
    }
    return strengths;
  }
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
