/** Speakers whom a question names and the corpus does not know: nothing on record is by them. */

import type { Corpus } from '../corpus/corpus.ts';
import { is, table, words } from '../lexicon/lexicon.ts';
import { isEnglish } from '../search/english.ts';
import { anybody, type Speaker, type TypedWord } from './query.ts';

/**
 * The speakers that a question names, with one whom the corpus does not know where its wording asks for words of theirs.
 * @param known those whom the corpus knows: one whose name is part of the stranger's is not asked to speak
 */
export function withStranger(
  typed: readonly TypedWord[],
  known: readonly Speaker[],
  question: string,
  corpus: Corpus,
): Speaker[] {
  const stranger = readParty(typed) ?? readStranger(typed, known) ?? readWhose(typed, known, question, corpus);
  return stranger === undefined
    ? [...known]
    : [
        ...known.map((speaker) =>
          speaker.to <= stranger.from || speaker.from >= stranger.to ? speaker : { ...speaker, speaks: 0, says: false },
        ),
        stranger,
      ];
}

const AUXILIARY = words('questions.did');
const ASKED_FOR = words('questions.asked-for');
const NOBODY = words('questions.nobody');
const MAX_NAME_WORDS = 5;

const PARTIES = table('follow-ups.parties');
/** “A quote from the Greens”: with *the* no person of that surname is meant. */
const SAID_BY = /^(?:from|by)$/;
const WORDS_OF_THEIRS = words('questions.words-of-theirs');
const LONGEST_PARTY = 3;

/** A party, which speaks by those who bear it in their roles: “Labour's position on”, “what did the Greens say”. */
function readParty(typed: readonly TypedWord[]): Speaker | undefined {
  for (const from of typed.keys()) {
    for (let to = Math.min(typed.length, from + LONGEST_PARTY); to > from; to -= 1) {
      const called = wordsIn(typed, from, to);
      const [role] = PARTIES.get(called) ?? [];
      if (role === undefined) continue;
      const before = typed[typed[from - 1]?.word === 'the' ? from - 2 : from - 1]?.word ?? '';
      const next = typed[to]?.word ?? '';
      const isFrom = SAID_BY.test(before) && typed[from - 1]?.word === 'the';
      if (!isFrom && !WORDS_OF_THEIRS.has(next) && !(AUXILIARY.has(before) && ASKED_FOR.has(next))) continue;
      return { ...anybody(), names: [role], unknown: true, organisation: true, words: called, from, to };
    }
  }
  return undefined;
}

function wordsIn(typed: readonly TypedWord[], from: number, to: number): string {
  return typed
    .slice(from, to)
    .map(({ word }) => word)
    .join(' ');
}

/** Somebody whom the corpus does not know but the sentence treats as a speaker: "what did the ambulance service say". */
function readStranger(typed: readonly TypedWord[], known: readonly Speaker[]): Speaker | undefined {
  for (const [at, { word }] of typed.entries()) {
    if (!AUXILIARY.has(word)) continue;
    const verb = typed.findIndex((next, position) => position > at + 1 && ASKED_FOR.has(next.word));
    const from = typed[at + 1]?.word === 'the' ? at + 2 : at + 1;
    if (verb === -1 || verb - from > MAX_NAME_WORDS || verb <= from) continue;
    const name = typed.slice(from, endOfName(typed, verb));
    if (name.length === 0) continue;
    if (name.length === 1 && name[0]?.word === 'police') continue;
    // A name that ends in one that is known is theirs ("the current mayor"); one that goes on is not ("Mark Duggan's family").
    if (name.some((part) => NOBODY.has(part.word)) || known.some(({ to }) => to === from + name.length)) continue;
    // "The commissioner in 2017" is one whom the corpus knows; "Mark Duggan's family" is not.
    const head = known.find(({ from: start }) => start === from);
    if (head !== undefined && (name.length > 3 || isAfterKnown(typed[head.to]?.word ?? ''))) continue;
    const names = name.map((part) => part.word).filter((part) => part.length > 2);
    return {
      ...anybody(),
      names,
      unknown: true,
      says: isNamed(name) && is(typed[verb]?.word ?? '', 'questions.utters'),
      words: name.map((part) => part.word).join(' '),
      from,
      to: verb,
    };
  }
  return undefined;
}

/** Whose reaction or quote is asked for, where that is nobody whom the corpus knows: “Starmers reaction to the report”. */
function readWhose(
  typed: readonly TypedWord[],
  known: readonly Speaker[],
  question: string,
  corpus: Corpus,
): Speaker | undefined {
  const noun = typed.slice(0, FAR).findIndex(({ word }) => is(word, 'questions.answers'));
  const name = typed[noun - 1];
  if (name === undefined) return undefined;
  if (known.some(({ from, to }) => from < noun && to >= noun - 1)) return undefined;
  if (!is(typed[noun + 1]?.word ?? '', 'questions.behind-answers') || corpus.gazetteer.named(name.word))
    return undefined;
  const whose = withoutPossessive(name, question);
  // “The family's reaction”, “the mets reply” and “999 response” are of no stranger.
  if (![name.word, whose].every((word) => LONG_WORD.test(word) && !isEnglish(word))) return undefined;
  return { ...anybody(), names: [whose], unknown: true, says: true, words: whose, from: noun - 1, to: noun };
}

/** “Starmers” is Starmer's, “Jenkins'” and “Jenkins” are whole: an apostrophe tells where the name ends, and some names end in s. */
function withoutPossessive({ word, start, end }: TypedWord, question: string): string {
  const isMarked = /['’]/.test(question.slice(start, end + 1));
  return isMarked || is(word, 'names.surnames-in-s') ? word : word.replace(/(?<!s)s$/, '');
}

/** Shorter ones may be short forms of what the record calls by its full name. */
const LONG_WORD = /^\p{L}{5,}$/u;
/** Within so many words a question names whose reaction it asks for. */
const FAR = 12;

/** “What did the mayor *have to* say”, “… *himself ever* say”: what stands before the verb is no part of a name. */
function endOfName(typed: readonly TypedWord[], verb: number): number {
  let end = verb;
  while (is(typed[end - 1]?.word ?? '', 'questions.passed-over')) end -= 1;
  return end;
}

/** “Keir Starmer”, “Mark Duggan's family”: not “the organisers” or “the roads chief”, who may be called otherwise in the record. */
function isNamed(name: readonly TypedWord[]): boolean {
  return name.some(({ word }) => (name.length > 1 || word.length > SHORT_FORM) && !isEnglish(word));
}

/** Words that are no longer may be short forms of what the record calls by its full name. */
const SHORT_FORM = 4;

function isAfterKnown(word: string): boolean {
  return is(word, 'questions.after-known') || /^\d+$/.test(word);
}
