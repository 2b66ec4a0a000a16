import { describe, expect, it } from 'vitest';
import { readText } from '../../src/query/parse.ts';
import { isEnglish } from '../../src/search/english.ts';
import { Index } from '../../src/search/index.ts';
import { Lexicon } from '../../src/search/lexicon.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';

function lexiconOf(...known: string[]): Lexicon {
  const lexicon = new Lexicon();
  for (const word of known) lexicon.learn(word);
  return lexicon;
}

describe('terms', () => {
  it('keep their numbers', () => {
    const lexicon = new Lexicon();
    const [barge, lock] = [lexicon.intern('barge'), lexicon.intern('lock')];
    expect(lexicon.intern('barge')).toBe(barge);
    expect([lexicon.id('lock'), lexicon.term(lock), lexicon.size]).toEqual([lock, 'lock', 2]);
    expect(lexicon.id('weir')).toBeUndefined();
  });

  it('are counted once for each entry, and the rarer one tells more', () => {
    const lexicon = new Lexicon();
    const [barge, lock] = [lexicon.intern('barge'), lexicon.intern('lock')];
    lexicon.countEntry([barge, barge, lock]);
    lexicon.countEntry([barge]);
    expect([lexicon.frequency(barge), lexicon.frequency(lock)]).toEqual([2, 1]);
    expect(lexicon.idf(1)).toBeGreaterThan(lexicon.idf(2));
    expect(lexicon.idf(2)).toBeGreaterThan(0);
  });
});

describe('correct', () => {
  it.each([
    ['cresida', 'cressida'],
    ['comissioner', 'commissioner'],
    ['commisioner', 'commissioner'],
    ['serach', 'search'],
  ])('mends %s', (typed, meant) =>
    expect(lexiconOf('cressida', 'commissioner', 'search', 'stop').correct(typed)).toBe(meant),
  );

  it('prefers the nearest word, then the one that is written most', () => {
    expect(lexiconOf('barges', 'bargain').correct('bargess')).toBe('barges');
    expect(lexiconOf('patel', 'pagel', 'pagel').correct('pavel')).toBe('pagel');
  });

  it('allows one edit in a short word and two in a long one', () => {
    expect(lexiconOf('khan').correct('kahn')).toBeUndefined();
    expect(lexiconOf('khan').correct('khann')).toBe('khan');
    expect(lexiconOf('rowley').correct('rwoley')).toBe('rowley');
    expect(lexiconOf('rowley').correct('rawlan')).toBeUndefined();
  });

  it('leaves short words, numbers and other first letters alone', () => {
    expect(lexiconOf('met').correct('mat')).toBeUndefined();
    expect(lexiconOf('2018').correct('2019')).toBeUndefined();
    expect(lexiconOf('search').correct('wearch')).toBeUndefined();
  });

  it('has nothing for what is like no word', () =>
    expect(lexiconOf('aside', 'priti').correct('asdfgh')).toBeUndefined());
});

describe('a question', async () => {
  const index = new Index(await shippedCorpus());
  /** What of a question is searched for. */
  const read = (text: string) => readText(text, index, TODAY).concepts.flatMap(({ words }) => words.split(' '));

  it('is mended', () => {
    expect(read('cresida dick and the metropolitn police on serches')).toEqual(
      'cressida dick metropolitan police searches'.split(' '),
    );
  });

  it('has its chat written out', () => expect(read('stop n search')).toEqual(['stop', 'and', 'search']));

  it('keeps every English word as it is, near to one of the corpus or not', () => {
    const words = 'canon statue khaki casing dock rowdy mental officious notions polish marches'.split(' ');
    expect(words.every(isEnglish)).toBe(true);
    expect(read(words.join(' '))).toEqual(words);
  });

  it('keeps gibberish', () =>
    expect(read('asdf qwertyuiop zzzz xyzzy')).toEqual(['asdf', 'qwertyuiop', 'zzzz', 'xyzzy']));
});
