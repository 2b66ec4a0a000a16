import { Engine } from './engine.ts';
import { Scores } from './scores.ts';

/** What a match of its source counts for an entry, as a share of one of its own. */
const SOURCE_SHARE = 0.5;

/**
 * The entries and sources of one index as documents of an engine. The engine knows them by slots and may hold those of an
 * earlier index too; here they have the index's own numbers.
 */
export class Documents {
  readonly #engine: Engine;
  /** numbers of the entries of each source */
  readonly #bySource: readonly (readonly number[])[];
  readonly #entries: number;
  /** the slots of entries by their numbers, and of sources by their positions behind them */
  readonly #slots: number[] = [];
  /** the way back from a slot; -1 where it is not this index's */
  #places = new Int32Array();
  readonly #scores = new Scores();

  /**
   * @param bySource numbers of the entries of each source
   * @param before documents of an earlier index, whose engine is used further
   */
  constructor(bySource: readonly (readonly number[])[], before?: Documents) {
    this.#engine = before === undefined ? new Engine() : before.#engine;
    this.#bySource = bySource;
    this.#entries = bySource.reduce((sum, numbers) => sum + numbers.length, 0);
  }

  addEntry(number: number, terms: readonly string[]): void {
    this.#slots[number] = this.#engine.add(terms);
  }

  addSource(position: number, terms: readonly string[]): void {
    this.#slots[this.#entries + position] = this.#engine.add(terms);
  }

  /** Takes an entry over from an earlier index. @param earlier its number there */
  keepEntry(number: number, before: Documents, earlier: number): void {
    this.#slots[number] = before.#slotAt(earlier);
  }

  /** Takes a source over from an earlier index. @param earlier its position there */
  keepSource(position: number, before: Documents, earlier: number): void {
    this.#slots[this.#entries + position] = before.#slotAt(before.#entries + earlier);
  }

  /** @param terms as they were added */
  removeEntry(number: number, terms: readonly string[]): void {
    this.#engine.remove(this.#slotAt(number), terms);
  }

  /** @param terms as they were added */
  removeSource(position: number, terms: readonly string[]): void {
    this.#engine.remove(this.#slotAt(this.#entries + position), terms);
  }

  /** Called once all have been added or taken over; only then anything is found. */
  complete(): void {
    this.#places = new Int32Array(this.#engine.slots).fill(-1);
    for (const [place, slot] of this.#slots.entries()) this.#places[slot] = place;
  }

  /**
   * How well entries match, by themselves or by their source.
   * @param weights how much each term counts
   * @returns good until the next search
   */
  search(weights: ReadonlyMap<string, number>): Scores {
    const scores = this.#scores;
    scores.begin(this.#entries);
    const found = this.#engine.search(weights);
    for (const slot of found.numbers) {
      const place = this.#places[slot] ?? -1;
      if (place === -1) continue;
      const score = found.of(slot);
      if (place < this.#entries) scores.add(place, score);
      else for (const number of this.#bySource[place - this.#entries] ?? []) scores.add(number, score * SOURCE_SHARE);
    }
    return scores;
  }

  /** Numbers of the entries that have a term. */
  entriesWith(term: string): number[] {
    const places = Array.from(this.#engine.slotsWith(term), (slot) => this.#places[slot] ?? -1);
    return places.filter((place) => place !== -1 && place < this.#entries);
  }

  #slotAt(place: number): number {
    const slot = this.#slots[place];
    if (slot === undefined) throw new RangeError(`The index has no document at ${place}.`);
    return slot;
  }
}
