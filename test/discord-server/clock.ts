/** The time as the local Discord tells it: real time, which a test may move forward but never back. */
export class Clock {
  #ahead = 0;

  now(): number {
    return Date.now() + this.#ahead;
  }

  iso(): string {
    return new Date(this.now()).toISOString();
  }

  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
  }
}
