import { describe, expect, it } from 'vitest';
import { Synonyms } from '../../src/search/synonyms.ts';
import { FIELD_LISTS } from '../corpus/field-lists.ts';

const phrases = (...of: string[]) => of.map((phrase) => phrase.split(' '));

describe('synonyms', () => {
  const synonyms = new Synonyms([
    ['barge', 'narrow boat', 'houseboats'],
    ['barge', 'push'],
  ]);

  it('of a word are the others of every group that it stands in', () =>
    expect(synonyms.of(['barg'])).toEqual(phrases('narrow boat', 'houseboat', 'push')));

  it('of a phrase are found by its stems', () =>
    expect(synonyms.of(['narrow', 'boat'])).toEqual(phrases('barg', 'houseboat')));

  it('of a part of a phrase are none', () => expect(synonyms.of(['narrow'])).toEqual([]));

  it('are looked up as texts are indexed: without stop words', () => {
    const meaning = new Synonyms([['out of the water', 'ashore']]);
    expect(meaning.of(['ashor'])).toEqual(phrases('water'));
  });

  it('tell how long a phrase may be', () => expect(synonyms.longest).toBe(2));

  it('leave out what has no word that tells', () => {
    expect(
      new Synonyms([
        ['the', 'and'],
        ['barge', 'of the'],
      ]).of(['barg']),
    ).toEqual([]);
  });

  it('are none of a word that is a member of every object', () => expect(synonyms.of(['constructor'])).toEqual([]));
});

describe('the thesaurus', () => {
  it('has groups of two words or more, none twice in a group', () => {
    for (const { words } of FIELD_LISTS.thesaurus) {
      expect(words.length, words.join(', ')).toBeGreaterThan(1);
      expect(new Set(words).size, words.join(', ')).toBe(words.length);
    }
  });
});
