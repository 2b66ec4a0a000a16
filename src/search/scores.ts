/**
 * Scores of things that have numbers, as far as they have any: a list is far quicker than a map with that many keys. It is
 * used for one search after another, since a list of this length for each would keep the garbage collector busy.
 */
export class Scores {
  #values = new Float64Array();
  /** those that have one, in the order in which they got it */
  readonly numbers: number[] = [];

  /** Takes every score back. @param size above all numbers that follow */
  begin(size: number): void {
    if (this.#values.length < size) this.#values = new Float64Array(size);
    else for (const number of this.numbers) this.#values[number] = 0;
    this.numbers.length = 0;
  }

  /** @param score more than 0 */
  add(number: number, score: number): void {
    const known = this.#values[number] ?? 0;
    if (known === 0) this.numbers.push(number);
    this.#values[number] = known + score;
  }

  /** 0 for what has none. */
  of(number: number): number {
    return this.#values[number] ?? 0;
  }
}
