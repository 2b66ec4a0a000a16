/** What somebody is claimed to have said or done, held against the record's statements. */
import type { StatementEntry } from '../corpus/corpus.ts';
import { pattern, patternInAnyCase } from '../lexicon/lexicon.ts';
import type { Span } from '../reading/types.ts';
import { words } from '../search/analyzer.ts';
import { type Clash, numberClashes, yearClashes } from './clashes.ts';
import { type Judging, OF_NEAR_SOURCE } from './judging.ts';
import { type Opposition, oppositions } from './polarity.ts';
import { type Match, matchesFor } from './rank.ts';
import type { ReadClaim } from './reading.ts';
import { isBy } from './speakers.ts';

/** A statement of the record that may be what a claim tells of. */
export interface WordsMatch extends Match {
  entry: StatementEntry;
  /** 1 where it is by whoever the claim names, 0.5 perhaps, 0 by somebody else; undefined where the claim names nobody */
  by: number | undefined;
  score: number;
}

const USED = 0.3;
/** The very words stand in it. */
const QUOTING = 0.3;
/** A claim of so few telling words leans on what stands around it. */
const LITTLE = 10;

function isLong(quoted: string): boolean {
  return words(quoted).length >= 2;
}

/** The statements nearest to a claim, best first. */
export function wordsMatches(claim: ReadClaim, { record, near }: Judging): WordsMatch[] {
  const mass = claim.terms.reduce((sum, { weight }) => sum + weight, 0);
  const terms = mass < LITTLE ? [...claim.terms, ...claim.aroundTerms] : claim.terms;
  return matchesFor(terms, record)
    .flatMap((match): WordsMatch[] => {
      const { entry } = match.item;
      if (entry.kind !== 'statement') return [];
      const by = claim.speaker && isBy(entry, claim.speaker, record.corpus);
      const quoted = claim.quoted.some(
        (each) => isLong(each.text) && quotedShare(each.text, entry.statement.text) === 1,
      )
        ? QUOTING
        : 0;
      const source = near.has(entry.source) ? OF_NEAR_SOURCE : 0;
      return [{ ...match, entry, by, score: match.held + USED * match.used + quoted + source }];
    })
    .sort((one, other) => other.score - one.score);
}

/** What tells how a claim stands to one statement. */
export interface WordsFeatures {
  oppositions: Opposition[];
  /** numbers and years that the statement has otherwise; with offsets in the message */
  clashes: Clash[];
  /** the words by which the claim has somebody on the other side of what they took one on */
  otherSide: Span | undefined;
  /** the claim makes more of it than was said */
  sweeping: boolean;
  /** the statement has a condition */
  conditional: boolean;
  /** it quotes a part of a sentence whose condition it leaves out */
  isCut: boolean;
  /** the share of the quoted words that stand in the statement in their order; undefined where nothing is quoted */
  quoted: number | undefined;
  /** everything that is claimed stands in quotation marks, and the stored words hold every word of it in order */
  verbatim: boolean;
}

/** Whether words make more of a claim than was said: “no ifs, no buts”. */
export function isSweeping(words: string): boolean {
  return SWEEPING.test(words) || /\bend of[.!]|\bperiod[.!]/i.test(words);
}

const SWEEPING = new RegExp(String.raw`(?<!\p{L})${patternInAnyCase('claims.sweeping')}(?!\p{L})`, 'u');
const CONDITIONAL = new RegExp(String.raw`(?<!\p{L})${patternInAnyCase('claims.conditions')}(?!\p{L})`, 'u');

/** @param after what follows the claim in its message, up to the next claim */
export function compareWords(claim: ReadClaim, { item, entry }: WordsMatch, after: string): WordsFeatures {
  const text = entry.statement.text;
  return {
    oppositions: oppositions(claim.text, text),
    clashes: [
      ...numberClashes(claim.numbers, item.numbers, text),
      ...yearClashes(claim.text, text, entry.said).map((clash) => ({
        ...clash,
        start: clash.start + claim.start,
        end: clash.end + claim.start,
      })),
    ],
    otherSide: otherSide(claim, entry),
    sweeping: isSweeping(`${claim.text} ${after}`),
    conditional: CONDITIONAL.test(text),
    isCut: isCut(claim, text),
    quoted:
      claim.quoted.length === 0 ? undefined : Math.min(...claim.quoted.map((each) => quotedShare(each.text, text))),
    verbatim:
      entry.statement.form === 'verbatim' &&
      claim.quoted.length > 0 &&
      claim.quoted.every((each) => quotedShare(each.text, text) === 1),
  };
}

/** A part of a sentence that seems to be all of it. */
const LONG_QUOTATION = 6;

/** Words quoted out of a sentence that begins with a condition. */
function isCut({ text, quoted }: ReadClaim, recorded: string): boolean {
  const condition = /\b(?:if|unless|provided|as long as)\b/i;
  const isPart = quoted.some(
    (each) => words(each.text).length >= LONG_QUOTATION && quotedShare(each.text, recorded) === 1,
  );
  return isPart && condition.test(recorded) && !condition.test(text);
}

const SIDES = { for: sideWords('claims.siding-with'), against: sideWords('claims.siding-against') };

function sideWords(name: string): RegExp {
  return new RegExp(String.raw`(?<!\p{L})${pattern(name)}(?!\p{L})`, 'iu');
}

/** “Wants it scrapped” of somebody who is for it. Words that name the thing itself tell no side. */
function otherSide({ text, start }: ReadClaim, { statement }: StatementEntry): Span | undefined {
  const { stance } = statement;
  if (stance?.position !== 'for' && stance?.position !== 'against') return undefined;
  const [own, other] = stance.position === 'for' ? [SIDES.for, SIDES.against] : [SIDES.against, SIDES.for];
  const said = other.exec(text);
  if (
    said === null ||
    own.test(text) ||
    [stance.on, statement.text].some((held) => SIDES.for.test(held) || SIDES.against.test(held))
  )
    return undefined;
  if (/\b(?:not?|never)\b|n['’]t\b/i.test(text)) return undefined;
  return { start: start + said.index, end: start + said.index + said[0].length, text: said[0] };
}

/** The longest run of quoted words that stands in a text, as a share of them. */
function quotedShare(quoted: string, text: string): number {
  const said = words(quoted);
  const held = ` ${words(text).join(' ')} `;
  if (said.length === 0) return 1;
  for (let length = said.length; length > 0; length -= 1)
    for (let from = 0; from + length <= said.length; from += 1)
      if (held.includes(` ${said.slice(from, from + length).join(' ')} `)) return length / said.length;
  return 0;
}
