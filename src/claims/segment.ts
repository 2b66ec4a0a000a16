/** The claims that a message makes: the clauses that count something or have somebody say, want or do something. */
import { MONTH } from '../dates/calendar.ts';
import { pattern, words } from '../lexicon/lexicon.ts';
import type { Span } from '../reading/types.ts';
import type { ClaimRecord } from './evidence.ts';
import { numbersIn, type StatedNumber } from './numbers.ts';
import { type Named, namedIn } from './speakers.ts';

interface Range {
  start: number;
  end: number;
}

/** A stretch of a message that claims something. */
export interface Stretch extends Span {
  kind: 'figure' | 'words';
  numbers: readonly StatedNumber[];
  /** who is claimed to have said or done it; undefined where nobody is named */
  speaker: Named | undefined;
  /** what stands in quotation marks */
  quoted: readonly Span[];
  /** the sentence that it stands in */
  sentence: Range;
}

/** A message taken apart. */
interface Message {
  text: string;
  numbers: readonly StatedNumber[];
  named: readonly Named[];
  quoted: readonly Range[];
}

/** The claims of a message, in its order. */
export function stretchesIn(text: string, record: ClaimRecord): Stretch[] {
  const message: Message = {
    text,
    numbers: countedIn(text),
    named: namedIn(text, record.vocabulary),
    quoted: quotedIn(text),
  };
  const found: Stretch[] = [];
  let last: Named | undefined;
  for (const sentence of sentencesOf(message)) {
    for (const stretch of claimsOf(message, sentence, last)) found.push(stretch);
    last = message.named.findLast(({ start, end }) => start >= sentence.start && end <= sentence.end) ?? last;
  }
  return found;
}

const QUOTED = /“[^”\n]{1,400}”|"[^"\n]{1,400}"|‘[^’\n]{3,400}’(?!\p{L})|(?<![\p{L}\d])'[^'\n]{3,400}'(?![\p{L}\d])/gu;

function quotedIn(text: string): Range[] {
  return Array.from(text.matchAll(QUOTED), ({ 0: quoted, index }) => ({ start: index, end: index + quoted.length }));
}

/** Numbers that count something for certain: of those in words below thirteen only what a plural stands behind. */
function countedIn(text: string): StatedNumber[] {
  const found: StatedNumber[] = [];
  for (const number of numbersIn(text)) {
    const isRepeated = found.some(({ value, kind }) => value === number.value && kind === number.kind);
    if (!isRepeated) found.push(number);
  }
  return found;
}

const STOP = /[.!?…]+["”’')]*(?=\s|$)|\n+|;(?=\s)|\p{Extended_Pictographic}+/gu;
const SHORTENED = new RegExp(String.raw`(?:^|\s)(?:${pattern('abbreviations.stopped')}|${MONTH}|sq|\p{Lu})$`, 'iu');

function sentencesOf({ text, quoted }: Message): Range[] {
  const found: Range[] = [];
  let start = 0;
  for (const { 0: stop, index } of text.matchAll(STOP)) {
    const isShort = stop === '.' && SHORTENED.test(text.slice(Math.max(0, index - 12), index));
    if (isShort || quoted.some((each) => index > each.start && index + stop.length < each.end)) continue;
    found.push({ start, end: index + stop.length });
    start = index + stop.length;
  }
  found.push({ start, end: text.length });
  return found.map((range) => trim(text, range)).filter(({ start, end }) => end - start > 2);
}

function trim(text: string, { start, end }: Range): Range {
  let [from, to] = [start, end];
  while (from < to && /[\s>,;:*_~#-]/.test(text[from] ?? '')) from += 1;
  while (to > from && /[\s,;:*_~-]/.test(text[to - 1] ?? '')) to -= 1;
  return { start: from, end: to };
}

const CUT = new RegExp(String.raw`,? (?:${pattern('claims.cuts')}) |, | [-–—] |: |\.\.+ ?|… ?`, 'gi');

/** A clause of a sentence, and what in it may be a claim. */
interface Clause extends Range {
  numbers: readonly StatedNumber[];
  actor: Actor | undefined;
}

/** Somebody of whom a clause tells something, and by what it does. */
interface Actor {
  named: Named;
  by: 'speech' | 'deed' | 'being' | 'quotation';
}

function claimsOf(message: Message, sentence: Range, last: Named | undefined): Stretch[] {
  const { text } = message;
  if (isIdle(text.slice(sentence.start, sentence.end))) return [];
  const found: Stretch[] = [];
  let open: { stretch: Range; actor: Actor | undefined } | undefined;
  const close = () => {
    if (open !== undefined) found.push(stretchOf(message, open.stretch, open.actor, sentence));
    open = undefined;
  };
  for (const clause of clausesOf(message, sentence, last)) {
    const words = text.slice(clause.start, clause.end);
    const { actor, numbers } = clause;
    const isOwn = isOfWriter(actor === undefined ? words : text.slice(clause.start, actor.named.start));
    const tells = actor !== undefined && !isOwn && !isVerdict(words, actor);
    if (tells && !(isCount(actor) && numbers.length > 0)) {
      close();
      open = { stretch: clause, actor };
    } else if (numbers.length > 0 && !isOwn && (open?.actor === undefined || isApart(clause, words))) {
      close();
      open = { stretch: clause, actor: undefined };
    } else if (isOwn || isAside(words)) close();
    else if (open?.actor !== undefined) open.stretch = { start: open.stretch.start, end: clause.end };
  }
  close();
  return found;
}

function stretchOf(message: Message, stretch: Range, actor: Actor | undefined, sentence: Range): Stretch {
  const { text } = message;
  const range = trim(text, stretch);
  const within = ({ start, end }: Range) => start >= range.start && end <= range.end;
  return {
    ...range,
    text: text.slice(range.start, range.end),
    kind: actor === undefined ? 'figure' : 'words',
    numbers: message.numbers.filter(within),
    speaker: actor?.named,
    quoted: message.quoted.filter(within).map(({ start, end }) => ({ start, end, text: text.slice(start, end) })),
    sentence,
  };
}

/** “The Met has 110 horses”, “Greater Manchester carried out 5,142 operations”: a body that is or does so many counts something. */
function isCount({ by, named }: Actor): boolean {
  return by === 'being' || (by === 'deed' && !named.isPerson);
}

/** A figure that goes on from what somebody said is theirs, unless its clause begins anew. */
function isApart({ numbers }: Clause, words: string): boolean {
  const [first] = numbers;
  return (
    first !== undefined &&
    /^(?:that|and that|in \d{4}|in \p{L}+ \d{4}|the \p{L}+ (?:had|has|was|were))\b/iu.test(words) &&
    (first.value >= 20 || first.kind !== 'count')
  );
}

const IDLE = new RegExp(
  String.raw`^(?:(?:${pattern('claims.before-questions')})[, ]+)*(?:${pattern('claims.questions')})\b.*\?["”]?$`,
  'is',
);

/** A question, or nothing but an address. */
function isIdle(sentence: string): boolean {
  return IDLE.test(sentence) || /^https?:\S+$/.test(sentence);
}

const OWN = new RegExp(String.raw`(?<![\p{L}'’])(?:${pattern('claims.own')})(?![\p{L}])`, 'iu');
const HEDGES = new RegExp(String.raw`(?<!\p{L})(?:${pattern('claims.hedges')})(?!\p{L})`, 'giu');

/** Whether somebody tells of themselves. */
function isOfWriter(words: string): boolean {
  return OWN.test(words.replace(QUOTED, '').replace(HEDGES, ''));
}

const VERDICT = new RegExp(
  String.raw`^\s*(?:in \d{4} )?(?:was|is|were|are) (?:${pattern('claims.before-verdicts')} )*${pattern('claims.verdicts')}\b`,
  'i',
);

/** “Jenny Jones was a legend”: what the writer thinks of somebody. */
function isVerdict(words: string, { named, by }: Actor): boolean {
  return (
    by === 'being' && VERDICT.test(words.slice(words.length - Math.max(0, words.length - (named.end - named.start))))
  );
}

const ASIDE = new RegExp(String.raw`^${pattern('claims.asides')}\b`, 'i');

function isAside(words: string): boolean {
  return ASIDE.test(words);
}

/** A sentence cut where clauses may part, each with whoever acts in it. */
function clausesOf(message: Message, sentence: Range, last: Named | undefined): Clause[] {
  const clauses: Clause[] = [];
  let earlier = last;
  for (const range of cutApart(message, sentence)) {
    const within = ({ start, end }: Range) => start >= range.start && end <= range.end;
    const isChange = /^(?:a further |another )?\S+(?: \S+)? (?:more|fewer|less|extra) (?:in|than)\b/i.test(
      message.text.slice(range.start, range.end),
    );
    const numbers = isChange ? [] : message.numbers.filter((number) => within(number) && countsIn(number));
    const actor = actorIn(message, range, earlier);
    earlier = message.named.findLast(within) ?? earlier;
    clauses.push({ ...range, numbers, actor });
  }
  return clauses;
}

/** A quotation stays with the name beside it. */
function cutApart({ text, quoted, named }: Message, sentence: Range): Range[] {
  const inner = text.slice(sentence.start, sentence.end);
  const found: Range[] = [];
  let start = sentence.start;
  for (const { 0: cut, index } of inner.matchAll(CUT)) {
    const at = sentence.start + index;
    if (quoted.some((each) => at > each.start && at < each.end - 1) || at <= start) continue;
    found.push({ start, end: at });
    start = at + cut.length;
  }
  if (start < sentence.end) found.push({ start, end: sentence.end });
  const has = (ranges: readonly Range[], { start, end }: Range) =>
    ranges.some((each) => each.start >= start && each.end <= end);
  const joined: Range[] = [];
  for (const range of found) {
    const before = joined.at(-1);
    const isPair =
      before !== undefined &&
      (SHE_SAID.test(text.slice(range.start, range.end)) ||
        (has(quoted, range) && !has(named, range) && has(named, before)) ||
        (has(quoted, before) && !has(named, before) && has(named, range)));
    if (isPair) joined.splice(-1, 1, { start: before.start, end: range.end });
    else joined.push(range);
  }
  return joined;
}

function countsIn({ isSmallWord, kind, behind }: StatedNumber): boolean {
  if (kind === 'duration') return /^(?:wait|average)/.test(behind.join(' '));
  return !isSmallWord || (behind[0] !== undefined && /s$/.test(behind[0]) && behind[0] !== 'ones');
}

const SPEECH = words('verbs.speech');
const DEEDS = words('verbs.acting');
const BEING = words('claims.auxiliaries');
const SAID = pattern('claims.said');
const SHE_SAID = new RegExp(String.raw`^(?:he|she|they) ${SAID}\b.{0,20}$`, 'i');
const SAID_BEHIND = new RegExp(String.raw`, (?:he|she|they) ${SAID}\b`, 'i');
const PRONOUN = new RegExp(String.raw`^(?:${pattern('claims.before-pronouns')} )*(?:he|she|they)\b`, 'i');
const INVERTED = new RegExp(String.raw`(?:^|[\s,”"])${SAID}$`, 'i');

/** Whoever says, wants or does something in a clause. */
function actorIn({ text, named, quoted }: Message, range: Range, earlier: Named | undefined): Actor | undefined {
  const within = ({ start, end }: Range) => start >= range.start && end <= range.end;
  const isQuoting = quoted.some(within);
  let being: Actor | undefined;
  for (const each of named.filter(within)) {
    if (quoted.some(({ start, end }) => each.start >= start && each.end <= end)) continue;
    const by = INVERTED.test(text.slice(range.start, each.start).trimEnd())
      ? 'speech'
      : doing(text.slice(each.end, range.end), 5);
    if (by === 'speech' || by === 'deed') return { named: each, by };
    if (isQuoting) return { named: each, by: 'quotation' };
    if (by === 'being') being ??= { named: each, by };
  }
  const words = text.slice(range.start, range.end);
  const saidBehind = earlier !== undefined && SAID_BEHIND.test(words);
  if (saidBehind) return { named: earlier, by: 'speech' };
  const by = PRONOUN.test(words) && words.split(/\s+/).length > 3 ? doing(words, 5) : undefined;
  if (earlier !== undefined && by !== undefined) return { named: earlier, by };
  return being;
}

/** What the words behind a name have somebody do. */
function doing(behind: string, reach: number): Actor['by'] | undefined {
  const words =
    behind
      .toLowerCase()
      .match(/[\p{L}'’]+/gu)
      ?.slice(0, reach)
      .map((word) => word.replace('’', "'")) ?? [];
  for (const [has, by] of [
    [SPEECH, 'speech'],
    [DEEDS, 'deed'],
    [BEING, 'being'],
  ] as const)
    if (words.some((word) => has.has(word))) return by;
  return undefined;
}
