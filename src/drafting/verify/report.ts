/** What a statement of ours reports, and how much of it some words of the page say too. */
import type { Corpus } from '../../corpus/corpus.ts';
import type { Statement } from '../../corpus/schema.ts';
import { numeralAt } from '../../figures/numerals.ts';
import { sentencesIn } from '../../figures/tokens.ts';
import { is } from '../../lexicon/lexicon.ts';
import { isStopWord, stem, words as wordsOf } from '../../search/analyzer.ts';
import { Folded } from './folding.ts';

/** Words of which so many letters are the same say much the same: widen, widening, wider. */
const COMMON_BEGINNING = 5;
const ALMOST = 0.7;
/** What a word of which every source is full still counts. */
const LEAST_WEIGHT = 0.2;
/** Of what a part of a sentence says, so much has to be said, or the part is missing. */
const LEAST_OF_PART = 0.1;
const MUCH_OF_PART = 0.3;
const FEWEST_OF_PART = 2;
const PARTS = /[;:]\s|,\s(?:and|but|while|so)\s|\sand that\s/;
const QUOTED = /“([^“”]+)”|(?<![\p{L}\p{N}])‘([^‘’]+)’(?!\p{L})/gu;

/** How much of a report some words say. */
export interface Cover {
  /** 0 to 1, of the weight of its words */
  share: number;
  /** how many of its words */
  common: number;
}

export class Report {
  readonly #terms: readonly { term: string; weight: number }[];
  readonly #parts: readonly (readonly { term: string; weight: number }[])[];
  readonly #numbers: readonly number[];
  readonly #quoted: readonly string[];

  /** @param names of the speaker: they, and verbs of saying, are the report's own */
  constructor({ text, as = '' }: Pick<Statement, 'text' | 'as'>, names: readonly string[], rarity: Rarity) {
    const own = new Set([...names, as, 'said'].flatMap(termsOf));
    // The first verb of saying is the report's own; a later one may be what is said.
    const verb = wordsOf(text).find((word) => is(word, 'verbs.speech'));
    if (verb !== undefined) own.add(stem(verb));
    const weighted = (part: string) =>
      [...new Set(termsOf(part))].filter((term) => !own.has(term)).map((term) => ({ term, weight: rarity.of(term) }));
    this.#terms = weighted(text);
    this.#parts = text
      .split(PARTS)
      .map(weighted)
      .filter(({ length }) => length > 0);
    const told = names.reduce((rest, name) => rest.replaceAll(name, ' '), text);
    this.#numbers = numbersIn(told);
    this.#quoted = [...text.matchAll(QUOTED)].map(([, double, single]) => bare(double ?? single ?? ''));
  }

  cover(words: string): Cover {
    return coverOf(this.#terms, new Set(termsOf(words)));
  }

  /** Whether some part of the report is not said at all. */
  isSaidInPart(words: string): boolean {
    const there = new Set(termsOf(words));
    const parts = this.#parts.filter(({ length }) => length >= FEWEST_OF_PART);
    return this.#parts.length > 1 && parts.some((part) => coverOf(part, there).share < LEAST_OF_PART);
  }

  /** How many of its parts are said, more or less. */
  partsSaid(words: string): number {
    const there = new Set(termsOf(words));
    return this.#parts.filter((part) => coverOf(part, there).share >= MUCH_OF_PART).length;
  }

  hasNumbers(words: string): boolean {
    const there = numbersIn(words);
    return this.#numbers.every((number) => there.includes(number));
  }

  /** How many of the words that the report gives in marks stand in some words: 0 to 1, 1 where it gives none. */
  shareQuoted(words: string): number {
    const there = bare(words);
    return this.#quoted.length === 0
      ? 1
      : this.#quoted.filter((each) => there.includes(each)).length / this.#quoted.length;
  }

  get isQuoting(): boolean {
    return this.#quoted.length > 0;
  }
}

function coverOf(report: readonly { term: string; weight: number }[], there: ReadonlySet<string>): Cover {
  const beginnings = new Set([...there].map((term) => term.slice(0, COMMON_BEGINNING)));
  let [all, said, common] = [0, 0, 0];
  for (const { term, weight } of report) {
    const isThere = there.has(term);
    const isAlmost = !isThere && term.length >= COMMON_BEGINNING && beginnings.has(term.slice(0, COMMON_BEGINNING));
    all += weight;
    said += weight * (isThere ? 1 : isAlmost ? ALMOST : 0);
    if (isThere || isAlmost) common += 1;
  }
  return { share: all === 0 ? 0 : said / all, common };
}

function termsOf(text: string): string[] {
  return wordsOf(text)
    .filter((word) => !isStopWord(word))
    .map(stem);
}

/** The numbers that a text states, in digits or in words. */
function numbersIn(text: string): number[] {
  return sentencesIn(text).flatMap(({ tokens }) => {
    const found: number[] = [];
    for (let at = 0; at < tokens.length; ) {
      const numeral = numeralAt(tokens, at);
      // “One” is a pronoun as often.
      if (numeral !== undefined && (numeral.digits || numeral.value !== 1)) found.push(numeral.value);
      at = numeral?.to ?? at + 1;
    }
    return found;
  });
}

/** Words without what printers and sentences around them choose. */
function bare(words: string): string {
  return new Folded(words).text.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

const known = new WeakMap<Corpus, Rarity>();

/** How much each word tells, by in how few statements of the record it stands. */
export class Rarity {
  readonly #counts = new Map<string, number>();
  readonly #all: number;

  private constructor(texts: readonly string[]) {
    this.#all = texts.length;
    for (const text of texts)
      for (const term of new Set(termsOf(text))) this.#counts.set(term, (this.#counts.get(term) ?? 0) + 1);
  }

  static in(corpus: Corpus): Rarity {
    const rarity =
      known.get(corpus) ?? new Rarity(corpus.sources.flatMap(({ statements }) => statements.map(({ text }) => text)));
    known.set(corpus, rarity);
    return rarity;
  }

  of(term: string): number {
    const count = this.#counts.get(term) ?? 0;
    return Math.max(LEAST_WEIGHT, Math.log((1 + this.#all) / (1 + count)) / Math.log(1 + this.#all));
  }
}
