/**
 * What a question asks of the bot itself, and of no record: to judge, to advise, or to make something. A question on the thing
 * alone (“should police be armed?”) asks for what is on record; it asks the bot where it speaks to it as to a judge
 * (“do you think”, “your view”, “pick one”) or is about what the asker is to do (“should I report it”).
 */
import { pattern } from '../lexicon/lexicon.ts';
import type { OfBot } from './cues.ts';

const words = (name: string) => String.raw`\b${pattern(name)}\b`;
const any = (...patterns: readonly string[]) => new RegExp(patterns.join('|'));

/** “Do you *personally* think”. */
const ADVERBS = `(?:${pattern('questions.adverbs-of-judging')} ){0,2}`;
const OPINION = any(
  String.raw`\b(?:do|don'?t|would|wouldn'?t|did) you ${ADVERBS}${pattern('questions.judging')}\b`,
  String.raw`(?:^|\b(?:what|who|which|so) |[,.!?] )you ${ADVERBS}${pattern('questions.judging-barely')}\b`,
  String.raw`(?<!\bhow (?:long|much|many|often) )\bwould you ${ADVERBS}(?!${pattern('questions.requested')}\b)\w`,
  String.raw`\b(?:are you|would you be) ${ADVERBS}${pattern('questions.siding-with-any')}\b`,
  String.raw`\bsides? (?:are |do |would )?you\b`,
  // “You tell me who was right”, but not “can you tell me who said it”.
  String.raw`(?<!\b${pattern('questions.before-you-requested')} )\byou ${ADVERBS}tell me (?:who|which)\b`,
  String.raw`\byou ${ADVERBS}${pattern('questions.deciding')}\b`,
  String.raw`\bif (?:it (?:was|were) (?:up to )?you|you ${pattern('questions.in-place-of')})\b`,
  String.raw`${words('questions.rated')}.{0,40}\b(?:out of ${pattern('questions.out-of')}|from you)\b`,
  words('questions.opinion'),
  `${words('questions.advising')} (?:i|my \\w+) (?!${pattern('questions.found-out')}\\b)`,
  String.raw`\bshould we ${pattern('questions.own-doing')}\b`,
  String.raw`\bworth (?:me|my|us|it for me)\b|\bis it worth \w+ing\b`,
);
const VIEW = `(?:${pattern('questions.of-a-view')} ){0,2}${pattern('questions.own-view')}`;
const OWN_VIEW = any(
  String.raw`\b(?:your|bot'?s) ${VIEW}\b`,
  String.raw`\bbot\b.{0,120}\bits own ${VIEW}\b`,
  String.raw`(?<!\w'?s |\bhis |\bher |\btheir )\bhonest ${pattern('questions.honest-view')}\b`,
);
/** The bot spoken to, and not spoken of. */
const BOT = String.raw`(?<!\b${pattern('questions.before-bot')} )\b(?:bot|bluelamp)\b`;
const TO_BOT = any(BOT, words('questions.straight'));
const WEIGHING = any(words('questions.weighing'));
/** A view that somebody is on record with is asked for. */
const OF_OTHERS = any(words('questions.said'), words('questions.judged-by-others'));
/** Where a request begins. */
const REQUEST = String.raw`(?:^|[,.!?:;] |\b(?:${pattern('questions.before-requests')}) )`;
const PIECE = String.raw`(?:me |us |up ){0,2}(?:an?|some|another|my) (?:\w+ ){0,2}`;
const WORK = any(
  `${REQUEST}${pattern('questions.transforms')}\\b`,
  String.raw`\bwrite (?:me|us)\b`,
  `${REQUEST}write (?:my|\\d+ words)\\b`,
  `${REQUEST}${pattern('questions.makes-prose')} ${PIECE}${pattern('questions.prose')}\\b`,
  `${REQUEST}${pattern('questions.makes-verses')} ${PIECE}${pattern('questions.verses')}\\b`,
  String.raw`\bin an? ${pattern('questions.verses')}\b`,
  String.raw`\bhow (?:do|would) (?:you|i) (?:say|spell|pronounce)\b`,
);

/**
 * Reads what a question asks of the bot itself.
 * @example readOfBot('be straight with me bot, should stop and search be scrapped').addressed // true
 */
export function readOfBot(question: string): OfBot {
  const plain = question
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\bu\b/g, 'you')
    .replace(/\bur\b/g, 'your');
  const ownView = OWN_VIEW.test(plain);
  return {
    opinion: ownView || OPINION.test(plain),
    ownView,
    addressed: TO_BOT.test(plain) && WEIGHING.test(plain) && !OF_OTHERS.test(plain.replace(/\btell (?:me|us)\b/g, '')),
    work: WORK.test(plain),
  };
}

/** The bot by its names, and what is said to it: “hey bot”, “dig out”, “thanks in advance”. */
const ADDRESS = new RegExp(
  String.raw`${BOT}|${words('questions.to-bot')}|(?<=${REQUEST})${pattern('questions.fetching')}\b|${words('questions.fellow')}(?=[\s.!?]*$)`,
  'gi',
);

/**
 * A text with blanks in the place of what is said to the bot about nothing that is asked, so that what follows stays where it
 * is: the text itself where nothing else would be left.
 */
export function withoutAddress(text: string): string {
  const left = text.replace(ADDRESS, (said) => ' '.repeat(said.length));
  return /[\p{L}\d]/u.test(left) ? left : text;
}
