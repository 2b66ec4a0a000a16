import type { Corpus, Entry } from '../../src/corpus/corpus.ts';
import { isStopWord, words } from '../../src/search/analyzer.ts';
import { Random } from './random.ts';
import type { WordShares } from './word-shares.ts';

/** Words of an item that a question takes up, and in what share of the items they stand at most: people name what is particular. */
const WORDS_TAKEN = { least: 2, most: 3 };
const PARTICULAR = 0.015;
const TYPO_SHARE = 0.1;
/** Shortest word that is misspelt. */
const TYPO_LENGTH = 5;

/** What a question is made of: an item's own speaker, topic, measure, year and words. */
interface Subject {
  speaker: string;
  topic: string;
  measure: string;
  year: number;
  /** what a stance is on, or else two or three words of the item */
  on: string;
  /** two or three words of the item */
  words: string;
}

interface Kind {
  /** questions of this kind among the 159 development questions */
  count: number;
  /** the items that are asked for */
  of: Entry['kind'];
  patterns: readonly ((subject: Subject) => string)[];
}

const KINDS: readonly Kind[] = [
  {
    count: 50,
    of: 'statement',
    patterns: [
      ({ speaker, words, year }) => `what did ${speaker} say about ${words} in ${year}`,
      ({ speaker, words }) => `What did ${speaker} say about ${words}?`,
      ({ speaker, words }) => `${speaker} ${words}`,
      ({ words }) => `who said that about ${words}`,
      ({ words, topic }) => `${topic} ${words}`,
      ({ words, year }) => `what was said about ${words} in ${year}, does anyone know?`,
      ({ words }) => `what did the home secretary say on ${words}`,
      ({ speaker, words }) => `hi all, bit of coursework here, what did ${speaker} reply on ${words}? thanks!`,
    ],
  },
  {
    count: 36,
    of: 'figure',
    patterns: [
      ({ measure, year }) => `how many ${measure} in ${year}`,
      ({ measure, year }) => `${measure} ${year}`,
      ({ measure }) => `number of ${measure}`,
      ({ measure, year }) => `what share of ${measure} was it in ${year}?`,
      ({ measure, speaker, year }) => `how many ${measure} according to ${speaker} in ${year}`,
    ],
  },
  {
    count: 24,
    of: 'statement',
    patterns: [
      ({ on }) => `who is for and against ${on}`,
      ({ on, year }) => `what were the views on ${on} in ${year}`,
      ({ speaker, on }) => `is ${speaker} in favour of ${on} or not`,
      ({ on }) => `who backs ${on} and who objects?`,
    ],
  },
  {
    count: 12,
    of: 'figure',
    patterns: [
      ({ measure, year }) => `${measure} ${year - 1} vs ${year}`,
      ({ measure, year }) => `did ${measure} go up or down between ${year - 3} and ${year}`,
      ({ measure, year }) => `compare ${measure} in ${year - 2}, ${year - 1} and ${year}`,
    ],
  },
  {
    count: 8,
    of: 'statement',
    patterns: [({ speaker }) => `who is ${speaker}?`, ({ topic }) => `what is ${topic}`],
  },
  {
    count: 29,
    of: 'statement',
    patterns: [
      ({ words }) => `anyone know how long you roast ${words} for at 180`,
      ({ words, year }) => `${words} greater manchester police ${year}`,
      ({ speaker }) => `what did ${speaker} say about sharpening kitchen knives`,
      ({ on }) => `should i be worried about ${on} tbh`,
      () => 'how do you search for old messages in a discord channel?',
    ],
  },
];

/**
 * Questions about items of a corpus, in the patterns of the development questions and as many of each kind.
 * The same for the same seed.
 */
export function drawQueries(corpus: Corpus, shares: WordShares, count: number, seed = 2): string[] {
  const random = new Random(seed);
  const kinds = KINDS.flatMap((kind) => Array.from({ length: kind.count }, () => kind));
  return Array.from({ length: count }, () => {
    const { of, patterns } = random.pick(kinds);
    const query = random.pick(patterns)(subjectOf(drawEntry(corpus, of, random), corpus, shares, random));
    return random.chance(TYPO_SHARE) ? misspell(query, random) : query;
  });
}

function drawEntry(corpus: Corpus, kind: Entry['kind'], random: Random): Entry {
  for (;;) {
    const entry = random.pick(corpus.entries);
    if (entry.kind === kind) return entry;
  }
}

function subjectOf(entry: Entry, corpus: Corpus, shares: WordShares, random: Random): Subject {
  const isStatement = entry.kind === 'statement';
  const taken = take(isStatement ? entry.statement.text : entry.source.title, shares, random);
  const [topic = ''] = isStatement ? entry.statement.topics : entry.source.topics;
  return {
    speaker: isStatement ? entry.speaker.name : entry.by.name,
    topic: corpus.topic(topic)?.label.toLowerCase() ?? '',
    measure: isStatement ? '' : entry.measure.label.toLowerCase(),
    year: Number((isStatement ? entry.said : entry.figure.period.to).slice(0, 4)),
    on: isStatement ? (entry.statement.stance?.on ?? taken) : taken,
    words: taken,
  };
}

/** Two or three particular words of a text, in its order. */
function take(text: string, shares: WordShares, random: Random): string {
  const all = [...new Set(words(text))].filter((word) => !isStopWord(word) && !/\d/.test(word));
  const particular = all.filter((word) => shares.ofAny(word) <= PARTICULAR);
  const chosen = random.sample(particular, random.between(WORDS_TAKEN.least, WORDS_TAKEN.most));
  return (chosen.length === 0 ? all.slice(0, 1) : chosen).join(' ');
}

/** Two neighbouring letters of the longest word swapped, neither the first nor the last. */
function misspell(query: string, random: Random): string {
  const [longest = ''] = query.split(' ').sort((a, b) => b.length - a.length);
  if (longest.length < TYPO_LENGTH) return query;
  const at = random.between(1, longest.length - 3);
  const swapped = longest.slice(0, at) + longest.charAt(at + 1) + longest.charAt(at) + longest.slice(at + 2);
  return query.replace(longest, swapped);
}
