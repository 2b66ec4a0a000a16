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

  const known = (text: string) =>
    speechesIn(text, (name) => name === 'Ada Moss').map(
      ({ speaker, start, end }) => `${speaker}: ${text.slice(start, end).replace(/\n\n/g, ' / ')}`,
    );

  test.each([
    ['one speaker', 'Ada Moss (Wye) (LD)\n\nI am glad.\n\nLord Fenn\n\nWhy?'],
    ['a known name alone', 'Ada Moss\n\nI am glad.\n\nBo Lund\n\nWhy?'],
    ['a name with its brackets on the next line', 'Ada Moss\n(Wye) (LD)\n\nI am glad.'],
    [
      'a name behind that of its picture',
      'Ada Moss Portrait Ada Moss\n- View Speech - Hansard - - - Excerpts\n\nI am glad.',
    ],
    [
      'a post behind a picture',
      'Ada Moss Portrait The Minister for Boats (Ada Moss)\n- Hansard - -\n\nI am glad.\n\nBo Lund Portrait Bo Lund\n\nWhy?',
    ],
  ])('reads %s in what is known to be a debate', (_, text) => {
    expect(known(text)[0]).toBe('Ada Moss: I am glad.');
    expect(said(text)).toEqual([]);
  });

  test.each([
    ['an article', 'Patrols to double\n\nThe patrols are to be doubled.\n\n“We have listened,” said Moss.'],
    ['a list', 'Note: bring a pen.\n\nThe patrols are to be doubled.\n\nTime: noon.'],
    ['nothing', ''],
  ])('finds none in %s', (_, text) => {
    expect(speechesIn(text)).toEqual([]);
  });
});
