/** Whether two texts that speak of the same thing say the opposite of it: by a negation in one of them, or by opposite words. */
import { table, words, wordsOf as wordsOfClasses } from '../lexicon/lexicon.ts';
import { isStopWord, stem, tokenize } from '../search/analyzer.ts';

/** Where two texts say opposite things. Offsets count in the first text. */
export interface Opposition {
  by: 'negation' | 'words';
  start: number;
  end: number;
  /** the words of the second text */
  other: string;
}

interface Word {
  word: string;
  stem: string;
  start: number;
  end: number;
  negated: boolean;
  /** the place of the negation that denies it, or of what stands there in an undenied text: the word before it */
  from: number;
  isNegator: boolean;
}

/** Telling words that a negation denies, at most. */
const REACH = 2;
const NEGATORS = words('claims.negators');
const SCOPE_ENDS = words('claims.scope-ends');
/** Before “…ing” or “to …”, verbs that deny it. */
const DENYING = words('verbs.leaving-undone');

/** The words of a text, each with whether it is denied. */
function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  const tokens = tokenize(text);
  let left = 0;
  let denier = 0;
  for (const [at, { word, start, end }] of tokens.entries()) {
    const between = text.slice(tokens[at - 1]?.end ?? 0, start);
    if (/[,;:.!?()]/.test(between) || SCOPE_ENDS.has(word)) left = 0;
    const isNegator =
      NEGATORS.has(word) || /n['’]t$/i.test(text.slice(start, end)) || isDenying(word, tokens[at + 1]?.word);
    const isName = /^\p{Lu}/u.test(text.slice(start, end)) && at > 0;
    const negated = left > 0 && !isNegator && !isName;
    const from = negated ? denier : (tokens[at - 1]?.start ?? start);
    found.push({ word, stem: stem(word), start, end, negated, from, isNegator });
    if (isNegator) [left, denier] = [REACH, start];
    // “Would not call the Met corrupt”: a name in between takes nothing of its reach.
    else if (!isStopWord(word) && !isName) left -= 1;
  }
  return found;
}

function isDenying(word: string, next = ''): boolean {
  return DENYING.has(word) && (next === 'to' || next.endsWith('ing'));
}

interface Part {
  stem: string;
  /** how a form of the word begins: “law” is no form of “lawful”, though their stems are one */
  begins: string;
}
type Runs = readonly (readonly Part[])[];
/** Opposite words: each pole with the other one, as runs of stems. */
const POLES = polesOf();

function polesOf(): readonly (readonly [Runs, Runs])[] {
  const rows = table('claims.poles');
  const runs = (phrases: readonly string[]) =>
    phrases.map((phrase) =>
      phrase.split(' ').map((word) => ({ stem: stem(word), begins: word.slice(0, Math.min(4, word.length - 1)) })),
    );
  return [...rows].flatMap(([pole, phrases]): (readonly [Runs, Runs])[] => {
    const against = rows.get(`${pole}-against`);
    if (against === undefined) return [];
    const [one, other] = [runs(phrases), runs(against)];
    return [[one, other] as const, [other, one] as const];
  });
}

/** The places where a claim says the opposite of a recorded text. */
export function oppositions(claim: string, recorded: string): Opposition[] {
  const [said, held] = [wordsOf(claim), wordsOf(recorded)];
  return [...negations(said, held, recorded), ...POLES.flatMap((pole) => opposite(pole, said, held, recorded))];
}

/** Words of both that only one of them denies. Where both deny as much, one such word may be chance. */
function negations(said: readonly Word[], held: readonly Word[], recorded: string): Opposition[] {
  const shared = sharedDenials(said, held);
  const flipped = said.flatMap((word): { word: Word; other: Word }[] => {
    if (
      isStopWord(word.word) ||
      SAID.has(word.word) ||
      /\d/.test(word.word) ||
      NUMBERS.has(word.word) ||
      shared.has(word)
    )
      return [];
    const [first, ...rest] = held.filter((other) => other.stem === word.stem);
    const isOther = first !== undefined && [first, ...rest].every((other) => other.negated !== word.negated);
    return isOther && !shared.has(first) ? [{ word, other: first }] : [];
  });
  const [mine, theirs] = [said, held].map(
    (words) => words.filter(({ word, isNegator }) => isNegator || IMPLICIT.has(word)).length,
  );
  const telling = said.filter(({ word, isNegator }) => !isNegator && !isStopWord(word));
  const isMain = flipped.some(({ word }) => telling.indexOf(word) < MAIN);
  if (flipped.length <= (mine === theirs && !isMain ? 1 : 0)) return [];
  return flipped.map(({ word, other }) => ({
    by: 'negation',
    start: word.from,
    end: word.end,
    other: recorded.slice(other.from, other.end),
  }));
}

/** “Had not failed” and “was no failure” deny the same: what such a negation denies besides is no difference. */
function sharedDenials(said: readonly Word[], held: readonly Word[]): ReadonlySet<Word> {
  const [mine, theirs] = [said, held].map((words) => words.filter(({ negated, word }) => negated && !isStopWord(word)));
  const pairs = (mine ?? []).flatMap((one) =>
    (theirs ?? [])
      .filter((other) => one.word.length >= ROOT && other.word.startsWith(one.word.slice(0, ROOT)))
      .map((other) => ({ one, other })),
  );
  return new Set([
    ...(mine ?? []).filter(({ from }) => pairs.some(({ one }) => one.from === from)),
    ...(theirs ?? []).filter(({ from }) => pairs.some(({ other }) => other.from === from)),
  ]);
}

/** Words that begin with as many of the same letters are of one root. */
const ROOT = 4;

/** The first telling words of a claim are its speaker, its verb and what that is about. */
const MAIN = 4;
/** That somebody speaks is denied by none of what they say. */
const SAID = words('claims.said');
const IMPLICIT = words('claims.implicit-negators');
const NUMBERS = wordsOfClasses('numbers.small', 'numbers.tens', 'numbers.scales');

function opposite(
  [one, other]: readonly [Runs, Runs],
  said: readonly Word[],
  held: readonly Word[],
  recorded: string,
): Opposition[] {
  // Most texts have none of these words: the other text is looked through only where the claim has one.
  const mine = placesOf(one, said);
  const [first] = mine;
  // Both words in one of the texts: it holds one against the other, and nothing shows which of them is claimed.
  if (first === undefined || placesOf(other, said).length > 0) return [];
  const [same, theirs] = [placesOf(one, held), placesOf(other, held)];
  const denied = deniedAlike(mine, same, theirs);
  // Where both use the very word, its negations are compared above.
  if (denied !== undefined && denied.said.stem !== denied.held.stem) {
    const { start, end } = denied.said;
    return [{ by: 'negation', start, end, other: recorded.slice(denied.held.start, denied.held.end) }];
  }
  const opposed = same.length > 0 ? undefined : theirs.find(({ negated }) => negated === first.negated);
  if (opposed === undefined) return [];
  return [{ by: 'words', start: first.start, end: first.end, other: recorded.slice(opposed.start, opposed.end) }];
}

type Place = ReturnType<typeof placesOf>[number];

/** “Allowed” of what was “not to be permitted”: words for the same, which all of the one text deny and none of the other. */
function deniedAlike(
  mine: readonly Place[],
  same: readonly Place[],
  opposed: readonly Place[],
): { said: Place; held: Place } | undefined {
  const [said, held] = [mine[0], same[0]];
  if (said === undefined || held === undefined || opposed.length > 0) return undefined;
  const isDenied =
    mine.every(({ negated }) => negated === said.negated) && same.every(({ negated }) => negated !== said.negated);
  return isDenied ? { said, held } : undefined;
}

function isPart(word: Word | undefined, { stem, begins }: Part): boolean {
  return word !== undefined && word.stem === stem && word.word.startsWith(begins);
}

function placesOf(runs: Runs, text: readonly Word[]): { stem: string; start: number; end: number; negated: boolean }[] {
  return text.flatMap((word, at) => {
    const run = runs.find((each) => each.every((part, index) => isPart(text[at + index], part)));
    const last = run && text[at + run.length - 1];
    if (run === undefined || last === undefined) return [];
    // “Could not” denies what stands before its negation.
    const isDenied = word.negated || text[at + run.length]?.word === 'not';
    return [{ stem: word.stem, start: word.start, end: last.end, negated: isDenied }];
  });
}
