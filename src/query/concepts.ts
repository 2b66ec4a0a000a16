import { pattern, words, wordsOf } from '../lexicon/lexicon.ts';
import { isStopWord, stem, tokenize } from '../search/analyzer.ts';
import { isEnglish, isEveryday } from '../search/english.ts';
import type { Index } from '../search/index.ts';
import { normalizeWord } from '../search/words.ts';
import { ASKING, PREMISES } from './operations.ts';
import type { Concept, Speaker, TypedWord } from './query.ts';

/** Words that frame a question (who said, how many, in what year) rather than say what it is about. */
const FRAMING = words('questions.framing');
/** Stems of what may come of something. */
const OUTCOMES: ReadonlySet<string> = new Set(Array.from(words('questions.outcomes'), stem));
const FRAMING_SHARE = 0.35;
/** Terms in fewer entries than this tell no more than those: one more source would change their number. */
const MIN_FREQUENCY = 3;
const EVERYDAY_SHARE = 0.75;
/** “The 2 cops”: the record writes so small a number in letters, so that its digit is rare and tells little. */
const DIGIT_SHARE = 0.3;
/** How much a word counts that the corpus has never seen, as shares of the rarest word's weight. */
const UNKNOWN_EVERYDAY = 0.25;
const UNKNOWN_ENGLISH = 0.6;
const UNKNOWN_NAME = 0.7;
/** “By the 29th”: a day of what was named before. */
const DAY = /^[0-3]?\d(?:st|nd|rd|th)$/;
const CORRECTED_WEIGHT = 0.85;
const SYNONYM_WEIGHT = 0.7;
const MAX_CONCEPTS = 40;
/** Words of change: a trend shows it, no item says it. */
const CHANGE = new RegExp(`^(?:${pattern('questions.change')}|${pattern('questions.change-stems')}\\w*)$`);
/** Words of the highest and lowest: a series shows it. */
const EXTREMES = wordsOf('questions.most', 'questions.least', 'questions.worst', 'questions.best');

/**
 * What an answer has to be about, in the order of the question.
 * @param passedOver where dates stand, which are asked about as dates, and what is left out
 * @param of the question is about change, about the highest or lowest of a series, or asks for all or a count of something:
 * words of that are no subject of their own
 */
export function readConcepts(
  typed: readonly TypedWord[],
  speakers: readonly Speaker[],
  passedOver: readonly { start: number; end: number }[],
  of: { change: boolean; extreme: boolean; operation: boolean; premise: boolean },
  index: Index,
): Concept[] {
  const concepts: Concept[] = [];
  /** where the run of words ends that tells what is counted */
  let focusEnd = -1;
  for (let at = 0; at < typed.length && concepts.length < MAX_CONCEPTS; ) {
    const word = typed[at];
    if (word === undefined) break;
    const speaker = speakers.find(({ from, to }) => from <= at && at < to);
    if (speaker?.excluded) {
      at = speaker.to;
      continue;
    }
    if (speaker !== undefined) {
      concepts.push({ ...conceptOfSpeaker(speaker, typed, index), speaker: speakers.indexOf(speaker) });
      at = speaker.to;
      continue;
    }
    if (isStopWord(word.word) || passedOver.some(({ start, end }) => word.start >= start && word.start < end)) {
      at += 1;
      continue;
    }
    const nextSpeaker = Math.min(typed.length, ...speakers.map(({ from }) => from).filter((from) => from > at));
    const { concept, length } = conceptAt(typed.slice(0, nextSpeaker), at, index);
    const before = concepts.at(-1);
    // Of “how many police horses” the last word tells what is counted.
    const continues = before?.focus === true && at === focusEnd;
    if (continues && !concept.framing) concepts[concepts.length - 1] = { ...before, focus: false };
    const focus = !concept.framing && (continues || follows(typed, at));
    if (focus) focusEnd = at + length;
    const isFraming =
      (of.change && CHANGE.test(concept.words)) ||
      (of.extreme && EXTREMES.has(concept.words)) ||
      (of.operation && ASKING.has(concept.words)) ||
      (of.premise && PREMISES.has(concept.words));
    concepts.push({ ...(isFraming ? asFraming(concept) : concept), focus: focus && !isFraming });
    at += length;
  }
  return concepts;
}

/** Whether terms say nothing of what a question or a measure is about: “Metropolitan Police officers”. */
export function onlyFrame(terms: readonly string[]): boolean {
  return terms.every((term) => FRAMING_STEMS.has(term));
}

const FRAMING_STEMS: ReadonlySet<string> = new Set(Array.from([...FRAMING, ...words('questions.change')], stem));

/** Whether a concept only tells of the steps of a series: “the biggest rise in …”, “which year …”. */
export function isOfSteps({ words: text }: Concept): boolean {
  return CHANGE.test(text) || EXTREMES.has(text) || OF_STEPS.has(text);
}

const OF_STEPS = wordsOf(
  'questions.rises',
  'questions.falls',
  'questions.rising',
  'questions.falling',
  'questions.periods',
);

/** Right after “how many”, “number of”, “which” or “who was the”, articles passed over. */
function follows(typed: readonly TypedWord[], at: number): boolean {
  const before = typed
    .slice(Math.max(0, at - 4), at)
    .map(({ word }) => word)
    .join(' ');
  return ASKS_FOR.test(before);
}

const ASKS_FOR = new RegExp(String.raw`\b${pattern('questions.asks-for')}(?: the| a| an)?$`);

function asFraming(concept: Concept): Concept {
  return concept.framing ? concept : { ...concept, framing: true, weight: concept.weight * FRAMING_SHARE };
}

/** The concept that begins at a word: the longest run that the synonyms know, or the word alone. */
function conceptAt(typed: readonly TypedWord[], at: number, index: Index): { concept: Concept; length: number } {
  for (let length = Math.min(typed.length - at, index.synonyms.longest + 2); length > 1; length -= 1) {
    const run = typed.slice(at, at + length);
    if (isStopWord(run.at(-1)?.word ?? '')) continue;
    // “Upheld against officers, how many of them lost …” is no “officers lost”.
    if (run.some(({ word }) => word === 'how' || word === 'many')) continue;
    const stems = run.filter(({ word }) => !isStopWord(word)).map(({ word }) => stem(word));
    if (stems.length > 1 && index.synonyms.of(stems).length > 0)
      return { concept: makeConcept(run, stems, index), length };
  }
  const run = typed.slice(at, at + 1);
  return {
    concept: makeConcept(
      run,
      run.map(({ word }) => stem(word)),
      index,
    ),
    length: 1,
  };
}

function makeConcept(run: readonly TypedWord[], stems: readonly string[], index: Index): Concept {
  const surely = run.some(({ corrected }) => corrected) ? CORRECTED_WEIGHT : 1;
  const phrases = [
    { stems, weight: surely },
    ...index.synonyms.of(stems).map((synonym) => ({ stems: synonym, weight: SYNONYM_WEIGHT * surely })),
  ];
  const alternatives = phrases.flatMap(({ stems: phrase, weight }) => {
    const isKnown = phrase.every((term) => index.dictionary.id(term) !== undefined);
    return isKnown ? [{ stems: [...phrase], weight }] : [];
  });
  const typedWords = run.map(({ word }) => word).join(' ');
  // "Officer numbers" is a subject, though neither word is one.
  const framing = run.length === 1 && run.every(({ word }) => FRAMING.has(word));
  return {
    words: typedWords,
    weight:
      weightOf(
        run.map(({ word }) => word).filter((word) => !isStopWord(word)),
        alternatives,
        index,
      ) * (framing ? FRAMING_SHARE : 1),
    known: alternatives.length > 0,
    name: alternatives.length === 0 && !run.some(({ word }) => isEnglish(word) || /\d/.test(word)),
    framing,
    focus: false,
    outcome: run.some(({ word }) => OUTCOMES.has(stem(word))),
    alternatives,
  };
}

/** What an entry has to hold to be about a speaker: one of its names; or else be an item of theirs. */
function conceptOfSpeaker(speaker: Speaker, typed: readonly TypedWord[], index: Index): Concept {
  const names = speaker.ids.flatMap((id) => {
    const person = index.corpus.person(id);
    return person === undefined ? [] : [person.name.split(' of ')[0] ?? person.name, ...person.aliases];
  });
  const phrases = [speaker.words, ...names].map((name) =>
    tokenize(name)
      .map(({ word }) => word)
      .filter((word) => !isStopWord(word))
      .map(stem),
  );
  const alternatives = phrases.flatMap((phrase) => {
    const isKnown = phrase.length > 0 && phrase.every((term) => index.dictionary.id(term) !== undefined);
    return isKnown ? [{ stems: phrase, weight: 1 }] : [];
  });
  const framing = typed.slice(speaker.from, speaker.to).every(({ word }) => FRAMING.has(normalizeWord(word)));
  return {
    words: speaker.words,
    weight: weightOf([speaker.words], alternatives, index) * (framing ? FRAMING_SHARE : 1),
    known: true,
    name: false,
    framing,
    focus: false,
    outcome: false,
    alternatives,
  };
}

/**
 * How much a concept tells. It is met by its synonyms too, so it is only as rare as it and they together; a phrase is as
 * rare as its rarest word. Everyday words weigh less, and least where the corpus has never used them: they are chat.
 */
function weightOf(run: readonly string[], alternatives: Concept['alternatives'], index: Index): number {
  const { dictionary } = index;
  const everyday = run.every(isEveryday);
  if (alternatives.length === 0)
    return (
      dictionary.idf(MIN_FREQUENCY) *
      (everyday || run.every((word) => DAY.test(word))
        ? UNKNOWN_EVERYDAY
        : run.every(isEnglish)
          ? UNKNOWN_ENGLISH
          : UNKNOWN_NAME)
    );
  const frequencies = alternatives.map(({ stems }) => Math.min(...stems.map((term) => index.frequency(term))));
  const own = frequencies[0] ?? 0;
  const together = Math.max(...frequencies);
  const rarity =
    own === 0
      ? dictionary.idf(Math.max(together, MIN_FREQUENCY))
      : (dictionary.idf(Math.max(own, MIN_FREQUENCY)) + dictionary.idf(Math.max(together, MIN_FREQUENCY))) / 2;
  return rarity * (everyday ? EVERYDAY_SHARE : run.every((word) => /^\d$/.test(word)) ? DIGIT_SHARE : 1);
}
