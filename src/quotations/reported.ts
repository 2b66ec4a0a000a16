/** Reported speech in sentences without quotation marks. */
import { is } from '../lexicon/lexicon.ts';
import { endWithout, type Range, trimmed, type Word, wordsIn } from '../reading/text.ts';
import { invertedAfterComma } from './attribution.ts';
import { beforeComma, contentStart } from './content.ts';
import { firstOf, type Rule } from './rules.ts';
import { accordingTo } from './sources.ts';
import { isSpeaking } from './speaking.ts';
import { type Attribution, subjectBefore } from './subjects.ts';
import { isUnsaid } from './unsaid.ts';
import { isCallingNoun, isCapital, isFiniteVerb, isPostNoun, isReporting } from './word-classes.ts';

/** What a sentence says that somebody said; without `content` it tells only who is speaking. */
export interface Reported {
  said: Attribution;
  content?: Range;
  /** the part of what is said that follows the speaker: “The council, said Jo Bloggs, had no choice.” */
  rest?: Range;
}

interface Sentence {
  text: string;
  sentence: Range;
  words: readonly Word[];
  /** index of the verb of saying, -1 for none */
  at: number;
  source: Range | undefined;
  /** where the sentence ends, without its full stop */
  end: number;
}

/** Shorter contents, in characters and words, say nothing. */
const SHORTEST = { characters: 12, words: 3, before: 1 };

export const REPORTED: readonly Rule<Sentence, Reported>[] = [
  {
    name: 'according to, without marks',
    when: ({ at }) => at === -1,
    reads: ({ text, sentence, words, end }) => {
      const said = accordingTo(text, words, end);
      if (said?.source === undefined) return undefined;
      const content = trimmed(text, { start: sentence.start, end: beforeComma(text, said.cue.start) });
      return content.end - content.start > SHORTEST.characters ? { content, said } : undefined;
    },
    example: ['The plan is dead and buried, according to Ada Moss.', 'indirect Ada Moss: The plan is dead and buried'],
  },
  {
    name: 'whoever speaks between two parts of what they say',
    when: ({ text, words, at, end }) => at > 0 && betweenCommas(text, words, at, end) !== undefined,
    reads: ({ text, sentence, words, at, end }) => {
      const comma = betweenCommas(text, words, at, end);
      const before = words[at - 1];
      const said =
        comma === undefined
          ? undefined
          : invertedAfterComma(
              text,
              words.filter((word) => word.start < comma),
              at,
              comma,
            );
      if (
        said?.source === undefined ||
        comma === undefined ||
        before === undefined ||
        !isSomebody(wordsIn(text, said.source))
      )
        return undefined;
      const content = trimmed(text, { start: sentence.start, end: before.end });
      return { content, rest: trimmed(text, { start: comma + 1, end }), said };
    },
    example: ['The council, said Ada Moss, had no choice.', 'indirect Ada Moss: The council … had no choice'],
    counter: [
      'Locks cost money, said Ada Moss, a professor of boats.',
      'indirect Ada Moss (professor of boats): Locks cost money',
    ],
  },
  {
    name: 'the subject behind its verb, without marks',
    when: ({ at }) => at > SHORTEST.before,
    reads: ({ text, sentence, words, at, end }) => {
      const said = invertedAfterComma(text, words, at, end);
      const before = words[at - 1];
      const own = said?.source === undefined ? [] : wordsIn(text, said.source);
      const isClause = !/,/.test(text.slice(sentence.start, before?.end)) || words.slice(0, at).some(isVerb);
      if (said === undefined || before === undefined || !isClause || !isSomebody(own)) return undefined;
      return { content: trimmed(text, { start: sentence.start, end: before.end }), said };
    },
    example: [
      'Fines are likely to bring the boats back, said Ada Moss, a professor of locks.',
      'indirect Ada Moss (professor of locks): Fines are likely to bring the boats back',
    ],
  },
  {
    name: 'the verb ends its sentence, without marks',
    when: ({ text, sentence, words, at, source, end }) => {
      const before = text.slice(sentence.start, source?.start ?? sentence.start).trimEnd();
      return before.endsWith(',') && before.length > 20 && isClosed(text, words, at, end) && !hasThat(words, at);
    },
    reads: ({ text, sentence, words, at, source }) => {
      const verb = words[at];
      if (verb === undefined || source === undefined) return undefined;
      const content = trimmed(text, { start: sentence.start, end: beforeComma(text, source.start) });
      return { content, said: { cue: verb, source } };
    },
    example: ['The plan is dead and buried, Ada Moss said.', 'indirect Ada Moss: The plan is dead and buried'],
  },
  {
    name: 'what comes behind the verb, without marks',
    when: ({ source }) => source !== undefined,
    reads: ({ text, words, at, source, end }) => {
      const verb = words[at];
      if (verb === undefined || source === undefined) return undefined;
      const said = { cue: verb, source };
      const content = trimmed(text, { start: contentStart(text, verb, { start: end, end }), end });
      if (is(verb.lower, 'verbs.clausal') && !isClause(wordsIn(text, content))) return undefined;
      return wordsIn(text, content).length < SHORTEST.words ? { said } : { content, said };
    },
    example: ['Ada Moss said that the plan would go ahead.', 'indirect Ada Moss: that the plan would go ahead'],
  },
];

/** Where the comma stands that ends the speaker’s description behind a verb, before words that go on with a verb of their own. */
function betweenCommas(text: string, words: readonly Word[], at: number, end: number): number | undefined {
  const verb = words[at];
  if (verb === undefined || !/,\s$/.test(text.slice(0, verb.start).slice(-2))) return undefined;
  const comma = text.indexOf(',', verb.end);
  if (comma === -1 || comma >= end) return undefined;
  const [first] = words.filter(({ start }) => start > comma);
  const isSplit = !words.slice(0, at).some(isVerb);
  return isSplit && first !== undefined && isVerb(first) ? comma : undefined;
}

/** Reads reported speech in a sentence without quotation marks. */
export function reportedIn(text: string, sentence: Range): Reported | undefined {
  const words = wordsIn(text, sentence);
  const at = words.findIndex(
    ({ lower }, index) =>
      isReporting(lower) && isSpeaking(words, index) && words[index - 1]?.lower !== 'who' && !isUnsaid(words, index),
  );
  const verb = words[at];
  const end = endWithout(text, sentence, '.!?…');
  const source = verb === undefined || at === 0 ? undefined : subjectBefore(text, sentence, verb);
  return firstOf(REPORTED, { text, sentence, words, at, source, end });
}

/** Whether nothing comes behind a verb that it could report. */
function isClosed(text: string, words: readonly Word[], at: number, end: number): boolean {
  const next = words[at + 1];
  return (
    next === undefined ||
    is(next.lower, 'clauses.behind-said') ||
    /^[.!?…\s]*$/.test(text.slice(words[at]?.end ?? end, end))
  );
}

/** “(noted) that it was late”, not “(noted) births since 1700” */
function isClause(words: readonly Word[]): boolean {
  return (
    words[0]?.lower === 'that' ||
    words.some(
      (word, at) => at > 0 && (isVerb(word) || (is(word.lower, 'function.modals') && /^\p{Ll}/u.test(word.text))),
    )
  );
}

function hasThat(words: readonly Word[], at: number): boolean {
  return words.slice(at + 1, at + 9).some(({ lower }) => lower === 'that');
}

function isVerb({ lower, text }: Word): boolean {
  return isFiniteVerb(lower) && /^\p{Ll}/u.test(text);
}

/** Whether the first words of a phrase name or describe somebody: “Jo Bloggs, a baker”, “psychologist Jo Bloggs”. */
function isSomebody(words: readonly Word[]): boolean {
  const [first, second] = is(words[0]?.lower ?? '', 'clauses.determiners') ? words.slice(1) : words;
  const isHuman = (word: Word | undefined) =>
    word !== undefined && (isCallingNoun(word.lower) || isPostNoun(word.lower));
  return first !== undefined && (isCapital(first) || isHuman(first) || isHuman(second));
}
