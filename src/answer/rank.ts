import type { IsoDate, Source } from '../corpus/schema.ts';
import type { Narrowing, SearchTerm } from '../search/candidates.ts';
import type { Index } from '../search/index.ts';
import { mergeStrongest } from './concept-finder.ts';
import { Examiner } from './evidence.ts';
import { FEATURES, type Features, type Ranked } from './features.ts';
import { dateFit, MIN_DATE_FIT } from './periods.ts';
import type { Question } from './question.ts';
import { holdersOf } from './speaking.ts';
import { taughtFor } from './taught.ts';
import { RANKING } from './weights.ts';

/** Longer series are left to the search: no question shows so many figures. */
const MAX_OF_SERIES = 40;
/** Measures whose series are looked through, besides those that are named. */
const MAX_SERIES = 6;
/** Statements on one subject that are looked through besides those that were found. */
const MAX_OF_SUBJECT = 40;

/** What is found for one question. Each entry is examined once, however many steps of answering ask for it. */
export class Findings {
  readonly question: Question;
  readonly #index: Index;
  readonly #today: IsoDate;
  readonly #wide: boolean;
  readonly #examined = new Map<number, Ranked>();
  readonly #sources: FoundOfSources;
  #examiner: Examiner | undefined;
  #ranked: readonly Ranked[] | undefined;

  /** @param options `wide` looks further than an answer needs: at what matches far worse than the best, and at the statements of those spoken of */
  constructor(question: Question, index: Index, today: IsoDate, { wide = false }: Pick<Narrowing, 'wide'> = {}) {
    this.question = question;
    this.#index = index;
    this.#today = today;
    this.#wide = wide;
    this.#sources = new FoundOfSources(question);
  }

  /** The evidence of every candidate, best first; equal ones in the order of the corpus. */
  get ranked(): readonly Ranked[] {
    this.#ranked ??= this.#rank();
    return this.#ranked;
  }

  /** The evidence of an entry, by its number in the index. */
  of(number: number): Ranked {
    return this.#examined.get(number) ?? this.#sources.weigh(this.#examine(number));
  }

  /** The evidence of an entry that has none so far, not weighed yet. */
  #examine(number: number): Ranked {
    this.#examiner ??= new Examiner(this.#index, this.question, this.#today);
    // Made for this question alone, and too many to be copied once more.
    const ranked = Object.assign(this.#examiner.examine(this.#examiner.match(number)), { rank: 0 });
    this.#examined.set(number, ranked);
    return ranked;
  }

  #rank(): Ranked[] {
    const [question, index] = [this.question, this.#index];
    const searched = candidates(question, index, this.#wide).map(
      (number) => this.#examined.get(number) ?? this.#examine(number),
    );
    for (const item of searched) this.#sources.add(item);
    const found = searched.map((item) => this.#sources.weigh(item)).sort(bestFirst);
    const others = [...restOfSeries(question, found, index), ...restOfSides(question, found, index)].map((number) =>
      this.of(number),
    );
    return [...found, ...others].sort(bestFirst);
  }
}

/** What was found of one source. */
interface FoundOfSource {
  /** how well each concept is met by the entry of the source that meets it best */
  own: Float32Array;
  meaning: number;
  askedMeaning: number;
}

/**
 * What was found of each source: what one of its entries leaves out of a question another may tell. “What did City Hall say when
 * Trump said that London wanted sharia?” is told by two statements of one source.
 */
class FoundOfSources {
  readonly #sources = new Map<Source, FoundOfSource>();
  readonly #question: Question;
  readonly #weight: number;

  constructor(question: Question) {
    this.#question = question;
    this.#weight = Math.max(
      question.concepts.reduce((sum, { weight }) => sum + weight, 0),
      Number.EPSILON,
    );
  }

  add({ entry, own, meaning, askedMeaning }: Ranked): void {
    const known = this.#sources.get(entry.source);
    if (known === undefined) {
      this.#sources.set(entry.source, { own: own.slice(), meaning, askedMeaning });
      return;
    }
    mergeStrongest(known.own, own, 1);
    known.meaning = Math.max(known.meaning, meaning);
    known.askedMeaning = Math.max(known.askedMeaning, askedMeaning);
  }

  /** An item with what its source tells of it. */
  weigh(item: Ranked): Ranked {
    const { features, meaning, askedMeaning } = item;
    const source = this.#sources.get(item.entry.source) ?? item;
    const covered = this.#question.concepts.reduce((sum, { weight }, at) => sum + weight * (source.own[at] ?? 0), 0);
    features.sourceCoverage = Math.max(covered / this.#weight, features.ownCoverage);
    features.sourceMeaning = Math.max(source.meaning, meaning);
    features.sourceAskedMeaning = Math.max(source.askedMeaning, askedMeaning);
    item.rank = weigh(features);
    return item;
  }
}

function bestFirst(one: Ranked, other: Ranked): number {
  return other.rank - one.rank || one.number - other.number;
}

function candidates(question: Question, index: Index, wide: boolean): number[] {
  const { concepts, speakers, measures, exactWords, when } = question;
  const searched = concepts.flatMap(({ alternatives }) =>
    alternatives.flatMap(({ stems, weight }) => stems.map((term): SearchTerm => ({ term, weight }))),
  );
  const years = when.periods.map(({ from, to }) => [Number(from.slice(0, 4)), Number(to.slice(0, 4))] as const);
  const ofTime = (number: number) =>
    when.untilNow ||
    (years.some(([from, to]) => index.times.mayBeOf(number, from, to)) &&
      when.periods.some((period) => dateFit(period, index.entry(number)) >= MIN_DATE_FIT));
  const found = index.candidates(searched, {
    speakers: speakers
      .filter(({ speaks }) => wide || speaks > 0)
      .map(({ ids, office }) => (office === undefined ? ids : [...ids, ...holdersOf(office, index.corpus)])),
    measures,
    exactWords,
    wide,
    ...(when.periods.length > 0 && { ofTime }),
  });
  return [...new Set([...found, ...taughtFor(question, index)])];
}

/**
 * Figures whose like has been found: their texts hardly differ, and the time decides between them. Only those of the measures
 * that are named, or that lead: the series of every figure that was found would be more than all else together.
 * @param found best first
 */
function restOfSeries({ measures }: Question, found: readonly Ranked[], index: Index): number[] {
  const leading = new Set<string>();
  for (const { entry } of found) {
    if (entry.kind === 'figure') leading.add(entry.measure.id);
    if (leading.size === MAX_SERIES) break;
  }
  const known = new Set(found.map(({ number }) => number));
  return [...new Set([...measures, ...leading])]
    .map((measure) => index.byMeasure(measure))
    .filter(({ length }) => length <= MAX_OF_SERIES)
    .flatMap((series) => series.filter((number) => !known.has(number)));
}

/**
 * Where sides are asked for, the statements that take one on the subject of the leading statement: two of them may have no words
 * in common, so the search alone finds only some.
 */
function restOfSides({ cues }: Question, found: readonly Ranked[], index: Index): number[] {
  const lead = cues.position ? found.find(({ entry }) => entry.kind === 'statement')?.entry : undefined;
  const stance = lead?.kind === 'statement' ? lead.statement.stance : undefined;
  if (stance === undefined) return [];
  const known = new Set(found.map(({ number }) => number));
  const taken = index.bySubject(index.corpus.subjectOf(stance.on).subject.id);
  return taken.filter((number) => !known.has(number)).slice(0, MAX_OF_SUBJECT);
}

const WEIGHTS = FEATURES.map((feature) => RANKING[feature]);

/** The sum of features by their weights, which are in the order of `AT_REST` as all features are. */
function weigh(features: Readonly<Features>): number {
  // Looking each up by its name would take three times as long.
  const values = Object.values(features);
  let sum = 0;
  for (let at = 0; at < WEIGHTS.length; at += 1) sum += (values[at] ?? 0) * (WEIGHTS[at] ?? 0);
  return sum;
}
