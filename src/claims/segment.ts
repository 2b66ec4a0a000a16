/** The claims that a message makes: the clauses that count something or have somebody say, want or do something. */
import { isPlural } from '../figures/noun-phrase.ts';
import { pattern, patternOf } from '../lexicon/lexicon.ts';
import { type Range, spanOf } from '../reading/text.ts';
import type { Span } from '../reading/types.ts';
import { type Actor, actorIn } from './actors.ts';
import { clausesOf, type Message, QUOTED, readMessage, sentencesOf, trim, withEmphasis, within } from './clauses.ts';
import type { ClaimRecord } from './evidence.ts';
import type { StatedNumber } from './numbers.ts';
import type { Named } from './speakers.ts';
import { significant } from './values.ts';

/** A stretch of a message that claims something. */
export interface Stretch extends Span {
  kind: 'figure' | 'words';
  /** nobody says or does something in it: a claim only where the record knows of it, else chat */
  isVague: boolean;
  numbers: readonly StatedNumber[];
  /** who is claimed to have said or done it; undefined where nobody is named */
  speaker: Named | undefined;
  /** by what they do: what somebody did may be told by others */
  by: Actor['by'] | undefined;
  /** it has somebody say something, named or not: “the watchdog warned …” */
  reports: boolean;
  /** what stands in quotation marks */
  quoted: readonly Span[];
  /** the sentence that it stands in */
  sentence: Range;
}

/** The claims of a message, in its order. */
export function stretchesIn(text: string, record: ClaimRecord): Stretch[] {
  const message = readMessage(text, record.vocabulary);
  const found: Stretch[] = [];
  let last: Named | undefined;
  for (const sentence of sentencesOf(message)) {
    found.push(...claimsOf(message, sentence, last));
    last = found.at(-1)?.speaker ?? message.named.findLast(within(sentence)) ?? last;
  }
  return found;
}

/** A clause of a sentence, and what in it may be a claim. */
interface Clause extends Range {
  numbers: readonly StatedNumber[];
  actor: Actor | undefined;
}

/** A clause of so many words may tell of something on record though nobody acts in it. */
const FEWEST_WORDS = 7;

function claimsOf(message: Message, sentence: Range, last: Named | undefined): Stretch[] {
  const { text } = message;
  const asks = isIdle(text.slice(sentence.start, sentence.end));
  const found: Stretch[] = [];
  let open: { stretch: Range; actor: Actor | undefined } | undefined;
  const close = () => {
    if (open !== undefined)
      found.push(stretchOf(message, open.stretch, open.actor, sentence, labelFor(message, label, open)));
    open = undefined;
  };
  const label = labelOf(message, sentence);
  let isOwnStill = false;
  for (const clause of actedClauses(message, sentence, last)) {
    const words = text.slice(clause.start, clause.end);
    const { actor, numbers } = clause;
    if (asks) {
      if (numbers.some(isTelling)) found.push({ ...stretchOf(message, clause, undefined, sentence), isVague: true });
      continue;
    }
    // “Jo Bloggs: we have …” and “I heard Jo Bloggs say …” are claims of Jo Bloggs, not of the writer.
    const isHeard = (label !== undefined && clause.start > label.until) || actor?.by === 'speech';
    const isOwn = !isHeard && isOfWriter(actor === undefined ? words : text.slice(clause.start, actor.named.start));
    // “My brother is a PC and he says half his team are off”: his are the writer's own experience.
    isOwnStill = isOwn || (isOwnStill && actor === undefined && /^(?:and |but )?s?he\b/i.test(words));
    const tells = actor !== undefined && !isOwn && !isVerdict(text.slice(actor.named.end, clause.end), actor);
    // “…, so he was right about all of it”: what somebody is goes on from what they said.
    const goesOn = actor?.by === 'being' && open?.actor !== undefined && numbers.length === 0;
    if (tells && !goesOn && !(isCount(actor) && numbers.length > 0)) {
      close();
      open = { stretch: clause, actor };
    } else if (
      numbers.length > 0 &&
      !isOwnStill &&
      (open?.actor === undefined || open.actor.by === 'being' || isApart(clause, words))
    ) {
      close();
      open = { stretch: clause, actor: undefined };
    } else if ((isOwnStill && !(open?.actor !== undefined && isOfAll(words))) || isAside(words)) {
      close();
      if (isOwn && numbers.some(isTelling))
        found.push({ ...stretchOf(message, clause, undefined, sentence), isVague: true });
    } else if (open === undefined && isQuotation(message, clause))
      found.push({ ...stretchOf(message, clause, undefined, sentence), kind: 'words' });
    else if (open?.actor !== undefined) open.stretch = { start: open.stretch.start, end: clause.end };
    else if (open === undefined && label?.named.isPerson && clause.start > label.until)
      open = { stretch: clause, actor: undefined };
    else if (open === undefined && words.split(/\s+/).length >= FEWEST_WORDS) {
      found.push({ ...stretchOf(message, clause, undefined, sentence), kind: 'words', isVague: true });
    }
  }
  close();
  return found;
}

/** A number of some hundreds or more that is no round one, or a share or sum: a claim even of somebody who asks or tells of themselves, if the record has it. */
function isTelling({ value, kind, isSmallWord }: StatedNumber): boolean {
  return !isSmallWord && ((significant(value) >= 2 && value >= 100) || kind === 'share' || kind === 'money');
}

/** “The activists called it a ‘bargain’”: words in quotation marks that somebody says, or a whole clause of them. */
function isQuotation({ text, quoted }: Message, clause: Range): boolean {
  const inside = quoted.filter(within(clause));
  const isLong = inside.some(({ start, end }) => text.slice(start, end).split(/\s+/).length >= FEWEST_WORDS);
  return isLong || (inside.length > 0 && CALLS.test(text.slice(clause.start, inside[0]?.start)));
}

const REPORTS = new RegExp(String.raw`\b${patternOf('verbs.speech', 'past')} (?:that\b|[“"‘'])`, 'i');
const CALLS = new RegExp(String.raw`\b${patternOf('verbs.speech', 'past')}\b(?! by\b)`, 'i');

function stretchOf(
  message: Message,
  stretch: Range,
  actor: Actor | undefined,
  sentence: Range,
  label?: Named,
): Stretch {
  const { text } = message;
  const range = withEmphasis(text, trim(text, stretch));
  return {
    ...spanOf(text, range),
    kind: actor === undefined && label === undefined ? 'figure' : 'words',
    isVague: actor?.by === 'being' && label === undefined,
    numbers: message.numbers.filter(within(range)),
    speaker: label ?? actor?.named,
    by: label === undefined ? actor?.by : 'speech',
    reports: REPORTS.test(text.slice(range.start, range.end)),
    quoted: message.quoted.filter(within(range)).map((each) => spanOf(text, each)),
    sentence,
  };
}

/** The speaker named before a colon, and where the colon is. */
interface Label {
  named: Named;
  until: number;
  /** it tells of them more than who and when: “Abbott had a go at the Mayor in 2019: …”; numbers behind it may be anybody's */
  isLoose: boolean;
}

/** “Abbott 2019: he as good as admitted …”: the one named before the colon says what stands behind it. */
function labelOf({ text, named }: Message, sentence: Range): Label | undefined {
  const colon = text.slice(sentence.start, sentence.end).search(/: | (?:[-–—=]|->) /);
  const first = named.find(within(sentence));
  if (colon === -1 || first === undefined || first.start - sentence.start > 4 || isStranger(first)) return undefined;
  const between = text.slice(first.end, sentence.start + colon);
  const isLoose = !/^(?:,? ?\(?[\p{L}\d ’']{0,24}\)?)$/u.test(between);
  const isLabel = !isLoose || (first.isPerson && /^ [^.,!?]{0,70}$/.test(between));
  return isLabel ? { named: first, until: sentence.start + colon, isLoose } : undefined;
}

function isStranger({ ids, offices }: Named): boolean {
  return ids.length + offices.length === 0;
}

/** A body before a colon is where a figure is from; what somebody says is theirs. */
function labelFor(
  { numbers }: Message,
  label: Label | undefined,
  { stretch, actor }: { stretch: Range; actor: Actor | undefined },
): Named | undefined {
  if (label === undefined || stretch.start <= label.until) return undefined;
  const isTheirs = label.isLoose
    ? actor === undefined && !numbers.some(within(stretch))
    : actor !== undefined || label.named.isPerson;
  return isTheirs ? label.named : undefined;
}

/** “The Met has 110 horses”, “Kent carried out 5,142 operations”: a body that is or does so many counts something. */
function isCount({ by, named }: Actor): boolean {
  return by === 'being' || (by === 'deed' && !named.isPerson);
}

/** A figure that goes on from what somebody said is theirs, unless its clause begins anew. */
function isApart({ numbers }: Clause, words: string): boolean {
  const [first] = numbers;
  return (
    first !== undefined &&
    /^(?:that|only|in \d{4}|in \p{L}+ \d{4}|the \p{L}+ (?:had|has|was|were))\b/iu.test(words) &&
    (first.value >= 20 || first.kind !== 'count')
  );
}

const IDLE = new RegExp(
  String.raw`^(?:(?:${pattern('claims.before-questions')})[, ]+)*(?:${pattern('claims.questions')})\b.*\?["”]?$`,
  'is',
);

/** “Did you know 1 in 5 …?”, “Remember when Jo Bloggs said …?” */
const TELLING = new RegExp(
  String.raw`^(?:(?:${pattern('claims.before-questions')})[, ]+)*(?:${pattern('claims.telling-questions')})\b`,
  'i',
);

/** A question that tells nothing. */
function isIdle(sentence: string): boolean {
  return IDLE.test(sentence) && !TELLING.test(sentence);
}

const OWN = new RegExp(String.raw`(?<![\p{L}'’])(?:${pattern('claims.own')})(?![\p{L}])`, 'iu');
const HEDGES = new RegExp(String.raw`(?<!\p{L})(?:${pattern('claims.hedges')})(?!\p{L})`, 'giu');

const IMPLIED = new RegExp(String.raw`^${pattern('claims.implied-own')}(?!\p{L})`, 'iu');

/** Whether somebody tells of themselves, with or without saying so. */
function isOfWriter(words: string): boolean {
  const plain = words.replace(QUOTED, '').replace(HEDGES, '');
  return OWN.test(plain) || IMPLIED.test(plain);
}

/** “When you decide”: anybody, within what somebody says. */
function isOfAll(words: string): boolean {
  return !/(?<![\p{L}'’])(?:i|i['’]\p{L}+|me|my|mine)(?!\p{L})/iu.test(words);
}

const VERDICT = new RegExp(
  String.raw`^\s*(?:in \d{4} )?(?:was|is|were|are) (?:${pattern('claims.before-verdicts')} )*${pattern('claims.verdicts')}\b`,
  'i',
);

/** “Jenny Jones was a legend”: what the writer thinks of somebody. */
function isVerdict(behind: string, { by }: Actor): boolean {
  return by === 'being' && VERDICT.test(behind);
}

const ASIDE = new RegExp(String.raw`^${pattern('claims.asides')}\b`, 'i');

function isAside(words: string): boolean {
  return ASIDE.test(words);
}

function actedClauses(message: Message, sentence: Range, last: Named | undefined): Clause[] {
  const clauses: Clause[] = [];
  const ofTime = OF_TIME.test(message.text.slice(sentence.start, sentence.end));
  let earlier = last;
  for (const range of clausesOf(message, sentence)) {
    const words = message.text.slice(range.start, range.end);
    const isListed = /:\s*$/.test(message.text.slice(0, range.start));
    const numbers = isChange(words)
      ? []
      : message.numbers.filter((number) => within(range)(number) && countsIn(number, words, isListed, ofTime));
    const actor = actorIn(message, range, earlier);
    earlier = actor?.named ?? message.named.findLast(within(range)) ?? earlier;
    clauses.push({ ...range, numbers, actor });
  }
  return clauses;
}

/** “Twenty two more in a year”: worked out from the figures before it. What will be is on no record either. */
function isChange(words: string): boolean {
  if (/(?:\bwill|['’]ll|\bgonna) /i.test(words)) return true;
  return /^(?:a further |another )?\S+(?: \S+)? (?:more|fewer|less|extra) (?:in|than)\b/i.test(words);
}

/** A sentence of how long something takes: its lengths of time are what is counted. */
const OF_TIME = /\b(?:average|wait)/i;

/** Whether a number counts something for certain: one in a word below thirteen only with a plural or a time behind it. */
function countsIn(
  { isSmallWord, kind, behind, value, hedge }: StatedNumber,
  words: string,
  isListed: boolean,
  ofTime: boolean,
): boolean {
  const [next = '', second = ''] = behind;
  if (kind === 'duration') return value >= 100 || ofTime;
  if (kind === 'times' || kind === 'money' || kind === 'share') return true;
  if (isSmallWord)
    return (
      (isPlural(next) && next !== 'ones') ||
      isPlural(second) ||
      (/^(?:in|the)$/.test(next) && /^(?:\d|year)/.test(second)) ||
      /^(?:just|only) /i.test(words)
    );
  // “Target's 90”: of nothing, at no time.
  const isBare = kind === 'count' && value < 1000 && (next === '' || !/\p{L}/u.test(next)) && hedge === undefined;
  const isDated = /^(?:19|20)\d\d\b/.test(words);
  return !(isBare && !isListed && !isDated && words.split(/\s+/).length < 4);
}
