/** Chance that can be had again: every draw of the benchmark comes from one seed. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 up to 1: mulberry32, by Tommy Ettinger (public domain). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** True in this share of draws. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    return at(list, Math.floor(this.next() * list.length));
  }

  /** Up to this many different members, in no order. */
  sample<T>(list: readonly T[], count: number): T[] {
    const rest = [...list];
    const wanted = Math.min(count, rest.length);
    return Array.from({ length: wanted }, () => rest.splice(Math.floor(this.next() * rest.length), 1)).flat();
  }
}

/** Draws the ranks 0, 1, 2… as often as their weights say. */
export class Ranks {
  readonly #cumulative: Float64Array;
  readonly #total: number;

  /** @param weightOf the weight of a rank, counted from 1 */
  constructor(count: number, weightOf: (rank: number) => number) {
    this.#cumulative = new Float64Array(count);
    let total = 0;
    for (let rank = 0; rank < count; rank += 1) {
      total += weightOf(rank + 1);
      this.#cumulative[rank] = total;
    }
    this.#total = total;
  }

  draw(random: Random): number {
    const target = random.next() * this.#total;
    let low = 0;
    let high = this.#cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#cumulative[middle] ?? 0) > target) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Draws members of a list by Zipf's law: the second is drawn half as often as the first. */
export class Zipf<T> {
  readonly #list: readonly T[];
  readonly #ranks: Ranks;

  constructor(list: readonly T[]) {
    this.#list = list;
    this.#ranks = new Ranks(list.length, (rank) => 1 / rank);
  }

  draw(random: Random): T {
    return at(this.#list, this.#ranks.draw(random));
  }
}

function at<T>(list: readonly T[], position: number): T {
  const value = list[position];
  if (value === undefined) throw new RangeError('There is nothing to draw from.');
  return value;
}
