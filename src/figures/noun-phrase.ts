/** The noun that a number counts, read without a grammar: in English it is plural and stands soon after the number. */
import { isReporting } from '../quotations/cues.ts';
import type { Token } from './tokens.ts';

const set = (words: string) => new Set(words.split(' '));

const IRREGULAR_PLURALS = set(
  'people men women children policemen policewomen staff police teeth feet mice geese personnel cattle firemen clergy youth dead servicemen spokesmen constabularies aircraft crossbows offspring',
);
/** Words in s that are no plurals. */
const NOT_PLURAL = set(
  'was has is others his its this thus does says goes as us yes less plus always perhaps besides towards across sometimes afterwards nowadays whereas unless james thames london’s news ours hers theirs yours theirs across upwards overseas downwards indoors outdoors’ gas bus minus alas wants gets gives takes makes shows needs remains becomes means comes else',
);
const BOUNDARIES = set(
  'a an the this that these those my your his her its our their whose which who whom what when where while why how and or but nor so than as if because although though until since before after during of in on at by for from to into onto with within without about against between among through over under up down off out near across per via along around behind beyond despite towards including is are was were be been being am has have had do does did will would shall should can could may might must not no it they he she we you i there here also just only then now every each some any both said say says told added ago earlier later away apart not however according last next whether yet still alone took went came made got gave left fell rose died saw ran became began grew stood lay put led held hit cost came known shot set cut spent paid kept lost met found won sent brought caught showed brought wore felt thought knew heard never often already nearly almost alike aged compared instead respectively together nationally overall today yesterday tomorrow',
);
/** “One” before these counts nothing. */
const ONE_IS_NO_COUNT = set(
  'day thing point time side way hand reason example another more such else night morning moment problem option idea aspect question place step sense message letter email post tweet case instance extract',
);
/** Verbs of speaking beside those that open a report. */
const SPEECH = set('asked wrote called described grumbled');
const LONGEST = 9;

export interface Noun {
  /** plural */
  word: string;
  /** index after it */
  to: number;
}

/** Whether a word looks like a plural noun. */
export function isPlural(word: string): boolean {
  if (IRREGULAR_PLURALS.has(word) || /(?:men|children)$/.test(word)) return true;
  return word.length > 3 && word.endsWith('s') && !/(ss|us|is|['’]s|ous)$/.test(word) && !NOT_PLURAL.has(word);
}

/** Whether a word can't belong to a noun phrase that goes on. */
export function isBoundary(word: string): boolean {
  return BOUNDARIES.has(word);
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
    while (isPlural(tokens[last + 1]?.lower ?? '') && tokens[last + 1]?.kind === 'word') last += 1;
    return { word: tokens[last]?.lower ?? '', to: last + 1 };
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
  if (isSpeaking(tokens[from - 2]?.lower ?? '')) return undefined;
  let last: number | undefined;
  let at = from;
  for (; at < Math.min(tokens.length, from + LONGEST); at += 1) {
    const word = tokens[at]?.lower ?? '';
    if (tokens[at]?.kind !== 'word' || isBoundary(word) || isSpeaking(word) || isPlural(word) || NOT_PLURAL.has(word))
      break;
    if (last !== undefined && /(?:ed|ly)$/.test(word)) break;
    last = at;
  }
  const noun = tokens[last ?? -1]?.lower;
  if (last === undefined || noun === undefined || ONE_IS_NO_COUNT.has(noun) || isSpeaking(tokens[at]?.lower ?? ''))
    return undefined;
  // “One man after another” and “one by one” count nothing.
  const isRepeated = tokens[at]?.lower === 'after' && tokens[at + 1]?.lower === 'another';
  if (isRepeated || noun === 'one' || /(?:ed|ing|ly)$/.test(noun)) return undefined;
  return { word: pluralOf(noun), to: last + 1 };
}

function isSpeaking(word: string): boolean {
  return SPEECH.has(word) || isReporting(word);
}

/** The plural of a regular or common noun. */
export function pluralOf(noun: string): string {
  if (noun.endsWith('man')) return `${noun.slice(0, -3)}men`;
  if (noun === 'person') return 'people';
  if (noun === 'child') return 'children';
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  if (noun === 'knife' || noun === 'life') return `${noun.slice(0, -2)}ves`;
  return /(s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

function endsPhrase(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind === 'mark') return !['-', '“', '”', '"', "'", '‘', '’'].includes(token.text);
  if (token?.kind === 'number') return token.text !== '999' && token.text !== '101';
  return isBoundary(token?.lower ?? '') && !isStopAndSearch(tokens, at - 1);
}

function isStopAndSearch(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at]?.lower === 'stop' && tokens[at + 1]?.lower === 'and' && /^search(es)?$/.test(tokens[at + 2]?.lower ?? '')
  );
}
