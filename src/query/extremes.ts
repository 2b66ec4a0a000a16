/** Whether a text asks when a number was at its highest or lowest: “which year had the fewest”, “the deadliest year”. */
import { pattern } from '../lexicon/lexicon.ts';

/** The end of a series that is asked for. */
export type Extreme = 'most' | 'least';

const words = (name: string) => String.raw`\b${pattern(name)}\b`;
const any = (...patterns: readonly string[]) => new RegExp(patterns.join('|'), 'i');

/** “At least” and “most of them” ask for no end of a series, “the most recent” for none of its values. */
const NO_EXTREME = any(String.raw`\bat (?:the )?(?:very )?(?:most|least)\b`, words('questions.no-extreme'));
const MOST = any(words('questions.most'));
const LEAST = any(words('questions.least'));
/** Whether the most or the fewest of something is the worst of it depends on what is counted. */
const WORST = any(words('questions.worst'));
const BEST = any(words('questions.best'));
const HARM = any(words('questions.harm'));
const REMEDY = any(words('questions.remedy'));
/** “The biggest rise” is asked of the steps of a series, not of its values. */
const sized = (name: string) => `${words('questions.of-size')} (?:\\w+ |year on year ){0,2}${words(name)}`;
const OF_RISE = any(sized('questions.rises'), String.raw`${words('questions.rising')} (?:\w+ ){0,2}?(?:the )?most\b`);
const OF_FALL = any(sized('questions.falls'), String.raw`${words('questions.falling')} (?:\w+ ){0,2}?(?:the )?most\b`);
const OF_CHANGE = any(OF_RISE.source, OF_FALL.source, sized('questions.swings'));
const PERIOD = /\b(?:years?|months?)\b/i;
const WHEN = new RegExp(`\\bwhen ${words('questions.asked-whether')}`, 'i');
const OF_TIME = any(
  PERIOD.source,
  WHEN.source,
  words('questions.on-record'),
  words('questions.at-its-end'),
  `(?:${words('questions.most')}|${words('questions.least')}) ${words('questions.values')}`,
);
/** “Which Carnival had the most arrests”: what comes every year stands for its year. */
const WHICH = new RegExp(
  `^(?:which|what) (?:[\\w'-]+ ){1,3}?(?:had|has|saw) (?:the )?(?:${words('questions.most')}|${words('questions.least')})`,
  'i',
);
const ENDS = pattern('questions.most', 'questions.least', 'questions.worst');
const EVENTS = pattern('questions.ranked-events');
/** “Which protest cost the Met most”, “worst Carnival for arrests”, “the most arrests at one march”: counts of events are ranked. */
const OF_EVENTS = any(
  String.raw`\b(?:which|what) (?:[\w'’-]+ ){0,3}?${EVENTS}\b`,
  String.raw`\b${ENDS} (?:[\w'’-]+ ){0,2}?${EVENTS} (?:for|by|in terms of)\b`,
  String.raw`\b(?:single|one|any) (?:[\w'’-]+ ){0,3}?${EVENTS}\b`,
  String.raw`\b${EVENTS} with (?:the )?${ENDS}\b`,
);
/** The worst of several events is that with the most of what is named: “worst march for arrests”. */
const WORST_FOR = any(
  String.raw`\b${pattern('questions.worst')} (?:[\w'’-]+ ){0,2}?${EVENTS} (?:for|by|in terms of)\b`,
);
const OF_ANOTHER = any(String.raw`\b(?:which|wich|what) (?:london )?${pattern('questions.ranked-things')}\b`);

/** Whether a text that asks for an end of a series asks for its time, or for one of several events: that is a question of figures. */
export function asksWhich(text: string): boolean {
  return PERIOD.test(text) || WHEN.test(text) || WORST_FOR.test(text);
}

/** “… and is that a record low?” asks whether what was shown, or is asked for besides, is at an end. */
const WHETHER_END = new RegExp(
  String.raw`\b${pattern('follow-ups.being')} ${pattern('follow-ups.shown')} (?:${pattern('questions.before-end')} ){0,3}${ENDS}\b`,
  'i',
);

/** Whether it is asked whether some number is the highest or lowest, and not only which one is. */
export function asksWhetherEnd(text: string): boolean {
  return WHETHER_END.test(text);
}

/** Whether an end is asked for of counts each of which may be of an event: no year or month is. */
export function mayRankEvents(text: string): boolean {
  return OF_EVENTS.test(text) || !(PERIOD.test(text) || WHEN.test(text));
}

/** Whether nothing but counts of events will do. */
export function ranksEvents(text: string): boolean {
  return OF_EVENTS.test(text);
}

/** Whether it is asked which of several happenings had the most or the least: only such as come once a year are a series. */
export function asksHappening(text: string): boolean {
  return WHICH.test(text) && !OF_TIME.test(text);
}

/** The step of a series that is asked for: the steepest up or down. */
export type Steepest = 'rise' | 'fall';

/** Whether a text asks for the biggest rise or fall of a number; undefined where it asks for neither, or for both. */
export function readSteepest(text: string): Steepest | undefined {
  const [rise, fall] = [OF_RISE.test(text), OF_FALL.test(text)];
  if (rise === fall) return undefined;
  return rise ? 'rise' : 'fall';
}

/** Which end of a series a text asks for; undefined where it asks for none, for both or for something that is ranked otherwise. */
export function readExtreme(text: string): Extreme | undefined {
  const plain = text.replace(new RegExp(NO_EXTREME, 'gi'), ' ');
  const isRanked = OF_TIME.test(plain) || WHICH.test(plain) || OF_EVENTS.test(plain);
  if (!isRanked || OF_CHANGE.test(plain) || OF_ANOTHER.test(plain)) return undefined;
  const ofHarm = (HARM.test(plain) || WORST_FOR.test(plain)) && !REMEDY.test(plain);
  const most = MOST.test(plain) || (ofHarm && WORST.test(plain));
  const least = LEAST.test(plain) || (ofHarm && BEST.test(plain));
  if (most === least) return undefined;
  return most ? 'most' : 'least';
}
