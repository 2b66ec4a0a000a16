/**
 * What an item cannot answer however well its words match: another year, another city, another speaker.
 * These are rules and not weights, since no number of shared words makes up for them.
 */
import type { Corpus, Entry } from '../corpus/corpus.ts';
import { pattern } from '../lexicon/lexicon.ts';
import type { TypedQuery } from '../query/query.ts';
import type { Evidence } from './features.ts';
import { ASKS_FOR_THEIR_WORDS, BY_DEPUTY, MAY_SPEAK, speaksFor } from './speaking.ts';

/** An item by the right speaker that covers less of the subject than this is on another one. */
const ON_THE_SUBJECT = 0.15;
/** The same where what tells most of the subject is missing. */
const MOSTLY_ON_THE_SUBJECT = 0.36;
const MET = 0.3;
const MONEY_TOLD = new RegExp(String.raw`£|\b${pattern('questions.money-told')}\b`, 'i');
/** A statement that fits a date less well than this only belongs to a source that mentions it. */
const TELLS_THE_YEAR = 0.5;

/** Whether an item is of the wrong time, place, speaker or part for a question. */
export function isRuledOut(question: TypedQuery, evidence: Evidence, corpus: Corpus): boolean {
  const { features, entry } = evidence;
  // Whoever quotes words asks for these, whatever else they speak of.
  if (features.quoted > 0) return false;
  if (features.placeMissed > 0 || features.dateMissed > 0) return true;
  if (question.speakers.some((speaker) => speaker.excluded && speaksFor(speaker, entry, corpus) > 0)) return true;
  if (question.cues.cost && !tellsMoney(entry)) return true;
  if (!meetsAnything(question, evidence)) return true;
  if (entry.kind === 'figure' && question.concepts.some(({ focus }, at) => focus && (evidence.own[at] ?? 0) < MET))
    return true;
  if (entry.kind === 'figure')
    return (
      features.narrower > 0 ||
      features.wider === 1 ||
      (features.figureWanted === 0 && isByAnother(question, evidence, corpus))
    );
  // A count of one year is not told by what happened to be said of that year.
  if (question.cues.count && question.when.periods.length > 0 && features.date < TELLS_THE_YEAR) return true;
  if (question.cues.count) {
    if (question.when.periods.length > 0 && features.date < COUNTED_THEN) return true;
    if (!tellsCount(question, `${entry.source.title} ${entry.statement.text}`, entry.statement.text, corpus))
      return true;
  }
  return (
    isByAnother(question, evidence, corpus) ||
    isOnAnotherSubject(question, evidence) ||
    isByFormerHolder(question, evidence)
  );
}

/** Besides a named speaker others are asked for: "what does the mayor say and who pushed back". */
const OTHERS_TOO = new RegExp(String.raw`\b${pattern('questions.several')}\b`, 'i');

function isByAnother({ speakers, text, cues }: TypedQuery, { entry }: Evidence, corpus: Corpus): boolean {
  if (cues.position && OTHERS_TOO.test(text)) return false;
  const asked = speakers.filter(({ speaks }) => speaks >= ASKS_FOR_THEIR_WORDS);
  return (
    asked.length > 0 && !speakers.some((speaker) => speaksFor(speaker, entry, corpus) > 0 && speaker.speaks > MAY_SPEAK)
  );
}

/** Items without a spokesperson's, where there are some of the person's own for whom they speak. */
export function withoutDeputies<T extends Evidence>(
  { speakers, text, cues }: TypedQuery,
  items: readonly T[],
  corpus: Corpus,
): readonly T[] {
  const asked = speakers.filter(({ speaks }) => speaks > MAY_SPEAK);
  const speaks = (entry: Entry) => Math.max(0, ...asked.map((speaker) => speaksFor(speaker, entry, corpus)));
  const isHeard = items.some(({ entry }) => speaks(entry) === 1);
  if (!isHeard || (cues.position && OTHERS_TOO.test(text))) return items;
  return items.filter(({ entry, features }) => features.quoted > 0 || speaks(entry) !== BY_DEPUTY);
}

/** Of all that tells what the question is about, something has to be met: the rest is frame. */
function meetsAnything({ concepts, cues }: TypedQuery, { all }: Evidence): boolean {
  const telling = concepts.flatMap(({ framing, speaker }, at) =>
    framing || speaker !== undefined ? [] : [all[at] ?? 0],
  );
  return cues.trend || telling.length === 0 || telling.some((met) => met >= MET);
}

/** "What did the commissioner say?", with no subject and no time: the one of today is meant. */
function isByFormerHolder({ concepts, speakers, when }: TypedQuery, { features }: Evidence): boolean {
  if (when.periods.length > 0 || !speakers.some(({ office, former }) => office !== undefined && !former)) return false;
  return concepts.every(({ framing, speaker }) => framing || speaker !== undefined) && features.presentHolder === 0;
}

/** The speaker's words are asked for on a subject, and these are on something else. */
function isOnAnotherSubject({ concepts, speakers }: TypedQuery, { all }: Evidence): boolean {
  if (!speakers.some(({ speaks }) => speaks >= ASKS_FOR_THEIR_WORDS)) return false;
  let total = 0;
  let covered = 0;
  let heaviest = { weight: 0, met: 0 };
  concepts.forEach(({ weight, speaker, framing, known, name }, at) => {
    if (framing || (speaker !== undefined && (speakers[speaker]?.speaks ?? 0) > 0)) return;
    const met = all[at] ?? 0;
    total += weight;
    covered += weight * met;
    if ((known || name) && weight > heaviest.weight) heaviest = { weight, met };
  });
  if (total === 0) return false;
  return covered / total < (heaviest.met < MET ? MOSTLY_ON_THE_SUBJECT : ON_THE_SUBJECT);
}

const NUMBER = new RegExp(String.raw`\d|\b${pattern('questions.counted')}\b`, 'i');

const YEARS = /\b(?:19|20)\d\d\b/g;

/** A year that only the source's summary names is no year that was counted. */
const COUNTED_THEN = 0.5;

/** Words without a number can't tell how many, nor can words on others than the people who are asked about. */
function tellsCount(question: TypedQuery, context: string, text: string, corpus: Corpus): boolean {
  const named = corpus.qualifiersOf(context);
  return (
    NUMBER.test(text.replace(YEARS, '')) &&
    corpus.qualifiersOf(question.words).every((part) => !part.people || named.includes(part))
  );
}

/** Only money tells what something cost. */
function tellsMoney(entry: Entry): boolean {
  return entry.kind === 'figure' ? entry.measure.unit === '£' : MONEY_TOLD.test(entry.statement.text);
}
