import { describe, expect, test } from 'vitest';
import { speechesIn } from '../../src/reading/debate.ts';

const said = (text: string) =>
  speechesIn(text).map(({ speaker, start, end }) => `${speaker}: ${text.slice(start, end).replace(/\n\n/g, ' / ')}`);

const LORDS = `Policing in Fennbridge

Baroness Moss of Wye (LD)

My Lords, I beg leave to ask the Question standing in my name.

The Minister of State, Home Office (Lord Wick) (Con)

My Lords, the Government take this seriously.

Column 124

We shall publish the figures.

Lord Fenn (Lab)

How many officers are there?`;

describe('speechesIn', () => {
  test('reads who speaks from the lines of a report, and leaves its furniture out', () => {
    expect(said(LORDS)).toEqual([
      'Baroness Moss of Wye: My Lords, I beg leave to ask the Question standing in my name.',
      'Lord Wick: My Lords, the Government take this seriously.',
      'Lord Wick: We shall publish the figures.',
      'Lord Fenn: How many officers are there?',
    ]);
  });

  test('tells a post and a party from a name', () => {
    expect(speechesIn(LORDS)[1]).toMatchObject({
      speaker: 'Lord Wick',
      role: 'Minister of State, Home Office',
      party: 'Con',
    });
  });

  test('reads names at the beginning of a paragraph', () => {
    const text = `Q12 Ada Moss AM: How many patrols are there?

Commander Joe Wick (Metropolitan Police Service): There are twelve.

That is two more than last year.

Ada Moss AM: Thank you.`;
    expect(said(text)).toEqual([
      'Ada Moss AM: How many patrols are there?',
      'Commander Joe Wick: There are twelve. / That is two more than last year.',
      'Ada Moss AM: Thank you.',
    ]);
  });

  test('gives nobody the words after a heading, or after a speaker in a form that it does not know', () => {
    const text = LORDS.replace('Column 124', 'Noble Lords');
    expect(said(text)).not.toContain('Lord Wick: We shall publish the figures.');
  });

  test.each([
    ['an article', 'Patrols to double\n\nThe patrols are to be doubled.\n\n“We have listened,” said Moss.'],
    ['a list', 'Note: bring a pen.\n\nThe patrols are to be doubled.\n\nTime: noon.'],
    ['nothing', ''],
  ])('finds none in %s', (_, text) => {
    expect(speechesIn(text)).toEqual([]);
  });
});
