import { describe, expect, test } from 'vitest';
import { answersIn } from '../../src/reading/question-page.ts';

describe('answersIn', () => {
  const form = [
    'Boats',
    'Reference: 2023/0816',
    'Question by: Ada Moss',
    'Asked of: Bo Lund (2016 – 2024)',
    'Question',
    'How many boats are there?',
    'Answer',
    'Date: Thursday 2nd March 2023',
    'There are ten.',
    'One is mended.',
    'Related documents',
    'Boats.pdf',
  ].join('\n\n');

  test('reads who asks and who answers from the form of a page of questions', () => {
    const found = answersIn(form).map(({ speaker, start, end }) => `${speaker}: ${form.slice(start, end)}`);
    expect(found).toEqual([
      'Ada Moss: How many boats are there?',
      'Bo Lund: Date: Thursday 2nd March 2023\n\nThere are ten.\n\nOne is mended.',
    ]);
  });

  test('reads them where what is told stands on lines of its own, and no heading above the question', () => {
    const lines = form
      .replace('Question by: Ada', 'Question By:\n\nAda')
      .replace('Asked of: Bo Lund (2016 – 2024)', 'Asked Of:\n\nThe Mayor')
      .replace('\n\nQuestion\n\n', '\n\n')
      .replace('Date: Thursday 2nd March 2023', 'Answered By:\n\nBo Lund');
    const found = answersIn(lines).map(({ speaker, start, end }) => `${speaker}: ${lines.slice(start, end)}`);
    expect(found).toEqual(['Ada Moss: How many boats are there?', 'Bo Lund: There are ten.\n\nOne is mended.']);
  });

  test('finds none where nobody is told to ask or answer', () => {
    expect(answersIn('Question\n\nHow many boats are there?\n\nAnswer\n\nThere are ten.')).toEqual([]);
  });
});
