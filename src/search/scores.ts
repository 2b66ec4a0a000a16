/** Scores of things that have numbers, as far as they have any: a list is far quicker than a map with that many keys. */
export class Scores {
  readonly #values: Float64Array;
  /** those that have one, in the order in which they got it */
  readonly numbers: number[] = [];

  /** @param size above all numbers */
  constructor(size: number) {
    this.#values = new Float64Array(size);
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
