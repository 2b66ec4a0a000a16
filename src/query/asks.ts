/**
 * What a message asks, told from its words, the door it came through and the answer that it follows. Only questions and
 * follow-ups are answered from the record. Logistic regressions over features of the message decide (`npm run fit:asks` makes
 * the weights): people word remarks and questions in more ways than rules foresee.
 */
import { featuresOf } from './asks-features.ts';
import {
  ASKS_THE_RECORD,
  type AskedOf,
  type Asks,
  type CardRequest,
  type Known,
  type Message,
} from './asks-message.ts';
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

/**
 * A factor on how likely a question and a follow-up are. Nearly half of the messages of the fit are one of these, but most of
 * what is said around the bot asks nothing: without the factor, remarks would be answered too often.
 */
const ASKING_COUNTS = 0.44;
/** Long messages have many features: their sum is damped by the root of their number. */
const DAMPING = 6;

/** Feature → what it counts for each class, in hundredths. */
export type Weights = ReadonlyMap<string, readonly number[]>;

export const WEIGHTS: Weights = new Map(Object.entries(fitted.asks));
const REQUEST_WEIGHTS: Weights = new Map(Object.entries(fitted.requests));

/**
 * @param known what the record knows in the text
 * @returns what is asked, and how likely each class is, in the order of `CLASSES`
 * @example readAsks({ text: 'thanks!', door: 'reply', follows: true }, known) // asks: 'remark'
 */
export function readAsks(message: Message, known: Known): AskedOf & { likely: number[] } {
  const features = featuresOf(message, known);
  const likely = likelihoods(features, CLASSES, WEIGHTS);
  const asks = CLASSES[decided(likely)] ?? 'question';
  if (asks !== 'about-card') return { asks, likely };
  return { asks, wants: REQUESTS[likeliest(likelihoods(features, REQUESTS, REQUEST_WEIGHTS))] ?? 'source', likely };
}

/** What is to be done about a message. */
export type Treatment = { as: 'record' | 'nothing' | 'about-bot' } | { as: 'about-card'; wants: CardRequest };

/** How a message is to be treated: of a card only where one is shown. */
export function treatmentOf(message: Message, known: Known): Treatment {
  const read = readAsks(message, known);
  // “Which cost more, Extinction Rebellion or Just Stop Oil?” names what it asks about: no card that is shown is meant.
  if (read.asks === 'about-card' && known.things > 1) return { as: 'record' };
  if (read.asks === 'about-card') return message.follows ? { as: 'about-card', wants: read.wants } : { as: 'record' };
  if (read.asks === 'about-bot') return { as: 'about-bot' };
  return { as: ASKS_THE_RECORD.has(read.asks) ? 'record' : 'nothing' };
}

/** The place of the class that a message is taken for. */
export function decided(likely: readonly number[]): number {
  return likeliest(
    likely.map((share, at) => (ASKS_THE_RECORD.has(CLASSES[at] ?? 'other') ? ASKING_COUNTS : 1) * share),
  );
}

/** How likely each class is for a message with these features: the softmax of their summed weights. */
export function likelihoods(features: readonly string[], classes: readonly string[], weights: Weights): number[] {
  const share = damped(features.length) / 100;
  const sums = classes.map((_, at) =>
    features.reduce((sum, feature) => sum + share * (weights.get(feature)?.[at] ?? 0), 0),
  );
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** What each of so many features counts. */
export function damped(features: number): number {
  return DAMPING / Math.sqrt(features);
}

/** The place of the likeliest class. */
function likeliest(likely: readonly number[]): number {
  return likely.indexOf(Math.max(...likely));
}
