/** The query before, asked again with what a follow-up names in the place of its own kind: another time, place, side, person. */
import type { Corpus } from '../corpus/corpus.ts';
import type { Leaning } from './leanings.ts';
import { queries } from './queries.ts';
import { type Concept, isTyped, type Query, type Turn, type TypedQuery } from './query.ts';

/** A question that was not answered, asked again with another time or place: “no, I meant 2019”, “sorry, Croydon”. */
export function correct(
  { query, isAnswered }: Turn,
  own: TypedQuery,
  { how, period }: Leaning,
): TypedQuery | undefined {
  if (isAnswered || !isTyped(query) || query.wants === 'about' || how !== undefined) return undefined;
  if (own.concepts.some(isTelling) || own.speakers.length > 0) return undefined;
  const when = period === undefined ? own.when : { periods: [period], relation: 'in' as const, untilNow: false };
  const { areas, elsewhere, nationwide } = own.where;
  const isPlaced = areas.length + elsewhere.length > 0 || nationwide;
  if (when.periods.length === 0 && !isPlaced) return undefined;
  return {
    ...query,
    text: own.text,
    concepts: query.concepts.filter(({ words }) => when.periods.length === 0 || !/^\d+$/.test(words)),
    when: when.periods.length === 0 ? query.when : when,
    where: isPlaced ? own.where : query.where,
  };
}

/** Views that were shown, of one side: “just the ones against”. */
export function ofSide({ query, isAnswered }: Turn, own: TypedQuery): TypedQuery | undefined {
  if (!isAnswered || !isTyped(query) || !query.cues.position || own.side === undefined) return undefined;
  if (own.concepts.some(isTelling) || own.speakers.length > 0 || own.when.periods.length > 0) return undefined;
  return { ...query, text: own.text, side: own.side, cues: { ...query.cues, side: own.side } };
}

/** An exact query with what a fragment names in the place of its own kind; undefined where it names anything else. */
export function fill(previous: Query, own: TypedQuery, { how, period }: Leaning, corpus: Corpus): Query | undefined {
  if (how !== undefined || previous.wants === 'about' || own.cues.about !== undefined) return undefined;
  const told = own.concepts.filter(isTelling);
  const { speakers, topics, cues } = own;
  const when = period === undefined ? own.when : { periods: [period], relation: 'in' as const, untilNow: false };
  if (when.periods.length === 1 && speakers.length === 0 && told.length === 0) {
    return previous.wants === 'positions' || cues.trend ? undefined : { ...previous, when };
  }
  const isOfWords = previous.wants === 'statements' || previous.wants === 'timeline';
  if (!isOfWords || when.periods.length > 0 || own.concepts.length > 2) return undefined;
  const [person] = speakers.length === 1 ? (speakers[0]?.ids ?? []) : [];
  if (person !== undefined && speakers[0]?.ids.length === 1 && told.length === 0 && corpus.person(person) !== undefined)
    return { ...previous, speakers: queries.statements({ speaker: person }).speakers };
  const [topic] = topics;
  return topic !== undefined && topics.length === 1 && speakers.length === 0 && !cues.figure
    ? { ...previous, topics: [topic] }
    : undefined;
}

/** A word that says what is asked about, where it frames nothing and names nobody. */
export function isTelling({ framing, speaker }: Concept): boolean {
  return !framing && speaker === undefined;
}
