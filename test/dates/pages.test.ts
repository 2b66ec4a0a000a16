import { describe, expect, test } from 'vitest';
import { datelineIn, dayIn } from '../../src/dates/pages.ts';

describe('a day', () => {
  test.each([
    ['2019-03-14', '2019-03-14'],
    ['20190314', '2019-03-14'],
    ['2019/03/14 10:00', '2019-03-14'],
    ['2019-03-14T23:30:00-05:00', '2019-03-14'],
    ['2019-03-14T23:30:00+0000', '2019-03-14'],
    ['2019-06-30T23:30:00.000Z', '2019-07-01'],
    ['Thu, 14 Mar 2019 10:00:00 GMT', '2019-03-14'],
    ['Thu, 14 Mar 19 10:00:00 GMT', '2019-03-14'],
    ['14 March 2019', '2019-03-14'],
    ['Thursday 14th of March, 2019', '2019-03-14'],
    ['1 Sept. 2019', '2019-09-01'],
    ['14-Mar-2019', '2019-03-14'],
    ['March 14, 2019', '2019-03-14'],
    ['Mar 4th 2019 at noon', '2019-03-04'],
    ['04/03/2019', '2019-03-04'],
    ['3/14/2019', '2019-03-14'],
    ['14.3.2019', '2019-03-14'],
    ['31 February 2019', undefined],
    ['0000-00-00', undefined],
    ['1970-01-01T00:00:00Z', undefined],
    ['1552557600', undefined],
    ['March 2019', undefined],
    ['the 14 marchers of 2019', undefined],
    ['', undefined],
  ])('written as %j', (text, day) => {
    expect(dayIn(text)).toBe(day);
  });
});

describe('the day of a text', () => {
  test.each([
    '14 March 2019',
    'Thursday, 14 March 2019 10:30',
    'March 14, 2019, at 10.30am GMT',
    'Published: 14 March 2019',
    'Published on 14th March 2019 | Last updated 2 May 2020',
    'First published 14 March 2019',
    'Posted by Jo Bloggs, 14 March 2019',
    'Date: 14/03/2019',
    'By Jo Bloggs, Home Affairs Editor | 14 March 2019',
    'London, 14 March 2019',
    'Volume 796: debated on Thursday 14 March 2019',
  ])('in the line %j', (line) => {
    expect(datelineIn(`Patrols to double\n\n${line}\n\nThere are to be more.`)).toBe('2019-03-14');
  });

  test.each([
    'Last updated: 14 March 2019',
    'Updated\n\n14 March 2019',
    'Date of meeting: 14 March 2019',
    'The force said on 14 March 2019',
    'Between 1 March 2019 and 14 March 2019',
    'It was published on 14 March 2019, and nobody read it.',
    '14 March',
  ])('not in %j', (line) => {
    expect(datelineIn(`Patrols to double\n\n${line}\n\nThere are to be more.`)).toBeUndefined();
  });

  test('near its top, and nowhere else', () => {
    expect(datelineIn(`${'There are to be more.\n\n'.repeat(20)}14 March 2019`)).toBeUndefined();
  });
});
