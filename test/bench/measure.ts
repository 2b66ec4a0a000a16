import { Answerer, type Asked } from '../../src/answer/answerer.ts';
import { Corpus } from '../../src/corpus/corpus.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { readQuestions, shippedCorpus, TODAY } from '../eval/questions.ts';
import { Baseline } from './baseline.ts';
import { contentOf } from './content.ts';
import { generateCorpus } from './generate.ts';
import type { Measurement, Side } from './measurement.ts';
import { type Percentiles, percentiles } from './percentiles.ts';
import { drawQueries } from './queries.ts';
import { WordShares } from './word-shares.ts';

const QUERIES = 300;
/** Times that each query is asked; the middle one counts, so that what else the machine does shows less. */
const ROUNDS = 3;
/** Above this size the baseline is asked once: a query takes it the better part of a minute. */
const ONCE_ABOVE = 100_000;
/** Above this size the baseline is asked a sample only, or it would take the better part of an hour. */
const SAMPLED_ABOVE = 10_000;
const SAMPLE = 10;
const ASKED: Asked = { today: TODAY, scope: SHARED };

/** Measures the shipped corpus (`shipped`) or one of so many generated items, ours first and then the baseline. */
export async function measure(size: number | 'shipped'): Promise<Measurement> {
  report(`${size}: making the corpus`);
  const before = held();
  const shipped = await shippedCorpus();
  const corpus = size === 'shipped' ? shipped : new Corpus(generateCorpus(shipped, size));
  const corpusMemory = held() - before;
  const shares = new WordShares(corpus);
  const queries = size === 'shipped' ? realQuestions() : drawQueries(corpus, shares, QUERIES);
  const matching = queries.map((query) => shares.ofAny(query));
  const { side: ours, kinds, heapUsed, rss } = measureOurs(corpus, queries);
  const baseline = measureBaseline(corpus, queries);
  return {
    name: size === 'shipped' ? 'as shipped' : 'generated',
    items: corpus.entries.length,
    sources: corpus.sources.length,
    people: corpus.people.length,
    measures: corpus.measures.length,
    node: process.version,
    flags: process.execArgv,
    matching: {
      p50: percentiles(matching).p50,
      mean: matching.reduce((sum, share) => sum + share, 0) / matching.length,
    },
    kinds,
    corpusMemory,
    heapUsed,
    rss,
    ours,
    baseline,
  };
}

/** The development questions and our own: those that are real. */
function realQuestions(): string[] {
  return [...readQuestions('dev'), ...readQuestions('tune')].map(({ q }) => q);
}

function measureOurs(corpus: Corpus, queries: readonly string[]) {
  report('building ours');
  const before = held();
  const [answerer, build] = timed(() => new Answerer(corpus));
  const memory = held() - before;
  const { heapUsed, rss } = process.memoryUsage();
  report('asking ours');
  const answers = ask(queries, ROUNDS, (query) => answerer.answer(query, ASKED));
  const kinds = count(queries.map((query) => answerer.answer(query, ASKED).kind));
  report('adding a source to ours');
  const more = withOneMore(corpus);
  const [after, add] = timed(() => Answerer.after(answerer, more));
  if (after === undefined) throw new Error('A source more was not followed.');
  const side: Side = { build, answers, rounds: ROUNDS, add, memory };
  return { side, kinds, heapUsed, rss };
}

function measureBaseline(corpus: Corpus, queries: readonly string[]): Side {
  const step = corpus.entries.length > SAMPLED_ABOVE ? Math.floor(queries.length / SAMPLE) : 1;
  const asked = queries.filter((_, at) => at % step === 0).slice(0, step === 1 ? queries.length : SAMPLE);
  const rounds = corpus.entries.length > ONCE_ABOVE ? 1 : ROUNDS;
  report('building the baseline');
  const before = held();
  const [baseline, build] = timed(() => new Baseline(corpus));
  const memory = held() - before;
  report('asking the baseline');
  const answers = ask(asked, rounds, (query) => baseline.answer(query));
  const more = withOneMore(corpus);
  const added = more.entries.slice(corpus.entries.length);
  const [, add] = timed(() => baseline.add(added));
  return { build, answers, rounds, add, memory };
}

/** Asks the queries in rounds, after one that warms up where there are several. */
function ask(queries: readonly string[], rounds: number, answer: (query: string) => unknown): Percentiles {
  if (rounds > 1) for (const query of queries) answer(query);
  const times = Array.from({ length: rounds }, () => queries.map((query) => timed(() => answer(query))[1]));
  return percentiles(queries.map((_, at) => percentiles(times.flatMap((round) => round[at] ?? [])).p50));
}

function count(values: readonly string[]): Record<string, number> {
  const groups = Map.groupBy(values, (value) => value);
  return Object.fromEntries([...groups].sort().map(([value, same]) => [value, same.length]));
}

/** Where the measuring stands: a large run takes the better part of an hour. */
function report(stage: string): void {
  process.stderr.write(`${stage}…\n`);
}

/** The corpus with a source more: its first one once again, under another id. */
function withOneMore(corpus: Corpus): Corpus {
  const more = corpus.sources.slice(0, 1).map((source) => ({ ...source, id: `${source.id}-once-more` }));
  return new Corpus({ ...contentOf(corpus), sources: [...corpus.sources, ...more] });
}

function timed<T>(work: () => T): [result: T, milliseconds: number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}

/** Bytes that are in use: typed arrays hold theirs outside the heap. */
function held(): number {
  if (globalThis.gc === undefined) throw new Error('Memory can only be measured under --expose-gc.');
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
