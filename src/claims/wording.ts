/** A claim that is told nearly in the words of the record, word for word beside them: what was swapped, denied or left out. */
import { pattern, words } from '../lexicon/lexicon.ts';
import { isStopWord, stem, type Token, tokenize } from '../search/analyzer.ts';

/** A place where such a claim departs from the record's words. Offsets count in the claim; a cut has none. */
export interface Departure {
  slot: 'words' | 'negation' | 'cut';
  start?: number;
  end?: number;
  recorded: string;
}

/** A claim shares so many words in a row with the record, leaving out few, or it is told in words of its own. */
const FEWEST = 7;
const CLOSE = 0.8;
/** From here on every other word is a change, and what is left out is left out on purpose. */
const VERY_CLOSE = 0.9;
/** The first words that both have are the speaker and how they speak. */
const FRAMING = 3;
/** A longer gap is told otherwise as a whole. */
const LONG_GAP = 4;

const NEGATORS = words('claims.negators');
const DEGREES = words('claims.degrees');
const SPEECH = words('verbs.speech');
const CONDITION = new RegExp(String.raw`^(?:\W*(?:and|but) )?\W*${pattern('claims.strict-conditions')}\b`, 'i');

/**
 * Where a claim departs from a text that it nearly repeats.
 * @param alike whether two words stand for one another
 * @returns undefined where it does not repeat it
 */
export function departures(claim: string, recorded: string, alike: Alike): Departure[] | undefined {
  const [said, held] = [tokenize(claim), tokenize(recorded)];
  const pairs = aligned(said, held);
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (first === undefined || last === undefined || pairs.length < FEWEST) return undefined;
  const share = pairs.length / (last[0] - first[0] + 1);
  if (share < CLOSE) return undefined;
  const ends: [number, number] = [said.length, Math.min(held.length, last[1] + 1 + said.length - last[0])];
  const found = [...pairs.slice(1), ends].flatMap((pair, index): Departure[] => {
    const before = pairs[index] ?? pair;
    const [mine, theirs] = [said.slice(before[0] + 1, pair[0]), held.slice(before[1] + 1, pair[1])];
    if (index < FRAMING || mine.length > LONG_GAP) return [];
    const around = { mine: said[before[0]], theirs: held[before[1]] };
    return departureIn(mine, theirs, { claim, recorded, around, share, alike });
  });
  const rest = recorded.slice(held[last[1]]?.end ?? recorded.length);
  const isCut = share >= VERY_CLOSE && last[0] >= said.length - 2 && CONDITION.test(rest);
  return isCut ? [...found, { slot: 'cut', recorded: rest.trim() }] : found;
}

type Alike = (one: string, other: string) => boolean;

interface Gap {
  claim: string;
  recorded: string;
  /** the word before the gap, which both have */
  around: { mine: Token | undefined; theirs: Token | undefined };
  share: number;
  alike: Alike;
}

function departureIn(
  mine: readonly Token[],
  theirs: readonly Token[],
  { claim, recorded, around, share, alike }: Gap,
): Departure[] {
  if (mine.length === 0 && theirs.length === 0) return [];
  const held = textOf(theirs, recorded);
  const after = around.mine?.end ?? 0;
  const place = { start: mine[0]?.start ?? after, end: mine.at(-1)?.end ?? after };
  // With the word before: one side may have nothing in the place of the other's negation.
  if (theirs.length <= LONG_GAP && denies(mine, claim) !== denies(theirs, recorded))
    return [
      {
        slot: 'negation',
        start: around.mine?.start ?? place.start,
        end: place.end,
        recorded: textOf([...(around.theirs === undefined ? [] : [around.theirs]), ...theirs], recorded),
      },
    ];
  const isOther = (word: string) => !theirs.some((other) => alike(word, other.word));
  const degree = mine.some(
    ({ word }) => DEGREES.has(word) && theirs.some((other) => DEGREES.has(other.word)) && isOther(word),
  );
  const news = mine.filter(({ word }) => !isStopWord(word) && !SPEECH.has(word) && isOther(word));
  const isNew = news.length > 0 && theirs.length > 0 && theirs.length <= LONG_GAP && share >= VERY_CLOSE;
  if (degree || isNew) return [{ slot: 'words', ...place, recorded: held }];
  const isCut = share >= VERY_CLOSE && mine.length === 0 && theirs.length >= 3 && CONDITION.test(held);
  return isCut ? [{ slot: 'cut', recorded: held }] : [];
}

function textOf(tokens: readonly Token[], text: string): string {
  return text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
}

function denies(tokens: readonly Token[], text: string): boolean {
  return tokens.some(({ word, start, end }) => NEGATORS.has(word) || /n['’]t$/i.test(text.slice(start, end)));
}

/** The longest run of words, with gaps, that two texts have in the same order: places in the one and the other. */
function aligned(said: readonly Token[], held: readonly Token[]): [number, number][] {
  const [one, other] = [said, held].map((tokens) => tokens.map(({ word }) => stem(word)));
  if (one === undefined || other === undefined) return [];
  const width = other.length + 1;
  const lengths = new Uint16Array((one.length + 1) * width);
  for (let at = one.length - 1; at >= 0; at -= 1) {
    for (let to = other.length - 1; to >= 0; to -= 1) {
      const down = lengths[(at + 1) * width + to] ?? 0;
      const right = lengths[at * width + to + 1] ?? 0;
      const both = one[at] === other[to] ? (lengths[(at + 1) * width + to + 1] ?? 0) + 1 : 0;
      lengths[at * width + to] = Math.max(down, right, both);
    }
  }
  const pairs: [number, number][] = [];
  for (let [at, to] = [0, 0]; at < one.length && to < other.length; ) {
    const here = lengths[at * width + to] ?? 0;
    if (one[at] === other[to] && here === (lengths[(at + 1) * width + to + 1] ?? 0) + 1) {
      pairs.push([at, to]);
      at += 1;
      to += 1;
    } else if (here === (lengths[(at + 1) * width + to] ?? 0)) at += 1;
    else to += 1;
  }
  return pairs;
}
