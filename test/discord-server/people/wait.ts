import type { World } from '../world.ts';

/** Looks again at least this often, for what changes with time alone. */
const LOOK_EVERY = 100;

/** Waits until `look` finds something, or until `within` milliseconds have passed. */
export function until<T>(world: World, look: () => T | undefined, within: number): Promise<T | undefined> {
  return new Promise((resolve) => {
    const finish = (found: T | undefined) => {
      stopListening();
      clearInterval(timer);
      clearTimeout(deadline);
      resolve(found);
    };
    const again = () => {
      const found = look();
      if (found !== undefined) finish(found);
    };
    const stopListening = world.onChange(again);
    const timer = setInterval(again, LOOK_EVERY);
    const deadline = setTimeout(() => finish(look()), within);
    again();
  });
}
