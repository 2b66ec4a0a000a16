/**
 * What answers a follow-up: not what is likest to it in the whole record, but what holds the follow-up's own words near the
 * item that was shown. Where nothing there holds them, nothing answers.
 */
import type { Entry, FigureEntry, StatementEntry } from '../corpus/corpus.ts';
import { pattern } from '../lexicon/lexicon.ts';
import type { After, TypedQuery } from '../query/query.ts';
import type { Index } from '../search/index.ts';
import type { Scored } from './confidence.ts';
import type { Ranked } from './features.ts';
import { MIN_DATE_FIT, periodFit } from './periods.ts';
import type { Findings } from './rank.ts';
import { speaksFor } from './speaking.ts';

/** A follow-up's own words have to be met by so much of their weight. */
const COVERED = 0.55;
/** So near what was shown, or to its subject, an answer has to be: 1 in the same source. */
const NEAR = 0.45;
/** An answer about the same topic is so near. */
const NEAR_BY_TOPIC = 0.5;
/** A word that is met so well stands in the item itself. */
const HOLDS = 0.9;
/** Two statements within some weeks of each other. */
const SOON = 0.85;
/** What is counted has itself to hold so much of what it is asked to be. */
const PREDICATE_MET = 0.65;
const SURE = 0.9;

/** A follow-up with what it follows. */
export interface Followed {
  query: TypedQuery;
  after: After;
  lead: Entry | undefined;
}

/** What may answer, best first; nothing where the record does not hold it. */
export function findFollowed(followed: Followed, findings: Findings, index: Index): Scored[] {
  const near = examined(followed, findings, index);
  const { lead, after } = followed;
  switch (after.how) {
    case 'again':
      return lead === undefined ? [] : near.filter(({ entry }) => entry === lead).map(sure);
    case 'change': {
      const changed = lead?.kind === 'figure' ? changes(followed, lead, near) : [];
      return changed.length > 0 ? changed : nearest(followed, near, index);
    }
    case 'asker':
      return askers(lead, near).map(sure);
    case 'else':
      return others(lead, near).map(sure);
    case 'why':
      return reasonsFor(followed, near, index).map(sure);
    case 'near':
      return nearOf(followed, near, index);
  }
}

/** Of the time of the question before, where one takes that over; a figure of another time where none is of it. */
function nearOf(followed: Followed, near: readonly Ranked[], index: Index): Scored[] {
  const { after, lead } = followed;
  const found = nearest(followed, near, index);
  if (found.length > 0 || !after.sameTime || lead?.kind !== 'figure') return found;
  return nearest({ ...followed, after: { ...after, sameTime: false } }, near, index);
}

function sure(item: Ranked): Scored {
  return { ...item, score: SURE };
}

/** The evidence of the candidates, and of everything of the source that was shown, best first. */
function examined({ lead }: Followed, findings: Findings, index: Index): readonly Ranked[] {
  const found = findings.ranked;
  if (lead === undefined) return found;
  const known = new Set(found.map(({ number }) => number));
  const beside: Ranked[] = [];
  const alike = new Set(lead.kind === 'figure' ? index.byMeasure(lead.measure.id) : []);
  for (const [number, { source }] of index.corpus.entries.entries()) {
    if ((source.id !== lead.source.id && !alike.has(number)) || known.has(number)) continue;
    beside.push({ ...findings.of(number), rank: Number.NEGATIVE_INFINITY });
  }
  return [...found, ...beside];
}

/** The figures of the same measure at the times that are named, or at those before, with the one that was shown. */
function changes({ query, after }: Followed, lead: FigureEntry, near: readonly Ranked[]): Scored[] {
  const like = near.filter(({ entry }) => entry.kind === 'figure' && isOfSeries(entry, lead));
  const other = after.dated
    ? like.filter(
        ({ entry }) =>
          entry.kind === 'figure' &&
          query.when.periods.some((asked) => periodFit(asked, entry.figure.period) >= MIN_DATE_FIT),
      )
    : like.filter(({ entry }) => entry !== lead);
  if (other.length === 0) return [];
  const shown = near.filter(({ entry }) => entry === lead);
  const others = other.filter(({ entry }) => entry !== lead);
  // “Up from what?” asks for the number before, not for the two.
  return (after.time === undefined ? [...shown, ...others] : [...others, ...shown]).map(sure);
}

function isOfSeries(entry: FigureEntry, lead: FigureEntry): boolean {
  return (
    entry.measure.id === lead.measure.id &&
    entry.area === lead.area &&
    (entry.figure.event === undefined) === (lead.figure.event === undefined)
  );
}

function isOfMeasure(entry: Entry, lead: Entry): boolean {
  return entry.kind === 'figure' && lead.kind === 'figure' && entry.measure.id === lead.measure.id;
}

function statementsBeside(lead: Entry | undefined, near: readonly Ranked[]): (Ranked & { entry: StatementEntry })[] {
  return near.filter(
    (item): item is Ranked & { entry: StatementEntry } =>
      item.entry.kind === 'statement' && item.entry.source.id === lead?.source.id && item.entry !== lead,
  );
}

/** The person who put the question that a statement answers: another speaker in the same source. */
function askers(lead: Entry | undefined, near: readonly Ranked[]): Ranked[] {
  const answering = lead?.kind === 'statement' ? lead.speaker.id : undefined;
  const beside = statementsBeside(lead, near).filter(({ entry }) => entry.speaker.id !== answering);
  const asks = beside.filter(({ entry: { statement } }) =>
    /\?|\bask|\bwhether\b/i.test(`${statement.text} ${statement.as ?? ''}`),
  );
  return asks.length > 0 ? asks : beside;
}

/** More of the same: words of the same speaker in the same source, or other figures there. */
function others(lead: Entry | undefined, near: readonly Ranked[]): Ranked[] {
  if (lead?.kind === 'figure')
    return near.filter(({ entry }) => entry.kind === 'figure' && entry.source.id === lead.source.id && entry !== lead);
  return statementsBeside(lead, near).filter(({ entry }) => entry.speaker.id === lead?.speaker.id);
}

const REASON = new RegExp(`\\b${pattern('follow-ups.reason')}\\b`, 'i');

/** The reason is what the same speaker says in the same source, where it is told as one; else what was shown tells it. */
function reasonsFor({ query, lead }: Followed, near: readonly Ranked[], index: Index): Ranked[] {
  const beside = statementsBeside(lead, near);
  const theirs = beside.filter(({ entry }) =>
    query.speakers.some((speaker) => speaksFor(speaker, entry, index.corpus) > 0),
  );
  const ofLead = beside.filter(({ entry }) => lead?.kind !== 'statement' || entry.speaker.id === lead.speaker.id);
  const own = theirs.length > 0 ? theirs : ofLead;
  const told = own.filter(({ entry }) => REASON.test(entry.statement.text));
  const itself = near.filter(({ entry }) => entry === lead);
  const tellsItself = itself.filter(({ entry }) => entry.kind === 'statement' && REASON.test(entry.statement.text));
  return [told, tellsItself, own, itself].find(({ length }) => length > 0) ?? [];
}

/** The items that hold the follow-up's own words: those nearest to what was shown come first. */
function nearest(followed: Followed, near: readonly Ranked[], index: Index): Scored[] {
  return near
    .filter((item) => mayAnswer(followed, item, index))
    .map((item) => ({ item, worth: worthOf(followed, item) }))
    .filter(({ worth }) => worth > 0)
    .sort((one, other) => other.worth - one.worth || other.item.rank - one.item.rank)
    .map(({ item, worth }) => ({ ...item, score: Math.min(1, worth) }));
}

function mayAnswer({ query, after, lead }: Followed, { entry, features, own, shown }: Ranked, index: Index): boolean {
  const { speakers, cues, when } = query;
  const isBeside = entry.source.id === lead?.source.id;
  if (isBeside && after.dated && when.relation === 'before') return false;
  // How many of those: only who counted them can tell.
  if (cues.count && !after.dated && lead !== undefined && !isBeside && !isOfMeasure(entry, lead)) return false;
  if (cues.position && !cues.figure && !cues.trend && entry.kind === 'figure') return false;
  if (features.sideMissed > 0 && !after.speaks) return false;
  if (features.placeMissed > 0) return false;
  if ((after.dated || after.sameTime) && features.dateMissed > 0) return false;
  if (speakers.some((speaker) => speaker.excluded && speaksFor(speaker, entry, index.corpus) > 0)) return false;
  const theirs = speakers.some((speaker) => speaksFor(speaker, entry, index.corpus) > 0);
  if (after.speaks && !theirs && !(query.cues.figure && entry.kind === 'figure')) return false;
  if (after.speaks && !query.cues.figure && entry.kind === 'figure') return false;
  if (
    after.predicate !== undefined &&
    share(query, after.predicate, (at) => Math.min(own[at] ?? 0, shown[at] ?? 0)) < PREDICATE_MET
  )
    return false;
  const onlyTime = after.dated && ownTelling(query, after).length === 0 && speakers.length === 0;
  if (onlyTime && lead?.kind === 'figure') return entry.kind === 'figure' && isOfSeries(entry, lead);
  if (!query.cues.figure || entry.kind === 'figure') return true;
  return /\d/.test(entry.statement.text) && (isBeside || lead?.kind !== 'figure');
}

/** Numbers of the concepts that the follow-up itself tells. */
function ownTelling({ concepts, cues }: TypedQuery, { own }: After): number[] {
  const telling = concepts.flatMap(({ framing, speaker }, at) =>
    at < own && !framing && speaker === undefined ? [at] : [],
  );
  // “How many officers did it take?”: where nothing else is told, what is counted is.
  return telling.length > 0 || !cues.count
    ? telling
    : concepts.flatMap(({ weight }, at) => (at < own && weight > 0 ? [at] : []));
}

function worthOf({ query, after, lead }: Followed, item: Ranked): number {
  const telling = ownTelling(query, after);
  const isEmpty = telling.length === 0 && query.speakers.length === 0 && !after.dated;
  const isOfSide = query.cues.position && query.side !== undefined && item.features.sideFits > 0;
  const isOpen = query.where.elsewhere.length > 0 || (query.cues.figure && lead?.kind === 'statement') || isOfSide;
  if (isEmpty && !isOpen) return 0;
  const own = share(query, telling, (at) => met(item, at, after.speaks));
  const taken = query.concepts.flatMap((_, at) => (at >= after.own ? [at] : []));
  const subject = share(query, taken, (at) => item.all[at] ?? 0);
  const isBeside = lead !== undefined && item.entry.source.id === lead.source.id;
  const near = isBeside ? 1 : Math.max(subject * 0.8, nearByTopic(item, lead, telling, after.speaks));
  if (own < COVERED) return 0;
  // Where a person's words are asked for and the follow-up names a subject, their words in any source may answer it.
  if (near < NEAR && !(after.speaks && telling.length > 0)) return 0;
  // What was shown already is asked for again only where nothing else is.
  const isShown = item.entry === lead && !after.dated;
  const fits = query.cues.figure === (item.entry.kind === 'figure') ? 1 : 0;
  const sum =
    0.45 * own +
    0.3 * near +
    (query.cues.figure ? 0.2 : 0.1) * fits +
    (query.cues.position ? 0.5 : 0.1) * subject +
    0.2 * item.features.sideFits -
    0.05 * item.features.labelMissed -
    0.3 * (isOfArea(item.entry, lead) ? 0 : item.features.areaMissed) +
    0.1 * closeness(item.entry, lead);
  return Math.max(0.01, sum - (isShown ? 0.2 : 0));
}

/** What holds several words of the follow-up itself, or is said by whom it names at about the same time, on the same topic. */
function nearByTopic({ entry, own }: Ranked, lead: Entry | undefined, telling: readonly number[], speaks: boolean) {
  if (!isOfTopic(entry, lead)) return 0;
  const holds = telling.length > 1 && telling.every((at) => (own[at] ?? 0) >= HOLDS);
  return holds || (speaks && telling.length === 0 && closeness(entry, lead) > SOON) ? NEAR_BY_TOPIC : 0;
}

function isOfArea(entry: Entry, lead: Entry | undefined): boolean {
  return entry.kind === 'figure' && lead?.kind === 'figure' && entry.area === lead.area;
}

/** Both are about the same topic. */
function isOfTopic(entry: Entry, lead: Entry | undefined): boolean {
  return lead !== undefined && topicsOf(entry).some((topic) => topicsOf(lead).includes(topic));
}

function topicsOf(entry: Entry): readonly string[] {
  return entry.kind === 'statement' ? entry.statement.topics : [];
}

/** How soon after or before each other two statements were made: 1 on the same day, 0 a year apart. */
function closeness(entry: Entry, lead: Entry | undefined): number {
  if (entry.kind !== 'statement' || lead?.kind !== 'statement') return 0;
  const days = Math.abs(Date.parse(entry.said) - Date.parse(lead.said)) / 86_400_000;
  return Math.max(0, 1 - days / 365);
}

/** A word in the entry itself counts in full, one in what surrounds it for a part: more of it where the speaker is the right one. */
function met({ own, all }: Ranked, at: number, speaks: boolean): number {
  return Math.max(own[at] ?? 0, (speaks ? 0.7 : 0.5) * (all[at] ?? 0));
}

/** The share of some concepts' weight that is met; all of it where there are none. */
function share({ concepts }: TypedQuery, numbers: readonly number[], strength: (at: number) => number): number {
  let total = 0;
  let sum = 0;
  for (const at of numbers) {
    const weight = concepts[at]?.weight ?? 0;
    total += weight;
    sum += weight * strength(at);
  }
  return total === 0 ? 1 : sum / total;
}
