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
  const spoken: Spoken = {
    stems: new Set(claim.terms.flatMap(({ stem, others }) => [stem, ...others.flat()])),
    words: new Set(tokenize(text).map(({ word }) => word)),
  };
  const stands = stancesOf(record).flatMap(({ entry, stance, names }) => {
    if (isBy(entry, speaker, record.corpus) < 1 || !names.some((name) => isNamed(name, spoken, record))) return [];
    const side = sideTaken(text, stance.on) ?? (by === 'speech' ? sideBySaying(text, stance.on) : undefined);
    return side === undefined ? [] : [{ entry, stance, side }];
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

/** One way of naming what a stance is on. */
interface Name {
  stems: readonly string[];
  /** “more”, “less”: without them it is another thing */
  degrees: readonly string[];
}

interface Stand {
  entry: StatementEntry;
  stance: NonNullable<StatementEntry['statement']['stance']>;
  names: readonly Name[];
}

const known = new WeakMap<ClaimRecord, readonly Stand[]>();

/** Every side that a statement of the record takes; read once for each record. */
function stancesOf(record: ClaimRecord): readonly Stand[] {
  let stands = known.get(record);
  if (stands === undefined) {
    const read = new Map<string, readonly Name[]>();
    stands = record.items.flatMap(({ entry }): Stand[] => {
      const stance = entry.kind === 'statement' ? entry.statement.stance : undefined;
      if (entry.kind === 'figure' || stance === undefined) return [];
      const names = read.get(stance.on) ?? namesOf(stance.on, record);
      read.set(stance.on, names);
      return [{ entry, stance, names }];
    });
    known.set(record, stands);
  }
  return stands;
}

function namesOf(on: string, { corpus }: ClaimRecord): Name[] {
  const { subject, reversed } = corpus.subjectOf(on);
  const { label, aliases, polarity = {} } = subject;
  const names = reversed ? [on] : [on, label, ...aliases].filter((name) => polarity[name] !== 'reversed');
  return names.map((name) => ({
    stems: [...new Set(terms(name))],
    degrees: tokenize(name).flatMap(({ word }) => (DEGREES.has(word) ? [word] : [])),
  }));
}

/** What a claim says: its stems, with those that stand for them, and its words. */
interface Spoken {
  stems: ReadonlySet<string>;
  words: ReadonlySet<string>;
}

/** Whether a claim names it, and how much of it: “more stop and search” is not all of it. */
function isNamed({ stems, degrees }: Name, spoken: Spoken, record: ClaimRecord): boolean {
  const all = stems.reduce((sum, stem) => sum + record.weight(stem), 0);
  const held = stems.reduce((sum, stem) => sum + (spoken.stems.has(stem) ? record.weight(stem) : 0), 0);
  return all > 0 && held / all >= NAMED && degrees.every((word) => spoken.words.has(word));
}
