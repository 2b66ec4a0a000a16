import { describe, expect, it } from 'vitest';
import { told } from './rules.ts';

describe('marks of other kinds', () => {
  it.each([
    [
      'two apostrophes',
      "''We are ready,'' Bo Lund said. ''It is over.''",
      "direct Bo Lund: ''We are ready,'' … ''It is over.''",
    ],
    ['two backticks', "``We are ready,'' said Ada Moss.", "direct Ada Moss: ``We are ready,''"],
    [
      'a closing mark that opens a paragraph',
      'Ada Moss said:\n\n”We had to wait.”',
      'direct Ada Moss: ”We had to wait.”',
    ],
  ])('%s', (_kind, text, expected) => expect(told(text)).toEqual([expected]));

  it('leave a word cut short its apostrophe', () => {
    expect(told("''Twas dark,' said Bo Lund. He left.")).toEqual(["direct Bo Lund: ''Twas dark,'"]);
  });
});

describe('who speaks', () => {
  it.each([
    ['behind a time', 'Hours later, Ada Moss gave way, telling us: “We lost.”', 'direct Ada Moss: “We lost.”'],
    [
      'before a post that no second comma ends',
      'Bea Finch, chair of the Lock Board said: “We lost.”',
      'direct Bea Finch (chair of the Lock Board): “We lost.”',
    ],
    [
      'as a professor of something',
      '“We lost,” said Ada Moss, a professor of law.',
      'direct Ada Moss (professor of law): “We lost,”',
    ],
    [
      'with no name of another for a role',
      'Ada Moss, who has met the new mayor, Sir Cy Vale, said: “We lost.”',
      'direct Ada Moss: “We lost.”',
    ],
  ])('%s', (_who, text, expected) => expect(told(text)).toEqual([expected]));
});

describe('nobody speaks', () => {
  it.each([
    ['in a headline that tells what others are told', 'Boats told to leave the lock\n\nIt was late.'],
    ['of what others are accused of', 'Wardens accused of ‘turning away’ boats\n\nIt was late.'],
    ['where a noun could be a verb', 'Other member states have sent boats to the lock.'],
    ['where somebody owns the noun', 'Critics of Ada Moss’s claim of “falling” fees were angry.'],
    ['who refuses to say', 'The force wouldn’t say what it would cost to replace the lock.'],
  ])('%s', (_where, text) => expect(told(text)).toEqual([]));

  it('but whoever is told something does where the sentence has an object', () => {
    expect(told('Ada Moss told boats to leave: “Go now.”')).toEqual(['direct Ada Moss: “Go now.”']);
  });

  it('nor is “not only said” a denial', () => {
    expect(told('Ada Moss not only said it was “bad”.')).toEqual(['mixed Ada Moss: it was “bad”']);
  });
});
