/** What somebody is claimed to have said or done, beside the record's statements. */
import type { Corpus, StatementEntry } from '../corpus/corpus.ts';
import { pattern } from '../lexicon/lexicon.ts';
import { terms } from '../search/analyzer.ts';
import type { ClaimRecord } from './evidence.ts';
import { type Judging, OF_NEAR_SOURCE } from './judging.ts';
import { quotedShare, wordCount } from './quoted.ts';
import { type Match, matchesFor } from './rank.ts';
import type { ReadClaim } from './reading.ts';
import { isBy, isNamedIn, type Named } from './speakers.ts';

/** A statement of the record that may be what a claim tells of. */
export interface WordsMatch extends Match {
  entry: StatementEntry;
  /** how surely it is by the speaker that the claim names (1 theirs, 0.5 perhaps, 0 not); undefined where it names nobody */
  by: number | undefined;
  score: number;
}

const USED = 0.3;
/** The very words stand in it. */
const QUOTING = 0.3;
/** A claim of so few telling words leans on what stands around it. */
const LITTLE = 10;

/** The statements nearest to a claim, best first. */
export function wordsMatches(claim: ReadClaim, { record, near }: Judging): WordsMatch[] {
  const compounds = Array.from(claim.text.matchAll(COMPOUNDS), ([words]) => terms(words));
  return nearestTo(claim, record)
    .flatMap((match): WordsMatch[] => {
      const { entry } = match.item;
      if (entry.kind !== 'statement') return [];
      const by = claim.speaker && bySpeaker(claim, claim.speaker, entry, record.corpus);
      const quoted = isQuoted(claim, entry.statement.text) ? QUOTING : 0;
      const source = near.has(entry.source) ? OF_NEAR_SOURCE : 0;
      const missed = compounds.some((stems) => !holdsAll(match.item, stems)) ? ANOTHER_THING : 0;
      return [{ ...match, entry, by, score: match.held + USED * match.used + quoted + source - missed }];
    })
    .sort((one, other) => other.score - one.score);
}

const COMPOUNDS = new RegExp(String.raw`\b(?:${pattern('claims.compounds')})`, 'gi');
/** “Stop and search” is not the search that a statement speaks of. */
const ANOTHER_THING = 0.2;

function holdsAll({ own, asked }: Match['item'], stems: readonly string[]): boolean {
  return stems.every((stem) => own.has(stem) || asked.has(stem));
}

/** What somebody is claimed to have done may be told by others, who name them; what they said may not. */
function bySpeaker({ by }: ReadClaim, speaker: Named, entry: StatementEntry, corpus: Corpus): number {
  const own = isBy(entry, speaker, corpus);
  const isDone = by === 'deed' || by === 'being';
  return isDone && own < 0.5 && isNamedIn(entry.statement.text, speaker, corpus) ? 0.5 : own;
}

/** By the telling words of a claim. */
const known = new WeakMap<ReadClaim['terms'], readonly Match[]>();

function nearestTo({ terms, aroundTerms }: ReadClaim, record: ClaimRecord): readonly Match[] {
  let matches = known.get(terms);
  if (matches === undefined) {
    const mass = terms.reduce((sum, { weight }) => sum + weight, 0);
    matches = matchesFor(mass < LITTLE ? [...terms, ...aroundTerms] : terms, record);
    known.set(terms, matches);
  }
  return matches;
}

function isQuoted({ quoted }: ReadClaim, text: string): boolean {
  return quoted.some((each) => wordCount(each.text) >= 2 && quotedShare(each.text, text) === 1);
}
