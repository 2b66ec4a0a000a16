/** What a claim has somebody be for or against, held against the sides that their statements take. */
import type { StatementEntry } from '../corpus/corpus.ts';
import { pattern, words } from '../lexicon/lexicon.ts';
import { terms, tokenize } from '../search/analyzer.ts';
import type { ClaimRecord } from './evidence.ts';
import type { Judging } from './judging.ts';
import type { ReadClaim } from './reading.ts';
import { isBy } from './speakers.ts';
import type { Judgement } from './types.ts';

type Side = 'for' | 'against';

const standing = (name: string) => new RegExp(String.raw`(?<!\p{L})${pattern(name)}(?!\p{L})`, 'iu');
const WITH = standing('claims.siding-with');
const AGAINST = standing('claims.siding-against');
const UNDOING = standing('claims.undoing');
const WANTING = standing('claims.wishing');
/** “Is for it”, “they're all for it” */
const IS_FOR = /(?:['’](?:s|re)|\b(?:is|are|was|were)) (?:\p{L}+ )?for (?!\d|now\b)/iu;
const DENIED = /(?<!\p{L})(?:not|never|no longer|no fan)(?!\p{L})|n['’]t(?!\p{L})/iu;
const CONDITION = standing('claims.strict-conditions');
const DEGREES = words('claims.degrees');

/** The side that a text takes of what a stance is on: “wants it banned” is against it, and for a ban of it. */
function sideTaken(text: string, on: string): Side | undefined {
  const [isWith, isAgainst] = [WITH.test(text) || IS_FOR.test(text), AGAINST.test(text)];
  const undoes = UNDOING.test(text);
  if (isWith === isAgainst && !(undoes && !isAgainst && WANTING.test(text))) return undefined;
  const isFor = !isAgainst;
  const isTurned = (undoes && !UNDOING.test(on)) !== DENIED.test(text);
  return isFor !== isTurned ? 'for' : 'against';
}

const CALLING = new RegExp(`^${pattern('claims.calling')}\\b`, 'i');

/** “Said that the Met is institutionally racist” of a stance on calling it so. */
function sideBySaying(text: string, on: string): Side | undefined {
  if (!CALLING.test(on)) return undefined;
  return DENIED.test(text) ? 'against' : 'for';
}

/** So much of what a stance is on a claim has to name. */
const NAMED = 0.8;

/**
 * The verdict on where somebody is claimed to stand.
 * @returns undefined where the claim takes no side of anything that its speaker has taken one of
 */
export function judgePosition(claim: ReadClaim, { record }: Judging): Judgement | undefined {
  const { speaker, text, by } = claim;
  if (speaker === undefined || claim.numbers.length > 0) return undefined;
  const stands = record.items.flatMap(({ entry }) => {
    const stance = entry.kind === 'statement' ? entry.statement.stance : undefined;
    if (
      entry.kind === 'figure' ||
      stance === undefined ||
      !namesOf(stance.on, record).some((name) => names(claim, name, record))
    )
      return [];
    const side = sideTaken(text, stance.on) ?? (by === 'speech' ? sideBySaying(text, stance.on) : undefined);
    return side !== undefined && isBy(entry, speaker, record.corpus) >= 1 ? [{ entry, stance, side }] : [];
  });
  const [first] = stands;
  if (first === undefined) return undefined;
  const same = stands.filter(({ stance, side }) => stance.position === side);
  if (same.length > 0) return found('as-on-record', same[0]?.entry ?? first.entry);
  const opposed = stands.find(({ stance, side }) => stance.position !== side && stance.position !== 'conditional');
  if (opposed !== undefined) return found('differs', opposed.entry);
  const conditional = stands.find(({ stance }) => stance.position === 'conditional');
  if (conditional === undefined) return undefined;
  return CONDITION.test(text) ? found('as-on-record', conditional.entry) : found('misleading', conditional.entry);

  function found(verdict: Judgement['verdict'], entry: StatementEntry): Judgement {
    const slot = verdict === 'misleading' ? 'cut' : 'words';
    const differences =
      verdict === 'as-on-record' ? [] : [{ slot, recorded: entry.statement.text, item: entry.id } as const];
    return { verdict, entries: [entry], differences, confidence: 0.7, isPosition: true };
  }
}

/** The ways in which the record names what a stance is on. */
function namesOf(on: string, { corpus }: ClaimRecord): string[] {
  const { subject, reversed } = corpus.subjectOf(on);
  const { label, aliases, polarity = {} } = subject;
  return reversed ? [on] : [on, label, ...aliases].filter((name) => polarity[name] !== 'reversed');
}

/** Whether a claim names it, and how much of it: “more stop and search” is not all of it. */
function names({ terms: said, text }: ReadClaim, on: string, record: ClaimRecord): boolean {
  const stems = [...new Set(terms(on))];
  const spoken = new Set(said.flatMap(({ stem, others }) => [stem, ...others.flat()]));
  const all = stems.reduce((sum, stem) => sum + record.weight(stem), 0);
  const held = stems.reduce((sum, stem) => sum + (spoken.has(stem) ? record.weight(stem) : 0), 0);
  const degrees = tokenize(on).filter(({ word }) => DEGREES.has(word));
  const told = new Set(tokenize(text).map(({ word }) => word));
  return all > 0 && held / all >= NAMED && degrees.every(({ word }) => told.has(word));
}
