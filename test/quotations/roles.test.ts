import { describe, expect, it } from 'vitest';
import { quotationsIn } from '../../src/quotations/quotations.ts';

/** Whoever speaks the last quotation, and in which role. */
function spoken(text: string): (string | null | undefined)[] {
  const last = quotationsIn(text).at(-1);
  return [last?.speaker, last?.role];
}

describe('the role in which somebody speaks', () => {
  it.each([
    ['“We are ready,” Mayor of London Ada Moss said.', 'Ada Moss', 'Mayor of London'],
    ['“We are ready,” said the leader of Lock Council Bo Lund.', 'Bo Lund', 'leader of Lock Council'],
    ['“We are ready,” Met Commissioner Sir Bo Lund said.', 'Sir Bo Lund', 'Met Commissioner'],
    ['The Met Commissioner, Sir Bo Lund, said: “We are ready.”', 'Sir Bo Lund', 'Met Commissioner'],
    ['Sir Bo Lund, the Met Commissioner, said: “We are ready.”', 'Sir Bo Lund', 'Met Commissioner'],
    ['Dr Ada Moss, a criminologist at Lockham, said: “We are ready.”', 'Ada Moss', 'criminologist at Lockham'],
    ['Ada Moss, 54, a shopkeeper, said: “We are ready.”', 'Ada Moss', 'shopkeeper'],
    ['Cllr Ada Moss, leader of Lock Council, said: “We are ready.”', 'Ada Moss', 'leader of Lock Council'],
    ['Shopkeeper Zeb Lund said: “We are ready.”', 'Zeb Lund', 'Shopkeeper'],
    ['Mr Lund said: “We are ready.”', 'Lund', undefined],
    ['Met chief Sir Bo Lund said: “We are ready.”', 'Sir Bo Lund', 'Met chief'],
    ['The coroner, Dr Ada Moss, left at once. “We are ready,” she said.', 'Ada Moss', 'coroner'],
    ['Ada Moss, 54, has lived here for years. “We are ready,” she said.', 'Ada Moss', undefined],
    ['Cllr Ada Moss (Lab, Lockside) said: “We are ready.”', 'Ada Moss', 'Cllr'],
  ])('%s', (text, speaker, role) => {
    expect(spoken(text)).toEqual([speaker, role]);
  });

  it('is no longer told once a name has its title', () => {
    expect(spoken('Baroness Ada Moss left.\n\nLady Moss said: “We are ready.”')).toEqual([
      'Baroness Ada Moss',
      undefined,
    ]);
  });
});

describe('a role means somebody named elsewhere', () => {
  it.each([
    ['before', 'Ch Supt Bo Lund, borough commander for Lock, left.\n\nThe borough commander said: “Two.”', 'Bo Lund'],
    [
      'after',
      'Commissioner “sorry”\n\n“One,” said the commissioner.\n\nSir Bo Lund, who became commissioner in May, left.',
      'Sir Bo Lund',
    ],
    ['by age', 'Ada Moss, 54, fell. Cy Reed, 20, ran.\n\n“They came late,” the 54-year-old said.', 'Ada Moss'],
    ['not by half a post', 'The mayor, Ada Moss, left.\n\nThe deputy mayor said: “We stay.”', 'deputy mayor'],
    ['a body', 'Moss asked the Metropolitan Police.\n\nThe force said: “We are ready now.”', 'Metropolitan Police'],
    ['a body called so', 'He gave to the charity Open Lock.\n\nThe charity said: “We are grateful.”', 'Open Lock'],
  ])('%s', (_how, text, speaker) => {
    expect(spoken(text)[0]).toBe(speaker);
  });
});
