/**
 * What speaks against an item though its words match: somebody else's words, another subject, another holder of the office.
 * How much each counts is fitted (weights.ts), since questions are worded in more ways than rules foresee.
 */
import type { Corpus, Entry } from '../corpus/corpus.ts';
import { pattern } from '../lexicon/lexicon.ts';
import type { TypedQuery } from '../query/query.ts';
import { isEnglish } from '../search/english.ts';
import type { Matched } from './features.ts';
import { ASKS_FOR_THEIR_WORDS, MAY_SPEAK, speaksFor } from './speaking.ts';

/** An item by the right speaker that covers less of the subject than this is on another one. */
const ON_THE_SUBJECT = 0.15;
/** The same where what tells most of the subject is missing. */
const MOSTLY_ON_THE_SUBJECT = 0.36;
const MET = 0.3;
/** The objections to an item, each 0 or 1. */
export interface Objections {
  /** others are asked for by name */
  byAnother: number;
  /** on another subject than the one on which the speaker's words are asked for */
  offSubject: number;
  /** by somebody who held the office earlier, where today's holder is meant */
  byFormerHolder: number;
  /** a figure that does not count the thing whose number is asked for */
  focusMissed: number;
  /** a statement that does not speak of the thing whose number, name or sort is asked for */
  focusUnsaid: number;
  /** nothing that tells what the question is about is met */
  nothingMet: number;
  /** nothing of money, where that is asked for */
  costMissed: number;
  /** words that tell no number, or none of the time that is asked for, where a number is asked for */
  numberMissed: number;
  numberUndated: number;
}

/** @param isByPresentHolder whether somebody speaks who holds the office that is named */
export function objectionsTo(
  matched: Matched,
  question: TypedQuery,
  corpus: Corpus,
  { isByPresentHolder, dateFits }: { isByPresentHolder: boolean; dateFits: number },
): Objections {
  const isFigure = matched.entry.kind === 'figure';
  const missesFocus = question.concepts.some(({ focus }, at) => focus && (matched.own[at] ?? 0) < MET);
  return {
    byAnother: Number(isByAnother(question, matched, corpus)),
    offSubject: Number(!isFigure && isOnAnotherSubject(question, matched)),
    byFormerHolder: Number(!isFigure && !isByPresentHolder && asksForPresentHolder(question)),
    focusMissed: Number(isFigure && missesFocus),
    focusUnsaid: Number(!isFigure && missesFocus),
    nothingMet: Number(!meetsAnything(question, matched)),
    costMissed: Number(question.cues.cost && !tellsMoney(matched.entry)),
    numberMissed: Number(question.cues.count && !tellsCount(question, matched.entry, corpus)),
    // A count of one year is not told by what happened to be said of that year.
    numberUndated: Number(
      !isFigure && question.cues.count && question.when.periods.length > 0 && dateFits < TELLS_THE_YEAR,
    ),
  };
}

/** Besides a named speaker others are asked for: "what does the mayor say and who pushed back". */
export const OTHERS_TOO = new RegExp(String.raw`\b${pattern('questions.several')}\b`, 'i');

function isByAnother({ speakers, text, cues }: TypedQuery, { entry }: Matched, corpus: Corpus): boolean {
  if (cues.position && OTHERS_TOO.test(text)) return false;
  const asked = speakers.filter(({ speaks }) => speaks >= ASKS_FOR_THEIR_WORDS);
  return (
    asked.length > 0 && !speakers.some((speaker) => speaksFor(speaker, entry, corpus) > 0 && speaker.speaks > MAY_SPEAK)
  );
}

/**
 * Of all that tells what the question is about, something has to be met: the rest is frame. A name behind “in” or “at” tells
 * where, so it does not count where there is more to meet: words on a crossing in Fennbridge say nothing of its balloons.
 */
function meetsAnything({ concepts, cues, text }: TypedQuery, { all }: Matched): boolean {
  const telling = concepts.flatMap(({ framing, speaker, words }, at) =>
    framing || speaker !== undefined ? [] : [{ met: all[at] ?? 0, where: tellsWhere(words, text) }],
  );
  const things = telling.filter(({ where }) => !where);
  const wanted = things.length > 0 ? things : telling;
  return cues.trend || wanted.length === 0 || wanted.some(({ met }) => met >= MET);
}

/** Whether words of a question are a name of no English word that follows “in”, “at” or “near”. */
function tellsWhere(words: string, text: string): boolean {
  const [at, before] = [text.toLowerCase().indexOf(words.toLowerCase()), /\b(?:in|at|near)\s+$/i];
  return at > 0 && before.test(text.slice(0, at)) && words.split(' ').every((word) => !isEnglish(word));
}

/** "What did the commissioner say?", with no subject and no time: the one of today is meant. */
function asksForPresentHolder({ concepts, speakers, when }: TypedQuery): boolean {
  if (when.periods.length > 0 || !speakers.some(({ office, former }) => office !== undefined && !former)) return false;
  return concepts.every(({ framing, speaker }) => framing || speaker !== undefined);
}

/** The speaker's words are asked for on a subject, and these are on something else. */
function isOnAnotherSubject({ concepts, speakers }: TypedQuery, { all }: Matched): boolean {
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

const MONEY_TOLD = new RegExp(String.raw`\b${pattern('questions.money-told')}\b`, 'i');
/** A statement that fits a date less well than this only belongs to a source that mentions it. */
const TELLS_THE_YEAR = 0.5;

const NUMBER = new RegExp(String.raw`\d|\b${pattern('questions.counted')}\b`, 'i');
const YEARS = /\b(?:19|20)\d\d\b/g;

/** Words without a number can't tell how many, nor can words on others than the people who are asked about. */
function tellsCount(question: TypedQuery, entry: Entry, corpus: Corpus): boolean {
  if (entry.kind === 'figure') return true;
  const { text } = entry.statement;
  const named = corpus.qualifiersOf(`${entry.source.title} ${text}`);
  return (
    NUMBER.test(text.replace(YEARS, '')) &&
    corpus.qualifiersOf(question.words).every((part) => !(part.people || part.strict) || named.includes(part))
  );
}

/** Only money tells what something cost. */
function tellsMoney(entry: Entry): boolean {
  if (entry.kind === 'figure') return entry.measure.unit === '£';
  const { text } = entry.statement;
  return text.includes('£') || (MONEY_TOLD.test(text) && NUMBER.test(text.replace(YEARS, '')));
}
