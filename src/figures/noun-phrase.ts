/** The noun that a number counts, read without a grammar: in English it is plural and stands soon after the number. */
import { is, pluralOf } from '../lexicon/lexicon.ts';
import { lowerAt, type Token } from './tokens.ts';

const LONGEST = 9;

export interface Noun {
  /** plural */
  word: string;
  /** index after it */
  to: number;
}

/** Whether a word looks like a plural noun. */
export function isPlural(word: string): boolean {
  if (is(word, 'inflections.plurals') || /(?:men|children)$/.test(word)) return true;
  return (
    word.length > 3 && word.endsWith('s') && !/(ss|us|is|['’]s|ous)$/.test(word) && !is(word, 'inflections.no-plurals')
  );
}

/** Whether a word can't belong to a noun phrase that goes on. */
export function isBoundary(word: string): boolean {
  return is(word, 'function.phrase-ends');
}

/**
 * The plural noun that heads the words from an index on; adjectives and nouns before it are passed over.
 * @returns undefined where the phrase ends before a plural
 */
export function pluralFrom(tokens: readonly Token[], from: number): Noun | undefined {
  for (let at = from; at < Math.min(tokens.length, from + LONGEST); at += 1) {
    const token = tokens[at];
    if (token === undefined || endsPhrase(tokens, at)) return undefined;
    if (token.kind === 'mark' || token.kind === 'number') continue;
    if (isStopAndSearch(tokens, at)) {
      at += 1;
      continue;
    }
    const compound = compoundAt(tokens, at);
    if (compound !== undefined) return compound;
    if (!isPlural(token.lower)) continue;
    let last = at;
    while (isPlural(lowerAt(tokens, last + 1)) && tokens[last + 1]?.kind === 'word') last += 1;
    return { word: lowerAt(tokens, last), to: last + 1 };
  }
  return undefined;
}

/** “Break-ins”, “post-mortems”: a plural whose parts a hyphen joins. */
function compoundAt(tokens: readonly Token[], at: number): Noun | undefined {
  const [first, hyphen, last] = tokens.slice(at, at + 3);
  const isJoined = hyphen?.text === '-' && hyphen.glued && last?.kind === 'word' && last.glued;
  if (first === undefined || !isJoined || !/^\p{L}+[^s]s$|^(?:ins|ups)$/u.test(last.lower)) return undefined;
  // “Stab-proof vests” goes on; what is no plural itself may still be one with its first part.
  return isPlural(last.lower) || last.lower.length <= 4
    ? { word: `${first.lower}-${last.lower}`, to: at + 3 }
    : undefined;
}

/** The noun after “one”, made plural: “one officer” counts officers. Idioms (“one day”) and speakers (“one resident said”) count nothing. */
export function singularFrom(tokens: readonly Token[], from: number): Noun | undefined {
  if (isSpeaking(lowerAt(tokens, from - 2))) return undefined;
  let last: number | undefined;
  let at = from;
  for (; at < Math.min(tokens.length, from + LONGEST); at += 1) {
    const word = lowerAt(tokens, at);
    // “One anti-knife campaigner”
    if (tokens[at]?.text === '-' && tokens[at]?.glued === true && tokens[at + 1]?.glued === true) continue;
    if (
      tokens[at]?.kind !== 'word' ||
      isBoundary(word) ||
      isSpeaking(word) ||
      isPlural(word) ||
      is(word, 'inflections.no-plurals')
    )
      break;
    if (last !== undefined && /(?:ed|ly)$/.test(word)) break;
    last = at;
  }
  const noun = tokens[last ?? -1]?.lower;
  if (last === undefined || noun === undefined || is(noun, 'numbers.no-count') || isSpeaking(lowerAt(tokens, at)))
    return undefined;
  // “One man after another” and “one by one” count nothing.
  const isRepeated = tokens[at]?.lower === 'after' && tokens[at + 1]?.lower === 'another';
  if (isRepeated || noun === 'one' || /(?:ed|ing|ly)$/.test(noun)) return undefined;
  return { word: pluralOf(noun), to: last + 1 };
}

function isSpeaking(word: string): boolean {
  if (/^sp(?:oke|eaks|eaking)$/.test(word)) return true;
  return is(word, 'verbs.reporting', 's', 'past', 'ing') || is(word, 'verbs.speech', 'past');
}

function endsPhrase(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind === 'mark') return !['-', '“', '”', '"', "'", '‘', '’'].includes(token.text);
  if (token?.kind === 'number') return token.text !== '999' && token.text !== '101';
  return isBoundary(token?.lower ?? '') && !isStopAndSearch(tokens, at - 1);
}

function isStopAndSearch(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at]?.lower === 'stop' && tokens[at + 1]?.lower === 'and' && /^search(es)?$/.test(lowerAt(tokens, at + 2))
  );
}
