/** All that somebody said about something: counted, listed, or the first or last of it. */
import type { Corpus, StatementEntry } from '../corpus/corpus.ts';
import type { IsoDate, Topic } from '../corpus/schema.ts';
import { askedThings } from '../query/asked-things.ts';
import { asksForAll } from '../query/operations.ts';
import type { Speaker, TypedQuery } from '../query/query.ts';
import { words } from '../search/analyzer.ts';
import type { Index } from '../search/index.ts';
import type { Scored } from './confidence.ts';
import { MAX_ITEMS } from './items.ts';
import type { Findings } from './rank.ts';
import { ASKS_FOR_THEIR_WORDS, isPresentHolder, MAY_SPEAK, speaksFor } from './speaking.ts';

/** A statement is about what is asked where so much of that is met, by what it says, by its topic or by its source's title. */
const ON_THE_SUBJECT = 0.6;
/** That somebody spoke on something is seldom in doubt; that it was all, a word more or less decides. */
const SURE = 0.8;
/** What a statement or its source's title says, or a synonym there; the rest of its source may be about much else. */
const MET = 0.69;
/** The same where the statement's own topic is named. */
const MET_BY_TOPIC = 0.45;
/** Speakers that are told of at most. */
const MOST_SPEAKERS = 10;

/** A statement that counts, as it was examined. */
type Member = Scored & { entry: StatementEntry };

/** What was counted, and by whom. */
export interface Tally {
  members: Member[];
  days: number;
  speakers?: { id: string; name: string; count: number }[];
}

/** The statements in the order in which they are shown, and as what. */
interface Arranged {
  members: Scored[];
  told: { kind: 'quote' } | { kind: 'tally'; count: number; days: number; speakers?: NonNullable<Tally['speakers']> };
  notes: string[];
}

/**
 * The statements that a question asks to be counted or listed, newest first.
 * @param findings what is found for its words
 * @returns undefined where it asks for none, where nobody's words are asked for, and where none are held
 */
export function tallyOf(query: TypedQuery, findings: Findings, index: Index, today: IsoDate): Tally | undefined {
  const { operation } = query;
  if (operation === 'list' && asksForPlaces(query)) return undefined;
  if (operation === undefined || (operation !== 'speakers' && !asksForWords(query))) return undefined;
  const speakers = askedSpeakers(query);
  const telling = subjectOf(query);
  if (telling.length === 0 && (speakers.length === 0 || operation === 'speakers')) return undefined;
  // Without somebody's name, only what its words or its topics have found can be about it.
  const found = new Set(speakers.length > 0 ? [] : findings.ranked.map(({ number }) => number));
  const isNear = (number: number, { statement }: StatementEntry) =>
    speakers.length > 0 || found.has(number) || query.topics.some((id) => statement.topics.includes(id));
  const members = index.corpus.entries.flatMap((entry, number): Member[] => {
    if (entry.kind !== 'statement' || !isNear(number, entry) || !isOfTime(entry, query)) return [];
    if (!isBy(entry, speakers, query, { corpus: index.corpus, today })) return [];
    const member = { ...findings.of(number), rank: 0, score: SURE, entry };
    return isOn(member, telling, query, index.corpus) ? [member] : [];
  });
  const inOrder = members.sort(newestFirst);
  if (inOrder.length === 0) return undefined;
  return operation === 'speakers' ? bySpeaker(inOrder) : { members: inOrder, days: daysOf(inOrder) };
}

/** Somebody is asked for their words, or all that anybody said on a topic is. */
function asksForWords(query: TypedQuery): boolean {
  const isOfAll = query.operation === 'list' && query.topics.length > 0 && !query.cues.figure && asksForAll(query.text);
  return isOfAll || (askedSpeakers(query).length > 0 && (!query.cues.count || query.operation === 'times'));
}

/** “Which stations did they sell, list them”: no words of theirs are asked for. */
function asksForPlaces(query: TypedQuery): boolean {
  return askedThings(query).some(({ kind }) => kind === 'place' || kind === 'force');
}

/** Those who are asked for surely, or who may be; or else the one person who is named: “all of Lord Harris's stuff”. */
function askedSpeakers({ speakers }: TypedQuery): Speaker[] {
  const named = speakers.filter(({ excluded }) => !excluded);
  const surely = named.filter(({ speaks }) => speaks >= ASKS_FOR_THEIR_WORDS);
  if (surely.length > 0) return surely;
  const maybe = named.filter(({ speaks }) => speaks > MAY_SPEAK);
  const people = named.filter(({ organisation }) => !organisation);
  return maybe.length > 0 || people.length !== 1 ? maybe : people;
}

/** Places of the concepts that tell what the words are to be about. */
function subjectOf(query: TypedQuery): number[] {
  const asked = askedSpeakers(query);
  return query.concepts.flatMap(({ framing, speaker }, at) => {
    const named = query.speakers[speaker ?? -1];
    const isTelling = named === undefined ? !framing : !framing && !named.excluded && !asked.includes(named);
    return isTelling ? [at] : [];
  });
}

function isOfTime({ said }: StatementEntry, { when: { periods } }: TypedQuery): boolean {
  return periods.length === 0 || periods.some(({ from, to }) => said >= from && said <= to);
}

function isBy(
  entry: StatementEntry,
  asked: readonly Speaker[],
  { speakers, when }: TypedQuery,
  { corpus, today }: { corpus: Corpus; today: IsoDate },
): boolean {
  if (speakers.some((speaker) => speaker.excluded && speaksFor(speaker, entry, corpus) > 0)) return false;
  if (asked.length === 0) return true;
  return asked.some((speaker) => {
    if (speaksFor(speaker, entry, corpus) <= MAY_SPEAK) return false;
    const isToday = speaker.office !== undefined && !speaker.former && when.periods.length === 0;
    return !isToday || isPresentHolder(speaker.office ?? '', entry, today, corpus);
  });
}

function isOn(
  { all, own, entry }: Member,
  telling: readonly number[],
  { concepts, topics, words: text }: TypedQuery,
  corpus: Corpus,
): boolean {
  const isOfTopic = topics.some((id) => entry.statement.topics.includes(id) && isNamed(corpus.topic(id), text));
  const enough = isOfTopic ? MET_BY_TOPIC : MET;
  const sum = (places: readonly number[]) => places.reduce((total, at) => total + (concepts[at]?.weight ?? 0), 0);
  // The title of a source about two things tells of both, and each of its statements is on one: its topics tell which.
  const isOfOther = topics.length > 0 && !topics.some((id) => entry.statement.topics.includes(id));
  const met = telling.filter((at) => ((isOfOther ? own : all)[at] ?? 0) >= enough);
  return telling.length === 0 || sum(met) / sum(telling) > ON_THE_SUBJECT;
}

/** Those of one day stay in the order of the record. */
function newestFirst(one: Member, other: Member): number {
  return one.entry.said === other.entry.said ? 0 : one.entry.said < other.entry.said ? 1 : -1;
}

/** A topic is named by its label and by what else it is called; a name of somebody among that is only a part of it. */
function isNamed(topic: Topic | undefined, text: string): boolean {
  const names = topic === undefined ? [] : [topic.label, ...topic.synonyms.filter((name) => !/\p{Lu}/u.test(name))];
  return names.some((name) => ` ${text} `.includes(` ${words(name).join(' ')} `));
}

function daysOf(members: readonly Member[]): number {
  return new Set(members.map(({ entry }) => entry.said)).size;
}

/** Unlike figures, statements may be counted together. The speaker with the most comes first, with their statements. */
function bySpeaker(members: readonly Member[]): Tally | undefined {
  const counts = new Map<string, { id: string; name: string; count: number }>();
  for (const { entry } of members) {
    const { id, name } = entry.speaker;
    counts.set(id, { id, name, count: (counts.get(id)?.count ?? 0) + 1 });
  }
  const speakers = [...counts.values()].sort((one, other) => other.count - one.count);
  const most = speakers[0]?.count ?? 0;
  const leading = new Set(speakers.filter(({ count }) => count === most).map(({ id }) => id));
  const theirs = members.filter(({ entry }) => leading.has(entry.speaker.id));
  return { members: theirs, days: daysOf(theirs), speakers: speakers.slice(0, MOST_SPEAKERS) };
}

/** What the answer says of it, in the order that is asked for. */
export function arrangeTally({ operation }: TypedQuery, { members, days, speakers }: Tally): Arranged {
  const count = members.length;
  if (operation === 'first' || operation === 'last') {
    const end = operation === 'first' ? 'earliest' : 'latest';
    const notes = [`The ${end} on record of ${count === 1 ? 'one statement' : `${count} statements`}.`];
    const inOrder = operation === 'first' ? members.toSorted((one, other) => newestFirst(other, one)) : members;
    return { members: inOrder.slice(0, MAX_ITEMS), told: { kind: 'quote' }, notes };
  }
  return { members, told: { kind: 'tally', count, days, ...(speakers && { speakers }) }, notes: [] };
}
