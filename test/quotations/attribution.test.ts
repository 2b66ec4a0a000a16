import { describe, expect, it } from 'vitest';
import { quotationsIn } from '../../src/quotations/quotations.ts';

function last(text: string) {
  const { kind, speaker, text: words } = quotationsIn(text).at(-1) ?? {};
  return { kind, speaker, words };
}

describe('whom a pronoun means', () => {
  it.each([
    ['the subject of the sentence before', 'Ada Moss met Jane Reed. “I was late,” she said.', 'Ada Moss'],
    [
      'whoever alone it names',
      '“No,” said Ada Moss.\n\nIt did not please Jane Reed, a baker. “I was late,” she said.',
      'Jane Reed',
    ],
    [
      'whoever it goes on about',
      'Jane Reed, 52, fell ill. She was away for weeks. “I was low,” she said.',
      'Jane Reed',
    ],
    ['the subject of a clause that ends in “it”', 'Ada Moss, who proposed it, said: “No.”', 'Ada Moss'],
    ['the last speaker, who goes on', '“No,” said Ada Moss. Jane Reed left.\n\n“I was late,” she added.', 'Ada Moss'],
    [
      'somebody else than the asker',
      'A man shouted. The mayor, Bo Lund, asked him to go. “I am going,” he replied.',
      'man',
    ],
    ['nobody’s owner', 'Bo Lund was tired. Carl Reed’s car was found. “I am tired,” he said.', 'Bo Lund'],
    [
      'a relation called by a given name',
      'Ada Moss, 80, fell.\n\nHer son Dean, 58, is angry. “I am tired,” he said.',
      'Dean Moss',
    ],
    ['somebody called by another name', 'A sleeper known as “Big Mick” stayed. “I am tired,” he said.', 'Big Mick'],
    ['somebody with a nickname', 'Bo Lund left. Carl “The Cat” Reed stayed. “I am tired,” he said.', 'Carl Reed'],
  ])('%s', (_whom, text, speaker) => expect(last(text).speaker).toBe(speaker));
});

describe('words that somebody is told', () => {
  it.each([
    'Ada Moss was told by a trader: “It will be late.”',
    'Ada Moss had been warned: “It will be late.”',
    'Ada Moss was interrupted by a trader: “It will be late.”',
    'Ada Moss was praised by a trader: “It will be late.”',
    '“It will be late,” Ada Moss was told.',
    '“It will be late,” Ada Moss has been reminded by Bo Lund.',
  ])('are not theirs: %s', (text) => expect(last(text).speaker ?? '').not.toContain('Moss'));

  it('are theirs where they go on to speak', () =>
    expect(last('Ada Moss was mocked by traders and was blunt: “It will be late.”').speaker).toBe('Ada Moss'));

  it('are theirs where they answer', () =>
    expect(last('Ada Moss was told to wait and replied: “It will be late.”').speaker).toBe('Ada Moss'));
});

describe('whose words are told by somebody else', () => {
  it.each([
    ['a letter’s writer', 'The letter, written by Ada Moss and seen by the Herald, says: “We are late.”', 'Ada Moss'],
    ['whoever is quoted', 'Ada Moss ended by quoting a caller: “I am late.”', 'caller'],
    [
      'whoever wrote what another reads',
      'Ada Moss said in a statement read by her lawyer, Bo Lund: “I am late.”',
      'Ada Moss',
    ],
    ['whoever replies in a sentence of their own', '“Are you late?” asked Ada Moss. “No,” said Bo Lund.', 'Bo Lund'],
  ])('%s', (_whose, text, speaker) => expect(last(text).speaker).toBe(speaker));
});

describe('a headline', () => {
  it.each([
    ['ends in who says it', 'Lock ‘is a trap’, says watchdog', 'watchdog', 'Lock ‘is a trap’'],
    ['names the source behind a dash', 'Lock ‘is a trap’ - boaters', 'boaters', 'Lock ‘is a trap’'],
    ['names it behind a colon', '‘We are sorry’: mayor speaks at last', 'mayor', '‘We are sorry’'],
    ['tells its subject first', 'Lost boats: lock ‘was a trap’, says mayor', 'mayor', 'lock ‘was a trap’'],
    ['goes on after what is said', 'Mayor blasts ‘crazy’ lock fee as boats leave', 'Mayor', '‘crazy’ lock fee'],
  ])('%s', (_what, text, speaker, words) => expect(last(text)).toMatchObject({ speaker, words }));

  it('has the speaker whose words further down it repeats', () => {
    const text = 'Mother: ‘They let him down’\n\nJane Reed, whose son fell, said: ‘They let him down.’';
    expect(quotationsIn(text).map(({ speaker }) => speaker)).toEqual(['Jane Reed', 'Jane Reed']);
  });
});

it.each([
  [
    '“Hold the Line” is a report',
    'In its report, “Hold the Line”, the Lock Trust says that boats are late.',
    'indirect',
  ],
  ['what comes after is not said', 'She called the lock “a trap”, with many boats waiting.', 'mixed'],
])('%s', (_what, text, kind) => {
  const quotation = quotationsIn(text).at(-1);
  expect(quotation?.kind).toBe(kind);
  expect(quotation?.text).not.toMatch(/Hold the Line|with many/);
});
