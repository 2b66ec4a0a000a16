/**
 * What answers a follow-up: not what is likest to it in the whole record, but what holds the follow-up's own words near the
 * item that was shown. Where nothing there holds them, nothing answers.
 */
import type { Entry, FigureEntry, StatementEntry } from '../corpus/corpus.ts';
import { pattern } from '../lexicon/lexicon.ts';
import { mayBe } from '../query/pronouns.ts';
import type { Index } from '../search/index.ts';
import { confidence, type Scored, weighed } from './confidence.ts';
import type { Ranked } from './features.ts';
import {
  FOLLOWED_FEATURES,
  FOLLOWED_SIGNS,
  type Followed,
  followedReader,
  isOfSeries,
  isOfTimeAlone,
} from './followed-features.ts';
import { type Placed, signsOfFirst } from './followed-held.ts';
import { FOLLOWED_HELD, FOLLOWED_HELD_BIAS, FOLLOWED_RANKING } from './followed-weights.ts';
import { ownTelling } from './followed-words.ts';
import { MIN_DATE_FIT, periodFit } from './periods.ts';
import type { Findings } from './rank.ts';
import { speaksFor } from './speaking.ts';
import { toldNumbers } from './told.ts';

const SURE = 0.9;

/** An answer is given where it is likelier than not that what was shown leads to one. */
export const FOLLOWED_HELD_FROM = 0.5;

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

/** Of a time that is named and nothing else the figure of the series; else of the time of the question before, where one takes that over. */
function nearOf(followed: Followed, near: readonly Ranked[], index: Index): Scored[] {
  const { query, after, lead } = followed;
  if (lead?.kind === 'figure' && isOfTimeAlone(query, after)) return ofSeries(followed, lead, near);
  const found = nearest(followed, near, index);
  if (found.length > 0 || !after.sameTime || lead?.kind !== 'figure') return found;
  // A figure of another time, where none is of it.
  return nearest({ ...followed, after: { ...after, sameTime: false } }, near, index);
}

/** The figures of a series at the times that are named, those of just these times first; “a year later” is on the same day of it. */
function ofSeries({ query: { when }, after }: Followed, lead: FigureEntry, near: readonly Ranked[]): Scored[] {
  const fitOf = ({ entry }: Ranked) =>
    entry.kind === 'figure' && isOfSeries(entry, lead)
      ? Math.max(0, ...when.periods.map((asked) => periodFit(asked, entry.figure.period)))
      : 0;
  const isOnDay = ({ entry }: Ranked) =>
    Number(after.time !== undefined && entry.kind === 'figure' && dayOfYear(entry) === dayOfYear(lead));
  return near
    .filter((item) => fitOf(item) >= MIN_DATE_FIT)
    .sort((one, other) => fitOf(other) - fitOf(one) || isOnDay(other) - isOnDay(one) || other.rank - one.rank)
    .map(sure);
}

function dayOfYear({ figure }: FigureEntry): string {
  return figure.period.to.slice(5);
}

function sure(item: Ranked): Scored {
  return { ...item, score: SURE };
}

/** The evidence of the candidates, and of everything of the source that was shown, best first. */
export function examined({ lead }: Followed, findings: Findings, index: Index): readonly Ranked[] {
  const found = findings.ranked;
  if (lead === undefined) return found;
  const known = new Set(found.map(({ number }) => number));
  const alike = lead.kind === 'figure' ? index.byMeasure(lead.measure.id) : [];
  const beside = [...new Set([...index.bySource(lead.source.id), ...alike])]
    .filter((number) => !known.has(number))
    .sort((one, other) => one - other);
  return [...found, ...beside.map((number) => findings.of(number))];
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
  // “Up from what?”, “and in 2019?” ask for another number, not for the two.
  return (after.time === undefined && !after.dated ? [...shown, ...others] : [...others, ...shown]).map(sure);
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

/**
 * The items near what was shown that answer, by how likely each is to: a softmax over what followed-features.ts reads orders them,
 * a logistic regression over the signs of followed-held.ts says whether the first one answers (`npm run fit:followed` makes the
 * weights of both).
 */
function nearest(followed: Followed, near: readonly Ranked[], index: Index): Scored[] {
  const read = followedReader(followed, index);
  const [first, ...rest] = near
    .filter((item) => mayAnswer(followed, item, index))
    .map((item): Placed => {
      const features = read(item);
      return { item, features, place: weighed(features, OF_PLACE) };
    })
    .sort((one, other) => other.place - one.place || one.item.number - other.item.number);
  if (first === undefined || isOfNothingKnown(followed, first.item)) return [];
  const held = confidence(signsOfFirst(followed, [first, ...rest], index), OF_HELD, FOLLOWED_HELD_BIAS);
  if (held < FOLLOWED_HELD_FROM) return [];
  return [first, ...rest].map(({ item, place }) => ({
    ...item,
    score: held * Math.exp(SPREAD * (place - first.place)),
  }));
}

/** “And what did he say about the pyramids?”: all that the follow-up tells is unknown to the record, and the item has none of it. */
function isOfNothingKnown({ query, after }: Followed, { all }: Ranked): boolean {
  const telling = ownTelling(query, after);
  return telling.length > 0 && telling.every((at) => query.concepts[at]?.known !== true && (all[at] ?? 0) === 0);
}

const OF_PLACE = FOLLOWED_FEATURES.map((feature) => FOLLOWED_RANKING[feature]);
const OF_HELD = FOLLOWED_SIGNS.map((sign) => FOLLOWED_HELD[sign]);
/** How much less sure an item is by its place than the first: less than by the softmax, since more than one may answer. */
const SPREAD = 0.5;

/** Whether an item may answer at all: none of another time, place, side or speaker than is asked for, nor words without a number for one. */
export function mayAnswer({ query, after, lead }: Followed, { entry, features }: Ranked, index: Index): boolean {
  const { speakers, cues, when } = query;
  const isBeside = entry.source.id === lead?.source.id;
  if (features.placeMissed > 0) return false;
  if ((after.dated || after.sameTime) && features.dateMissed > 0) return false;
  if (after.dated && isBeside && when.relation === 'before') return false;
  if (cues.position && !cues.figure && !cues.trend && entry.kind === 'figure') return false;
  if (features.sideMissed > 0 && !after.speaks) return false;
  if (speakers.some((speaker) => speaker.excluded && speaksFor(speaker, entry, index.corpus) > 0)) return false;
  if (after.called !== undefined && entry.kind === 'statement' && !mayBe(after.called, entry.speaker)) return false;
  if (after.speaks) {
    // Words of somebody are asked for: nobody else's will do, and a number only where one is asked for.
    if (entry.kind === 'figure') return cues.figure;
    if (!speakers.some((speaker) => speaksFor(speaker, entry, index.corpus) > 0)) return false;
  }
  return !cues.figure || entry.kind === 'figure' || toldNumbers(entry.statement).counts;
}
