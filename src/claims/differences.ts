/** What tells a claim from the statement that it tells of, as differences that can be shown. */
import { quotedWords } from '../corpus/citation.ts';
import type { StatementEntry } from '../corpus/corpus.ts';
import { pattern, patternInAnyCase } from '../lexicon/lexicon.ts';
import type { Span } from '../reading/types.ts';
import { stem } from '../search/analyzer.ts';
import { movedNumbers, numberClashes, yearClashes, yearsOfSaying } from './clashes.ts';
import type { WordsMatch } from './compare-words.ts';
import type { ClaimRecord } from './evidence.ts';
import { exclusions } from './exclusive.ts';
import type { Judging } from './judging.ts';
import { oppositions } from './polarity.ts';
import { alignedShare, quotedShare, wordCount } from './quoted.ts';
import type { ReadClaim } from './reading.ts';
import { isNamedIn, type Named, namedIn } from './speakers.ts';
import type { Difference, Slot } from './types.ts';
import { departures } from './wording.ts';

export interface Compared {
  differences: Difference[];
  /** something is left out, or made more of, so that it reads otherwise */
  cut: Difference | undefined;
  /** what depends on something, or may be, is told as if nothing were in its way */
  isSurer: boolean;
  /** words are quoted, and the stored words of the statement hold every one of them in order */
  verbatim: boolean;
}

/** A quotation of which less stands in a statement is another one. */
const MOST_OF_IT = 0.5;
const NEARLY_ALL_OF_IT = 0.6;

export function compareWords(claim: ReadClaim, { item, entry }: WordsMatch, { after, record }: Judging): Compared {
  const { text } = entry.statement;
  const made = (slot: Slot, recorded: string, said?: Span): Difference => ({
    slot,
    ...(said !== undefined && { said }),
    recorded,
    item: entry.id,
  });
  const span = ({ start, end }: { start: number; end: number }): Span => ({
    start: start + claim.start,
    end: end + claim.start,
    text: claim.text.slice(start, end),
  });
  const repeated = departures(claim.text, text, (one, other) => areAlike(one, other, record));
  const opposed = oppositions(claim.text, text)
    .filter(({ by }) => repeated === undefined || by === 'words')
    .map(({ by, other, ...at }) => ({ slot: by, recorded: other, ...at }));
  const told = [...(repeated ?? []), ...opposed];
  const wording = told.map(({ slot, recorded, start, end }) =>
    made(slot, recorded, start === undefined || end === undefined ? undefined : span({ start, end })),
  );
  const numbers = [...numberClashes(claim.numbers, item.numbers, text), ...movedNumbers(claim, text)].map(
    ({ slot, start, end, recorded }) =>
      made(slot, recorded, span({ start: start - claim.start, end: end - claim.start })),
  );
  const years = [...yearClashes(claim.text, text, entry.said), ...yearsOfSaying(claim, entry)].map((clash) =>
    made(clash.slot, clash.recorded, span(clash)),
  );
  const excluded = exclusions(claim.text, text).map(({ other, ...at }) => made('words', other, span(at)));
  const body = otherBody(claim, entry, record);
  const side = otherSide(claim, entry);
  const shares = claim.quoted.map((each) => ({ each, share: quotedShare(each.text, text) }));
  const garbled = shares.find(
    ({ each, share }) => share < 1 && (share >= MOST_OF_IT || alignedShare(each.text, text) >= NEARLY_ALL_OF_IT),
  );
  const isSurer = isAbsolute(claim.text, text) || isCertain(claim.text, text);
  const isMore = isSurer || (isSweeping(`${claim.text} ${after}`) && !isSweeping(text) && CONDITIONAL.test(text));
  return {
    differences: [
      ...wording.filter(({ slot }) => slot !== 'cut'),
      ...numbers,
      ...years,
      ...excluded,
      ...(body === undefined ? [] : [made('words', body.recorded, body.said)]),
      ...(side === undefined || repeated !== undefined ? [] : [made('words', text, side)]),
      ...(garbled === undefined ? [] : [made('words', text, garbled.each)]),
    ],
    cut: wording.find(({ slot }) => slot === 'cut') ?? (isMore || isCut(claim, text) ? made('cut', text) : undefined),
    isSurer,
    verbatim: claim.quoted.length > 0 && claim.quoted.every(({ text: quoted }) => isExact(quoted, entry)),
  };
}

/** Words of one stem, or that the thesaurus has as one. */
function areAlike(one: string, other: string, { synonyms }: ClaimRecord): boolean {
  const [first, second] = [stem(one), stem(other)];
  return first === second || synonyms.of([first]).some((each) => each.length === 1 && each[0] === second);
}

/** Whether words that somebody really said, and not the record's own telling, hold a quotation. */
function isExact(quoted: string, { statement }: StatementEntry): boolean {
  const told = statement.form === 'verbatim' ? [statement.text] : quotedWords(statement.text);
  const exact = statement.words === undefined ? told : [...told, statement.words.text];
  return exact.some((words) => quotedShare(quoted, words) === 1);
}

/** Whether words make more of a claim than was said: “no ifs, no buts”. */
export function isSweeping(words: string): boolean {
  return SWEEPING.test(words) || /\bend of[.!]|\bperiod[.!]/i.test(words);
}

const SWEEPING = new RegExp(String.raw`(?<!\p{L})${patternInAnyCase('claims.sweeping')}(?!\p{L})`, 'u');
const CONDITIONAL = new RegExp(String.raw`(?<!\p{L})${patternInAnyCase('claims.conditions')}(?!\p{L})`, 'u');

const ABSOLUTE = new RegExp(String.raw`(?<!\p{L})${pattern('claims.absolutes')}(?!\p{L})`, 'iu');

/** “No officer comes any more” of those who come only where a life is at risk. */
function isAbsolute(claim: string, recorded: string): boolean {
  return ABSOLUTE.test(claim) && !ABSOLUTE.test(recorded) && CONDITION.test(recorded) && !CONDITION.test(claim);
}

const FUTURE = new RegExp(String.raw`(?<!\p{L})${pattern('claims.certain-future')}(?!\p{L})|['’]ll(?!\p{L})`, 'iu');
const PERHAPS = new RegExp(String.raw`(?<!\p{L})${pattern('claims.perhaps')}(?!\p{L})`, 'iu');

/** “Are going to be sacked” of those who might be. */
function isCertain(claim: string, recorded: string): boolean {
  return FUTURE.test(claim) && !FUTURE.test(recorded) && PERHAPS.test(recorded) && !PERHAPS.test(claim);
}

/** A part of a sentence that seems to be all of it. */
const LONG_QUOTATION = 6;
const CONDITION = new RegExp(String.raw`(?<!\p{L})${pattern('claims.strict-conditions')}(?!\p{L})`, 'iu');

/** Words quoted out of a sentence that has a condition. */
function isCut({ text, quoted }: ReadClaim, recorded: string): boolean {
  const isPart = quoted.some(
    (each) => wordCount(each.text) >= LONG_QUOTATION && quotedShare(each.text, recorded) === 1,
  );
  return isPart && CONDITION.test(recorded) && !CONDITION.test(text);
}

/** A body that a claim names, and that a statement and its source know nothing of, where the statement names another one. */
function otherBody(
  claim: ReadClaim,
  { statement, speaker, source }: StatementEntry,
  { corpus, vocabulary }: ClaimRecord,
): { said: Span; recorded: string } | undefined {
  const bodies = (text: string) =>
    namedIn(text, vocabulary).filter(({ ids, isPerson }) => !isPerson && ids.length === 1);
  const isSpeaker = (each: Named) =>
    each.start >= (claim.speaker?.start ?? 0) - claim.start && each.end <= (claim.speaker?.end ?? 0) - claim.start;
  const told = `${statement.text} ${statement.as ?? ''} ${source.title} ${source.body}`;
  const said = bodies(claim.text).find(
    (each) =>
      !isSpeaker(each) &&
      each.ids[0] !== speaker.id &&
      !told.toLowerCase().includes(each.text.toLowerCase()) &&
      !isNamedIn(told, each, corpus),
  );
  if (said === undefined) return undefined;
  const others = bodies(statement.text).filter(
    ({ ids }) => !ids.includes(speaker.id) && !claimNames(claim, ids[0] ?? ''),
  );
  const [other] = others;
  if (other === undefined) return undefined;
  return {
    said: { start: claim.start + said.start, end: claim.start + said.end, text: said.text },
    recorded: other.text,
  };

  function claimNames({ text }: ReadClaim, id: string): boolean {
    return bodies(text).some(({ ids }) => ids.includes(id));
  }
}

const SIDES = { for: sideWords('claims.siding-with'), against: sideWords('claims.siding-against', 'claims.undoing') };

function sideWords(...names: string[]): RegExp {
  return new RegExp(String.raw`(?<!\p{L})(?:${names.map((name) => pattern(name)).join('|')})(?!\p{L})`, 'iu');
}

/** “Wants it scrapped” of somebody who is for it. Words that name the thing itself tell no side. */
function otherSide({ text, start }: ReadClaim, { statement }: StatementEntry): Span | undefined {
  const { stance } = statement;
  if (stance?.position !== 'for' && stance?.position !== 'against') return undefined;
  const [own, other] = stance.position === 'for' ? [SIDES.for, SIDES.against] : [SIDES.against, SIDES.for];
  const said = other.exec(text);
  const isNamed = [stance.on, statement.text].some((held) => SIDES.for.test(held) || SIDES.against.test(held));
  if (said === null || own.test(text) || isNamed || /\b(?:not?|never)\b|n['’]t\b/i.test(text)) return undefined;
  return { start: start + said.index, end: start + said.index + said[0].length, text: said[0] };
}
