/**
 * What an item cannot answer however well its words match: words of somebody who is left out, counts of another time, place
 * or part. These are rules and not weights, since no number of shared words makes up for them.
 */
import type { Corpus, Entry, FigureEntry } from '../corpus/corpus.ts';
import { pattern } from '../lexicon/lexicon.ts';
import type { TypedQuery } from '../query/query.ts';
import { terms } from '../search/analyzer.ts';
import type { Evidence } from './features.ts';
import { asksForTheirsAlone, OTHERS_TOO } from './objections.ts';
import { ASKS_FOR_THEIR_WORDS, BY_DEPUTY, MAY_SPEAK, speaksFor } from './speaking.ts';

/** The items that may answer, in their order: none that is ruled out. */
export function possibleItems<T extends Evidence>(
  question: TypedQuery,
  items: readonly T[],
  corpus: Corpus,
): readonly T[] {
  const theirsAlone = asksForTheirsAlone(question);
  const possible = items.filter((item) => !(theirsAlone && isByAnother(item)) && !isRuledOut(question, item, corpus));
  return withoutDeputies(question, possible, corpus);
}

/** Whether a speaker who is asked for has words on the subject in the record: then another's words are seldom meant. */
export function areHeard(items: readonly Evidence[]): boolean {
  return items.some((item) => isTheirs(item) && item.features.offSubject + item.features.nothingMet === 0);
}

/** Whether an item is by a speaker who is asked for; any item is where none is. */
export function isTheirs({ features }: Evidence): boolean {
  return features.byAnother === 0;
}

/** The best of the items of somebody else, where only theirs who are named will do. */
export function rivalIn<T extends Evidence>(question: TypedQuery, ranked: readonly T[]): T | undefined {
  return asksForTheirsAlone(question) ? ranked.find(isByAnother) : undefined;
}

/** Whether an item is of somebody else than the question names; quoted words are asked for by whomever they are. */
function isByAnother({ features }: Evidence): boolean {
  return features.byAnother > 0 && features.quoted === 0;
}

/** Whether an item is what the question leaves out, or a count of something else. */
function isRuledOut(question: TypedQuery, { features, entry }: Evidence, corpus: Corpus): boolean {
  const { cues } = question;
  // Quoted words are asked for as they stand: no rule applies to an item that holds them.
  if (features.quoted > 0) return false;
  if (question.speakers.some((speaker) => speaker.excluded && speaksFor(speaker, entry, corpus) > 0)) return true;
  if (entry.kind === 'figure' && isLeftOut(question, entry, corpus)) return true;
  // “Who did not support it” never means those who are for it.
  if (question.cues.negated && features.sideMissed > 0) return true;
  if (entry.kind === 'statement' && features.dateMissed > 0 && asksForWordsOfOneTime(question)) return true;
  // The highest or lowest of a series is told by its figures alone.
  if (entry.kind === 'statement')
    return (question.extreme !== undefined && cues.figure) || asksStrengthItself(question);
  if (cues.count && COUNTS_OFFICERS.test(question.text) && !countsOfficers(entry)) return true;
  if (cues.count && COUNTS_PUBLIC.test(question.text) && POLICE.test(entry.measure.unit)) return true;
  // A count of a part of a year is none of the whole of it, where that is asked for outright.
  if (features.partCounted > 0 && OF_WHOLE_YEAR.test(question.text)) return true;
  if (question.ofStrength && !question.measures.includes(entry.measure.id)) return true;
  // A count of another time, place or part is never the one that is asked for; words may tell of it in passing.
  return features.placeMissed + features.dateMissed + features.narrower > 0 || features.wider === 1;
}

/** “How many black officers does the Met have?” is not answered by how often something was done; officers’ rest days are days. */
const COUNTS_OFFICERS = /^(?:and |so )?how many (?:[\w-]+ )?officers\b(?!['’])/i;

/** “How many protesters were hurt?” is not answered by the officers who were; “how many cops did protesters hurt” is. */
const COUNTS_PUBLIC = new RegExp(
  String.raw`\b(?:how many|numbers? of) (?:(?!and\b|or\b|did\b|police\b|\w*s\b)[\w-]+ ){0,2}?${pattern('questions.the-public')}\b(?!['’])`,
  'i',
);
const POLICE = /\b(?:officers|constables|specials|staff)\b/i;
const OF_WHOLE_YEAR =
  /(?<!\bnot (?:for )?(?:the |an? )?)\b(?:(?:whole|full|entire|calendar) year\b|(?:whole|all|entirety) of (?:19|20)\d\d\b)/i;

const OFFICERS = new RegExp(`\\b${pattern('questions.counted-as-officers')}\\b`, 'i');

function countsOfficers({ measure: { unit } }: FigureEntry): boolean {
  return unit === '%' || OFFICERS.test(unit);
}

/** “How many officers does the Met have?” is told by its counts, not by words on how many it ought to have. */
function asksStrengthItself({ ofStrength, cues, text }: TypedQuery): boolean {
  return ofStrength === true && cues.count && !cues.said && !OUGHT_TO_BE.test(text);
}

const OUGHT_TO_BE = /\b(?:should|ought|needs?|supposed)\b/i;

/** “What did Khan say about Tasers in 2016”: what he said in other years, and what others said, is no answer. */
function asksForWordsOfOneTime({ cues, speakers, when }: TypedQuery): boolean {
  const [period, ...others] = when.periods;
  const [speaker, ...more] = speakers;
  return (
    cues.said &&
    period !== undefined &&
    others.length + more.length === 0 &&
    when.relation === 'in' &&
    speaker !== undefined &&
    speaker.ids.length > 0 &&
    !speaker.organisation &&
    speaker.speaks >= ASKS_FOR_THEIR_WORDS
  );
}

/** A count of just what the question leaves out: its unit is that, or its label has all the words of it. */
function isLeftOut({ not, words }: TypedQuery, { measure, area }: FigureEntry, { gazetteer }: Corpus): boolean {
  const place = gazetteer.named(area);
  if (not.nationwide && place !== undefined && gazetteer.isNationwide(place)) return true;
  if (not.things.length === 0) return false;
  const units = terms(measure.unit);
  const counted = new Set([...terms(measure.label.split(/\b(?:not|without)\b/)[0] ?? ''), ...units]);
  const asked = new Set(terms(words));
  return not.things.some(
    (thing) =>
      thing.every((term) => counted.has(term)) || units.some((unit) => thing.includes(unit) && !asked.has(unit)),
  );
}

/** Items without a spokesperson's, where one of the person's own for whom they speak comes before it. */
function withoutDeputies<T extends Evidence>(
  { speakers, text, cues }: TypedQuery,
  items: readonly T[],
  corpus: Corpus,
): readonly T[] {
  const asked = speakers.filter(({ speaks }) => speaks > MAY_SPEAK);
  const speaks = (entry: Entry) => Math.max(0, ...asked.map((speaker) => speaksFor(speaker, entry, corpus)));
  const heard = items.findIndex(({ entry }) => speaks(entry) === 1);
  if (heard === -1 || (cues.position && OTHERS_TOO.test(text))) return items;
  return items.filter(({ entry, features }, at) => at < heard || features.quoted > 0 || speaks(entry) !== BY_DEPUTY);
}
