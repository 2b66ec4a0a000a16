import { describe, expect, it } from 'vitest';
import { readText } from '../../src/query/parse.ts';
import { Dictionary } from '../../src/search/dictionary.ts';
import { isEnglish } from '../../src/search/english.ts';
import { Index } from '../../src/search/index.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';

function dictionaryOf(...known: string[]): Dictionary {
  const dictionary = new Dictionary();
  for (const word of known) dictionary.learn(word);
  return dictionary;
}

describe('terms', () => {
  it('keep their numbers', () => {
    const dictionary = new Dictionary();
    const [barge, lock] = [dictionary.intern('barge'), dictionary.intern('lock')];
    expect(dictionary.intern('barge')).toBe(barge);
    expect([dictionary.id('lock'), dictionary.term(lock), dictionary.size]).toEqual([lock, 'lock', 2]);
    expect(dictionary.id('weir')).toBeUndefined();
  });

  it('are counted once for each entry, and the rarer one tells more', () => {
    const dictionary = new Dictionary();
    const [barge, lock] = [dictionary.intern('barge'), dictionary.intern('lock')];
    dictionary.countEntry([barge, barge, lock]);
    dictionary.countEntry([barge]);
    expect([dictionary.frequency(barge), dictionary.frequency(lock)]).toEqual([2, 1]);
    expect(dictionary.idf(1)).toBeGreaterThan(dictionary.idf(2));
    expect(dictionary.idf(2)).toBeGreaterThan(0);
  });

  it('tell less once another entry has them, of the dictionary itself or of the larger corpus behind it', () => {
    const larger = new Dictionary();
    const own = new Dictionary(larger);
    const [barge, same] = [own.intern('barge'), larger.intern('barge')];
    for (let more = 0; more < 9; more += 1) larger.countEntry([]);
    const rarities = [own.rarity(barge)];
    own.countEntry([barge]);
    rarities.push(own.rarity(barge));
    larger.countEntry([same]);
    rarities.push(own.rarity(barge));
    larger.uncountEntry([same]);
    expect(rarities).toEqual(rarities.toSorted((one, other) => other - one));
    expect(new Set(rarities).size).toBe(3);
    expect(own.rarity(barge)).toBe(rarities[1]);
  });
});

describe('correct', () => {
  it.each([
    ['cresida', 'cressida'],
    ['comissioner', 'commissioner'],
    ['commisioner', 'commissioner'],
    ['serach', 'search'],
  ])('mends %s', (typed, meant) =>
    expect(dictionaryOf('cressida', 'commissioner', 'search', 'stop').correct(typed)).toBe(meant),
  );

  it('prefers the nearest word, then the one that is written most', () => {
    expect(dictionaryOf('barges', 'bargain').correct('bargess')).toBe('barges');
    expect(dictionaryOf('patel', 'pagel', 'pagel').correct('pavel')).toBe('pagel');
  });

  it('allows one edit in a short word and two in a long one', () => {
    expect(dictionaryOf('khan').correct('kahn')).toBeUndefined();
    expect(dictionaryOf('khan').correct('khann')).toBe('khan');
    expect(dictionaryOf('rowley').correct('rwoley')).toBe('rowley');
    expect(dictionaryOf('rowley').correct('rawlan')).toBeUndefined();
    expect(dictionaryOf('ending').correct('epping')).toBeUndefined();
    expect(dictionaryOf('recognition').correct('recogniton')).toBe('recognition');
  });

  it('leaves short words, numbers and other first letters alone', () => {
    expect(dictionaryOf('met').correct('mat')).toBeUndefined();
    expect(dictionaryOf('2018').correct('2019')).toBeUndefined();
    expect(dictionaryOf('search').correct('wearch')).toBeUndefined();
  });

  it('has nothing for what is like no word', () =>
    expect(dictionaryOf('aside', 'priti').correct('asdfgh')).toBeUndefined());
});

describe('a question', async () => {
  const index = new Index(await shippedCorpus());
  /** What of a question is searched for. */
  const read = (text: string) =>
    readText(text, { index, today: TODAY }).concepts.flatMap(({ words }) => words.split(' '));

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
