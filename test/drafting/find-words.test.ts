import { describe, expect, test } from 'vitest';
import { Corpus } from '../../src/corpus/corpus.ts';
import { readCorpus } from '../../src/corpus/read.ts';
import type { Source, Statement } from '../../src/corpus/schema.ts';
import { findWords } from '../../src/drafting/verify/find-words.ts';
import { SMALL_CORPUS } from '../corpus/small-corpus.ts';

const { content } = readCorpus({ files: new Map(Object.entries(SMALL_CORPUS)), problems: [] });
const corpus = new Corpus(content);
const source = corpus.source('2015-03-02-river-gazette-boats');
if (source === undefined) throw new Error('The small corpus has lost its source.');
const BARE: Source = { ...source, statements: [], figures: [] };

const reported = (text: string, speaker = 'bo-marsh', id = 'words'): Statement => ({
  id,
  speaker,
  form: 'reported',
  text,
  topics: ['boats'],
});

const foundIn = (text: string, ...statements: Statement[]) => findWords({ ...BARE, statements }, { text }, corpus);

const LOCK = 'Bo Marsh promised that the lock would be opened to every barge and boat before the summer.';
const SAID = 'We will open the lock to every barge and every boat before the summer.';

describe('findWords', () => {
  test('gives the words themselves, their place and their speaker', () => {
    const page = `A busy river.\n\nBo Marsh said: “${SAID}” She left.`;
    const { offers, notOffered } = foundIn(page, reported(LOCK));
    const [offer] = offers;
    expect(offer).toMatchObject({ statement: 'words', heap: 'clear', reasons: [] });
    const [best] = offer?.candidates ?? [];
    expect(best).toMatchObject({ words: SAID, speaker: 'bo-marsh' });
    expect(page.slice(best?.start, best?.end)).toBe(SAID);
    expect(best?.paragraph.text).toBe(`Bo Marsh said: “${SAID}” She left.`);
    expect(notOffered).toEqual([]);
  });

  test('never gives the words of somebody else', () => {
    expect(foundIn(`“${SAID}” said Ada Finch.`, reported(LOCK))).toEqual({
      offers: [],
      notOffered: [{ statement: 'words', reason: 'not-quoted' }],
    });
  });

  test.each([
    ['unclosed', `Bo Marsh said: “${SAID}`],
    ['mixed-marks', `Bo Marsh said: “${SAID}"`],
    ['cut', `Bo Marsh said: “We will open the lock to every barge and every boat before the summer …”`],
  ])('gives none that are %s', (reason, page) => {
    expect(foundIn(page, reported(LOCK)).notOffered).toEqual([{ statement: 'words', reason }]);
  });

  test('leaves out the sentences around them that say something else', () => {
    const page = `Bo Marsh said: “It has rained a lot. ${SAID} My tea is cold.”`;
    expect(foundIn(page, reported(LOCK)).offers[0]?.candidates[0]?.words).toBe(SAID);
  });
});
