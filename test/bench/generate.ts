import type { Corpus } from '../../src/corpus/corpus.ts';
import {
  type CorpusContent,
  type Figure,
  type IsoDate,
  type Measure,
  type Person,
  POSITIONS,
  SOURCE_KINDS,
  type Source,
  type Statement,
  type Topic,
} from '../../src/corpus/schema.ts';
import { inventMeasures, inventPeople, inventTopics, slug } from './invent.ts';
import { Random, Zipf } from './random.ts';
import { Vocabulary } from './vocabulary.ts';

interface Range {
  least: number;
  most: number;
}

/** What the generated sources are made of: about as much as the shipped ones. */
const ITEMS_PER_SOURCE: Range = { least: 1, most: 7 };
const STATEMENT_SHARE = 0.7;
const STANCE_SHARE = 0.2;
const STATEMENT_WORDS: Range = { least: 20, most: 40 };
const BODY_WORDS: Range = { least: 60, most: 100 };
const TITLE_WORDS: Range = { least: 6, most: 10 };
const WORDS_PER_ITEM =
  STATEMENT_SHARE * mean(STATEMENT_WORDS) + (mean(BODY_WORDS) + mean(TITLE_WORDS)) / mean(ITEMS_PER_SOURCE);
/** A source comes back to its own few words: so many of them, and this share of its text. */
const THEME_WORDS = 12;
const THEME_SHARE = 0.2;
const FIRST_DAY = Date.parse('2005-01-01');
const LAST_DAY = Date.parse('2026-10-31');
const DAY = 86_400_000;

/** How many people, topics and measures there are beside the shipped ones: they grow slower than the items. */
const GROWTH = {
  people: (items: number) => Math.round(2 * items ** 0.6),
  topics: (items: number) => Math.round(items ** 0.35),
  measures: (items: number) => Math.round(5 * items ** 0.5),
} as const;

/**
 * A corpus of any size to measure time and memory with, the same for the same seed. Its sentences mean nothing.
 * @param shipped the real corpus: its people, topics, measures and glossary are kept, its commonest words are used
 * @param items how many statements and figures
 */
export function generateCorpus(shipped: Corpus, items: number, seed = 1): CorpusContent {
  const random = new Random(seed);
  const vocabulary = new Vocabulary(shipped, items * WORDS_PER_ITEM, random);
  const people = [...shipped.people, ...inventPeople(GROWTH.people(items), random)];
  const topics = [...shipped.topics, ...inventTopics(GROWTH.topics(items), vocabulary, random)];
  const measures = [...shipped.measures, ...inventMeasures(GROWTH.measures(items), vocabulary, random)];
  const maker = new SourceMaker({ people, topics, measures }, vocabulary, random);
  const sources: Source[] = [];
  for (let left = items; left > 0; ) {
    const size = Math.min(left, random.between(ITEMS_PER_SOURCE.least, ITEMS_PER_SOURCE.most));
    sources.push(maker.source(size));
    left -= size;
  }
  return {
    people,
    topics,
    measures,
    subjects: [...shipped.listedSubjects],
    terms: [...shipped.terms],
    offices: [...shipped.offices],
    events: [...shipped.events],
    places: [...shipped.places],
    qualifiers: [...shipped.qualifiers],
    thesaurus: [...shipped.thesaurus],
    asked: [],
    sources,
  };
}

/** Makes sources, each with a few topics, voices and words of its own. */
class SourceMaker {
  readonly #random: Random;
  readonly #vocabulary: Vocabulary;
  readonly #speakers: Zipf<Person>;
  readonly #counters: Zipf<Person>;
  readonly #topics: Zipf<Topic>;
  readonly #measures: Zipf<Measure>;
  #made = 0;

  constructor(
    { people, topics, measures }: Pick<CorpusContent, 'people' | 'topics' | 'measures'>,
    vocabulary: Vocabulary,
    random: Random,
  ) {
    this.#random = random;
    this.#vocabulary = vocabulary;
    this.#speakers = new Zipf(random.sample(people, people.length));
    this.#counters = new Zipf(people.filter(({ kind }) => kind === 'organisation'));
    this.#topics = new Zipf(topics);
    this.#measures = new Zipf(random.sample(measures, measures.length));
  }

  source(items: number): Source {
    const random = this.#random;
    this.#made += 1;
    const topics = [...new Set(Array.from({ length: random.between(1, 3) }, () => this.#topics.draw(random)))];
    const theme = Array.from({ length: THEME_WORDS }, () => this.#vocabulary.drawTelling(random));
    const published = this.#day();
    const isStatement = Array.from({ length: items }, () => random.chance(STATEMENT_SHARE));
    const statements = isStatement.filter(Boolean).length;
    const on = random.sample(theme, random.between(2, 3)).join(' ');
    const title = this.#text(TITLE_WORDS, theme);
    return {
      id: `${published}-${slug(title.split(' ').slice(0, 3).join(' '))}-${this.#made}`,
      title,
      publisher: 'The Benchmark',
      url: `https://example.org/${this.#made}`,
      published,
      kind: random.pick(SOURCE_KINDS),
      topics: topics.map(({ id }) => id),
      text: 'summary',
      statements: Array.from({ length: statements }, (_, at) => this.#statement(at, published, topics, theme, on)),
      figures: Array.from({ length: items - statements }, (_, at) => this.#figure(at, published, theme)),
      corrections: [],
      body: this.#text(BODY_WORDS, theme),
    };
  }

  #statement(
    at: number,
    published: IsoDate,
    topics: readonly Topic[],
    theme: readonly string[],
    on: string,
  ): Statement {
    const random = this.#random;
    const speaker = this.#speakers.draw(random);
    const [office] = speaker.offices;
    return {
      id: `said-${at + 1}`,
      speaker: speaker.id,
      ...(office !== undefined && random.chance(0.7) && { as: office.title }),
      ...(random.chance(0.3) && { said: published }),
      ...(random.chance(0.2) && { where: this.#text({ least: 2, most: 4 }, theme) }),
      form: random.chance(0.8) ? 'verbatim' : 'reported',
      text: `${this.#text(STATEMENT_WORDS, theme)}.`,
      topics: random.sample(topics, random.between(1, 2)).map(({ id }) => id),
      ...(random.chance(STANCE_SHARE) && { stance: { on, position: random.pick(POSITIONS) } }),
    };
  }

  #figure(at: number, published: IsoDate, theme: readonly string[]): Figure {
    const random = this.#random;
    const year = Number(published.slice(0, 4)) - random.between(0, 2);
    const financial = random.chance(0.3);
    return {
      id: `counted-${at + 1}`,
      measure: this.#measures.draw(random).id,
      value: random.between(1, 100_000),
      ...(random.chance(0.1) && { approximate: true as const }),
      period: financial
        ? { from: `${year - 1}-04-01`, to: `${year}-03-31` }
        : { from: `${year}-01-01`, to: `${year}-12-31` },
      ...(random.chance(0.1) && { area: random.pick(['England and Wales', 'Croydon', 'Camden', 'Brent']) }),
      ...(random.chance(0.05) && { event: random.sample(theme, 2).join(' ') }),
      by: this.#counters.draw(random).id,
      ...(random.chance(0.2) && { note: `${this.#text({ least: 8, most: 14 }, theme)}.` }),
    };
  }

  /** Running text: common words as often as English has them, and the source's own words among them. */
  #text({ least, most }: Range, theme: readonly string[]): string {
    const random = this.#random;
    const word = () => (random.chance(THEME_SHARE) ? random.pick(theme) : this.#vocabulary.draw(random));
    const text = Array.from({ length: random.between(least, most) }, word).join(' ');
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  #day(): IsoDate {
    const days = (LAST_DAY - FIRST_DAY) / DAY;
    return new Date(FIRST_DAY + this.#random.between(0, days) * DAY).toISOString().slice(0, 10);
  }
}

function mean({ least, most }: Range): number {
  return (least + most) / 2;
}
