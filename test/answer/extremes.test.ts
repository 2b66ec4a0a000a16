import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import type { Answer } from '../../src/answer/types.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { print } from '../../src/query/print.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';
import { figure, measure, organisation, source, withAdded } from './corpus-of.ts';

const DREDGED = 'wherries-dredged';
const CATCHPOLES = 'catchpoles-rowing';
const MOORINGS = 'cygnets-moored';
const LOCKS = 'weirs-mended';
const COXSWAINS = 'coxswains-in-post';
const CAPSIZED = 'punts-capsized';
const OTTERS = 'otters-counted';
const OTTER_RATE = 'otters-rate';

/** The field's own questions among what is invented: years with a gap, a financial year, two that are equal, two counters. */
const corpus = withAdded(await shippedCorpus(), {
  people: [organisation('river-police', 'River Police'), organisation('lock-keepers', 'Lock Keepers')],
  measures: [
    measure(DREDGED, 'Wherries dredged up', 'wherries'),
    measure(CATCHPOLES, 'Catchpoles rowing', 'catchpoles'),
    measure(MOORINGS, 'Cygnets moored', 'cygnets'),
    measure(LOCKS, 'Weirs mended', 'weirs'),
    measure(COXSWAINS, 'Coxswains in post', 'coxswains'),
    measure(CAPSIZED, 'Punts capsized', 'punts'),
    measure(OTTERS, 'Otters counted', 'otters'),
    measure(OTTER_RATE, 'Rate of otters counted', 'per 100 people'),
  ],
  sources: [
    source('2024-02-01-quay', {
      figures: [
        figure(DREDGED, 41, '2012', { id: 'd-2012' }),
        figure(DREDGED, 12, '2015', { id: 'd-2015' }),
        figure(DREDGED, 77, '2016', { id: 'd-2016' }),
        figure(DREDGED, 30, '2019', { id: 'd-2019' }),
        figure(DREDGED, 35, '2021', { id: 'd-2021' }),
        figure(DREDGED, 33, '2023', { id: 'd-2023' }),
        figure(DREDGED, 99, '2016-04-01..2017-03-31', { id: 'd-2016-17' }),
        figure(DREDGED, 2, '2020-01-01..2020-01-31', { id: 'd-january-2020' }),
        figure(CATCHPOLES, 8, '2018', { id: 'c-2018' }),
        figure(CATCHPOLES, 5, '2019', { id: 'c-2019', by: 'lock-keepers' }),
        figure(CATCHPOLES, 8, '2021', { id: 'c-2021' }),
        figure(CATCHPOLES, 6, '2022', { id: 'c-2022' }),
        figure(MOORINGS, 5, '2021', { id: 'm-2021' }),
        figure(MOORINGS, 9, '2022', { id: 'm-2022' }),
        figure(LOCKS, 10, '2014', { id: 'w-2014' }),
        figure(LOCKS, 90, '2016', { id: 'w-2016' }),
        figure(LOCKS, 95, '2017', { id: 'w-2017' }),
        figure(LOCKS, 130, '2018', { id: 'w-2018' }),
        figure(LOCKS, 60, '2019', { id: 'w-2019' }),
        figure(LOCKS, 58, '2020', { id: 'w-2020' }),
        figure(LOCKS, 900, '2020-01-01..2020-06-30', { id: 'w-half-2020' }),
        figure(LOCKS, 500, '2021', { id: 'w-2021', by: 'lock-keepers' }),
        figure(COXSWAINS, 64, '2014-03-31', { id: 'x-2014' }),
        figure(COXSWAINS, 51, '2017-09-01..2017-09-30', { id: 'x-2017', by: 'lock-keepers' }),
        figure(COXSWAINS, 59, '2020-06-01', { id: 'x-2020' }),
        figure(COXSWAINS, 70, '2022-01-01..2022-01-31', { id: 'x-2022' }),
        figure(COXSWAINS, 40, '2024-12-31', { id: 'x-planned' }),
        figure(CAPSIZED, 4, '2019-07-06', { id: 'p-henley', event: 'Henley regatta, 6 July 2019' }),
        figure(CAPSIZED, 11, '2021-05-01..2021-05-09', { id: 'p-marlow', event: 'Marlow rally, May 2021' }),
        figure(CAPSIZED, 7, '2022-05-07', { id: 'p-marlow-2022', event: 'Marlow rally, 7 May 2022' }),
        figure(CAPSIZED, 80, '2024-06-08', { id: 'p-planned', event: 'Marlow rally, 8 June 2024' }),
        figure(OTTERS, 310, '2016-04-01..2017-03-31', { id: 'o-2016-17' }),
        figure(OTTERS, 420, '2019', { id: 'o-2019', by: 'lock-keepers' }),
        figure(OTTERS, 380, '2020-10-01..2021-09-30', { id: 'o-2020-21' }),
        figure(OTTER_RATE, 5, '2022', { id: 'o-rate' }),
      ],
    }),
  ],
});
const answerer = new Answerer(corpus);
const asked = { today: TODAY, scope: SHARED };

function ask(question: string): Answer {
  return answerer.answer(question, asked);
}

const firstOf = ({ items }: Answer) => items[0]?.id.split('#')[1];
const noteOf = ({ notes }: Answer) => notes.find((note) => /^(?:Highest|Lowest) of /.test(note));

describe('the highest or lowest of a series leads', () => {
  it.each([
    ['which year had the fewest wherries dredged up', 'd-2015'],
    ['what year were the most wherries dredged up', 'd-2016'],
    ['in which year was the number of wherries dredged up lowest?', 'd-2015'],
    ['year with the least wherries dredged up', 'd-2015'],
    ['highest number of wherries dredged up in a year', 'd-2016'],
    ['record year for wherries dredged up', 'd-2016'],
    ['busiest year for wherries dredged up and how many', 'd-2016'],
    ['quietest year for wherries dredged up since 2016', 'd-2019'],
    ['which year between 2017 and 2023 had the most wherries dredged up', 'd-2021'],
    ['which year had the fewest catchpoles rowing', 'c-2019'],
  ])('%s', (question, id) => {
    const answer = ask(question);
    expect(['figure', 'trend']).toContain(answer.kind);
    expect(firstOf(answer)).toBe(id);
    expect(noteOf(answer)).toBeDefined();
  });

  it('and is said to be so in words, of what is held and of like periods only', () => {
    expect(noteOf(ask('which year had the fewest wherries dredged up'))).toBe(
      'Lowest of the calendar years on record for this measure and area: 2015, of 6 years between 2012 and 2023.',
    );
    expect(noteOf(ask('quietest year for wherries dredged up since 2016'))).toBe(
      'Lowest of the calendar years on record for this measure and area within the time asked about: 2019, of 4 years between 2016 and 2023.',
    );
  });

  it('with all that are equal, and with word of different counters', () => {
    const answer = ask('which year had the most catchpoles rowing');
    expect(answer.items.slice(0, 2).map(({ id }) => id.split('#')[1])).toEqual(['c-2018', 'c-2021']);
    expect(noteOf(answer)).toBe(
      'Highest of the calendar years on record for this measure and area: 2018 and 2021, of 4 years between 2018 and 2022. They do not all come from the same organisation.',
    );
  });

  it('is the same once the question is read, printed and read again', () => {
    const query = answerer.read('which year had the fewest wherries dredged up', asked);
    expect(query).toMatchObject({ extreme: 'least' });
    expect(answerer.read(print(query, corpus), asked)).toEqual(query);
  });
});

describe('all counts of a number that stands at some height on a day are ranked, of days and of months, by whomever', () => {
  it.each([
    ['which year saw the fewest coxswains in post', 'x-2017'],
    ['when were there fewest coxswains in post', 'x-2017'],
    ['highest number of coxswains in post on record', 'x-2022'],
    ['when was the number of coxswains in post at its lowest', 'x-2017'],
    ['fewest coxswains in post ever', 'x-2017'],
  ])('%s', (question, id) => expect(firstOf(ask(question))).toBe(id));

  it('and no plan is', () =>
    expect(noteOf(ask('fewest coxswains in post ever'))).toBe(
      'Lowest of the periods on record for this measure and area: September 2017, of 4 periods between 31 March 2014 and January 2022. They do not all come from the same organisation.',
    ));
});

describe('counts of events are ranked where it is asked which event it was', () => {
  it.each([
    ['which rally had the most punts capsized', 'p-marlow'],
    ['worst rally for punts capsized', 'p-marlow'],
    ['most punts capsized at a single event', 'p-marlow'],
    ['which event saw the fewest punts capsized', 'p-henley'],
    ['which Marlow rally had the fewest punts capsized', 'p-marlow-2022'],
    ['event with the most punts capsized', 'p-marlow'],
  ])('%s', (question, id) => expect(firstOf(ask(question))).toBe(id));

  it('and it is said that they are unlike', () =>
    expect(noteOf(ask('which rally had the most punts capsized'))).toBe(
      'Highest of the 3 counts on record for this measure and area, each of the event it names: Marlow rally, May 2021. Some of the events lasted longer than others or are parts of others.',
    ));

  it('and not where it is asked for a year', () =>
    expect(noteOf(ask('which year had the most punts capsized'))).toBeUndefined());
});

describe('where too few years begin on one day, all years are ranked', () => {
  it.each([
    'highest number of otters counted on record',
    'which year had the most otters counted',
    'when was the number of otters counted highest',
  ])('and no rate is, where a number is asked for: %s', (question) => {
    const answer = ask(question);
    expect(firstOf(answer)).toBe('o-2019');
    expect(noteOf(answer)).toBe(
      'Highest of the years on record for this measure and area: 2019, of 3 years between 2016/17 and year to September 2021. The years do not all begin on the same day. They do not all come from the same organisation.',
    );
  });
});

it('what lies beyond them over another kind of period is told with the highest', () => {
  const answer = ask('what year were the most wherries dredged up');
  expect(answer.items.slice(0, 2).map(({ id }) => id.split('#')[1])).toEqual(['d-2016', 'd-2016-17']);
  expect(noteOf(answer)).toContain('A higher one is on record for another kind of period: 99, 2016/17.');
});

describe('whether a number is a record is told beside it', () => {
  it.each([
    ['how many coxswains in post are there, is that a record low?', ['x-2022', 'x-2017'], 'Lowest'],
    ['how many wherries were dredged up in 2019, is that the fewest ever', ['d-2019', 'd-2015'], 'Lowest'],
    ['how many wherries were dredged up in 2016, was that the highest ever', ['d-2016', 'd-2016-17'], 'Highest'],
  ])('%s', (question, ids, end) => {
    const answer = ask(question);
    expect(answer.items.slice(0, 2).map(({ id }) => id.split('#')[1])).toEqual(ids);
    expect(noteOf(answer)).toMatch(new RegExp(`^${end} of `));
  });

  it('and also where it is asked afterwards', () => {
    const before = ['how many wherries were dredged up in 2019?'];
    const answer = answerer.answer('is that a record low?', { ...asked, before });
    expect(firstOf(answer)).toBe('d-2015');
    expect(noteOf(answer)).toContain('2015, of 6 years');
  });
});

describe('the biggest rise or fall of a series leads, from one year to the next', () => {
  const stepOf = ({ notes }: Answer) => notes.find((note) => note.startsWith('Biggest '));
  it.each([
    ['what was the biggest rise in weirs mended', 'w-2018', 'w-2017'],
    ['biggest increase in weirs mended', 'w-2018', 'w-2017'],
    ['which year did weirs mended rise the most', 'w-2018', 'w-2017'],
    ['when was the largest jump in weirs mended?', 'w-2018', 'w-2017'],
    ['biggest year on year growth in weirs mended', 'w-2018', 'w-2017'],
    ['biggest fall in weirs mended', 'w-2019', 'w-2018'],
    ['what year saw the steepest drop in weirs mended', 'w-2019', 'w-2018'],
    ['in which year did the number of weirs mended fall the most', 'w-2019', 'w-2018'],
    ['largest decrease in weirs mended', 'w-2019', 'w-2018'],
    ['biggest drop in weirs mended since 2017', 'w-2019', 'w-2018'],
  ])('%s', (question, to, from) => {
    const answer = ask(question);
    expect(answer.items.slice(0, 2).map(({ id }) => id.split('#')[1])).toEqual([to, from]);
    const comparisons = 'comparisons' in answer ? answer.comparisons : [];
    expect(comparisons.map((each) => `${each.from} ${each.to}`.replace(/[\w-]+#/g, ''))).toContain(`${from} ${to}`);
  });

  it('and is said to be one of so many steps, over no gap, no other counter and no part of a year', () =>
    expect(stepOf(ask('biggest rise in weirs mended'))).toBe(
      'Biggest rise from one of the calendar years on record to the next, as River Police gives them: 2017 to 2018, of 4 steps.',
    ));

  it.each([
    'biggest rise in cygnets moored',
    'biggest fall in catchpoles rowing',
    'biggest drop in wherries dredged up',
  ])('or is said not to be known: %s', (question) => {
    const answer = ask(question);
    expect(stepOf(answer)).toBeUndefined();
    expect(answer.notes.join()).toContain('Too few like periods follow one another on record');
  });
});

describe('nothing is called the highest or lowest', () => {
  it.each([
    ['of two years', 'which year had the most cygnets moored'],
    ['where no end is asked for', 'how many wherries were dredged up in 2016'],
    ['for “at least”', 'were at least 30 wherries dredged up in any year'],
    ['where the steps are asked for', 'which year had the biggest rise in wherries dredged up'],
    ['where both ends are asked for', 'which years had the most and the fewest wherries dredged up'],
    ['of what may be wanted', 'worst year for wherries dredged up'],
    ['where places are ranked', 'which borough had the most wherries dredged up in any year'],
    ['of an event', 'biggest event the met has ever had to police'],
  ])('%s', (_, question) => {
    expect(noteOf(ask(question))).toBeUndefined();
  });
});

describe('of the record that is shipped', () => {
  it.each([
    ['which year had the fewest killings in london', 95, '2014-01'],
    ['lowest year for custody deaths since 04/05', 11, '2021-04'],
    ['deadliest year for london teenagers and how many', 30, '2021-01'],
    ['what was the highest number of knife crime offences in london', 16789, '2024-01'],
    ['worst carnival for arrests', 454, '2016-08-28'],
    ['which year saw the fewest met officers', 29869, '2019-02-28'],
    ['which protest cost the met most', 50_000_000, '2019-04'],
  ])('%s', (question, value, from) => {
    expect(ask(question).items[0]).toMatchObject({ value, period: { from: from.length === 7 ? `${from}-01` : from } });
  });
});
