/** Why there is no answer, and what comes nearest. */
import type { Corpus, Entry, StatementEntry } from '../corpus/corpus.ts';
import { HOME_AREA } from '../corpus/schema.ts';
import { periodInWords } from '../dates/words.ts';
import { pattern } from '../lexicon/lexicon.ts';
import type { Speaker, TypedQuery } from '../query/query.ts';
import { isEnglish } from '../search/english.ts';
import type { Ranked } from './features.ts';
import { NEAREST } from './items.ts';
import { dateFit } from './periods.ts';
import { ASKS_FOR_THEIR_WORDS, speaksFor } from './speaking.ts';
import type { Answer, NoneReason } from './types.ts';

/** An entry that covers less of the question than this is not near it. */
const NEAR = 0.25;
/** So much of a question a figure covers that counts what is asked for. */
const COVERED_BY_COUNT = 0.9;
/** So much of its label may be missing from the question. */
const MOST_MISSED = 0.5;
/** The same as NEAR where the question asks for something that no record holds. */
const NEAR_ANYWAY = 0.5;

/** What reasons are checked against: a corpus, and its entries that have a name in what they say. */
export interface Held {
  corpus: Corpus;
  entriesWith(names: readonly string[]): readonly Entry[];
}

/** The answer to a text that nothing on record answers. */
export function noneAnswer(query: TypedQuery, ranked: readonly Ranked[], held: Held): Answer {
  const reason = reasonFor(query, ranked[0]);
  const isElsewhere = reason === 'off-topic' || reason === 'opinion';
  const near = ranked.filter(({ features }) => features.allCoverage >= NEAR).slice(0, NEAREST);
  return {
    question: query.text,
    answered: false,
    kind: 'none',
    reason,
    nearest: near
      .filter(({ features }) => !isElsewhere || features.allCoverage > NEAR_ANYWAY)
      .map(({ entry }) => entry.id),
    items: [],
    notes: [
      query.cues.work ? NO_WORK : WHY_NONE[reason],
      ...(reason === 'not-held' ? whyNotHeld(query, measureOf(query, near), held) : []),
    ],
  };
}

export const WHY_NONE: Record<NoneReason, string> = {
  'not-held': 'Nothing on the record answers this.',
  'off-topic': `This is not about policing in ${HOME_AREA}, or nothing on the record touches it.`,
  opinion: 'The record holds what others said; it has no view or advice of its own.',
  'too-vague': 'Name a person, a subject, a figure or a year to look for.',
};

const NO_WORK = 'I only look up what is on record: I do not write, translate or make anything up.';

/**
 * What of a question the record does not hold, as far as that is certain: each is looked up before it is said, and names
 * what it speaks of.
 * @param measure id of the one that is asked for, where that is known
 */
export function whyNotHeld(query: TypedQuery, measure: string | undefined, held: Held): string[] {
  const { corpus } = held;
  const { speakers } = query;
  const places = query.where.elsewhere.filter((place) => isNowhere(place, corpus, held.entriesWith([place])));
  if (places.length > 0) return [`Nothing on the record speaks of ${places.join(' or ')}.`];
  const unknown = query.concepts.filter(({ name }) => name).map(({ words }) => `“${asTyped(words, query.text)}”`);
  if (unknown.length > 0) return [`Nothing on the record speaks of ${unknown.slice(0, MOST_UNKNOWN).join(' or ')}.`];
  const uncounted = query.where.elsewhere.filter((place) => !isCountedIn(place, corpus));
  if ((query.cues.figure || query.cues.count) && uncounted.length > 0)
    return [`No figure on record is of ${uncounted.join(' or ')}.`];
  const [speaker, ...others] = speakers.filter(({ speaks, excluded }) => speaks >= ASKS_FOR_THEIR_WORDS && !excluded);
  if (speaker === undefined) return measure === undefined ? [] : otherTimes(query, measure, corpus);
  return others.length > 0 ? [] : ofSpeaker(query, speaker, corpus);
}

/** Names of events and the like that nobody knows are told of as far as so many. */
const MOST_UNKNOWN = 2;

/** Words as they stand in a text, which may have a possessive between them: “Mark Duggan's family”. */
function asTyped(words: string, text: string): string {
  const typed = new RegExp(words.replaceAll('.', '\\.').replaceAll(' ', String.raw`(?:['’]s?)?\s+`), 'i');
  return typed.exec(text)?.[0] ?? words;
}

/** Whether no figure was counted in a place, and no entry names it. */
function isNowhere(place: string, corpus: Corpus, naming: readonly Entry[]): boolean {
  return naming.length === 0 && !isCountedIn(place, corpus);
}

function isCountedIn(place: string, { entries }: Corpus): boolean {
  return entries.some((entry) => entry.kind === 'figure' && `${entry.area} ${entry.measure.label}`.includes(place));
}

/** The one measure that a question of number names, or that of the figure which fits it in all but the time. */
function measureOf({ measures, cues }: TypedQuery, near: readonly Ranked[]): string | undefined {
  if (!cues.figure && !cues.count && measures.length === 0) return undefined;
  const fitting = near.find(({ entry, features }) => {
    const { allCoverage, labelMissed, narrower, wider, focusMissed, placeMissed } = features;
    const isLabelled = allCoverage >= COVERED_BY_COUNT && labelMissed <= MOST_MISSED;
    const fits = isLabelled && narrower + wider + focusMissed + placeMissed === 0;
    return entry.kind === 'figure' && (fits || measures.join() === entry.measure.id);
  })?.entry;
  return fitting?.kind === 'figure' ? fitting.measure.id : undefined;
}

/** A measure of which figures are held at home, but none of the time that is asked for. */
function otherTimes({ when, where }: TypedQuery, id: string, corpus: Corpus): string[] {
  const [asked, ...more] = when.periods;
  const measure = corpus.measure(id);
  if (asked === undefined || more.length > 0 || when.relation !== 'in' || measure === undefined) return [];
  if (where.areas.length + where.elsewhere.length > 0 || where.nationwide) return [];
  const periods = corpus.entries.flatMap((entry) =>
    entry.kind === 'figure' && entry.measure.id === id ? [entry.figure.period] : [],
  );
  if (periods.length === 0 || periods.some(({ from, to }) => from <= asked.to && to >= asked.from)) return [];
  const years = periods.flatMap(({ from, to }) => [from.slice(0, 4), to.slice(0, 4)]).sort();
  const [first, last] = [years[0], years.at(-1)];
  const held = first === last ? `for ${first}` : `for other times, from ${first} to ${last}`;
  return [`“${measure.label}” is on record ${held}, and not for ${periodInWords(asked)}.`];
}

/** Somebody who said nothing that is on record: at all, at the time, or on the subject that is asked about. */
function ofSpeaker(query: TypedQuery, speaker: Speaker, corpus: Corpus): string[] {
  const name = nameOf(speaker, query.text, corpus);
  if (name === undefined) return [];
  const statements = corpus.entries.filter((entry) => entry.kind === 'statement');
  const theirs = statements.filter((entry) => speaksFor(speaker, entry, corpus) > 0);
  if (theirs.length === 0) return [`No words of ${name} are on record.`];
  const labelOf = (id = '') => `“${corpus.topic(id)?.label ?? id}”`;
  const time = query.when.periods.slice(0, 1).map(periodInWords).join();
  const isOn = ({ statement }: StatementEntry, topic: string) => statement.topics.includes(topic);
  const [topic, ...moreTopics] = query.topics;
  const onIt = topic === undefined || moreTopics.length > 0 ? [] : theirs.filter((entry) => isOn(entry, topic));
  if (areOfOtherTimes(theirs, query)) return [`Words of ${name} are on record from other times, not from ${time}.`];
  if (areOfOtherTimes(onIt, query))
    return [`Words of ${name} on ${labelOf(topic)} are on record from other times, not from ${time}.`];
  const unspoken = query.topics.filter(
    (topic) => !theirs.some((entry) => isOn(entry, topic)) && statements.some((entry) => isOn(entry, topic)),
  );
  if (unspoken.length === 0 || unspoken.length < query.topics.length) return [];
  return [`On ${unspoken.map(labelOf).join(' and ')} others are on record, ${name} is not.`];
}

/** Whether there are statements and none of them is from the one time that is asked about. */
function areOfOtherTimes(statements: readonly StatementEntry[], { when }: TypedQuery): boolean {
  const [asked, ...others] = when.periods;
  const isOneTime = asked !== undefined && others.length === 0 && when.relation === 'in';
  return isOneTime && statements.length > 0 && statements.every((entry) => dateFit(asked, entry) === 0);
}

/** Who is meant, where that is certain: one person or organisation, or a word that is no English one and so a name. */
function nameOf(
  { ids: [id, ...others], unknown, names, words }: Speaker,
  text: string,
  corpus: Corpus,
): string | undefined {
  if (id !== undefined) return others.length > 0 ? undefined : corpus.person(id)?.name;
  return unknown && names.some((name) => !isEnglish(name)) ? `“${asTyped(words, text)}”` : undefined;
}

/** Words that place a question in the field, whether the record answers it or not. */
const OF_THE_FIELD = new RegExp(
  String.raw`\b(?:${pattern('questions.of-the-field')}|${pattern('questions.of-the-field-stems')}\w*)\b`,
);
/** A question that names nothing of the field is taken to be about it where an entry covers so much. */
const NEAR_THE_FIELD = 0.4;
/** The same for one that asks for advice or help. */
const HELD_ANYWAY = 0.5;

/**
 * Whether a question asks the bot itself to judge, to advise or to make something, and not for what somebody else said: the
 * record may hold the words, and answers none.
 */
export function asksTheBot({ cues, speakers, wants, words }: TypedQuery): boolean {
  if (cues.ownView || cues.work) return true;
  const isOfOthers = speakers.some(({ speaks }) => speaks >= ASKS_FOR_THEIR_WORDS);
  // “How many were there in 2018, should I worry?”: the number is asked for first.
  if (cues.opinion) return !(cues.said && isOfOthers) && !(cues.count && !NAMES_BOT.test(words));
  return cues.addressed && !isOfOthers && wants !== 'figure';
}

/** The bot is spoken to. */
const NAMES_BOT = /\b(?:you|your|bot)\b/;

/** Why there is no answer, where the question tells. */
function reasonFor(query: TypedQuery, best: Ranked | undefined): NoneReason {
  const { cues, concepts, speakers, topics, measures, terms } = query;
  if (asksTheBot(query)) return 'opinion';
  const telling = concepts.filter(({ framing }) => !framing);
  if (telling.length === 0 && speakers.length === 0) return 'too-vague';
  const isNear = (best?.features.allCoverage ?? 0) >= (cues.practical ? HELD_ANYWAY : NEAR_THE_FIELD);
  const named = topics.length + measures.length + terms.length + speakers.length;
  const isOfField = named > 0 || OF_THE_FIELD.test(query.words);
  return !isNear && (cues.practical || !isOfField) ? 'off-topic' : 'not-held';
}
