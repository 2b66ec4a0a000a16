/** Whether two texts that speak of the same thing say the opposite of it: by a negation in one of them, or by opposite words. */
import { table, words } from '../lexicon/lexicon.ts';
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
}

/** Words between a negation and what it denies, at most. */
const REACH = 4;
const NEGATORS = words('claims.negators');

/** The words of a text, each with whether it is denied. */
function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  let left = 0;
  let last = 0;
  for (const { word, start, end } of tokenize(text)) {
    const typed = text.slice(start, end);
    if (/[,;:.!?()“”"]|\bbut\b/.test(text.slice(last, start)) || word === 'but') left = 0;
    const isNegator = NEGATORS.has(word) || /n['’]t$/i.test(typed);
    found.push({ word, stem: stem(word), start, end, negated: left > 0 && !isNegator });
    if (isNegator) left = REACH;
    else if (!isStopWord(word)) left -= 1;
    last = end;
  }
  return found;
}

/** Opposite words: each pole with the other one, as runs of stems. */
const poles: readonly [readonly string[][], readonly string[][]][] = polesOf();

function polesOf(): [string[][], string[][]][] {
  const rows = table('claims.poles');
  const runs = (phrases: readonly string[]) => phrases.map((phrase) => phrase.split(' ').map((word) => stem(word)));
  return [...rows].flatMap(([name, phrases]): [string[][], string[][]][] => {
    const against = rows.get(`${name}-against`);
    return against === undefined ? [] : [[runs(phrases), runs(against)]];
  });
}

/** The places where a claim says the opposite of a recorded text. */
export function oppositions(claim: string, recorded: string): Opposition[] {
  const [said, held] = [wordsOf(claim), wordsOf(recorded)];
  return [...negations(said, held), ...opposites(said, held, recorded)];
}

/** Words of both that only one of them denies. */
function negations(said: readonly Word[], held: readonly Word[]): Opposition[] {
  return said.flatMap((word): Opposition[] => {
    if (isStopWord(word.word)) return [];
    const same = held.filter((other) => other.stem === word.stem);
    const isOther = same.length > 0 && same.every((other) => other.negated !== word.negated);
    return isOther ? [{ by: 'negation', start: word.start, end: word.end, other: same[0]?.word ?? '' }] : [];
  });
}

function opposites(said: readonly Word[], held: readonly Word[], recorded: string): Opposition[] {
  const found: Opposition[] = [];
  for (const [one, other] of poles.flatMap(([left, right]) => [[left, right] as const, [right, left] as const])) {
    const [mine, theirs] = [placesOf(one, said), placesOf(other, held)];
    if (mine.length === 0 || theirs.length === 0) continue;
    // Both words in one of the texts: it holds one against the other, and nothing shows which of them is claimed.
    if (placesOf(one, held).length > 0 || placesOf(other, said).length > 0) continue;
    const [first] = mine;
    const opposed = theirs.find(({ negated }) => negated === first?.negated);
    if (first !== undefined && opposed !== undefined)
      found.push({
        by: 'words',
        start: first.start,
        end: first.end,
        other: recorded.slice(opposed.start, opposed.end),
      });
  }
  return found;
}

function placesOf(
  runs: readonly (readonly string[])[],
  text: readonly Word[],
): { start: number; end: number; negated: boolean }[] {
  return text.flatMap((word, at) => {
    const run = runs.find((each) => each.every((part, index) => text[at + index]?.stem === part));
    const last = run && text[at + run.length - 1];
    return last === undefined ? [] : [{ start: word.start, end: last.end, negated: word.negated }];
  });
}
