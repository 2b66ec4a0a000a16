/** What a statement of ours reports, and how much of it some words of the page say too. */
import type { Corpus } from '../../corpus/corpus.ts';
import type { Statement } from '../../corpus/schema.ts';
import { numeralAt } from '../../figures/numerals.ts';
import { sentencesIn } from '../../figures/tokens.ts';
import { is, lemma } from '../../lexicon/lexicon.ts';
import { isStopWord, stem, words as wordsOf } from '../../search/analyzer.ts';
import { Folded } from './folding.ts';

/** Words of which so many letters are the same say much the same: widen, widening, wider. */
const COMMON_BEGINNING = 5;
const ALMOST = 0.7;
/** What a word of which every source is full still counts. */
const LEAST_WEIGHT = 0.2;
/** “Two” stands in many a sentence. */
const WEIGHT_OF_SMALL_NUMBER = 0.4;
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

/** The words of a stretch of text, in the form in which they are compared. */
export interface Vocabulary {
  terms: ReadonlySet<string>;
  beginnings: ReadonlySet<string>;
  /** groups of the thesaurus that they belong to */
  groups: ReadonlySet<string>;
}

export function joined(all: readonly Vocabulary[]): Vocabulary {
  const [only] = all;
  if (all.length === 1 && only !== undefined) return only;
  return {
    terms: new Set(all.flatMap(({ terms }) => [...terms])),
    beginnings: new Set(all.flatMap(({ beginnings }) => [...beginnings])),
    groups: new Set(all.flatMap(({ groups }) => [...groups])),
  };
}

/** A word of a report, by its stem. */
interface Term {
  term: string;
  /** how much it tells */
  weight: number;
  groups: readonly string[];
}

export class Report {
  readonly #terms: readonly Term[];
  readonly #parts: readonly (readonly Term[])[];
  readonly #numbers: readonly number[];
  readonly #months: readonly string[];
  readonly #quoted: readonly string[];

  /** @param names of the speaker: they, and verbs of saying, are the report's own */
  constructor({ text, as = '' }: Pick<Statement, 'text' | 'as'>, names: readonly string[], wording: Wording) {
    const own = new Set([...names, as, 'said'].flatMap(termsOf));
    // The first verb of saying is the report's own; a later one may be what is said.
    const verb = wordsOf(text).find((word) => is(word, 'verbs.speech'));
    if (verb !== undefined) for (const term of termsOf(verb)) own.add(term);
    const weighted = (part: string) =>
      [...new Set(termsOf(part))]
        .filter((term) => !own.has(term))
        .map((term) => ({ term, weight: wording.weightOf(term), groups: wording.groupsOf(term) }));
    this.#terms = weighted(text);
    this.#parts = text
      .split(PARTS)
      .map(weighted)
      .filter(({ length }) => length > 0);
    const told = names.reduce((rest, name) => rest.replaceAll(name, ' '), text);
    this.#numbers = numbersIn(told);
    this.#months = monthsIn(told);
    this.#quoted = [...text.matchAll(QUOTED)].map(([, double, single]) => bare(double ?? single ?? ''));
  }

  cover(words: Vocabulary): Cover {
    return coverOf(this.#terms, words);
  }

  /** Whether some part of the report is not said at all. */
  isSaidInPart(words: Vocabulary): boolean {
    const parts = this.#parts.filter(({ length }) => length >= FEWEST_OF_PART);
    return this.#parts.length > 1 && parts.some((part) => coverOf(part, words).share < LEAST_OF_PART);
  }

  /** How many of its parts are said, more or less. */
  partsSaid(words: Vocabulary): number {
    return this.#parts.filter((part) => coverOf(part, words).share >= MUCH_OF_PART).length;
  }

  /** Numbers, and names of months. */
  hasNumbers(words: string): boolean {
    const there = numbersIn(words);
    const months = monthsIn(words);
    return (
      this.#numbers.every((number) => there.includes(number)) && this.#months.every((month) => months.includes(month))
    );
  }

  /** Whether the words that the report gives in marks are all among some words. */
  hasQuoted(words: string): boolean {
    const there = bare(words);
    return this.#quoted.every((each) => there.includes(each));
  }
}

function coverOf(report: readonly Term[], { terms, beginnings, groups }: Vocabulary): Cover {
  let [all, said, common] = [0, 0, 0];
  for (const { term, weight, groups: own } of report) {
    const isThere = terms.has(term);
    const isAlmost =
      !isThere &&
      ((term.length >= COMMON_BEGINNING && beginnings.has(term.slice(0, COMMON_BEGINNING))) ||
        own.some((group) => groups.has(group)));
    all += weight;
    said += weight * (isThere ? 1 : isAlmost ? ALMOST : 0);
    if (isThere || isAlmost) common += 1;
  }
  return {
    share: all === 0 ? 0 : said / all,
    common,
  };
}

/** The stems of a text's words, and its numbers whether they are in digits or words. */
function termsOf(text: string): string[] {
  const stems = wordsOf(text)
    .filter((word) => !isStopWord(word) && !/^[\d,.]+$/.test(word))
    .map((word) => stem(lemma(word) ?? word));
  return [...stems, ...numbersIn(text).map((number) => `#${number}`)];
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

/** The months that a text names, by their first letters. */
function monthsIn(text: string): string[] {
  const names = text.match(/\b[A-Z][a-z]+\b/g)?.map((name) => name.toLowerCase()) ?? [];
  return names.filter((name) => is(name, 'calendar.months')).map((name) => name.slice(0, 3));
}

/** Words without what printers and sentences around them choose. */
function bare(words: string): string {
  return new Folded(words).text.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

const known = new WeakMap<Corpus, Wording>();

/** How much each word tells, by in how few statements of the record it stands, and which others say the same. */
export class Wording {
  readonly #counts = new Map<string, number>();
  readonly #groups = new Map<string, string[]>();
  readonly #all: number;

  private constructor({ sources, thesaurus }: Corpus) {
    const texts = sources.flatMap(({ statements }) => statements.map(({ text }) => text));
    this.#all = texts.length;
    for (const text of texts)
      for (const term of new Set(termsOf(text))) this.#counts.set(term, (this.#counts.get(term) ?? 0) + 1);
    for (const { id, words } of thesaurus) {
      const [...terms] = new Set(words.filter((word) => !word.includes(' ')).flatMap(termsOf));
      for (const term of terms) this.#groups.set(term, [...(this.#groups.get(term) ?? []), id]);
    }
  }

  static in(corpus: Corpus): Wording {
    const wording = known.get(corpus) ?? new Wording(corpus);
    known.set(corpus, wording);
    return wording;
  }

  weightOf(term: string): number {
    if (/^#\d$/.test(term)) return WEIGHT_OF_SMALL_NUMBER;
    const count = this.#counts.get(term) ?? 0;
    return Math.max(LEAST_WEIGHT, Math.log((1 + this.#all) / (1 + count)) / Math.log(1 + this.#all));
  }

  groupsOf(term: string): readonly string[] {
    return this.#groups.get(term) ?? [];
  }

  vocabularyOf(text: string): Vocabulary {
    const terms = new Set(termsOf(text));
    return {
      terms,
      beginnings: new Set([...terms].map((term) => term.slice(0, COMMON_BEGINNING))),
      groups: new Set([...terms].flatMap((term) => this.groupsOf(term))),
    };
  }
}
