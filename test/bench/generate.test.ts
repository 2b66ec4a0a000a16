import { describe, expect, test } from 'vitest';
import { Corpus } from '../../src/corpus/corpus.ts';
import {
  frontMatterSchema,
  measureSchema,
  personSchema,
  type Source,
  termSchema,
  topicSchema,
} from '../../src/corpus/schema.ts';
import { words } from '../../src/search/analyzer.ts';
import { shippedCorpus } from '../eval/questions.ts';
import { generateCorpus } from './generate.ts';
import { drawQueries } from './queries.ts';
import { heaps } from './vocabulary.ts';
import { WordShares } from './word-shares.ts';

const shipped = await shippedCorpus();
const content = generateCorpus(shipped, 2_000);
const corpus = new Corpus(content);

describe('generateCorpus', () => {
  test('gives the same corpus for the same seed, another for another', () => {
    expect(generateCorpus(shipped, 100, 7)).toEqual(generateCorpus(shipped, 100, 7));
    expect(generateCorpus(shipped, 100, 8)).not.toEqual(generateCorpus(shipped, 100, 7));
  });

  test.each([1, 10, 333])('gives %i items when asked for them', (items) => {
    expect(new Corpus(generateCorpus(shipped, items)).entries).toHaveLength(items);
  });

  test('gives records that the schemas accept', () => {
    for (const person of content.people) personSchema.parse(person);
    for (const topic of content.topics) topicSchema.parse(topic);
    for (const measure of content.measures) measureSchema.parse(measure);
    for (const term of content.terms) termSchema.parse(term);
    for (const source of content.sources) frontMatterSchema.parse(frontMatterOf(source));
  });

  test('names every record once', () => {
    for (const records of [content.people, content.topics, content.measures, content.sources])
      expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    expect(new Set(corpus.entries.map(({ id }) => id)).size).toBe(corpus.entries.length);
  });

  test('has statements and figures, sources and stances in the shares of the shipped corpus', () => {
    const statements = corpus.entries.filter(({ kind }) => kind === 'statement');
    const stances = corpus.entries.filter((entry) => entry.kind === 'statement' && entry.statement.stance);
    expect(statements.length / corpus.entries.length).toBeCloseTo(0.7, 1);
    expect(stances.length / statements.length).toBeCloseTo(0.2, 1);
    expect(corpus.entries.length / corpus.sources.length).toBeCloseTo(4, 0);
  });

  test('has as many different words as Heaps’ law expects, give or take a quarter', () => {
    const text = content.sources.flatMap(({ title, body, statements }) => [
      ...words(title),
      ...words(body),
      ...statements.flatMap((statement) => words(statement.text)),
    ]);
    const ratio = new Set(text).size / heaps(text.length);
    expect(ratio).toBeGreaterThan(0.75);
    expect(ratio).toBeLessThan(1.25);
  });
});

describe('drawQueries', () => {
  const shares = new WordShares(corpus);

  test('gives the same questions for the same seed', () => {
    expect(drawQueries(corpus, shares, 50)).toEqual(drawQueries(corpus, shares, 50));
  });

  test('gives questions that hardly ever repeat', () => {
    expect(new Set(drawQueries(corpus, shares, 300)).size).toBeGreaterThan(270);
  });
});

function frontMatterOf({ id: _id, body: _body, ...frontMatter }: Source): object {
  return frontMatter;
}
