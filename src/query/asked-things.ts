/**
 * Which kind of thing a question asks for by name: “which German city”, “name of the officer”, “who sold it”, “when did they
 * finish”. Read from its wording alone; whether an item tells one is told in answer/.
 */
import { countOf } from '../dates/calendar.ts';
import { pattern, patternOf, words } from '../lexicon/lexicon.ts';
import type { TypedQuery } from './query.ts';

/** A thing that a question asks for. */
export interface AskedThing {
  kind: 'person' | 'place' | 'force' | 'body' | 'name' | 'time' | 'sentence';
  /** as the question calls it, where it does */
  noun: string;
  /** how many of them it asks for */
  count: number;
  /** the speaker may be it: “which officer conceded that …”, not “which officers were sacked” */
  speaks: boolean;
}

const KINDS = new Map(
  (
    [
      ['nouns.asked-people', 'person'],
      ['nouns.asked-places', 'place'],
      ['nouns.asked-bodies', 'body'],
      ['nouns.asked-sentences', 'sentence'],
      ['nouns.asked-times', 'time'],
      ['nouns.asked-names', 'name'],
    ] as const
  ).flatMap(([name, kind]) => Array.from(words(name), (noun) => [noun, kind] as const)),
);
const FORCES = /^forces?$/;
const PASSED_OVER = words('wanted.before-thing');
const ENDS = words('function.phrase-ends');
const NO_THINGS = words('wanted.no-things');
const SPEAKERS_OF = words('wanted.behind-thing');
const SAYING = words('questions.said');
/** Larger numbers are years: “which 2018 act”. */
const MANY = 100;
/** Words behind “which” or “name of”, up to the thing. */
const MOST_BEFORE = 5;

const DONE_TO = patternOf('verbs.done-to', 'past', 'participle');
const BEFALLEN = patternOf('verbs.befalling', 'past', 'participle');
const DEALT = patternOf('verbs.dealt', 'past', 'participle');
/** Behind the thing: it is what something is done to. */
const UNDERGOES = new RegExp(
  String.raw`^(?:${pattern('wanted.undergoing')} (?:${DONE_TO}|${BEFALLEN})|${pattern('wanted.doing')})\b`,
);
/** Where a clause begins that asks. */
const OPENS = String.raw`(?:^|[^\w\s'’] *|\b${pattern('wanted.before-asking')} )`;
const SURELY = String.raw`(?:\w+ly |ever |the one |ones? )?`;
const WHO_UNDERWENT = new RegExp(
  String.raw`${OPENS}who(?:['’]?s| ${pattern('wanted.undergoing')}) ${SURELY}(?:${DONE_TO}|${BEFALLEN})\b(?! ${pattern('wanted.more')}\b)`,
);
const WHO_DEALT = new RegExp(String.raw`${OPENS}who (?:has |had |actually |then )?${DEALT}\b`);
/** “Big Brother Watch asked for it, when was that” is answered by their words, which bear their day. */
const WHEN = new RegExp(
  String.raw`${OPENS}(?:by )?when (?:exactly |precisely )?(?!was (?:that|this|it)\W*$)${pattern('wanted.asking')}\b`,
);
const WHEN_DID = /\bwhen (?:exactly |precisely )?did\b/;
const WHERE = new RegExp(String.raw`${OPENS}where (?:exactly )?${pattern('wanted.asking')}\b(?!.*\b(?:stand|from)\b)`);
const CALLED = new RegExp(
  String.raw`\bwhat(?:['’]?s| is| was| are| were) [^.?!]{2,60}\bcalled\b(?! ${pattern('wanted.called-so')}\b)`,
);
/** “Name of the officer”, and not “keeping names of officers secret”. */
const NAME_OF = new RegExp(
  String.raw`(?:${OPENS}|\b${pattern('wanted.before-name')} )(?:the )?(?:names? (?:of )?|list )(?=(?:the|those|these|all|${pattern('numbers.small')}) |\w+ \w+ (?:who|that) )`,
);
const SENTENCE = new RegExp(
  String.raw`\bhow long ${pattern('wanted.asking', 'wanted.doing')} [^.?!]{2,40} ${pattern('wanted.serving')}(?: in| for| inside|\W*$|[?,.!])|\b${pattern('wanted.sentences')} or (?:an? )?${pattern('wanted.sentences')}\b|\b${pattern('wanted.superlatives-of-sentences')} (?:prison |jail )?sentences?\b|\bhow many years (?:inside|in (?:prison|jail)|behind bars)\b`,
);

/** The things that a question asks for by name. */
export function askedThings({ words: asked, text, cues }: TypedQuery): AskedThing[] {
  const tokens = asked.split(' ');
  const typed = text.toLowerCase();
  const things = tokens.flatMap((word, at): AskedThing[] => {
    const thing = word === 'which' || word === 'what' ? thingFrom(tokens.slice(at + 1)) : undefined;
    // “What officers did” asks for what they did.
    return thing === undefined || (word === 'what' && thing.kind === 'person') ? [] : [thing];
  });
  const isForWords = cues.said || cues.position;
  const also = (isMet: boolean, kind: AskedThing['kind'], speaks = false): AskedThing[] =>
    isMet ? [{ kind, noun: '', count: 1, speaks }] : [];
  return [
    ...things,
    ...namedThings(typed),
    ...also(!isForWords && WHO_UNDERWENT.test(typed), 'person'),
    ...also(!isForWords && WHO_DEALT.test(typed), 'name'),
    ...also(!isForWords && WHERE.test(typed), 'place'),
    ...also(!isForWords && WHEN.test(typed), 'time', WHEN_DID.test(typed)),
    ...also(CALLED.test(typed), 'name'),
    ...also(SENTENCE.test(typed), 'sentence'),
  ];
}

function namedThings(typed: string): AskedThing[] {
  const found = NAME_OF.exec(typed);
  if (found === null) return [];
  const tokens = typed.slice(found.index + found[0].length).split(/[^\p{L}\p{N}'’]+/u);
  const thing = thingFrom(tokens);
  const who = tokens.indexOf('who');
  return thing === undefined
    ? []
    : [{ ...thing, speaks: who > -1 && who <= MOST_BEFORE && SAYING.has(tokens[who + 1] ?? '') }];
}

/** The thing whose word comes first among some words, before a verb or a preposition. */
function thingFrom(tokens: readonly string[]): AskedThing | undefined {
  let count = 1;
  for (let at = 0; at < Math.min(tokens.length, MOST_BEFORE); at += 1) {
    const [word = '', next = ''] = tokens.slice(at, at + 2);
    const number = countOf(word);
    if (number > 0 && number < MANY) count = number;
    const kind = FORCES.test(word) ? 'force' : KINDS.get(word);
    if (PASSED_OVER.has(word) || (kind !== undefined && KINDS.has(next))) continue;
    // “Which MP wanted officers to …” asks for the MP.
    if (ENDS.has(word) || NO_THINGS.has(`${word} ${next}`) || (at > 0 && word.endsWith('ed'))) return undefined;
    if (kind === undefined) continue;
    if (SPEAKERS_OF.has(next)) return undefined;
    const speaks = kind === 'time' || !UNDERGOES.test(tokens.slice(at + 1, at + 4).join(' '));
    return { kind, noun: word, count, speaks };
  }
  return undefined;
}
