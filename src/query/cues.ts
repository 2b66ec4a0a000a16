/**
 * What kind of answer a question wants, read from its wording alone: patterns of English, nothing of the corpus.
 * A question may carry several cues; question.ts weighs them.
 */
import type { Position } from '../corpus/schema.ts';

/** The cues of a question. */
export interface Cues {
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
  /** asks what a person or thing is, and about what */
  about?: string;
  /** asks what somebody said, in so many words */
  said: boolean;
  /** asks the bot for its own view, for advice or for practical help */
  opinion: boolean;
  /** asks how to do something, for a recommendation or a product: nothing that a record of statements holds */
  practical: boolean;
}

const FIGURE =
  /\bhow (?:many|much|big|large|high|low|often|long)\b|\bnumbers? of\b|\bamount of\b|\bper ?cent(?:age)?\b|%|\bproportion\b|\bshare of\b|\bwhat share\b|\b(?:share|rate|total|tally|count|headcount|ratio|figures?|stats?|statistics|disparity|numbers|cut)\b(?! of (?:the )?(?:view|opinion))|\bcosts?\b|\bhow (?:few|little)\b|\bwhat fraction\b|\bin (?:the )?total\b|\baltogether\b/i;
const COUNT =
  /\bhow many\b|\bnumbers? of\b|\bwhat (?:percentage|per cent|percent|proportion|share)\b|\bhow much (?:money|cash|grant|funding)\b/i;
const SHARE =
  /\bper ?cent(?:age)?\b|%|\bproportion\b|\b(?:what|black|white|whose|the) share\b|\bshare of\b|\bfraction\b|\bslice\b|\brate\b|\bratio\b/i;
const COST =
  /\bhow much (?:money|cash|did (?:it|they|the \w+|\w+) (?:cost|spend|pay)|does it cost|was (?:spent|paid))|\b(?:the )?costs? of\b|\bwhat (?:did|does|was) .{0,40}\b(?:cost|pay|spend)\b/i;
const MONEY =
  /\bhow much (?:money|cash|funding|did|does|do|was|is|has|have|grant|of)\b|\bcosts?\b|\b(?:price|pay|paid|budget|funding|cash|money|£)\b/i;
const TREND =
  /\bcompared?\b|\bcomparison\b|\bvs?\.?\b|\bversus\b|\bagainst\b(?= (?:the )?(?:year|12 months|20\d\d|19\d\d))|\btrends?\b|\bover (?:time|the years)\b|\bper year\b|\beach year\b|\bevery year\b|\byear by year\b|\byear on year\b|\b(?:go|gone|going|went) (?:up|down)\b|\b(?:increas|decreas|ris|fall|drop|shr[iu]nk|grow|declin|chang|widen|narrow|doubl|halv)\w*\b|\b(?:rose|fell|grew|grown|shrank|shrunk)\b|\b(?:more|fewer|less|higher|lower|worse|better|bigger|smaller)\b.* than\b|\bhow much (?:worse|better|higher|lower|more|less)\b|\blose\b|\blost\b|\bnow than\b|\balready more\b/i;
const POSITION =
  /\bwho(?:'s| is| was| were|se| are)? (?:all )?(?:for|against|in favour|opposed|pro|anti|keen)\b|\bfor (?:and|or|vs?) (?:who )?(?:\w+ )?(?:\w+ )?against\b|\bfor or against\b|\bwho (?:\w+ )?(?:support|back|oppos|object|defend|critic|attack|welcom|disagree|agree|want|favour|complain|spoke|stood up|sticks? up|stuck up|pushed|think|thinks|say|says|said)\w*\b|\bviews?\b|\bopinions?\b|\bpositions?\b|\bstances?\b|\bwhere (?:does|do|did|is|s)\b.*\bstand\b|\bwheres?\b.*\bon\b|\bin favou?r\b|\bsupporters?\b|\bopponents?\b|\bcritics?\b|\bcriticis\w*\b|\bboth sides\b|\bwho said what\b|\bwhat (?:does|do|did|is|are) .*\b(?:think|thinks|make) of\b|\b(?:does|do|did|is|are|was|were|has|have) (?:any ?(?:one|body)|some ?(?:one|body)|\w+ (?:\w+ )?(?:want|support|back|oppose|agree|favour|object|defend))\b|\bany(?:one|body)? (?:\w+ )?(?:against|opposed|critics?|objections?|support(?:ers)?|upset|good word)\b|\b(?:should|right for|is it (?:right|fair|ok|wrong))\b|\bspeak(?:ing)? out\b|\bspoke (?:out )?against\b|\bvs?\.? /i;
const AGAINST =
  /\b(?:who(?:'s| is| was| are| were)? (?:against|opposed|anti)|oppos\w+|object\w*|critics?|criticis\w+|against|condemn\w*|slat(?:e|ed|ing)|complain\w*|hates?|spoke (?:out )?against|against(?! (?:the )?(?:year|12 months|20\d\d|19\d\d)))\b/i;
const FOR =
  /\b(?:who(?:'s| is| was| are| were)? (?:for|in favour|pro)|support\w*|back(?:s|ed|ing)|favou?r\w*|defend\w*|good word|stick\w* up|stuck up|stood (?:up|behind)|welcom\w*|credit|praise\w*)\b/i;
const SAID =
  /\b(?:say|said|says|saying|tell|told|words?|quote|quoted|statement|according to|explain\w*|react(?:ion|ed)?|respon(?:se|d|ded)|verdict|view|warn(?:ed|ing)?|claim(?:ed)?|argu(?:e|ed|ment)|admit(?:ted)?|describe[ds]?|reckon(?:s|ed)?|think|thought|why|reason|excuse|apolog\w+|call(?:ed)?|conclu\w+|promise[ds]?|find|found)\b/i;
const OPINION =
  /\b(?:should|shall|would|could|can|must|do|may) (?:i|we|my \w+) (?!get\b.*\bstat)\b|\bdo you (?:personally |really |honestly |actually )?(?:think|reckon|believe|agree|support|feel|like)\b|\bwould you\b|\bwhat(?:'s| is) your\b|\byour (?:own )?(?:view|opinion|take|thoughts|favourite)\b|\bin your (?:view|opinion)\b|\bare you (?:for|against)\b|\bbe honest\b|\b(?:is it|worth) (?:not )?(?:worth|watching|it)\b|\bbot\b.*\byou\b|\bbad idea\b|\bwhat do you (?:think|reckon)\b|\bwhich is better\b|\bimo\b/i;
const PRACTICAL =
  /^best \w+ (?:in|for|on)\b|\b(?:what'?s|whats|what is|which is|any) (?:the |a )?(?:best|good|decent|cheapest) \w+|\bwhy (?:does|is|won'?t|doesn'?t|has|did|do) my\b|\bcan i (?:get|buy|use)\b|\bhow (?:do|can|would|should|does) (?:i|you|u|we|one|my)\b|\bbest (?:way|place|time)\b|^how to\b|\bany(?:one)? (?:recs?|recommend\w*|tips|advice)\b|\brecommendations? for\b|\bcheap(?:est)?\b|\bwhat time\b|\bwhere can i\b|\bcan (?:someone|anyone) help\b|\bany idea how\b|\bmy (?:phone|laptop|mate|kitchen|iphone|macbook|pc|ps5|missus|nan)\b/i;

// What follows is the thing asked about, up to where a clause about it begins.
const GREETING =
  /^(?:(?:so|ok|okay|hey|hi|hello|erm|um|pls|please|sorry|and|but|quick one|quick question|all|everyone|folks|guys|anyone know|does anyone know|do we know|can (?:someone|anyone|you) (?:tell me|explain)|remind me|explain|tell me)[,.!:]? +)+/i;
const ABOUT =
  /^(?:who|what)(?:(?:'?s| is| are| was| were)(?: (?:even|exactly|actually))?| (?:even|exactly|actually|the hell|on earth) (?:is|are)) (?!said\b|the (?:verdict|reaction|response|view|case)\b|for\b|against\b|in favou?r\b|behind\b|there\b|anyone\b|going\b|it\b|your\b|stuck\b|all\b)(.+)$/i;
const MEANING = [
  /\bwhat(?:'?s| does| do| did| is)? (?:an? |the )?(.+?) (?:mean|stand for|refer to)\b(?! (?:when|if|to|by))/i,
  /\bwhat(?:'?s| does| is)? it mean (?:when|if|to|by|for) (.+)$/i,
  /^(?:define|explain|meaning of|definition of) (.+)$/i,
  /^what counts as (.+)$/i,
  /^(.+?),? what(?:'?s| is) (?:that|this|it)(?: then)?$/i,
] as const;
const CLAUSE =
  /(?:,| - | \b(?:that|who|which|when|and (?:how|is|what|why|who|does)|is that|when (?:she|he)|everyone|they|the met keep|people)\b).*$/i;

/** Reads the cues of a question. */
export function readCues(question: string): Cues {
  const side = readSide(question);
  const about = readAbout(question);
  return {
    figure: FIGURE.test(question) || COST.test(question),
    count: COUNT.test(question),
    share: SHARE.test(question),
    cost: COST.test(question),
    money: MONEY.test(question),
    trend: TREND.test(question),
    position: POSITION.test(question),
    ...(side === undefined ? {} : { side }),
    ...(about === undefined ? {} : { about }),
    said: SAID.test(question),
    opinion: OPINION.test(question),
    practical: PRACTICAL.test(question),
  };
}

function readSide(question: string): Position | undefined {
  if (/\bfor\b.{0,25}\bagainst\b/i.test(question)) return undefined;
  const against = AGAINST.test(question);
  const inFavour = FOR.test(question);
  if (/\b(?:as long as|only if|conditions?|done right|provided)\b/i.test(question)) return 'conditional';
  if (against === inFavour) return undefined;
  return against ? 'against' : 'for';
}

function readAbout(question: string): string | undefined {
  const plain = question.replace(GREETING, '').replace(/[?!.\s]+$/, '');
  const match = MEANING.map((pattern) => pattern.exec(plain)).find((found) => found !== null) ?? ABOUT.exec(plain);
  const thing = match?.[1]?.replace(CLAUSE, '').trim();
  return thing === '' ? undefined : thing;
}
