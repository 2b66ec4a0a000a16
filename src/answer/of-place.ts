/** Whether an entry is of a place. */
import type { Entry } from '../corpus/corpus.ts';
import { type Gazetteer, literally } from '../corpus/field.ts';
import { HOME_AREA } from '../corpus/schema.ts';
import { pattern } from '../lexicon/lexicon.ts';
import type { TypedQuery } from '../query/query.ts';

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
  if (entry.kind === 'figure') {
    // What happened at Wembley is counted as London's, and its source tells where that was; a borough is counted as such.
    const where =
      isSpot(place, gazetteer) && entry.figure.period.from === entry.figure.period.to ? entry.source.body : '';
    return (
      entry.area === place ||
      namesPlace(`${placesTextOf(entry)} ${entry.figure.note ?? ''} ${where}`.toLowerCase(), place, gazetteer)
    );
  }
  return namesPlace(
    `${placesTextOf(entry)} ${entry.statement.where ?? ''} ${entry.source.body}`.toLowerCase(),
    place,
    gazetteer,
  );
}

/** Whether a place is a square or a quarter, and no borough or the like, of which things are counted. */
function isSpot(place: string, gazetteer: Gazetteer): boolean {
  return gazetteer.named(place)?.kind === 'area';
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

const ALONE = pattern('questions.alone');

/** The places of which alone a question asks, and of no others together with them: “Haringey on its own”, “in London alone”. */
export function placesAlone({ where, words: asked, cues }: TypedQuery): string[] {
  // Where two are compared, what is of either is asked for.
  if (cues.trend) return [];
  return [HOME_AREA, ...where.areas].filter((place) =>
    new RegExp(String.raw`\b${literally(place.toLowerCase())} ${ALONE}\b`).test(asked),
  );
}
