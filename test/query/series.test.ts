import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { seriesOf } from '../../src/answer/compare.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';

/** A question for a series as people put it, the measure that it is of, and the days between which it is asked for. */
interface Phrasing {
  question: string;
  measure: string;
  from?: string;
  to?: string;
}

const PHRASINGS: Phrasing[] = readFileSync(new URL('../eval/series.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const LEAST_RIGHT = 38;

const corpus = await shippedCorpus();
const answerer = new Answerer(corpus);
const ask = (question: string) => answerer.answer(question, { today: TODAY, scope: SHARED });

/** Every value on record, in the time that is asked for, of the series of three periods or more. */
function wanted({ measure, from = '0000', to = '9999' }: Phrasing): string[] {
  const figures = corpus.entries.filter((entry) => entry.kind === 'figure' && entry.measure.id === measure);
  const entries = figures.filter((entry) => entry.kind === 'figure');
  const long = seriesOf(entries).filter(({ items }) => items.length >= 3);
  return long
    .flatMap(({ items }) => items)
    .filter((id) => entries.some((e) => e.id === id && e.figure.period.from >= from && e.figure.period.to <= to));
}

test('forty ways of asking for a series are answered by it, with every value on record', () => {
  const wrong = PHRASINGS.filter((phrasing) => {
    const { kind, items } = ask(phrasing.question);
    const [lead] = items;
    const shown = new Set(items.map(({ id }) => id));
    const isOf = lead?.kind === 'figure' && lead.measure.id === phrasing.measure;
    return kind !== 'trend' || !isOf || wanted(phrasing).some((id) => !shown.has(id));
  });
  expect(PHRASINGS).toHaveLength(40);
  expect(PHRASINGS.length - wrong.length, wrong.map(({ question }) => question).join('\n')).toBeGreaterThanOrEqual(
    LEAST_RIGHT,
  );
});

test.each([
  ['how many murders a year has London had', 'killings-london'],
  ['bar chart: killings in London', 'killings-london'],
  ['the long-run picture on teenage homicides', 'teenage-homicides-london'],
  ['stats on phone robberies going back as far as you have', 'phone-robberies-london'],
  ['Met officers dismissed, 2020 onwards', 'met-officers-dismissed'],
  ['how many killings have there been in London since 2018?', 'killings-london'],
  ['number of teenage homicides since 2012', 'teenage-homicides-london'],
  ['how many phone robberies since 2019', 'phone-robberies-london'],
])('“%s” asks for a series', (question, measure) => {
  const { kind, items } = ask(question);
  expect(kind).toBe('trend');
  expect(items[0]).toMatchObject({ measure: { id: measure } });
});

test.each([
  ['How many killings were there in London in 2017?', 'figure'],
  ['How many killings in London in 2016/17?', 'figure'],
  ['How many phone robberies were there last year?', 'figure'],
  // Counted from then on: one number tells it.
  ['how many arrests have there been from live facial recognition since 2020', 'figure'],
  ['What did Sadiq Khan say about stop and search over the years?', 'quote'],
  ['A timeline of the Duggan case', 'quote'],
])('“%s” asks for no series', (question, kind) => {
  expect(ask(question).kind).toBe(kind);
});

test.each([
  ['police officers by year', 'met-officers', 'plans to recruit were not counted'],
  ['burglary by year', 'burglary-detection-rate-met', 'response times are from a source that also speaks of burglary'],
  ['planned recruits by year', 'met-recruits-planned', 'plans are asked for'],
])('“%s” is led by %s: %s', (question, measure) => {
  expect(ask(question).items[0]).toMatchObject({ measure: { id: measure } });
});

test('a series that a command asks for begins with the same years as one that is asked for in words', () => {
  const [printed, typed] = [ask('Killings in London over time?'), ask('killings in London by year')];
  if (printed.kind !== 'trend' || typed.kind !== 'trend') throw new Error('no trends');
  expect(printed.series[0]?.items.length).toBeGreaterThan(3);
  expect(printed.series[0]).toEqual(typed.series[0]);
});
