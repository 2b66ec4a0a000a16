/** What somebody is claimed to have said or done, held against the record's statements. */
import type { StatementEntry } from '../corpus/corpus.ts';
import { patternInAnyCase } from '../lexicon/lexicon.ts';
import { words } from '../search/analyzer.ts';
import type { ClaimRecord } from './evidence.ts';
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

/** The statements nearest to a claim, best first. */
export function wordsMatches(claim: ReadClaim, record: ClaimRecord): WordsMatch[] {
  return matchesFor(claim.terms, record)
    .flatMap((match): WordsMatch[] => {
      const { entry } = match.item;
      if (entry.kind !== 'statement') return [];
      const by = claim.speaker && isBy(entry, claim.speaker, record.corpus);
      return [{ ...match, entry, by, score: match.held + USED * match.used }];
    })
    .sort((one, other) => other.score - one.score);
}

/** What tells how a claim stands to one statement. */
export interface WordsFeatures {
  oppositions: Opposition[];
  /** numbers of the claim that the statement does not have, though it has others of their kind */
  numbers: { start: number; end: number; recorded: string }[];
  /** the claim makes more of it than was said */
  sweeping: boolean;
  /** the statement has a condition */
  conditional: boolean;
  /** the share of the quoted words that stand in the statement in their order; undefined where nothing is quoted */
  quoted: number | undefined;
  /** everything that is claimed stands in quotation marks, and the stored words hold every word of it in order */
  verbatim: boolean;
}

const SWEEPING = new RegExp(String.raw`(?<!\p{L})${patternInAnyCase('claims.sweeping')}(?!\p{L})`, 'u');
const CONDITIONAL = new RegExp(String.raw`(?<!\p{L})${patternInAnyCase('claims.conditions')}(?!\p{L})`, 'u');

/** @param after what follows the claim in its message, up to the next claim */
export function compareWords(claim: ReadClaim, { item, entry }: WordsMatch, after: string): WordsFeatures {
  const text = entry.statement.text;
  return {
    oppositions: oppositions(claim.text, text),
    numbers: claim.numbers.flatMap(({ start, end, value, kind, isSmallWord }) => {
      const others = item.numbers.filter((other) => other.kind === kind);
      const isHeld = others.some((other) => other.value === value) || isSmallWord;
      return isHeld || others.length === 0
        ? []
        : [{ start, end, recorded: others.map((other) => text.slice(other.start, other.end)).join(', ') }];
    }),
    sweeping: SWEEPING.test(`${claim.text} ${after}`),
    conditional: CONDITIONAL.test(text),
    quoted:
      claim.quoted.length === 0 ? undefined : Math.min(...claim.quoted.map((each) => quotedShare(each.text, text))),
    verbatim:
      entry.statement.form === 'verbatim' &&
      claim.quoted.length > 0 &&
      claim.quoted.every((each) => quotedShare(each.text, text) === 1),
  };
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
