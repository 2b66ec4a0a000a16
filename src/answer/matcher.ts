import type { Entry } from '../corpus/corpus.ts';
import type { Speaker } from '../query/query.ts';
import { terms } from '../search/analyzer.ts';
import type { Field } from '../search/fields.ts';
import type { Index } from '../search/index.ts';
import type { Nearness } from '../search/meaning.ts';
import { ConceptFinder, mergeStrongest } from './concept-finder.ts';
import type { Matched } from './features.ts';
import type { Question } from './question.ts';
import { MAY_SPEAK, speaksFor } from './speaking.ts';
import { WaysOfAsking } from './ways-of-asking.ts';

/** Looks for a question's concepts in entries; made once for a question. */
export class Matcher {
  readonly #index: Index;
  readonly #question: Question;
  readonly #nearness: Nearness;
  readonly #finder: ConceptFinder;
  readonly #ways: WaysOfAsking;
  /** fields that entries share (a source's summary, a topic's words) are looked through once */
  readonly #sharedMatches = new Map<Field, Float32Array>();
  /** strengths of the field at hand: there are too many for an array each */
  readonly #ofField: Float32Array;
  /** the speakers that are asked for, each with the concept that names it */
  readonly #named: readonly { speaker: Speaker; concept: number }[];

  constructor(index: Index, question: Question) {
    const { concepts } = question;
    this.#index = index;
    this.#question = question;
    this.#nearness = index.meanings.nearnessTo(terms(question.words));
    this.#finder = new ConceptFinder(concepts, index.dictionary);
    this.#ways = new WaysOfAsking(index, this.#finder, concepts.length);
    this.#ofField = new Float32Array(concepts.length);
    this.#named = concepts.flatMap((each, concept) => {
      const speaker = each.speaker === undefined ? undefined : question.speakers[each.speaker];
      return speaker === undefined ? [] : [{ speaker, concept }];
    });
  }

  /** Whether a term is asked for. */
  asks(term: number): boolean {
    return this.#finder.asks(term);
  }

  /** What of a question an entry meets, by its number in the index. */
  match(number: number): Matched {
    const entry = this.#index.entry(number);
    const profile = this.#index.profile(number);
    const own = new Float32Array(this.#question.concepts.length);
    let pairs = 0;
    let length = 0;
    for (const field of profile.own) {
      pairs += this.#meetField(own, field);
      length += field.terms.length;
    }
    if (profile.words !== undefined) this.#meetField(own, profile.words);
    this.#meetSpeakers(own, entry);
    const shown = own.slice();
    for (const field of profile.context) mergeStrongest(shown, this.#sharedStrengths(field), field.weight);
    const { strengths, likest } = this.#ways.of(number, entry, this.#question.taught?.get(number));
    if (strengths !== this.#ways.nothing) mergeStrongest(own, strengths, 1);
    const all = shown.slice();
    mergeStrongest(all, own, 1);
    return {
      number,
      entry,
      own,
      all,
      shown,
      pairs,
      length,
      asked: likest,
      ownMass: this.#finder.mass(own),
      allMass: this.#finder.mass(all),
      ...this.#nearness.of(profile),
    };
  }

  /** @param own raised to what stands in the field @returns how many neighbouring concepts are neighbours there */
  #meetField(own: Float32Array, { terms, weight }: Field): number {
    const strengths = this.#ofField.fill(0);
    const pairs = this.#finder.strengthen(strengths, terms, 0, terms.length);
    mergeStrongest(own, strengths, weight);
    return pairs;
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

  #sharedStrengths(field: Field): Float32Array {
    let match = this.#sharedMatches.get(field);
    if (match === undefined) {
      match = new Float32Array(this.#question.concepts.length);
      this.#finder.strengthen(match, field.terms, 0, field.terms.length);
      this.#sharedMatches.set(field, match);
    }
    return match;
  }
}
