/** Finds who is the subject of a verb of speech, before or behind it. */
import { is, pattern } from '../lexicon/lexicon.ts';
import { type Range, type Word, wordsIn } from '../reading/text.ts';
import {
  isCapital,
  isCommonVerb,
  isFiniteVerb,
  isGivenName,
  isPhrasal,
  isPostNoun,
  isPronoun,
  isSpeech,
  lazily,
} from './word-classes.ts';

/** “(his manager) at the depot, Jo Bloggs.”: the name ends the subject. */
const NAMED_BEHIND = /^(?:at|in|on) (?:the |an? )?[^,.“”"]{2,40}, (?:\p{Lu}[\p{L}’'-]+ ?){2,3}(?:[.,]|$)/u;
/** “a man at the back”: somebody of whom a text says no more than where they are. */
const somewhere = lazily(() => {
  const place = String.raw`(?:at|in|from|near) the (?:[\p{Ll}-]+ )?${pattern('nouns.rooms')}`;
  return new RegExp(String.raw`^(?:an?|one|another) (?:[\p{Ll}-]+ ){1,3}${place}(?![\p{L}-])`, 'u');
});
const LONGEST_SUBJECT = 14;

/** A verb of speech and its speaker. */
export interface Attribution {
  cue: Range;
  /** absent: the sentence has no subject that can be read */
  source?: Range;
  /** the sentence denies or only thinks of the words: nobody said them */
  unsaid?: true;
}

/** The subject of a verb, among the words of its sentence before it. */
export function subjectBefore(text: string, sentence: Range, verb: Word): Range | undefined {
  const words = wordsIn(text, { start: sentence.start, end: verb.start });
  let last = words.length;
  let joined = false;
  while (last > 0 && is(words[last - 1]?.lower ?? '', 'clauses.adverbs') && !isPronoun(words[last - 1]?.lower ?? '')) {
    last -= 1;
    const word = words[last];
    if (word !== undefined && (word.lower === 'and' || word.lower === 'but')) joined = true;
  }
  const own = words.slice(0, last);
  const end = own.at(-1);
  if (end === undefined) return undefined;
  const parts = commaParts(text, own);
  // “Jo Bloggs answered on the radio, saying: …”, “Jo Bloggs denied it, saying: …”
  const isParted = /[,–—]/.test(text.slice(end.end, verb.start));
  const isParticiple = /ing$/.test(verb.lower) && isParted;
  // “Jo Bloggs, who proposed it, said: …”
  const ends = isParticiple || (isParted && /^(?:it|him|them)$/.test(end.lower)) || isObject(parts.at(-1) ?? []);
  if (isPronoun(end.lower) && end.lower !== 'who' && !ends) return end;
  if (joined || /ing$/.test(verb.lower)) return openingSubject(text, own) ?? subjectAtStart(parts);
  if (endsWithComma(text, end, verb) || isUnclosed(parts)) return severalParts(parts, end);
  return lastPart(parts.at(-1) ?? []);
}

/** The subject behind a verb: “said Jo Bloggs, who …”. */
export function subjectAfter(text: string, verb: Range, sentenceEnd: number): Range | undefined {
  const behind = wordsIn(text, { start: verb.end, end: sentenceEnd });
  // “called out a man”, “chipped in Jo Bloggs”
  const isParticle =
    isPhrasal(text.slice(verb.start, verb.end).toLowerCase(), behind[0]?.lower) ||
    /^(?:out|back|up)$/.test(behind[0]?.lower ?? '');
  const words = isParticle ? behind.slice(1) : behind;
  const [first] = words;
  if (first === undefined) return undefined;
  const place = first.start + (somewhere().exec(text.slice(first.start, sentenceEnd))?.[0].length ?? 0);
  const stop = words.findIndex(
    ({ lower, start }, at) =>
      at > 0 &&
      start >= place &&
      !joinsPair(text, words, at) &&
      is(lower, 'clauses.after-subject') &&
      !NAMED_BEHIND.test(text.slice(start, sentenceEnd)),
  );
  const own = withoutManner(stop === -1 ? words : words.slice(0, stop));
  const end = own.slice(0, 30).at(-1) ?? first;
  return { start: first.start, end: end.end };
}

/** “(said) Jo Bloggs quietly” */
function withoutManner(words: readonly Word[]): readonly Word[] {
  const [before, last] = words.slice(-2);
  const isManner = last !== undefined && before !== undefined && /^\p{Ll}{3,}ly$/u.test(last.text) && isCapital(before);
  return isManner ? words.slice(0, -1) : words;
}

/** “(said) Jo and Bea Bloggs” */
function joinsPair(text: string, words: readonly Word[], at: number): boolean {
  const [before, and, next, last] = words.slice(at - 1, at + 3);
  if (before === undefined || and?.lower !== 'and' || next === undefined) return false;
  // “(said) Bloggs and Reed”
  if (last === undefined) return at === 1 && isCapital(before) && isCapital(next);
  const isAlone = at === 1 || /^, $/.test(text.slice(words[at - 2]?.end, before.start));
  return isAlone && /^\p{Lu}\p{Ll}+ and \p{Lu}\p{Ll}+ \p{Lu}/u.test(text.slice(before.start, last.end));
}

/** “the MP who started it”: a pronoun that ends a relative clause is no subject. */
function isObject(part: readonly Word[]): boolean {
  const who = part.findLastIndex(({ lower }) => /^(?:who|which|that)$/.test(lower));
  return who !== -1 && part.length - who > 2 && part.slice(who + 1, -1).every(({ lower }) => !isSpeech(lower));
}

function endsWithComma(text: string, word: Word, verb: Word): boolean {
  return (
    /[,)–—]/.test(text.slice(word.end, verb.start)) &&
    !/[,)–—]\s*(?:[\p{L}’']+\s+){3,}$/u.test(text.slice(word.end, verb.start))
  );
}

/** The words between commas. */
function commaParts(text: string, words: readonly Word[]): Word[][] {
  const parts: Word[][] = [[]];
  words.forEach((word, at) => {
    const before = words[at - 1];
    if (before !== undefined && /[,;:]/.test(text.slice(before.end, word.start))) parts.push([]);
    parts.at(-1)?.push(word);
  });
  return parts;
}

/** Something stands between subject and verb: the subject is the first part that is one. */
function severalParts(parts: readonly Word[][], end: Word): Range | undefined {
  const first = parts.findIndex((part, index) => !isAdverbial(part) || index === parts.length - 1);
  const at = first > 0 && isBeside(parts, first) ? first + 1 : first;
  const [word] = withoutOpeners(parts[at] ?? []);
  return word === undefined ? undefined : { start: word.start, end: end.end };
}

/** “Jo Bloggs, chair of the Lock Board (said)”: an apposition that no second comma ends. */
function isUnclosed(parts: readonly Word[][]): boolean {
  const [name = [], post = []] = parts;
  const [first] = name;
  const isPerson = isGivenName(first?.lower ?? '') || (first !== undefined && !isAdverbial([first]) && name.length < 4);
  const isName = name.length > 1 && name.length < 5 && name.every(isCapital) && isPerson;
  const isClause = post.some(({ lower, text }) => isFiniteVerb(lower) && /^\p{Ll}/u.test(text));
  return parts.length === 2 && isName && !isClause && post.length > 1 && post.some(({ lower }) => isPostNoun(lower));
}

/** “In a statement read by her solicitor, Jo Bloggs, one of the victims, …”: a name told of the part before it. */
function isBeside(parts: readonly Word[][], at: number): boolean {
  const [before, own, next] = [parts[at - 1] ?? [], parts[at] ?? [], parts[at + 1] ?? []];
  const ends = before.at(-1)?.lower ?? '';
  const isRead = before.some(({ lower }) => /^(?:by|through|via|with)$/.test(lower)) && isPostNoun(ends);
  const isName = own.every(({ text }) => /^\p{Lu}/u.test(text));
  const [opens] = next;
  return isRead && isName && opens !== undefined && (is(opens.lower, 'clauses.determiners') || isCapital(opens));
}

/** Whether a part of a sentence opens like one that holds no subject: “In a statement”. */
export function isAdverbial(words: readonly Word[]): boolean {
  const [first] = words;
  // “A few days later”, “The following morning”
  if (/^(?:later|earlier|ago)$/.test(words.at(-1)?.lower ?? '') || isTime(words)) return true;
  return (
    first === undefined || is(first.lower, 'clauses.adverbial') || (/ing$/.test(first.lower) && first.lower !== 'king')
  );
}

/** Whether words tell a time and nothing else: “two weeks on”, “the next day”. */
function isTime(words: readonly Word[]): boolean {
  const isUnit = ({ lower }: Word) =>
    is(lower, 'nouns.time-units') ||
    is(lower, 'nouns.long-times') ||
    is(lower, 'calendar.parts-of-days') ||
    is(lower, 'nouns.moments');
  const isTold = ({ lower }: Word) =>
    is(lower, 'calendar.told-times') ||
    is(lower, 'numbers.small') ||
    is(lower, 'calendar.weekdays') ||
    is(lower, 'calendar.months') ||
    /^\d+$/.test(lower);
  return words.some(isUnit) && words.every((word) => isUnit(word) || isTold(word));
}

export function withoutOpeners(words: readonly Word[]): readonly Word[] {
  const at = words.findIndex(({ lower }) => !is(lower, 'clauses.openers'));
  return at === -1 ? [] : words.slice(at);
}

function lastPart(part: readonly Word[]): Range | undefined {
  // “in which Bloggs's friend”, “where she”: a clause of its own.
  const relative = part.findLastIndex(
    ({ lower }, at) =>
      /^(?:which|where|when|whereby)$/.test(lower) ||
      // “The inquest heard that Bloggs”
      (lower === 'that' && isSpeech(part[at - 1]?.lower ?? '')),
  );
  const words = withoutOpeners(relative < part.length - 1 ? part.slice(relative + 1) : part);
  const [first] = words;
  const end = words.at(-1);
  if (first === undefined || end === undefined) return undefined;
  const described = withRelative(words);
  if (described !== undefined) return { start: described.start, end: end.end };
  // “A cyclist who was knocked off his bike by a police car (says)”
  const who = words.findIndex(({ lower }) => /^(?:who|whose)$/.test(lower));
  if (who > 0 && who < 7 && !isAdverbial(words)) return { start: first.start, end: end.end };
  if (
    !isAdverbial(words) &&
    words.length <= LONGEST_SUBJECT &&
    !words.some(({ lower, text }) => isCommonVerb(lower) && /^\p{Ll}/u.test(text))
  ) {
    return { start: first.start, end: end.end };
  }
  const start = tailStart(words);
  const head = words[start];
  return head === undefined ? undefined : { start: head.start, end: end.end };
}

/** “(as) the officer who made the arrest”, “the owner of the shop that was robbed”: from the article of the head noun on. */
function withRelative(words: readonly Word[]): Word | undefined {
  const who = words.findLastIndex(
    ({ lower }, at) =>
      at > 1 &&
      (/^(?:who|whose)$/.test(lower) || (lower === 'that' && is(words[at + 1]?.lower ?? '', 'clauses.auxiliaries'))),
  );
  if (who === -1) return undefined;
  const articleBefore = (at: number) =>
    words.findLastIndex(({ lower }, index) => index < at && index >= at - 4 && is(lower, 'clauses.determiners'));
  let head = articleBefore(who);
  for (let of = head - 1; head > 1 && words[of]?.lower === 'of' && articleBefore(of) !== -1; of = head - 1)
    head = articleBefore(of);
  return head === -1 ? undefined : words[head];
}

/** Where the noun phrase begins that ends a list of words. */
function tailStart(words: readonly Word[]): number {
  let at = words.length - 1;
  const last = words[at];
  if (last === undefined) return 0;
  // “No 10”
  if (/^1[01]$/.test(last.text) && /^N(?:o|umber)$/.test(words[at - 1]?.text ?? '')) return at - 1;
  if (isCapital(last)) {
    while (at > 0 && words[at - 1] !== undefined && isCapital(words[at - 1] ?? last)) at -= 1;
    // A run that opens with the first word of the sentence may take a preposition along.
    if (at === 0 && is(words[0]?.lower ?? '', 'clauses.adverbial')) at += 1;
    const article = words[at - 1]?.lower;
    return article === 'the' || article === 'a' ? at - 1 : at;
  }
  const article = words.findLastIndex(({ lower }) => is(lower, 'clauses.determiners'));
  if (article !== -1) return article;
  // “Bloggs's friend”: with whose friend it is.
  if (!/['’]s?$/.test(words[at - 1]?.text ?? '')) return at;
  at -= 1;
  while (at > 0 && isCapital(words[at - 1] ?? last)) at -= 1;
  return at;
}

/** The subject of a sentence whose second verb it is: “Jo Bloggs welcomed the plan but said …”. */
function subjectAtStart(parts: readonly Word[][]): Range | undefined {
  const part = parts.find((words) => !isAdverbial(words)) ?? parts[0] ?? [];
  const words = withoutOpeners(part);
  const [first] = words;
  if (first === undefined) return undefined;
  const verb = words.findIndex(
    ({ lower, text }, at) =>
      at > 0 &&
      /^\p{Ll}/u.test(text) &&
      (isCommonVerb(lower) || isSpeech(lower) || isPhrasal(lower, words[at + 1]?.lower) || /(?:ed|ss?es)$/.test(lower)),
  );
  const end = verb === -1 ? words.slice(0, 6).at(-1) : words[verb - 1];
  return end === undefined ? undefined : { start: first.start, end: end.end };
}

/** Whom a sentence without a verb of speech is about: “Jo Bloggs then took aim at her critics: …”, “Her answer: …”. */
export function openingSubject(text: string, words: readonly Word[]): Range | undefined {
  const parts = commaParts(text, words);
  const part = withoutOpeners(parts.find((each) => !isAdverbial(withoutOpeners(each))) ?? parts.at(-1) ?? []);
  const [first] = part;
  if (first === undefined) return undefined;
  if (isPronoun(first.lower)) return first;
  if (/^\p{Lu}/u.test(first.text)) {
    // “Deputy mayor Jo Bloggs”
    const begins = (word: Word | undefined) => /^\p{Lu}/u.test(word?.text ?? '');
    const end = part.findIndex(
      (word, at) => at > 0 && !begins(word) && !(isPostNoun(word.lower) && begins(part[at + 1])),
    );
    const last = part[(end === -1 ? part.length : end) - 1];
    const alone = last === first && !is(first.lower, 'clauses.determiners') && !/^(?:in|this|that)$/.test(first.lower);
    if (last !== undefined && (last !== first || alone)) return { start: first.start, end: last.end };
  }
  return subjectAtStart([[...part]]);
}
