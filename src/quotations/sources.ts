/** Ways in which a sentence tells whose words it gives, other than by the subject of a verb of saying. */
import { is } from '../lexicon/lexicon.ts';
import { type Range, trimmed, type Word, wordsIn } from '../reading/text.ts';
import type { Piece } from './content.ts';
import { type Attribution, subjectBefore } from './subjects.ts';
import { isCapital, isFiniteVerb, isPostNoun, isSpeech } from './word-classes.ts';

/** “Her verdict”, “Jo Bloggs's message to residents”, “the response from Jo Bloggs”: whose words a noun speaks of. */
export function ownerOfWords(text: string, words: readonly Word[]): Range | undefined {
  const at = words.slice(0, 7).findIndex(({ lower }) => is(lower, 'nouns.saying'));
  const noun = words[at];
  if (noun === undefined) return undefined;
  const [from, name] = [words[at + 1], words[at + 2]];
  if (/^(?:from|of|by)$/.test(from?.lower ?? '') && name !== undefined) return nameFrom(words, at + 2);
  const possessor = words.findLastIndex(
    ({ lower, text: word }, index) =>
      index < at && index >= at - 3 && (/^(?:his|her|their)$/.test(lower) || /^\p{Lu}.*['’]s?$/u.test(word)),
  );
  const owner = words[possessor];
  if (owner === undefined) return undefined;
  let first = possessor;
  while (first > 0 && /^\p{Lu}/u.test(owner.text) && /^\p{Lu}/u.test(words[first - 1]?.text ?? '')) first -= 1;
  const start = words[first]?.start ?? owner.start;
  return { start, end: owner.end - (/['’]s?$/.exec(text.slice(owner.start, owner.end))?.[0].length ?? 0) };
}

function nameFrom(words: readonly Word[], from: number): Range | undefined {
  const stop = words.findIndex(({ text }, at) => at >= from && !/^\p{Lu}/u.test(text));
  const [first, last] = [words[from], words[(stop === -1 ? words.length : stop) - 1]];
  return first === undefined || last === undefined || last.start < first.start
    ? undefined
    : { start: first.start, end: last.end };
}

/** “According to Jo Bloggs, …” */
export function accordingTo(text: string, words: readonly Word[], end: number): Attribution | undefined {
  const at = words.findIndex(({ lower }, index) => lower === 'according' && words[index + 1]?.lower === 'to');
  const [according, to] = [words[at], words[at + 1]];
  if (at === -1 || according === undefined || to === undefined) return undefined;
  const [source = ''] = text.slice(to.end, end).split(/[,;:]|\.\s/, 1);
  return {
    cue: { start: according.start, end: to.end },
    source: trimmed(text, { start: to.end, end: to.end + source.length }),
  };
}

/** “She ended by quoting a caller from Lockham: “…””: the words are the caller's. */
export function quotedBy(words: readonly Word[]): Attribution | undefined {
  const at = words.findLastIndex(({ lower }) => /^quot(?:ing|ed|es)$/.test(lower));
  const [verb, first, last] = [words[at], words[at + 1], words.at(-1)];
  if (verb === undefined || first === undefined || last === undefined || words.length - at > 10) return undefined;
  return { cue: verb, source: { start: first.start, end: last.end } };
}

/** “…,” came the reply (from Jo Bloggs). */
export function cameReply(text: string, words: readonly Word[]): Attribution | undefined {
  const [came, the, noun, from, ...rest] = words;
  if (came === undefined || noun === undefined || !/^(?:came|comes|was|is)$/.test(came.lower)) return undefined;
  if (!/^(?:the|his|her|their)$/.test(the?.lower ?? '') || !is(noun.lower, 'nouns.replies', 'base')) return undefined;
  const cue = { start: came.start, end: noun.end };
  const [first] = rest;
  if (!/^(?:from|of)$/.test(from?.lower ?? '') || first === undefined) return { cue };
  const [name = ''] = text.slice(first.start, words.at(-1)?.end).split(/[.;:]/, 1);
  return { cue, source: { start: first.start, end: first.start + name.length } };
}

const LONGEST_SIGNATURE = 120;

/** “…” — Jo Bloggs */
export function signed(text: string, { tail }: Piece): Attribution | undefined {
  const dash = /^(?:\s*[―—–]\s*|\s+-\s+)(?=\p{Lu})/u.exec(text.slice(tail.start, tail.start + 8));
  if (dash === null || tail.end - tail.start >= LONGEST_SIGNATURE) return undefined;
  const start = tail.start + dash[0].length;
  if (wordsIn(text, { start, end: tail.end }).some(isVerbOfClause)) return undefined;
  return { cue: trimmed(text, { start: tail.start, end: start }), source: { start, end: tail.end } };
}

function isVerbOfClause({ lower, text }: Word): boolean {
  return isFiniteVerb(lower) && /^\p{Ll}/u.test(text);
}

const DASH = /^(?:[―—–]|-(?= ))\s*/;

/**
 * Who signs the words above: “— Jo Bloggs, Lockham” on a line of its own. Without a dash it takes a post or a title: a bare
 * name may be that of the next speaker.
 */
export function signature(text: string, line: Range): Range | undefined {
  const [dash = ''] = DASH.exec(text.slice(line.start, line.end)) ?? [];
  const source = { start: line.start + dash.length, end: line.end };
  const words = wordsIn(text, source);
  const [first] = words;
  const isShort = line.end - line.start < LONGEST_SIGNATURE && !/[:.?!]$/.test(text.slice(line.start, line.end));
  if (first === undefined || !isCapital(first) || !isShort || words.some(isVerbOfClause)) return undefined;
  const isTold = dash !== '' || words.some(({ lower }) => isPostNoun(lower));
  return isTold ? source : undefined;
}

/** “…,” he mocks: after a comma, any verb of the subject is one of saying. */
export function anyVerb(text: string, { inner, tail }: Piece, words: readonly Word[]): Attribution | undefined {
  const [first] = words;
  const last = text[inner.end - 1] ?? '';
  if (!/[,?!]/.test(last) || first === undefined || !/^\s/.test(text.slice(tail.start))) return undefined;
  // After a question, only what could be nothing else: “…?” she remembers.
  if (last !== ',' && (words.length > 2 || !/^(?:he|she)$/.test(first.lower))) return undefined;
  const at = words.findIndex(({ text }, index) => index > 0 && /^\p{Ll}/u.test(text));
  const verb = words[at];
  const subject = words[at - 1];
  const named = /^(?:he|she|they)$/.test(first.lower) || /^\p{Lu}/u.test(first.text);
  if (verb === undefined || subject === undefined || !named || words.length > 12 || isListening(words))
    return undefined;
  return { cue: verb, source: { start: first.start, end: subject.end } };
}

/** As many words stand between the record and what somebody says. */
const LONGEST = 8;

/** Whom a record has say the words that follow. */
export function recordedAs(text: string, sentence: Range, words: readonly Word[]): Attribution | undefined {
  const at = words.findLastIndex(({ lower }, index) => isSpoken(lower, words[index - 1]?.lower ?? ''));
  const cue = words[at];
  if (cue === undefined) return undefined;
  const by = words.findLastIndex(
    ({ lower }, index) =>
      index < at &&
      index >= at - LONGEST &&
      is(lower, 'verbs.recording', 'base', 's', 'past', 'participle') &&
      words[index + 1] !== cue,
  );
  const direct = words[at - 1];
  // “was heard saying”
  const record =
    direct !== undefined &&
    is(direct.lower, 'verbs.recording', 'base', 's', 'past', 'participle') &&
    isPassive(words, at - 1)
      ? at - 1
      : by;
  if (record === -1) return undefined;
  const auxiliary = auxiliaryBefore(words, record);
  const joint = joins(words, record, at);
  if (auxiliary !== undefined && joint !== undefined) {
    if (/^to/.test(joint) && !is(words[record]?.lower ?? '', 'verbs.alleging', 'past', 'participle')) return undefined;
    const source = subjectBefore(text, sentence, auxiliary);
    const isDenied = words
      .slice(0, record)
      .some(({ lower }, index) => index > record - 4 && /^(?:not|never|wrongly)$/.test(lower));
    return source && { cue, source, ...(isDenied ? { unsaid: true } : {}) };
  }
  return auxiliary === undefined ? recordOf(words, record, at) : undefined;
}

function isSpoken(lower: string, before: string): boolean {
  return isSpeech(lower) && (lower.endsWith('ing') || before === 'to' || before === 'have');
}

/** Whether the subject is spoken to, so that what follows is not theirs: “Ada Moss was warned: …”, “was heckled by a trader: …” */
export function isListening(words: readonly Word[]): boolean {
  return words.some(({ lower }, at) => {
    const isToldBy = isSpeech(lower) && words[at + 1]?.lower === 'by';
    const isLast = !words.slice(at + 1).some((word) => isFiniteVerb(word.lower));
    return isPassive(words, at) && (/^(?:told|warned|urged|reminded)$/.test(lower) || (isToldBy && isLast));
  });
}

function isPassive(words: readonly Word[], at: number): boolean {
  return auxiliaryBefore(words, at) !== undefined;
}

/** The first of the auxiliaries right before a participle. */
function auxiliaryBefore(words: readonly Word[], at: number): Word | undefined {
  let from = at;
  while (from > 0 && is(words[from - 1]?.lower ?? '', 'clauses.passive-parts')) from -= 1;
  const own = words.slice(from, at);
  return own.some(({ lower }) => is(lower, 'clauses.passives')) ? own[0] : undefined;
}

/** What joins the record and what is said: nothing, “as”, “to”, “to have”, “by the BBC as”. */
function joins(words: readonly Word[], record: number, at: number): string | undefined {
  const between = words
    .slice(record + 1, at)
    .map(({ lower }) => lower)
    .join(' ');
  return /^(?:|as|to|to have|as having|by .* as|on .* as|in .* as)$/.test(between) ? between : undefined;
}

/** “The log records PC Bloggs as saying”. */
function recordOf(words: readonly Word[], record: number, at: number): Attribution | undefined {
  const isAs = words[at - 1]?.lower === 'as';
  const [cue, first, last] = [words[at], words[record + 1], words[isAs ? at - 2 : at - 1]];
  if (cue === undefined || first === undefined || last === undefined || last.start < first.start) return undefined;
  const isShown = /^(?:show|hear|captur)/.test(words[record]?.lower ?? '');
  if (!isAs && !(isShown && cue.lower.endsWith('ing'))) return undefined;
  return { cue, source: { start: first.start, end: last.end } };
}
