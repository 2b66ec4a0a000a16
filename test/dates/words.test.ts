import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BEGINNING,
  dateInWords,
  END,
  periodInSentence,
  periodInWords,
  readPeriod,
  readPeriodInSentence,
} from '../../src/dates/words.ts';

const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('dateInWords', () => {
  it('writes a day as a person would', () => expect(dateInWords('2018-11-09')).toBe('9 November 2018'));
});

describe('periodInWords', () => {
  it.each([
    ['2018-01-01', '2018-12-31', '2018'],
    ['2018-01-01', '2020-12-31', '2018 to 2020'],
    ['2017-04-01', '2018-03-31', '2017/18'],
    ['2018-10-01', '2019-09-30', 'year to September 2019'],
    ['2020-02-01', '2020-02-29', 'February 2020'],
    ['2020-04-01', '2020-06-30', 'April to June 2020'],
    ['2018-06-01', '2019-02-28', 'June 2018 to February 2019'],
    ['2013-04-01', '2023-03-31', 'April 2013 to March 2023'],
    ['2025-03-31', '2025-03-31', '31 March 2025'],
    ['2025-08-24', '2025-08-25', '24 to 25 August 2025'],
    ['2018-01-01', '2018-11-29', '1 January to 29 November 2018'],
    ['2023-10-07', '2024-02-27', '7 October 2023 to 27 February 2024'],
  ])('%s to %s is “%s”, and is read as it was', (from, to, words) => {
    expect(periodInWords({ from, to })).toBe(words);
    expect(readPeriod(words)).toEqual({ from, to });
  });

  it('is read as it was, whatever the days', () =>
    fc.assert(
      fc.property(fc.tuple(day, day), (days) => {
        const [from = '', to = ''] = days.toSorted();
        expect(readPeriod(periodInWords({ from, to }))).toEqual({ from, to });
        expect(readPeriodInSentence(periodInSentence({ from, to }))).toEqual({ from, to });
      }),
    ));

  it.each(['', '2018/20', '31 February 2018', 'year to', '2019 to 2018', 'May', '1 January to 29 November', 'soon'])(
    'does not say “%s”',
    (words) => expect(readPeriod(words)).toBeUndefined(),
  );
});

describe('periodInSentence', () => {
  it.each([
    ['2018-01-01', '2018-12-31', 'in 2018'],
    ['2017-04-01', '2018-03-31', 'in 2017/18'],
    ['2025-03-31', '2025-03-31', 'on 31 March 2025'],
    ['2020-04-01', '2020-06-30', 'from April to June 2020'],
    ['2018-10-01', '2019-09-30', 'in the year to September 2019'],
    ['2018-05-01', END, 'since 1 May 2018'],
    [BEGINNING, '2018-05-31', 'until 31 May 2018'],
  ])('%s to %s is “%s”, and is read as it was', (from, to, words) => {
    expect(periodInSentence({ from, to })).toBe(words);
    expect(readPeriodInSentence(words)).toEqual({ from, to });
  });
});
