import type { Corpus } from '../corpus/corpus.ts';
import { type Figure, HOME_AREA, type IsoDate, type Measure } from '../corpus/schema.ts';
import { ID_TO_FILL_IN, toDo } from '../corpus/unfinished.ts';
import { pattern, patternOf } from '../lexicon/lexicon.ts';
import type { Quantity } from '../reading/types.ts';
import { type Ids, slug } from './ids.ts';
import type { Identified, Speakers } from './speakers.ts';
import { oneLine, sentenceAround } from './surroundings.ts';
import type { Hint, Leftover } from './types.ts';

/** The figures of a draft, the measures proposed for them, and the quantities that it does not take up. */
export interface DraftedFigures {
  figures: { figure: Figure; hint: Hint }[];
  measures: Measure[];
  leftOver: Leftover[];
}

/** What the figures of one source share. */
export interface Counting {
  text: string;
  published: IsoDate | undefined;
  corpus: Corpus;
  speakers: Speakers;
  /** ids within the source */
  ids: Ids;
  /** ids of the list files */
  listIds: Ids;
}

/** A quantity less sure than this is proposed no measure of its own. */
const STRONG = 0.6;
/** Below this, a figure is doubted aloud. */
const SURE = 0.7;
const AREA_TO_FILL_IN = `where it was counted; take the line out where that is ${HOME_AREA}.`;
/** What measures no thing that could be counted again: shares, comparisons, sums and durations. */
const NOT_COUNTED = new RegExp(
  String.raw`^(?:${pattern('numbers.signs')}|${patternOf('nouns.time-units', 's')}|${patternOf('nouns.long-times', 's')})\b`,
  'i',
);

/** A figure needs a measure and a period. Whatever lacks one is told as left over, with the reason. */
export function draftedFigures(quantities: readonly Quantity[], counting: Counting): DraftedFigures {
  const proposals = new Map<string, Measure>();
  const drafted: DraftedFigures = { figures: [], measures: [], leftOver: [] };
  // A text repeats its figures: headline, first paragraph, caption.
  const seen = new Set<string>();
  for (const quantity of quantities) {
    const measure = measureOf(quantity, counting, proposals);
    if (measure === undefined || quantity.period === undefined) {
      const left = leftover(quantity, measure, counting.text);
      if (!seen.has(left.text)) drafted.leftOver.push(left);
      seen.add(left.text);
      continue;
    }
    const key = [measure.id, quantity.value, quantity.period.from, quantity.period.to, quantity.area].join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    drafted.figures.push(draftedFigure(quantity, measure, quantity.period, counting));
  }
  return { ...drafted, measures: [...proposals.values()] };
}

function measureOf(quantity: Quantity, counting: Counting, proposals: Map<string, Measure>): Measure | undefined {
  const { measure = quantity.measureIfHere, unit, period, by, confidence } = quantity;
  if (measure !== undefined) return counting.corpus.measure(measure);
  if (period === undefined || by === undefined || confidence < STRONG) return undefined;
  if (NOT_COUNTED.test(unit) || slug(unit) === '') return undefined;
  const known = proposals.get(unit);
  if (known !== undefined) return known;
  const proposed: Measure = {
    id: counting.listIds.take(slug(unit), 'new-measure'),
    label: oneLine(unit.charAt(0).toUpperCase() + unit.slice(1)),
    unit: oneLine(unit),
    synonyms: [],
    definition: toDo('what exactly is counted, where and by whom'),
  };
  proposals.set(unit, proposed);
  return proposed;
}

function draftedFigure(quantity: Quantity, measure: Measure, period: Figure['period'], counting: Counting) {
  const { value, approximate, start, end, text, confidence } = quantity;
  const by = counterOf(quantity, counting);
  const where = areaOf(quantity);
  const years =
    period.from.slice(0, 4) === period.to.slice(0, 4)
      ? period.to.slice(0, 4)
      : `${period.from.slice(0, 4)}-${period.to.slice(0, 4)}`;
  const figure: Figure = {
    id: counting.ids.take(`${measure.id}-${years}`, 'figure'),
    measure: measure.id,
    value,
    ...(approximate === true ? { approximate } : {}),
    period,
    ...(where === HOME_AREA ? {} : { area: where }),
    by: by.id,
  };
  const isNew = counting.corpus.measure(measure.id) === undefined;
  const doubts = [
    ...(isNew ? [`No measure on record fits “${quantity.unit}”: an entry is proposed.`] : []),
    ...(confidence < SURE ? [`May count something else than “${measure.label}”, or another period.`] : []),
    ...by.doubts,
    ...areaDoubts(quantity),
    ...(counting.published !== undefined && period.to > counting.published
      ? ['The period ends after the source appeared: a plan or a forecast?']
      : []),
  ];
  const sentence = sentenceAround(counting.text, start, end).text;
  const evidence = `“${oneLine(text)}” as ${measure.label} (${measure.unit})`;
  return { figure, hint: { start, end, text, sentence, confidence, evidence, doubts } };
}

/** Where it was counted, or that somebody has to tell: never London because nothing else is read. */
function areaOf({ area = '', measureIfHere }: Quantity): string {
  const where = oneLine(area);
  if (where === '') return toDo(AREA_TO_FILL_IN);
  return measureIfHere === undefined ? where : toDo(`${AREA_TO_FILL_IN} The text says “${where}”.`);
}

function areaDoubts({ area, measureIfHere }: Quantity): string[] {
  if (area === undefined) return ['Where it was counted is not told where it stands.'];
  return measureIfHere === undefined ? [] : [`“${oneLine(area)}”, where it was counted, is no place on record.`];
}

function counterOf({ by }: Quantity, { corpus, speakers }: Counting): Identified {
  if (by === undefined) {
    return { id: ID_TO_FILL_IN, name: 'nobody named', doubts: ['Who counted it is not told where it stands.'] };
  }
  const known = corpus.person(by);
  return known === undefined ? speakers.named(by) : { id: known.id, name: known.name, doubts: [] };
}

function leftover({ start, end, text, measure }: Quantity, fitting: Measure | undefined, whole: string): Leftover {
  const reason =
    measure === undefined || fitting === undefined
      ? 'it fits no measure'
      : `its period is not told (measure: ${fitting.label})`;
  return { start, end, text, sentence: sentenceAround(whole, start, end).text, reason };
}
