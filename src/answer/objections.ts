/**
 * What speaks against an item though its words match: somebody else's words, another subject, another holder of the office.
 * How much each counts is fitted (weights.ts), since questions are worded in more ways than rules foresee.
 */
import type { Corpus, Entry } from '../corpus/corpus.ts';
import type { Qualifier } from '../corpus/schema.ts';
import { pattern } from '../lexicon/lexicon.ts';
import type { Speaker, TypedQuery } from '../query/query.ts';
import { isEnglish } from '../search/english.ts';
import type { Matched } from './features.ts';
import { ASKS_FOR_THEIR_WORDS, MAY_SPEAK, speaksFor } from './speaking.ts';
import { tellsSum, toldNumbers } from './told.ts';

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

/** What is known of an item besides its match. */
interface Known {
  /** somebody speaks who holds the office that is named */
  isByPresentHolder: boolean;
  /** how well it is of the time that is asked for */
  dateFits: number;
}

/** Finds what speaks against items; made once for a question. */
export class ObjectionFinder {
  readonly #question: TypedQuery;
  readonly #corpus: Corpus;
  /** the speakers whose words are asked for, where nobody else's will do */
  readonly #askedFor: readonly Speaker[] | undefined;
  readonly #asksForPresentHolder: boolean;
  /** the concepts of which one has to be met, by their places */
  readonly #telling: readonly number[];
  /** the parts that words on a count have to name */
  readonly #parts: readonly Qualifier[];

  constructor(question: TypedQuery, corpus: Corpus) {
    const { cues, speakers, text, words } = question;
    this.#question = question;
    this.#corpus = corpus;
    const isOfOthersToo = cues.position && OTHERS_TOO.test(text);
    const isForTheirs = !isOfOthersToo && speakers.some(({ speaks }) => speaks >= ASKS_FOR_THEIR_WORDS);
    this.#askedFor = isForTheirs ? askedFor(question) : undefined;
    this.#asksForPresentHolder = asksForPresentHolder(question);
    this.#telling = cues.trend ? [] : tellingOf(question);
    this.#parts = cues.count ? corpus.qualifiersOf(words).filter(({ people, strict }) => people || strict) : [];
  }

  of(matched: Matched, { isByPresentHolder, dateFits }: Known): Objections {
    const question = this.#question;
    const { cues, concepts, when } = question;
    const { entry, own, all } = matched;
    const isFigure = entry.kind === 'figure';
    const missesFocus = concepts.some(({ focus }, at) => focus && (own[at] ?? 0) < MET);
    const isAnyMet = this.#telling.length === 0 || this.#telling.some((at) => (all[at] ?? 0) >= MET);
    return {
      byAnother: Number(this.#askedFor?.every((speaker) => speaksFor(speaker, entry, this.#corpus) === 0) ?? false),
      offSubject: Number(!isFigure && isOnAnotherSubject(question, matched)),
      byFormerHolder: Number(!isFigure && !isByPresentHolder && this.#asksForPresentHolder),
      focusMissed: Number(isFigure && missesFocus),
      focusUnsaid: Number(!isFigure && missesFocus),
      nothingMet: Number(!isAnyMet),
      costMissed: Number(cues.cost && !tellsMoney(entry)),
      numberMissed: Number(cues.count && !this.#tellsCount(entry)),
      // A count of one year is not told by what happened to be said of that year.
      numberUndated: Number(!isFigure && cues.count && when.periods.length > 0 && dateFits < TELLS_THE_YEAR),
    };
  }

  /** Words without a number can't tell how many, nor can words on others than the people who are asked about. */
  #tellsCount(entry: Entry): boolean {
    if (entry.kind === 'figure') return true;
    const { text } = entry.statement;
    if (!toldNumbers(entry.statement).counts) return false;
    if (this.#parts.length === 0) return true;
    const named = this.#corpus.qualifiersOf(`${entry.source.title} ${text}`);
    return this.#parts.every((part) => named.includes(part));
  }
}

/** Besides a named speaker others are asked for: "what does the mayor say and who pushed back". */
export const OTHERS_TOO = new RegExp(String.raw`\b${pattern('questions.several')}\b`, 'i');

/** Those whose words are asked for. Somebody named beside them is one of them in another part of the question, not in “the cannon that Boris bought”. */
function askedFor({ speakers, words }: TypedQuery): Speaker[] {
  const saying = speakers.filter(({ says }) => says);
  const surely = saying.length > 0 ? saying : speakers.filter(({ speaks }) => speaks >= ASKS_FOR_THEIR_WORDS);
  const typed = words.split(' ');
  const isApart = ({ from, to }: Speaker) =>
    surely.every((sure) => PARTS.test(typed.slice(Math.min(sure.to, to), Math.max(sure.from, from)).join(' ')));
  return speakers.filter(
    (speaker) => speaker.speaks > MAY_SPEAK && (surely.length === 0 || surely.includes(speaker) || isApart(speaker)),
  );
}

/**
 * Whether nothing but words of those who are named will do: it is asked what they said, and nothing beside. What they did
 * others may tell, and a second question may be about anybody.
 */
export function asksForTheirsAlone(query: TypedQuery): boolean {
  const { cues, speakers, extreme } = query;
  if (cues.figure || extreme !== undefined || asksForMore(query)) return false;
  return speakers.some(({ says }) => says);
}

/** Whether others are asked for besides a speaker who is named, or something else is asked behind that. */
export function asksForMore({ text }: TypedQuery): boolean {
  return OTHERS_TOO.test(text) || SECOND_QUESTION.test(text);
}

/** “… and who”, “…, which”, “…? what”: another question behind the first. */
const SECOND_QUESTION = new RegExp(
  String.raw`\w[^?]{0,200}(?:\band|[,?&–-])\s+${pattern('questions.second-questions')}(?:['’]?s)?\b`,
  'i',
);

/** Between two people in a question: it asks for both. */
const PARTS = new RegExp(
  String.raw`\b(?:${pattern('questions.parts-of-two')}|${pattern('operations.sets-against')})\b`,
);

/**
 * Of the concepts that tell what a question is about one has to be met: these, by their places. A name behind “in” or “at” tells
 * where, so it does not count where there is more to meet: words on a crossing in Fennbridge say nothing of its balloons.
 */
function tellingOf({ concepts, text }: TypedQuery): number[] {
  const telling = concepts.flatMap(({ framing, speaker, words }, at) =>
    framing || speaker !== undefined ? [] : [{ at, where: tellsWhere(words, text) }],
  );
  const things = telling.filter(({ where }) => !where);
  return (things.length > 0 ? things : telling).map(({ at }) => at);
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

/** A statement that fits a date less well than this only belongs to a source that mentions it. */
const TELLS_THE_YEAR = 0.5;

/** Only money tells what something cost. */
function tellsMoney(entry: Entry): boolean {
  if (entry.kind === 'figure') return entry.measure.unit === '£';
  return tellsSum(entry.statement.text);
}
