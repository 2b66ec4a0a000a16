import { Pins } from '../answer/pins.ts';
import type { Place } from '../store/place.ts';
import { readSharedPins } from '../store/shared-choices.ts';

/**
 * What curators have chosen for all servers, where there is a database that says so.
 * @param corpus another corpus that is asked: nothing was chosen for that
 */
export async function pinsOf(corpus: string | undefined, place: Place): Promise<Pins | undefined> {
  if (corpus !== undefined) return undefined;
  const chosen = await readSharedPins(place);
  return new Pins(
    chosen.map(({ question, item, at, reach }) => ({
      question,
      item,
      by: 'curators',
      on: at.slice(0, 10),
      reach: reach ?? 'near',
    })),
  );
}
