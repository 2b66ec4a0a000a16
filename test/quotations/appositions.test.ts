import { describe, expect, it } from 'vitest';
import { quotationsIn } from '../../src/quotations/quotations.ts';

function speakers(text: string): (string | null)[] {
  return quotationsIn(text)
    .filter(({ kind }) => kind !== 'indirect')
    .map(({ speaker }) => speaker);
}

describe('who is named at the end of an apposition speaks, and is meant by the pronoun behind it', () => {
  it.each([
    ['behind a rank', "The memo's author, retired Det Supt Cy Reed, said: “No.” “Never,” he added.", 'Cy Reed'],
    ['behind a former post', "The report's author, former Supt Gil Farr, said: “No.” “Never,” he said.", 'Gil Farr'],
    ['behind a calling', 'A neighbour, the retired baker Cy Reed, said: “No.” “Never,” he said.', 'Cy Reed'],
    [
      'behind a party and a post',
      'The leader, the Labour councillor Ada Moss, said: “No.” “Never,” she said.',
      'Ada Moss',
    ],
    ['behind an owner', 'Gil Farr’s solicitor, Ada Moss, said: “No.” “Never,” she said.', 'Ada Moss'],
    ['of two', 'A witness, the Lock Union’s chair, Ada Moss, said: “No.” “Never,” she said.', 'Ada Moss'],
    ['of two without an owner', 'A man, the driver of the bus, Cy Reed, said: “No.” “Never,” he said.', 'Cy Reed'],
  ])('%s', (_where, text, speaker) => {
    expect(speakers(text)).toEqual([speaker, speaker]);
  });

  it('is no list', () => {
    expect(speakers('The witness, a friend of Cy Reed, said: “No.”')).toEqual(['witness']);
  });
});

describe('two who speak as one', () => {
  it.each([
    ['named behind what they are', 'Tia’s parents, Ada and Cy Moss, said: “No.” “Never,” they said.'],
    ['meant by what they are', 'His sisters, Ada and Bea Moss, wept. “Come home,” said his sisters, Ada and Bea Moss.'],
    ['by name alone', '“No,” said Ada and Cy Moss, from Lock.'],
    ['behind the verb', '“No,” said the couple, Ada and Cy Moss.'],
    ['in a headline', 'Lock ‘is a trap’, say parents\n\nTia’s parents, Ada and Cy Moss, said: “It must close.”'],
  ])('%s', (_how, text) => {
    const found = speakers(text);
    expect(new Set(found)).toEqual(new Set([/Ada and \w+ Moss/.exec(text)?.[0]]));
  });

  it('are not whoever is named in full beside another', () => {
    expect(speakers('“No,” said Ada Moss and Cy Lund.')).toEqual(['Ada Moss']);
  });

  it('are no body whose name joins two places', () => {
    expect(speakers('“No,” said Kensington and Chelsea Council.')).toEqual(['Kensington and Chelsea Council']);
  });
});

describe('a relation of somebody named', () => {
  it.each([
    [
      'is meant by the pronoun',
      'Judge Ada Moss rose.\n\nThe mother of Tia Lund, whose flat was robbed, wept. “My girl is ill,” she said.',
      'Tia Lund’s mother',
    ],
    ['speaks', '“No,” said the father of Tia Lund.', 'Tia Lund’s father'],
    ['is told as the text has it, of somebody not named', '“No,” said the mother of the girl.', 'mother of the girl'],
    ['is no relation of somebody who is not named', 'The sister of the victim wept. “No,” she said.', 'sister'],
  ])('%s', (_what, text, speaker) => {
    expect(speakers(text)).toEqual([speaker]);
  });
});

it('has a document say whose it is', () => {
  expect(speakers('The study, by the Lock Trust, called the tram “a joke”.')).toEqual(['study by the Lock Trust']);
});
