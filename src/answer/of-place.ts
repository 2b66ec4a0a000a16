/** Whether an entry is of a place. */
import type { Entry } from '../corpus/corpus.ts';
import { type Gazetteer, literally } from '../corpus/field.ts';

/** A text names a place by any of its names; "Scotland Yard" is not in Scotland. */
export function namesPlace(text: string, name: string, gazetteer: Gazetteer): boolean {
  const place = gazetteer.named(name);
  const names = place === undefined ? [name] : [place.name, ...place.aliases];
  return names.some((each) =>
    new RegExp(`(?<!\\p{L})${literally(each.toLowerCase())}(?!\\p{L})(?! yard)`, 'u').test(text),
  );
}

/** Whether an entry is of a place, or names it; a statement may leave that to its source. */
export function isOf(place: string, entry: Entry, gazetteer: Gazetteer): boolean {
  if (entry.kind === 'figure')
    return (
      entry.area === place ||
      namesPlace(`${placesTextOf(entry)} ${entry.figure.note ?? ''}`.toLowerCase(), place, gazetteer)
    );
  return namesPlace(
    `${placesTextOf(entry)} ${entry.statement.where ?? ''} ${entry.source.body}`.toLowerCase(),
    place,
    gazetteer,
  );
}

/** Whether an area is the whole country. */
export function isNationwide(area: string, gazetteer: Gazetteer): boolean {
  const place = gazetteer.named(area);
  return place !== undefined && gazetteer.isNationwide(place);
}

/** What of an entry may name a place. */
export function placesTextOf(entry: Entry): string {
  const own =
    entry.kind === 'statement'
      ? [entry.statement.text, entry.statement.as]
      : [entry.area, entry.measure.label, entry.figure.event];
  return [...own, entry.source.title].join(' ');
}
