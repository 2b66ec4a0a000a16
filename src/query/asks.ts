/**
 * What a message asks, told from its words, the door it came through and the answer that it follows. Only questions and
 * follow-ups are answered from the record. Logistic regressions over features of the message decide (`npm run fit:asks` makes
 * the weights): people word remarks and questions in more ways than rules foresee.
 */
import { featuresOf } from './asks-features.ts';
import type { AskedOf, Asks, CardRequest, Known, Message } from './asks-message.ts';
import fitted from './asks-weights.json' with { type: 'json' };

/** What a message may ask, in the order of the weights. */
export const CLASSES = [
  'question',
  'follow-up',
  'about-card',
  'about-bot',
  'remark',
  'other',
] as const satisfies Asks[];
/** What may be asked for of a card, in the order of the weights. */
export const REQUESTS = [
  'source',
  'date',
  'speaker',
  'more',
  'repeat',
  'explain',
  'remove',
] as const satisfies CardRequest[];

/** What is answered from the record. */
export const ASKS_THE_RECORD: ReadonlySet<Asks> = new Set(['question', 'follow-up']);
/** How likely a message has to ask nothing of the record before it is met with silence: to pass over a question is worse. */
const SURELY_NOTHING = 0.75;

/** Feature → what it counts for each class. */
export type Weights = ReadonlyMap<string, readonly number[]>;

export const WEIGHTS: Weights = new Map(Object.entries(fitted.asks));
const REQUEST_WEIGHTS: Weights = new Map(Object.entries(fitted.requests));

/**
 * @param known what the record knows in the text
 * @returns what is asked, and how likely each class is, in the order of `CLASSES`
 * @example readAsks({ text: 'thanks!', door: 'reply', follows: true }, { things: 0, speakers: 0 }) // asks: 'remark'
 */
export function readAsks(message: Message, known: Known): AskedOf & { likely: number[] } {
  const features = featuresOf(message, known);
  const likely = likelihoods(features, CLASSES, WEIGHTS);
  const asks = CLASSES[likeliest(likely)] ?? 'question';
  if (asks !== 'about-card') return { asks, likely };
  return { asks, wants: REQUESTS[likeliest(likelihoods(features, REQUESTS, REQUEST_WEIGHTS))] ?? 'source', likely };
}

/** How likely a message has to be about the bot, or about the card that is shown, before it is answered so. */
const SURELY_ABOUT = 0.6;

/** What is to be done about a message. */
export type Treatment = { as: 'record' | 'nothing' | 'about-bot' } | { as: 'about-card'; wants: CardRequest };

/** How a message is to be treated: where it is not sure, it is a question to the record. */
export function treatmentOf(message: Message, known: Known): Treatment {
  const { likely, ...read } = readAsks(message, known);
  const sure = (name: Asks) => (likely[CLASSES.indexOf(name)] ?? 0) >= SURELY_ABOUT;
  if (surelyNothing(likely)) return { as: 'nothing' };
  if (sure('about-bot')) return { as: 'about-bot' };
  return read.asks === 'about-card' && message.follows && sure('about-card')
    ? { as: 'about-card', wants: read.wants }
    : { as: 'record' };
}

/** Thanks, jokes, objections, chatter, errands. */
function surelyNothing(likely: readonly number[]): boolean {
  const quiet = (name: Asks) => likely[CLASSES.indexOf(name)] ?? 0;
  return quiet('remark') + quiet('other') >= SURELY_NOTHING;
}

/** How likely each class is for a message with these features: the softmax of their summed weights. */
export function likelihoods(features: readonly string[], classes: readonly string[], weights: Weights): number[] {
  const sums = classes.map((_, at) => features.reduce((sum, feature) => sum + (weights.get(feature)?.[at] ?? 0), 0));
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** The place of the likeliest class. */
export function likeliest(likely: readonly number[]): number {
  return likely.indexOf(Math.max(...likely));
}
