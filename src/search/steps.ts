/** Long work in small steps, so that others can go before in between. */

/** Things that are worked on in one step: a few milliseconds' worth. */
const IN_ONE_STEP = 25;

/** One thing after another, with a step after every few. */
export function* eachOf<T>(things: readonly T[], work: (thing: T, position: number) => void): Generator<undefined> {
  for (const [position, thing] of things.entries()) {
    work(thing, position);
    if (position % IN_ONE_STEP === IN_ONE_STEP - 1) yield undefined;
  }
}

/** All steps without a pause. */
export function atOnce(steps: Iterable<undefined>): void {
  for (const _ of steps);
}
