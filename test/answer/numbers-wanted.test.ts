import { describe, expect, it } from 'vitest';
import { AT_REST, type Evidence, type Features } from '../../src/answer/features.ts';
import { Wanted } from '../../src/answer/wanted.ts';
import { readText } from '../../src/query/parse.ts';
import { Index } from '../../src/search/index.ts';
import { TODAY } from '../eval/questions.ts';
import { corpusOf, figure, measure, person, source, statement } from './corpus-of.ts';

const corpus = corpusOf({
  people: [person('fisher', 'Ada Fennbridge')],
  measures: [
    measure('wherries', 'Wherries sunk', 'wherries'),
    measure('within', 'Wherries that come within ten seconds', '%'),
    measure('wait', 'Average wait for wherries', 'seconds'),
  ],
  sources: [
    source('2023-02-01-quay', {
      statements: [
        statement('fisher', 'Ada Fennbridge said that eight wherries had been sunk in 2022.', { id: 'in-2022' }),
        statement('fisher', 'Ada Fennbridge said that eight wherries had been sunk.', { id: 'no-time' }),
        statement('fisher', 'Ada Fennbridge asked how many wherries were sunk in each of three years.', { id: 'put' }),
        statement('fisher', 'Ada Fennbridge said that more than a third of the wherries leak.', { id: 'third' }),
      ],
      figures: [
        figure('wherries', 30, '2022', { id: 'thirty' }),
        figure('within', 57, '2022', { id: 'within-seconds' }),
        figure('wait', 12, '2022', { id: 'wait' }),
      ],
    }),
  ],
});
const index = new Index(corpus);

/** What an item lacks to answer a question. */
function lacking(question: string, id: string, features: Partial<Features> = {}) {
  const entry = corpus.entry(`2023-02-01-quay#${id}`);
  if (entry === undefined) throw new Error(`no item ${id}`);
  const strengths = new Float32Array(20);
  const alike = { covered: 0, used: 0, both: 0 };
  const evidence: Evidence = {
    number: 0,
    entry,
    own: strengths,
    all: strengths,
    shown: strengths,
    asked: alike,
    pairs: 0,
    meaning: 0,
    askedMeaning: 0,
    length: 0,
    ownMass: 0,
    allMass: 0,
    features: { ...AT_REST, ...features },
  };
  return new Wanted(readText(question, { index, today: TODAY }), corpus).lackingIn(evidence);
}

describe('words that name a time themselves tell of that one', () => {
  it.each(['how many wherries were sunk in 2023', 'total of wherries sunk in 2023'])('%s', (question) => {
    expect(lacking(question, 'in-2022').toldOfOtherTime).toBe(true);
    expect(lacking(question, 'no-time').toldOfOtherTime).toBe(false);
  });

  it.each([
    'how many wherries were sunk in 2022',
    'how many wherries were sunk since 2023',
    'how many wherries were sunk',
    'what did Ada Fennbridge say in 2023 about how many wherries were sunk',
    'who spoke of wherries in 2023',
  ])('which is no objection to: %s', (question) => expect(lacking(question, 'in-2022').toldOfOtherTime).toBe(false));
});

it('is told by no question that somebody put', () => {
  expect(lacking('how many wherries were sunk', 'put', { putsQuestion: 1 }).numberUntold).toBe(true);
  expect(lacking('who asked about wherries sunk', 'put', { putsQuestion: 1 }).numberUntold).toBe(false);
});

it('is told by words from the last weeks of a time, and not by those from its beginning', () => {
  expect(lacking('how many wherries were sunk by the end of 2023', 'no-time').toldEarly).toBe(true);
  expect(lacking('how many wherries were sunk from 2022-03-01 to 2023-02-20', 'no-time').toldEarly).toBe(false);
});

describe('a unit that is asked for', () => {
  it('is a share, or words on one', () => {
    expect(lacking('what percentage of wherries leak', 'no-time').wantedMissed).toBe(true);
    expect(lacking('what percentage of wherries leak', 'third').wantedMissed).toBe(false);
    expect(lacking('leak rate of wherries', 'no-time').wantedMissed).toBe(false);
  });

  it('is a length of time', () => {
    expect(lacking('mean waiting time for a wherry in 2022, in seconds', 'in-2022').wantedMissed).toBe(true);
    expect(lacking('wherries sunk in 2022', 'in-2022').wantedMissed).toBe(false);
    expect(lacking('average wait for a wherry', 'within-seconds').wantedMissed).toBe(true);
    expect(lacking('average wait for a wherry', 'wait').wantedMissed).toBe(false);
  });
});

it('takes a number in letters for one that the question tells', () => {
  expect(lacking('of the thirty wherries how many were red', 'thirty').numberGiven).toBe(true);
  expect(lacking('how many wherries were red', 'thirty').numberGiven).toBe(false);
});

describe('of two times', () => {
  const periodsOf = (question: string) =>
    readText(question, { index, today: TODAY }).when.periods.map(({ from }) => from.slice(0, 4));

  it.each([
    ['85% of wherries leaked in 2020. whats the same number for 2021', '2021'],
    ['what share of wherries leaked in 2025, better than that awful 2023 number?', '2025'],
    ['how many wherries sank in 2019? i know it was 30 in 2018', '2019'],
    ['wherries sunk in autumn 2022 (not the 2023 ones)', '2022'],
    ['i already have 2018, 2019 and 2020, how many wherries sank in 2021', '2021'],
  ])('the one whose number is told is not asked about: %s', (question, year) =>
    expect(periodsOf(question)).toEqual([year]),
  );

  it.each([
    'how many wherries sank in 2018 and 2019',
    'did more wherries sink in 2018 than in 2019',
    'wherries in 2018 compared with 2019',
  ])('both are asked about: %s', (question) => expect(periodsOf(question)).toEqual(['2018', '2019']));

  it('those behind the one whose number is told are', () =>
    expect(periodsOf('I already know 2018, how many wherries sank in 2019 and 2020')).toEqual(['2019', '2020']));

  it('keeps the only one there is', () =>
    expect(periodsOf('I know the total for 2021 was thirty, how many of those were red')).toEqual(['2021']));
});

it('takes no day or year for a number that the question tells', () => {
  expect(lacking('how many wherries were sunk from 2022-11-30 to 2023-01-30', 'thirty').numberGiven).toBe(false);
  expect(lacking('how many wherries were sunk in 29/30', 'thirty').numberGiven).toBe(false);
});

it('takes a share that is given for none that is asked for', () => {
  expect(lacking('57% of wherries on time, the Federation’s explanation', 'no-time').wantedMissed).toBe(false);
  expect(lacking('what % of wherries were on time', 'no-time').wantedMissed).toBe(true);
});

describe('a sum of money is asked for', () => {
  const asksCost = (question: string) => readText(question, { index, today: TODAY }).cues.cost;

  it.each([
    'what do the wherries cost a year',
    'what has the fight over the quay cost the ratepayer',
    'what did the old quay sell for',
    'eight wherries bought in 2022, what was the bill',
    'what is the quay saving by it, in £',
    'value of wherries stolen in 2022',
    "what's the salary of a wherryman and did it go up",
    'how much would the fishers have been charged',
  ])('by: %s', (question) => expect(asksCost(question)).toBe(true));

  it.each([
    'can the old bill ban a wherry',
    'what did they think of £10m for a wherry',
    'did the wherrymen get their wages back',
    'who values the quay',
    'what was the charge against the wherryman',
  ])('not by: %s', (question) => expect(asksCost(question)).toBe(false));
});
