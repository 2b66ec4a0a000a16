import { describe, expect, it } from 'vitest';
import { quotationsIn } from '../../src/quotations/quotations.ts';

/** Who speaks the last quotation with marks. */
function lastSpeaker(text: string): string | null | undefined {
  return quotationsIn(text)
    .filter(({ kind }) => kind !== 'indirect')
    .at(-1)?.speaker;
}

describe('a calling that the text has not given', () => {
  it.each([
    ['an occupation', 'Bo Lund, 33, ran to help.\n\n“I saw it,” said the plumber.', 'Bo Lund'],
    ['of a father', 'Bo Lund, 33, a father of two, ran to help.\n\n“I saw it,” the plumber said.', 'Bo Lund'],
    [
      'a calling of old',
      'Ada Moss joined in 1971. Her book is out.\n\n“I laughed,” the former detective says.',
      'Ada Moss',
    ],
    ['what somebody has', 'PC Bo Lund, 27, needed stitches.\n\n“It hurt,” said the father of two.', 'Bo Lund'],
    ['what somebody will be', 'PC Bo Lund, 27, needed stitches.\n\n“It hurt,” said the dad-to-be.', 'Bo Lund'],
    ['a parent', 'Ada Moss lost her son Tim in 2019. “I wept,” the mum said.', 'Ada Moss'],
    ['a post', 'Bo Lund was at the town hall. “We must act,” the mayor told the Standard.', 'Bo Lund'],
    [
      'a post of the headline',
      'Too slow, Met commissioner admits\n\nLondon’s police chief has said sorry.\n\nSir Del Fay spoke on Monday. “I am angry,” the commissioner said.',
      'Sir Del Fay',
    ],
    [
      'a post in other words',
      'The head of London’s trams was on air.\n\nBo Lund spoke to Ada Moss, a presenter.\n\n“I hear you,” she said.\n\nThe tram boss said he was “sorry”.',
      'Bo Lund',
    ],
    ['a broader word', 'Police met Ada Moss, the home secretary. “We agree,” the minister said.', 'Ada Moss'],
    ['a broader word for a rank', 'PC Bo Lund was bitten. “I ran,” the brave cop said.', 'Bo Lund'],
    ['an owner', 'Bo Lund, 50, runs a café. “I ran,” the café owner said.', 'Bo Lund'],
    ['an occupation of an owner', 'Bo Lund’s shop was robbed.\n\n“I ran,” the shopkeeper said.', 'Bo Lund'],
    [
      'an occupation of the one who can have it',
      'Ada Moss, a nurse, rang Bo Lund. “I ran,” the retired judge replied.',
      'Bo Lund',
    ],
    ['a rank in full', 'Ch Supt Bo Lund led it. “I wept,” the superintendent said.', 'Bo Lund'],
    [
      'the one whom it is all about',
      'Dr Ada Moss has her lunch late.\n\nDCI Bo Lund likes her. “She is quick,” he says.\n\n“They are patient,” the pathologist says.',
      'Ada Moss',
    ],
  ])('%s means whom the text speaks of', (_what, text, speaker) => {
    expect(lastSpeaker(text)).toBe(speaker);
  });

  it.each([
    ['somebody else’s part', 'Bo Lund was stopped in Lockham. “Stay there,” the officer said.', 'officer'],
    ['a court’s', 'Bo Lund was jailed for life. “You are wicked,” the judge said.', 'judge'],
    ['a body', 'Bo Lund gave money. “We are grateful,” the charity said.', 'charity'],
    ['a relation of theirs', 'Bo Lund was robbed in May. “I ran,” the neighbour said.', 'neighbour'],
    ['of the other sex', 'Adam Moss, 40, came. “We cried,” the actress said.', 'actress'],
    ['with a post of their own', 'Bo Lund, a baker, came. “We cried,” the mayor said.', 'mayor'],
    ['one of two', 'Bo Lund met Ada Moss. “We cried,” the mayor said.', 'mayor'],
  ])('%s means nobody named', (_what, text, speaker) => {
    expect(lastSpeaker(text)).toBe(speaker);
  });
});

describe('people with half a name', () => {
  it.each([
    ['a mother', 'Her mother, Marjorie, said in a statement read out by Toby Farr: “She was told.”', 'Marjorie Moss'],
    ['a husband with a rare name', 'Her husband, Zebedy, said: “She was told.”', 'Zebedy Moss'],
    ['a mother, whoever tells it', 'So said Sgt Adam Farr. Her mother, Marjorie, said: “I ran.”', 'Marjorie Moss'],
    ['a father of somebody unnamed', 'The girl’s father, Amir, said: “I ran.”', 'Amir'],
    ['a couple', 'Paul and Jane Moss said: “She was bright.”', 'Paul and Jane Moss'],
    ['a student', 'Student Yewande, from Lockham, went too. “I was cold,” she explained.', 'Yewande'],
    ['a nurse', 'Kezzy, a nurse from Lockham, went too. “I was cold,” she explained.', 'Kezzy'],
    ['a witness by number', 'A sergeant identified as Witness 3 said it was “a secret”.', 'Witness 3'],
    ['a witness by letter', 'Witness A told the inquest: “I ran.”', 'Witness A'],
    ['a witness by number, as she', 'Witness 3 drew a gun. “I ran,” she said.', 'Witness 3'],
    ['an officer by letter', 'The officer, who can be named only as PC K, was late. “I ran,” he said.', 'PC K'],
    ['another', 'Another, a retired baker who lost his savings, told them he felt “like a boy”.', 'retired baker'],
  ])('%s', (_who, text, speaker) => {
    expect(lastSpeaker(`Frances Moss, 47, walked the beat.\n\n${text}`)).toBe(speaker);
  });
});

describe('statements', () => {
  it.each([
    ['that come behind a clause that ends in a pronoun', 'Ada Moss, who treated her, said it was “bad”.'],
    ['that a post in lower case leads to', 'Deputy mayor Ada Moss was blunt: “I ran.”'],
    ['that somebody else reads', 'Ada Moss said, in a statement read to the court by Bo Lund: “I ran.”'],
    ['that are their owner’s', 'Ada Moss’s statement, read by Bo Lund, said: “I ran.”'],
  ])('%s', (_what, text) => {
    expect(lastSpeaker(text)).toBe('Ada Moss');
  });
});

describe('pronouns', () => {
  it.each([
    ['no apposition', 'For Ada Moss, a teacher, it came too late. “I ran,” she said.', 'Ada Moss'],
    ['no street', 'Ada Moss was stopped in King Street. Her verdict: “Bad.”', 'Ada Moss'],
    ['no shop', 'A last word from Ada Moss, who runs the Brook Green Bakery. “I am tired,” she told us.', 'Ada Moss'],
    [
      'no heckler',
      'Ada Moss, the minister, spoke.\n\n“Give way!” shouted a backbencher.\n\n“I will not,” she replied.',
      'Ada Moss',
    ],
  ])('mean %s', (_what, text, speaker) => {
    expect(lastSpeaker(text)).toBe(speaker);
  });
});

describe('what is told of the words', () => {
  it('is no part of them', () => {
    const [quotation] = quotationsIn('Ada Moss said it was “as good as any”, a claim disputed by Dr Bo Lund.');
    expect(quotation?.text).toBe('it was “as good as any”');
  });

  it('is what somebody called themselves', () => {
    const quotations = quotationsIn('Bo Lund rang her. He called himself “Mark Hale of Lockham Yard”.');
    expect(quotations.filter(({ kind }) => kind !== 'indirect')).toEqual([]);
  });

  it('leaves a headline’s several speakers alone', () => {
    const [headline] = quotationsIn(
      'Ban “a sledgehammer”, say judges\n\nLady Justice Moss called it “a sledgehammer”.',
    );
    expect(headline?.speaker).toBe('judges');
  });
});
