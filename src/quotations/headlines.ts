/** Who says what a headline quotes: “‘We are ready’: mayor …”, “Mayor: ‘We are ready’”, “Crime ‘down’ - residents”. */
import { is } from '../lexicon/lexicon.ts';
import { type Range, trimmed, type Word, wordsIn } from '../reading/text.ts';
import type { Quotation, Resolution } from '../reading/types.ts';
import type { Piece } from './content.ts';
import { firstOf, type Rule } from './rules.ts';
import type { Attribution } from './subjects.ts';
import {
  genderOf,
  genderOfNoun,
  isBodyWord,
  isCallingNoun,
  isEpithet,
  isFiniteVerb,
  isPostNoun,
  withoutPossessive,
} from './word-classes.ts';

/** As many words a headline takes to say who speaks. */
const LONGEST_SOURCE = 6;
const LONGEST_HEADLINE = 160;

/** The headline of a text: its first paragraph, where that is short and no sentence. */
export function headlineOf(text: string): Range | undefined {
  const start = text.length - text.trimStart().length;
  const [line = ''] = text.slice(start, start + LONGEST_HEADLINE + 1).split('\n', 1);
  const words = line.trimEnd();
  const isWhole = words.length > 0 && words.length <= LONGEST_HEADLINE;
  return isWhole && !/[.!?]["”’']?$/.test(words) ? { start, end: start + words.length } : undefined;
}

/** Words in marks in a headline. */
interface InHeadline {
  text: string;
  piece: Piece;
  /** the words behind them */
  rest: string;
}

export const HEADLINES: readonly Rule<InHeadline, Attribution>[] = [
  {
    name: 'a headline’s source behind a dash',
    when: ({ rest }) => DASH.test(rest),
    reads: ({ text, piece: { end, tail }, rest }) => {
      const [before = '', said = ''] = DASH.exec(rest) ?? [];
      const source = trimmed(text, { start: end + before.length, end: tail.end });
      const words = wordsIn(text, source);
      const goesOn = is(words[0]?.lower ?? '', 'clauses.going-on');
      if (words.length > LONGEST_SOURCE || goesOn) return undefined;
      return { cue: trimmed(text, { start: end + said.length, end: source.start }), source };
    },
    example: ['Lock ‘is a trap’ - boaters', 'mixed boaters: Lock ‘is a trap’'],
  },
  {
    name: 'a headline’s source behind a colon',
    when: ({ rest }) => !DASH.test(rest) && COLON.test(rest),
    reads: ({ text, piece: { end, tail }, rest }) => {
      const source = opening(wordsIn(text, { start: end, end: tail.end }));
      const [colon = ''] = COLON.exec(rest) ?? [];
      return source && { cue: trimmed(text, { start: end, end: end + colon.length }), source };
    },
    example: ['‘We are sorry’: mayor speaks at last', 'direct mayor: ‘We are sorry’'],
  },
];

/** What is said may go on up to the dash: “Lock ‘far too slow’ to close - boaters”. */
const DASH = /^([^-–—:,]{0,60}\s)[-–—]\s+(?=\S)/;
const COLON = /^\s*:\s+(?=\S)/;

/** Who speaks, by the words around a quotation in a headline, as far as headlines have a way of their own. */
export function attributionInHeadline(text: string, piece: Piece): Attribution | undefined {
  return firstOf(HEADLINES, { text, piece, rest: text.slice(piece.end, piece.tail.end) });
}

/**
 * Quotations of which those of the headline have the speaker whose words further down they repeat, where the headline itself
 * names nobody: “‘I am sorry’, says mayor” over “‘I am sorry for it all,’ Jo Bloggs said.”
 */
export function echoed(quotations: Quotation[], end: number): Quotation[] {
  const below = quotations.filter(({ start, resolution }) => start > end && KNOWN.has(resolution));
  return quotations.map((quotation) => {
    if (quotation.start > end || KNOWN.has(quotation.resolution)) return quotation;
    const words = wordsInMarks(quotation);
    const same =
      words.length < 2 ? [] : below.filter((other) => ` ${plain(other.text)} `.includes(` ${words.join(' ')} `));
    const [first] = same;
    const isOne = first !== undefined && same.every(({ speaker }) => speaker === first.speaker);
    const speaking = isOne ? first : firstToSpeak(quotation, below);
    if (speaking === undefined || (isOfSeveral(quotation) && !/ and /.test(speaking.speaker ?? ''))) return quotation;
    const { role: _role, personId: _id, ...rest } = quotation;
    return {
      ...rest,
      speaker: speaking.speaker,
      ...(speaking.personId === undefined ? {} : { personId: speaking.personId }),
      ...(speaking.role === undefined ? {} : { role: speaking.role }),
      resolution: 'role',
    };
  });
}

/** “…, say judges”: none of them alone. */
function isOfSeveral({ cue, source }: Quotation): boolean {
  return (
    (is(cue?.text ?? '', 'verbs.headline-plural', 'base') || /^[:–—-]$/.test(cue?.text ?? '')) &&
    /[^s]s$/.test(source?.text ?? '')
  );
}

/**
 * A headline's “mum” or “driver”, or whoever says the words that it leaves alone, is most often the first to speak below:
 * so far as nothing else is told of them.
 */
function firstToSpeak({ kind, source, resolution }: Quotation, below: readonly Quotation[]): Quotation | undefined {
  const first = below.find((each) => each.kind !== 'indirect' && each.speaker !== null);
  if (first === undefined) return undefined;
  if (source === undefined) return kind === 'direct' && resolution === 'unknown' ? first : undefined;
  const noun = source.text.toLowerCase().split(/\s+/).at(-1) ?? '';
  const [given = ''] = (first.speaker ?? '').toLowerCase().split(' ');
  const genders = [genderOfNoun(noun), genderOf([given])];
  const isSame = genders.includes(undefined) || genders[0] === genders[1];
  const fits = first.role === undefined || first.role.toLowerCase().includes(noun);
  // “…, say parents”: two who are named together below
  const isPair = is(noun, 'nouns.pairs', 'base') && / and /.test(first.speaker ?? '');
  return isSame && fits && (isPair || isCallingNoun(noun) || genderOfNoun(noun) !== undefined) ? first : undefined;
}

const KNOWN = new Set<Resolution>(['named', 'pronoun', 'role', 'continued']);

function wordsInMarks({ kind, text }: Quotation): string[] {
  const marked = kind === 'direct' ? text : (/[“"‘'](.*)[”"’']/.exec(text)?.[1] ?? '');
  return plain(marked)
    .split(' ')
    .filter((word) => word !== '');
}

function plain(text: string): string {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:'\p{L}+)*/gu) ?? []
  ).join(' ');
}

/** The post, calling or name that words begin with: “deputy mayor (sorry for …)”, “Bus driver (robbed)”, “Mum('s anguish)”. */
function opening(words: readonly Word[]): Range | undefined {
  const few = words.slice(0, LONGEST_SOURCE);
  const described = behindEpithet(few);
  if (described !== undefined) return described;
  const run = few.findIndex(({ text }) => !/^\p{Lu}/u.test(text));
  const owner = few.findIndex(({ text }) => /['’]s$/.test(text));
  if (owner !== -1 && owner < 3 && isSomebody(few[owner])) return whole(few.slice(0, owner + 1));
  const post = few.findIndex((word, at) => isSomebody(word) && !isSomebody(few[at + 1]));
  // Only the first word has the capital of its sentence: the noun phrase goes on to the calling.
  const goesOn = run === 1 && post > 0 && post < 4 && !few.slice(1, post).some(({ lower }) => isFiniteVerb(lower));
  return whole(few.slice(0, run > 0 && !goesOn ? run : post + 1));
}

/** “Hero gran (sees off …)”, “Veteran campaigner Jo Bloggs (…)”: what headlines put before somebody is no name. */
function behindEpithet(words: readonly Word[]): Range | undefined {
  const [first, second] = words;
  if (first === undefined || second === undefined || !isEpithet(first.lower)) return undefined;
  const isCapital = (word: Word | undefined) => /^\p{Lu}/u.test(word?.text ?? '');
  const found = words.slice(0, 4).findIndex((word, at) => at > 0 && isSomebody(word) && !isSomebody(words[at + 1]));
  const isVerb = (word: Word | undefined) => word !== undefined && !isCapital(word) && isFiniteVerb(word.lower);
  // “Former Lockham star Jo Bloggs”, “Brave Jo Bloggs”
  const lower = words.findIndex((word, at) => at > 0 && !isCapital(word));
  const isNamed = isCapital(second) && isCapital(words[2]);
  const noun = found === -1 || words.slice(1, found).some(isVerb) ? lower : found;
  const isAction = isCapital(second) && /[^s]s$/.test(words[lower]?.lower ?? '');
  if ((found === -1 && (isNamed || isAction)) || noun === -1)
    return whole(words.slice(1, lower === -1 ? undefined : lower));
  if (isVerb(words[noun])) return noun > 1 ? whole(words.slice(1, noun)) : undefined;
  const isBeforeName = !isCapital(words[noun]) || /^\p{Lu}+$/u.test(words[noun]?.text ?? '');
  const rest = words.findIndex((word, at) => at > noun && !isCapital(word));
  return whole(words.slice(0, isBeforeName ? (rest === -1 ? undefined : rest) : noun + 1));
}

function isSomebody(word: Word | undefined): boolean {
  const noun = withoutPossessive(word?.lower ?? '').replace(/^(?:ex|then)-/, '');
  return isPostNoun(noun) || isCallingNoun(noun) || isBodyWord(noun);
}

function whole(words: readonly Word[]): Range | undefined {
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { start: first.start, end: first.start + withoutPossessive(last.text).length + last.start - first.start };
}
