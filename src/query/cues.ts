/**
 * What kind of answer a question wants, read from its wording alone: patterns of English, nothing of the corpus.
 * A question may carry several cues; question.ts weighs them.
 */
import type { Position } from '../corpus/schema.ts';
import { pattern } from '../lexicon/lexicon.ts';

/** What is asked of the bot itself. */
export interface OfBot {
  /** asks the bot for its own view, or for advice */
  opinion: boolean;
  /** asks the bot for its own view in so many words, also where somebody else is named */
  ownView: boolean;
  /** asks whether a thing is good, and speaks to the bot about it: a view is asked for where nobody is named who may have it */
  addressed: boolean;
  /** asks for something to be written, translated or made up */
  work: boolean;
}

/** The cues of a question. */
export interface Cues extends OfBot {
  /** asks for a number: how many, what share, how much */
  figure: boolean;
  /** asks for a count outright: nothing without a number answers it */
  count: boolean;
  /** asks for a share or a rate rather than a count */
  share: boolean;
  /** asks what something cost: nothing but money answers it */
  cost: boolean;
  /** asks for an amount of money */
  money: boolean;
  /** asks how a number has changed, or puts two periods side by side */
  trend: boolean;
  /** asks who is for or against, or what the views are */
  position: boolean;
  /** the side that is asked for, where only one is */
  side?: Position;
  /** asks for those who are not on a side: people who set conditions count as not on it */
  negated: boolean;
  /** asks what a person or thing is, and about what */
  about?: string;
  /** asks what somebody said, in so many words */
  said: boolean;
  /** asks how to do something, for a recommendation or a product: nothing that a record of statements holds */
  practical: boolean;
}

/** A class of the lexicon's file of questions, as whole words. */
const words = (name: string) => String.raw`\b${pattern(name)}\b`;
/** The same for stems. */
const stems = (name: string) => String.raw`\b${pattern(name)}\w*`;
const any = (...patterns: readonly string[]) => new RegExp(patterns.join('|'), 'i');

const WHO_IS = String.raw`\bwho(?:'?s|se| (?:is|was|were|are))?`;
/** “Against the year before” sets one figure against another. */
const A_YEAR = String.raw`(?:the )?(?:year|12 months|20\d\d|19\d\d)`;
const ANYBODY = 'any ?(?:one|body)|some ?(?:one|body)';

/** “What %”; a percentage that stands there already is given. */
const SHARE_ASKED = String.raw`(?<!\d ?)%`;
const SHARE_GIVEN = /\d ?%/;
const FIGURE = any(
  `\\bhow ${words('questions.how-much')}`,
  words('questions.figure'),
  SHARE_ASKED,
  `${words('questions.figure-nouns')}(?! of (?:the )?(?:view|opinion))`,
);
const COUNT = any(
  String.raw`\bhow many\b`,
  String.raw`\bnumbers? of\b`,
  `\\bwhat ${words('questions.shares')}`,
  String.raw`\bhow much (?:money|cash|grant|funding)\b`,
);
const SHARE = any(SHARE_ASKED, words('questions.share'));
const COST = any(
  String.raw`\bhow much (?:\w+ )?(?:money|cash|funding)\b`,
  String.raw`\bhow much was (?:spent|paid)`,
  String.raw`\bhow much (?:does it cost|did .{1,40}\b(?:cost|spend|pay)\b)`,
  String.raw`\bcosts? (?:to (?:\w+ ){1,3})?of\b(?! living)`,
  String.raw`\bhow much .{0,60}\b${pattern('questions.pays')}\b`,
  String.raw`\bwhat(?:'?s| did| does| was| is) .{0,40}\b(?:cost|pay|paid|spen[dt])\b`,
  String.raw`(?:^|\bwhat(?:'?s| is| was| were) )(?:the )?(?:price of|budget for)\b`,
  String.raw`\bhow much .{0,60}\bset (?:\w+ ){1,3}back\b`,
  String.raw`\bwhat (?:do|does|did|are) .{1,40}\b${pattern('questions.earning')} (?:per|an?|each) ${pattern('nouns.time-units')}\b`,
  String.raw`\bhow (?:much|big|large|high) (?:was|were|is) .{0,40}\bfined?s?\b`,
  String.raw`\b(?:and|n) how much\W*$`,
  String.raw`\bin ${pattern('questions.pounds')}\b`,
  String.raw`^(?:the )?(?:\w+ )?(?:budget|spend|spending) (?:for|on)\b`,
  // “What has the legal fight cost the taxpayer”, “what do the drones cost a year”, “what did the building sell for”.
  String.raw`\bwhat ${pattern('questions.sums-auxiliaries')} (?:(?!${pattern('questions.utters')}\b)[\w'-]+ ){1,12}${pattern('questions.sums-verbs')}\b`,
  String.raw`\bwhat(?:'?s| was| is| were|ll be) (?:the |its |their )?(?:\w+ )?(?:bill|cost|price|value)\b(?! of living)`,
  String.raw`^(?:the )?(?:total )?value of\b`,
  // “In £”; a sum that stands there already is given.
  String.raw`£(?! ?[\d.])`,
);
/** Sums that are paid are asked for by their names alone, but not where it is asked whether they were: “did they get back-pay”. */
const PAID_OUT = any(words('questions.paid-out'));
const WHETHER = new RegExp(
  String.raw`(?:^|[,;:.?!–-]\s*|\b(?:and|but)\s)${pattern('questions.asked-whether')}\b(?!.*\b(?:how|what)\b)`,
  'i',
);
const MONEY = any(`\\bhow much ${words('questions.how-much-money')}`, words('questions.money'));
const TREND = any(
  words('questions.trend'),
  String.raw`\bvs?\.?\b`,
  String.raw`\bagainst\b(?= ${A_YEAR})`,
  stems('questions.trend-stems'),
  `${words('questions.comparatives')}.* than\\b`,
  `\\bhow much ${words('questions.comparatives')}`,
);
const POSITION = any(
  `${WHO_IS} (?:all )?${words('questions.sides')}`,
  String.raw`\bfor (?:and|or|vs?) (?:who )?(?:\w+ )?(?:\w+ )?against\b`,
  String.raw`\bwho (?:\w+ )?${stems('questions.sides-stems')}`,
  words('questions.position'),
  String.raw`\bwhere (?:does|do|did|is|s)\b.*\bstand\b`,
  String.raw`\bwheres?\b.*\bon\b`,
  String.raw`\bcriticis\w*`,
  String.raw`\bwhat (?:do(?:es)?|did|is|are) .*\b(?:thinks?|make) of\b`,
  String.raw`${words('questions.asked-whether')} (?:${ANYBODY}|\w+ (?:\w+ )?${words('questions.siding')})`,
  String.raw`\bany(?:one|body)? (?:\w+ )?${words('questions.any-sides')}`,
  String.raw`\bis it (?:right|fair|ok|wrong)\b`,
  String.raw`\bvs?\.? `,
);
const AGAINST = any(
  `${WHO_IS} (?:against|opposed|anti)\\b`,
  stems('questions.against-stems'),
  words('questions.against'),
);
const FOR = any(`${WHO_IS} (?:for|in favour|pro)\\b`, stems('questions.for-stems'), words('questions.for'));
/** “Didn't support”, “not in favour of”. */
const NEGATED = String.raw`(?:n't|\b${pattern('operations.negations')}) (?:\w+ )?(?:\w+ )?`;
const NOT_FOR = any(`${NEGATED}${pattern('questions.for-stems', 'questions.siding-with')}`);
const NOT_AGAINST = any(`${NEGATED}${pattern('questions.against-stems')}`);
const CONDITIONS = any(words('questions.conditions'));
const SAID = any(words('questions.said'), stems('questions.said-stems'));
/** “Response times”, “response officers”: no response that anybody uttered. */
const OF_CALLS = /\bresponse (?:times?|vehicles?|officers?|teams?)\b/gi;
const PRACTICAL = any(
  String.raw`^best \w+ (?:in|for|on)\b`,
  String.raw`\b(?:what'?s|what is|which is|any) (?:the |a )?(?:best|good(?! at\b)|decent|cheapest) \w+`,
  `\\bwhy ${words('questions.why-my')} my\\b`,
  `\\bhow ${words('questions.how-do')} ${words('questions.asker')}`,
  '^how to\\b',
  String.raw`\bany(?:one)? (?:${words('questions.advice')}|recommend\w*)`,
  words('questions.practical'),
  `\\bmy ${words('questions.belongings')}`,
  String.raw`${words('questions.asking-modals')} (?:i|my \w+) (?!get\b.*\bstat|know\b|ever\b|have (?:any|the|a)\b|see an? (?:\w+ )?${pattern('operations.pictures')}\b)\b`,
);

// What follows is the thing asked about, up to where a clause about it begins.
const GREETING = new RegExp(`^(?:${words('questions.greetings')}[,.!:]? +)+`, 'i');
const ABOUT = new RegExp(
  `^(?:who|what)(?:(?:'?s| is| are| was| were)(?: (?:even|exactly|actually))?| ${words('questions.emphatic')} (?:is|are)) (?!${words('questions.no-thing')})(.+)$`,
  'i',
);
const MEANING = [
  /\bwhat(?:'?s| does| do| did| is)? (?:an? |the )?(.+?) (?:mean|stand for|refer to)\b(?! (?:when|if|to|by))/i,
  new RegExp(String.raw`\bwhat(?:'?s| does| is)? it mean ${words('questions.meaning-when')} (.+)$`, 'i'),
  /^(?:define|explain|meaning of|definition of) (.+)$/i,
  /^what counts as (.+)$/i,
  /^(.+?),? what(?:'?s| is) (?:that|this|it)(?: then)?$/i,
] as const;
const CLAUSE = new RegExp(`(?:,| - | ${words('questions.clauses')}).*$`, 'i');

/** Reads the cues of a question, but for what it asks of the bot itself. */
export function readCues(question: string): Omit<Cues, keyof OfBot> {
  const side = readSide(question);
  const about = readAbout(question);
  const negated = NOT_FOR.test(question) || NOT_AGAINST.test(question);
  const cost = COST.test(question) || asksSumPaid(question);
  const said = SAID.test(question.replace(OF_CALLS, ' '));
  // “What did he say to the fall of 66%” gives the number; “is it true that it fell by 66%” asks whether it is right.
  const isShareTested = !said && SHARE_GIVEN.test(question);
  return {
    figure: FIGURE.test(question) || cost || isShareTested,
    count: COUNT.test(question),
    share: SHARE.test(question) || isShareTested,
    cost,
    money: MONEY.test(question),
    trend: TREND.test(question),
    position: POSITION.test(question) || (negated && /\bwho\b|\bany ?(?:one|body)\b/i.test(question)),
    ...(side === undefined ? {} : { side }),
    negated: negated && side !== undefined,
    ...(about === undefined ? {} : { about }),
    said,
    practical: PRACTICAL.test(question),
  };
}

/** Whether a sum that is paid is named before it is asked whether something happened: “what's the salary, and did it go up”. */
function asksSumPaid(question: string): boolean {
  const paid = PAID_OUT.exec(question);
  const whether = WHETHER.exec(question);
  return paid !== null && (whether === null || paid.index < whether.index);
}

function readSide(question: string): Position | undefined {
  if (/\bfor\b.{0,25}\bagainst\b/i.test(question)) return undefined;
  const against = AGAINST.test(question);
  const inFavour = FOR.test(question);
  if (CONDITIONS.test(question)) return 'conditional';
  if (NOT_FOR.test(question)) return 'against';
  if (NOT_AGAINST.test(question)) return 'for';
  if (against === inFavour) return undefined;
  return against ? 'against' : 'for';
}

function readAbout(question: string): string | undefined {
  const plain = question.replace(GREETING, '').replace(/[?!.\s]+$/, '');
  const match = MEANING.map((pattern) => pattern.exec(plain)).find((found) => found !== null) ?? ABOUT.exec(plain);
  const thing = match?.[1]?.replace(CLAUSE, '').trim();
  return thing === '' ? undefined : thing;
}
