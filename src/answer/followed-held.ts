/**
 * What tells whether the first item near what was shown answers a follow-up at all, beside its own features; `npm run fit:followed`
 * weighs it. An item may be the nearest of all and still tell nothing of what is asked.
 */
import type { Index } from '../search/index.ts';
import { SIGNS, signReader, weighed } from './confidence.ts';
import type { Ranked } from './features.ts';
import {
  FOLLOWED_FEATURES,
  FOLLOWED_OWN_SIGNS,
  type Followed,
  type FollowedFeature,
  type FollowedOwnSign,
} from './followed-features.ts';
import { ownTelling } from './followed-words.ts';
import { areHeard } from './ruling.ts';
import { Wanted } from './wanted.ts';
import { CONFIDENCE, CONFIDENCE_BIAS, HELD, HELD_BIAS } from './weights.ts';

/** An item near what was shown with its features, and their sum by which it has its place. */
export interface Placed {
  item: Ranked;
  /** in the order of `FOLLOWED_FEATURES` */
  features: readonly number[];
  place: number;
}

const OF_ITEM = SIGNS.map((sign) => CONFIDENCE[sign]);
const OF_RECORD = SIGNS.map((sign) => HELD[sign]);
/** A lead of so much leaves no doubt. */
const CLEAR_LEAD = 3;
const CLEAR_LEAD_OF_SOURCE = 4;
const LONG = 12;
const AT = Object.fromEntries(FOLLOWED_FEATURES.map((feature, at) => [feature, at])) as Record<FollowedFeature, number>;

/** Reads the signs of the first of some items, best first, in the order of `FOLLOWED_SIGNS`. */
export function signsOfFirst(followed: Followed, placed: readonly [Placed, ...Placed[]], index: Index): number[] {
  const { query, after, lead } = followed;
  const [first, second] = placed;
  const { item, features, place } = first;
  const { entry } = item;
  const ofOther = placed.find((other) => other.item.entry.source.id !== entry.source.id);
  const value = (feature: FollowedFeature) => features[AT[feature]] ?? 0;
  const own = { ...query, concepts: query.concepts.slice(0, after.own) };
  const around = {
    second: second?.item,
    runnerUp: ofOther?.item,
    heard: areHeard(placed.map((each) => each.item)),
    rival: undefined,
  };
  const signs = signReader(own, around)(item, new Wanted(own, index.corpus).lackingIn(item));
  const isOther = entry.kind === 'statement' && (lead?.kind !== 'statement' || entry.speaker !== lead.speaker);
  const of: Record<FollowedOwnSign, number> = {
    answers: weighed(signs, OF_ITEM, CONFIDENCE_BIAS),
    recordAnswers: weighed(signs, OF_RECORD, HELD_BIAS),
    lead: second === undefined ? 1 : Math.min((place - second.place) / CLEAR_LEAD, 1),
    leadOfSource: ofOther === undefined ? 1 : Math.min((place - ofOther.place) / CLEAR_LEAD_OF_SOURCE, 1),
    figureBeside: value('figureFits') * value('beside') * value('own'),
    otherSpeakerBeside: Number(isOther) * value('beside'),
    measureNamed: item.features.measureNamed,
    speakerFits: item.features.speaker,
    theirsOnTopic: value('theirs') * value('sameTopic'),
    ownMet: ownTelling(query, after).length > 0 ? value('own') : 0,
    long: Math.min(query.words.split(' ').length / LONG, 1),
    money: Number(query.cues.money),
    afterFigure: Number(lead?.kind === 'figure'),
  };
  return [...features, ...FOLLOWED_OWN_SIGNS.map((sign) => of[sign])];
}
