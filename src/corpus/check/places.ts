import { type Evidence, error, type Finding } from './finding.ts';

/** A place does not lie in itself, whatever lies between. */
export function placesNested({ content: { places } }: Evidence): Finding[] {
  const parents = new Map(places.map((place) => [place.id, place.in]));
  return places.flatMap((place) => {
    const passed = new Set<string>();
    for (let at = place.in; at !== undefined && !passed.has(at); at = parents.get(at)) passed.add(at);
    if (!passed.has(place.id)) return [];
    const message = `${place.name} lies in itself: ${[...passed].join(', ')}.`;
    return [error('place-in-itself', place, ['in'], message, 'a larger place, or no such field')];
  });
}
