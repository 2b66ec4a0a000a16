import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';

/** A count answers for just those whom a question asks about: not for all of them, nor for another group. */

const answerer = new Answerer(await shippedCorpus());
const ask = (question: string) => answerer.answer(question, { today: TODAY, scope: SHARED });
const measureOf = (question: string) => {
  const [item] = ask(question).items;
  return item !== undefined && 'measure' in item ? item.measure.id : undefined;
};

describe('of those who are given, only what is asked of them answers', () => {
  it.each([
    'of the 349 arrested at carnival in 2024 how many were teenagers',
    'how many of the 349 arrested at carnival 2024 were charged',
    'of the 131 improperly vetted officers and staff, how many were sergeants',
    'of the 646 discrimination allegations in 2024-25 how many were about race',
    'how many of the people on the gangs matrix in 2022 were asian',
  ])('%s: nobody counted it', (question) => expect(ask(question).answered).toBe(false));

  it.each([
    ['of the 271 arrested in the slow marches of 2023, how many were charged', 'protest-people-charged-london'],
    [
      'how many of the child exploitation cases that inspectors examined were inadequate',
      'met-child-exploitation-cases-inadequate',
    ],
    ['what share of custody deaths in 2024/25 came after restraint', 'custody-deaths-restraint-share-england-wales'],
  ])('%s: somebody did', (question, measure) => expect(measureOf(question)).toBe(measure));
});

describe('a group', () => {
  it.each([
    'how many black officers did the met have in november 2020, not all ethnic minority',
    'how many under-25s were killed in london in 2025',
    'how many killings in london in 2024 were domestic',
    'how many women were killed with knives in london in 2022',
  ])('%s: a count of everyone is none of it', (question) => expect(ask(question).answered).toBe(false));

  it.each([
    ['number of BAME officers in the met, late 2020', 'met-ethnic-minority-officers'],
    ['how many under-25s were killed in london in 2024', 'under-25-killings-london'],
    ['knife crime and stabbings of young people in london', 'knife-injury-under-25-london'],
    ['how many homicides with knives in london in 2022', 'knife-homicides-london'],
    ['what % of men trusted the met in the dec 2021 LBC poll', 'met-trust-poll-men-london'],
    [
      'racial disparity in stop and search, how many times more likely are black people',
      'stop-search-black-white-ratio-london',
    ],
  ])('%s: answered by a count of just that', (question, measure) => expect(measureOf(question)).toBe(measure));

  it.each([
    'my girls ride mopeds how many moped crimes were there in london in 2018',
    'my two teenage girls ride mopeds how many moped crimes were there in london in 2018',
  ])('to which only the asker belongs, or for which they care, is not asked about: %s', (question) =>
    expect(measureOf(question)).toBe('moped-crimes-london'),
  );

  it('stands beside another one of which is asked as well', () => {
    const shown = ask(
      'what share of black and of white londoners thought the police institutionally racist in 2015',
    ).items;
    const measures = shown.flatMap((item) => ('measure' in item ? [item.measure.label] : []));
    expect(measures).toEqual(
      expect.arrayContaining([expect.stringContaining('Black'), expect.stringContaining('White')]),
    );
  });
});

describe('those who are counted', () => {
  it.each([
    'how many protesters were hurt at the BLM protest on 6 June 2020?',
    'how many fans were arrested at the Euro 2020 final?',
    'how many people died after the Met tasered them in 2018?',
    'how many marchers were injured at the Unite the Kingdom march?',
  ])('%s: no count of others, or of those to whom something else was done', (question) =>
    expect(ask(question).answered).toBe(false),
  );

  it.each([
    ['how many cops got injured at the Unite the Kingdom march', 'protest-officers-injured'],
    ['how many cops did protesters injure at the Unite the Kingdom march', 'protest-officers-injured'],
    ['how many people got nicked at carnival in 2019', 'carnival-arrests'],
    ['how many people got sacked by the Met in 2022', 'met-officers-dismissed'],
  ])('%s: a count of them in other words', (question, measure) => expect(measureOf(question)).toBe(measure));
});

describe('the whole of a year', () => {
  it('is not told by a count of a part of it', () =>
    expect(ask('how many killings were there in London in the whole of 2020?').answered).toBe(false));

  it.each([
    ['how many killings were there in London in the full calendar year 2022', '2022-01-01'],
    ['how many e-scooters were seized in one week of June 2021, not the whole year', '2021-06-14'],
  ])('%s', (question, from) => expect(ask(question).items[0]).toMatchObject({ period: { from } }));
});
