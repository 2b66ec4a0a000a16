import { describe, expect, it } from 'vitest';
import { capitalsIn, tokenize, words } from '../../src/search/analyzer.ts';
import { Vocabulary } from '../../src/search/vocabulary.ts';
import { corpusOf, measure, organisation, person } from '../answer/corpus-of.ts';

const vocabulary = new Vocabulary(
  corpusOf({
    people: [
      person('ada-finch', 'Dame Ada Finch of Rye', [], ['Addie']),
      person('bo-finch', 'Bo Finch'),
      person('theresa-may', 'Theresa May'),
      person('baroness-hollis', 'Baroness Hollis'),
      organisation('lock-keepers', "Lock Keepers' Guild", ['the Guild']),
      organisation('met', 'Metropolitan Police', ['the Met']),
      organisation('race-equality', 'Acting for Race Equality', ['ARE']),
      organisation('towpath-trust', 'Towpath and Riverside Trust', ['TRT', 'RIVER']),
    ],
    topics: [{ id: 'locks', label: 'Locks', description: 'Locks.', synonyms: ['lock gates'] }],
    measures: [measure('locks-mended', 'Lock gates mended', 'locks', { synonyms: ['lock gates'] })],
    terms: [{ id: 'sluice', term: 'Sluice gate', aliases: ['paddle'], definition: 'A gate.', topics: [] }],
  }),
);

/** What a text names: the words, and the ids or kinds of what they may mean. */
function names(text: string): [string, string[]][] {
  return vocabulary
    .find(words(text), capitalsIn(text, tokenize(text)))
    .map(({ words: found, names: meant }) => [
      found,
      meant.flatMap((name) => ('ids' in name ? name.ids : name.kind === 'office' ? name.id : name.kind)),
    ]);
}

describe('find', () => {
  it.each([
    ['what did Dame Ada Finch of Rye say', 'dame ada finch of rye'],
    ['what did dame ada finch say', 'dame ada finch'],
    ['what did ada finch say', 'ada finch'],
    ['what did addie say', 'addie'],
  ])('knows a person by name, without what surrounds it, and by nickname: %s', (text, found) =>
    expect(names(text)).toEqual([[found, ['ada-finch']]]),
  );

  it('offers everybody of a surname', () =>
    expect(names('what did finch say')).toEqual([['finch', ['ada-finch', 'bo-finch']]]));

  it('takes the longest of the names that begin at a word', () => {
    expect(names('the deputy mayor for policing')).toEqual([['deputy mayor for policing', ['deputy-mayor']]]);
    expect(names('the shadow home secretary')).toEqual([['shadow home secretary', ['shadow-home-secretary']]]);
    expect(names('bo finch')).toEqual([['bo finch', ['bo-finch']]]);
  });

  it('gives everything that words may name', () =>
    expect(names('mend the lock gates')).toEqual([['lock gates', ['locks', 'locks-mended']]]));

  it('knows glossary terms, places elsewhere and the whole country', () =>
    expect(names('a paddle in Greater Manchester, or nationally')).toEqual([
      ['paddle', ['sluice']],
      ['greater manchester', ['place']],
      ['nationally', ['nationwide']],
    ]));

  it('is at ease with apostrophes that are left out and names that end in s', () => {
    expect(names('the lock keepers guild')).toEqual([['lock keepers guild', ['lock-keepers']]]);
    expect(names('the guilds view')).toEqual([['guilds', ['lock-keepers']]]);
    expect(names('what did baroness hollis say')).toEqual([['baroness hollis', ['baroness-hollis']]]);
  });

  it('does not take a stranger for a namesake', () => expect(names('what did Bianca Finch say')).toEqual([]));

  it('tells the Met from having met', () => {
    expect(names('what did the Met do')).toEqual([['met', ['met']]]);
    expect(names('they met at the lock')).not.toContainEqual(['met', ['met']]);
  });

  it('takes a short form that is an English word for a name only in capitals', () => {
    expect(names('what did ARE say')).toEqual([['are', ['race-equality']]]);
    expect(names("is that ARE's view of the River Lea, or RIVER's?")).toEqual([
      ['are', ['race-equality']],
      ['river', ['towpath-trust']],
    ]);
    expect(names('are there fewer by the river? Are they shut?')).toEqual([]);
    expect(names('HOW MANY ARE THERE ON THE RIVER')).toEqual([]);
    expect(names('what does trt say')).toEqual([['trt', ['towpath-trust']]]);
  });

  it('tells May from may', () => {
    expect(names('did May say so')).toEqual([['may', ['theresa-may']]]);
    expect(names('they may pass in may 2020')).toEqual([]);
  });

  it('gives names in order, none overlapping', () => {
    const mentions = vocabulary.find(words('bo finch met ada finch of rye at the lock gates of the guild'));
    for (const [at, { from }] of mentions.slice(1).entries())
      expect(from).toBeGreaterThanOrEqual(mentions[at]?.to ?? 0);
    expect(mentions.length).toBeGreaterThan(2);
  });

  it('finds nothing in nothing', () => expect(vocabulary.find([])).toEqual([]));
});

describe('lookUp', () => {
  it('is of the whole phrase', () => {
    expect(vocabulary.lookUp('the Sluice Gate')).toEqual([{ kind: 'term', ids: ['sluice'] }]);
    expect(vocabulary.lookUp('sluice')).toEqual([]);
    expect(vocabulary.lookUp('ARE')).toEqual([{ kind: 'organisation', ids: ['race-equality'] }]);
    expect(vocabulary.lookUp('are')).toEqual([]);
  });
});
