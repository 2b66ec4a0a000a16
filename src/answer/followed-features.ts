/** What speaks for an entry as the answer to a follow-up, as numbers, most between 0 and 1; `npm run fit:followed` weighs them. */
import type { Entry, FigureEntry, StatementEntry } from '../corpus/corpus.ts';
import { remembered } from '../corpus/field.ts';
import type { Person } from '../corpus/schema.ts';
import type { After, TypedQuery } from '../query/query.ts';
import type { Index } from '../search/index.ts';
import { countTheSame } from './compare.ts';
import type { Ranked } from './features.ts';
import { followedWords, ownTelling, tellsReason } from './followed-words.ts';
import { A_YEAR, areSame, daysFrom } from './periods.ts';
import { speaksFor } from './speaking.ts';

/** A follow-up with what it follows. */
export interface Followed {
  query: TypedQuery;
  after: After;
  lead: Entry | undefined;
}

/** What an entry meets of the follow-up, how it stands to what was shown, and what the follow-up alone tells. */
export const FOLLOWED_FEATURES = [
  'rank',
  'asked',
  'askedAndMet',
  // what the follow-up's own words ask for, and what is taken over from the question before
  'own',
  'ownAround',
  'subject',
  'subjectOwn',
  'predicateMissed',
  // what was shown
  'shown',
  'shownThough',
  'shownAgain',
  'countedApart',
  'beside',
  'besideTheirs',
  'sameSpeaker',
  'sameSpeakerBeside',
  'other',
  'otherBeside',
  'otherSoon',
  'otherTakesSide',
  'namesShown',
  'otherFigure',
  'sameMeasure',
  'sameSeries',
  'seriesDated',
  'seriesCounted',
  'sameArea',
  'sameTopic',
  'sameTime',
  'soon',
  'soonDated',
  'later',
  // the kind of thing that is asked for
  'figureFits',
  'figureForWords',
  'wordsForFigure',
  'wordsBeside',
  'theirs',
  'theirsOnIt',
  'theirsSoon',
  'byAnother',
  'figureForSaid',
  'reason',
  'date',
  'dateExact',
  'dateMissed',
  'placeMissed',
  'spotMissed',
  'areaMissed',
  'sideFits',
  'sideMissed',
  'labelMissed',
  'unitFits',
  'unitMissed',
  'costMissed',
  'numberMissed',
  'focusMissed',
  'wider',
  'meaning',
  'askedMeaning',
  // the follow-up
  'empty',
  'telling',
  'dated',
  'speaks',
  'counted',
] as const;
export type FollowedFeature = (typeof FOLLOWED_FEATURES)[number];

/** What tells, beside its features, whether the first item answers at all: followed-held.ts reads it. */
export const FOLLOWED_OWN_SIGNS = [
  // how surely it answers what the follow-up's own words ask, judged as the first item of a whole question is, in log odds
  'answers',
  'recordAnswers',
  // how far it stands above the next one, and above the first of another source
  'lead',
  'leadOfSource',
  // what may be asked for beside what was shown
  'figureBeside',
  'otherSpeakerBeside',
  'measureNamed',
  'speakerFits',
  'theirsOnTopic',
  'ownMet',
  // the follow-up
  'long',
  'money',
  'afterFigure',
] as const;
export type FollowedOwnSign = (typeof FOLLOWED_OWN_SIGNS)[number];

/** All that tells whether the first item answers: its features come first. */
export const FOLLOWED_SIGNS = [...FOLLOWED_FEATURES, ...FOLLOWED_OWN_SIGNS];
export type FollowedSign = FollowedFeature | FollowedOwnSign;

/** Words of somebody else whom a pronoun may mean than the likeliest. */
const ELSE_MEANT = 0.5;

/** Reads the features of entries for one follow-up, in the order of `FOLLOWED_FEATURES`. */
export function followedReader({ query, after, lead }: Followed, index: Index): (item: Ranked) => number[] {
  const { concepts, speakers, cues, when } = query;
  const asks = followedWords(query);
  const telling = ownTelling(query, after);
  const taken = concepts.flatMap((_, at) => (at >= after.own ? [at] : []));
  const share = (numbers: readonly number[], strength: (at: number) => number) => shareOf(query, numbers, strength);
  const isEmpty = telling.length === 0 && speakers.length === 0 && !after.dated;
  return ({ entry, own, all, shown, rank, features }: Ranked) => {
    const isFigure = entry.kind === 'figure';
    const isElse = after.meant !== undefined && !isFigure && entry.speaker.id !== after.meant.id;
    const theirs =
      Math.max(0, ...speakers.map((speaker) => speaksFor(speaker, entry, index.corpus))) * (isElse ? ELSE_MEANT : 1);
    const isBeside = entry.source.id === lead?.source.id;
    const { predicate } = after;
    const isSameMeasure = isFigure && lead?.kind === 'figure' && entry.measure.id === lead.measure.id;
    const isSameSeries = isFigure && lead?.kind === 'figure' && isOfSeries(entry, lead);
    const days = lead === undefined ? 0 : daysFrom(dayOf(lead), dayOf(entry)) - 1;
    const soon = lead === undefined ? 0 : within(A_YEAR, days);
    const isOnTopic = topicsOf(entry).some((topic) => topicsOf(lead).includes(topic));
    const ofOwn = share(telling, (at) => own[at] ?? 0);
    const isSameSpeaker = !isFigure && lead?.kind === 'statement' && entry.speaker === lead.speaker;
    const isOther = asks.others && !isFigure && !isSameSpeaker;
    const of: Record<FollowedFeature, number> = {
      rank: rank / 10,
      // Worded as people ask for it.
      asked: features.asked,
      // Near by its words and by its meaning: either alone is often by chance.
      askedAndMet: (rank / 10) * features.askedMeaning,
      own: ofOwn,
      ownAround: share(telling, (at) => all[at] ?? 0),
      subject: share(taken, (at) => all[at] ?? 0),
      subjectOwn: share(taken, (at) => own[at] ?? 0),
      predicateMissed:
        predicate === undefined ? 0 : 1 - share(predicate, (at) => Math.min(own[at] ?? 0, shown[at] ?? 0)),
      shown: Number(entry === lead),
      // What was shown already is asked for again only where nothing else is told.
      shownThough: Number(entry === lead && (telling.length > 0 || after.dated)),
      // The day or the very words of what was shown, or who counted it.
      shownAgain: Number(entry === lead && asks.again),
      // “How many of those”: only who counted them can tell.
      countedApart: Number(cues.count && !after.dated && lead !== undefined && !isBeside && !isSameMeasure),
      beside: Number(isBeside),
      besideTheirs: isBeside ? theirs : 0,
      other: Number(isOther),
      otherBeside: Number(isOther && isBeside),
      otherSoon: isOther && isOnTopic ? soon : 0,
      otherTakesSide: isOther ? features.takesSide : 0,
      // “Who had a go at him?”: words that name the speaker who was shown are about what that speaker said or did.
      namesShown: Number(isNaming(entry, lead)),
      // “Out of how many?”: a source tells its numbers together.
      otherFigure: Number(isFigure && isBeside && lead?.kind === 'figure' && entry !== lead),
      sameSpeaker: Number(isSameSpeaker),
      // Who wants more of the same speech asks for “more”: others ask what somebody else said there.
      sameSpeakerBeside: Number(isSameSpeaker && isBeside),
      sameMeasure: Number(isSameMeasure),
      sameSeries: Number(isSameSeries),
      // A time takes the place of another; a thing that is counted takes that of what was.
      seriesDated: Number(isSameSeries && after.dated),
      seriesCounted: Number(isSameSeries && cues.count && !after.dated),
      sameArea: Number(isFigure && lead?.kind === 'figure' && entry.area === lead.area),
      sameTopic: Number(isOnTopic),
      sameTime: Number(isFigure && lead?.kind === 'figure' && areSame(entry.figure.period, lead.figure.period)),
      soon,
      soonDated: after.dated ? soon : 0,
      // “In the end”: of a later day than what was shown.
      later: asks.later ? Math.sign(days) : 0,
      figureFits: Number(cues.figure && isFigure),
      figureForWords: Number(!cues.figure && isFigure),
      wordsForFigure: Number(cues.figure && !isFigure),
      // Words of the source that tell the number, where it has no figure.
      wordsBeside: cues.figure && !isFigure && isBeside && telling.length > 0 ? ofOwn : 0,
      theirs,
      // Somebody's words on a thing that the follow-up names may stand in any source.
      theirsOnIt: telling.length > 0 ? theirs * share(telling, (at) => all[at] ?? 0) : 0,
      theirsSoon: theirs * soon,
      // “What was his line on the falling rate?”: no number, though one is spoken of.
      figureForSaid: Number(isFigure && after.speaks && cues.said && !cues.count),
      // “Why did they miss it?”: words that tell a reason.
      reason: Number(asks.why && !isFigure && tellsReason(entry)),
      byAnother: Number(after.speaks && theirs === 0),
      date: after.dated ? features.date : 0,
      dateExact: Number(after.dated && isFigure && when.periods.some((asked) => areSame(asked, entry.figure.period))),
      dateMissed: features.dateMissed,
      placeMissed: features.placeMissed,
      spotMissed: features.spotMissed,
      areaMissed: features.areaMissed,
      sideFits: features.sideFits,
      sideMissed: features.sideMissed,
      labelMissed: features.labelMissed,
      unitFits: features.unitFits,
      unitMissed: features.unitMissed,
      costMissed: features.costMissed,
      numberMissed: features.numberMissed,
      focusMissed: features.focusMissed,
      wider: features.wider,
      meaning: features.meaning,
      askedMeaning: features.askedMeaning,
      empty: Number(isEmpty),
      telling: Math.min(telling.length, 6) / 6,
      dated: Number(after.dated),
      speaks: Number(after.speaks),
      counted: Number(cues.count),
    };
    return FOLLOWED_FEATURES.map((feature) => of[feature]);
  };
}

/** “And in 2017?”: it names a time and nothing else. */
export function isOfTimeAlone(query: TypedQuery, after: After): boolean {
  return after.dated && query.speakers.length === 0 && ownTelling(query, after).length === 0;
}

/** Of one measure and area, and both of single events or neither. */
export function isOfSeries(entry: FigureEntry, lead: FigureEntry): boolean {
  return countTheSame(entry, lead) && (entry.figure.event === undefined) === (lead.figure.event === undefined);
}

function topicsOf(entry: Entry | undefined): readonly string[] {
  if (entry === undefined) return [];
  return entry.kind === 'statement' ? entry.statement.topics : entry.source.topics;
}

/** How near a day: 1 on it, 0 so many days from it. */
function within(span: number, days: number): number {
  return Math.max(0, 1 - Math.abs(days) / span);
}

/** Whether a statement is by somebody else than the speaker who was shown, and names that speaker. */
function isNaming(entry: Entry, lead: Entry | undefined): boolean {
  if (entry.kind === 'figure' || lead?.kind !== 'statement' || entry.speaker === lead.speaker) return false;
  const text = bareText(entry);
  return lastNames(lead.speaker).some((name) => text.includes(` ${name} `));
}

/** A statement's words without marks between them. */
const bareText = remembered(({ statement: { text } }: StatementEntry) => ` ${text.replace(/\W+/g, ' ')} `);

const lastNames = remembered(({ name, kind, aliases }: Person) =>
  kind === 'organisation' ? [name, ...aliases] : [name.split(' ').at(-1) ?? name],
);

function dayOf(entry: Entry): string {
  return entry.kind === 'statement' ? entry.said : entry.figure.period.to;
}

/** The share of some concepts' weight that is met; all of it where there are none. */
function shareOf({ concepts }: TypedQuery, numbers: readonly number[], strength: (at: number) => number): number {
  let total = 0;
  let sum = 0;
  for (const at of numbers) {
    const weight = concepts[at]?.weight ?? 0;
    total += weight;
    sum += weight * strength(at);
  }
  return total === 0 ? 1 : sum / total;
}
