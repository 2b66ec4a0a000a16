import fc from 'fast-check';
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

  test('gives nothing in bulk that an archive holds, that points outside, or that lacks a number or quoted words', () => {
    const reasons = (text: string, said: string, page: object = {}) =>
      findWords({ ...BARE, statements: [reported(text)] }, { text: `Bo Marsh said: “${said}”`, ...page }, corpus)
        .offers[0]?.reasons;
    expect(reasons(LOCK, SAID, { archived: '2016-07-01' })).toEqual(['archived']);
    expect(reasons(LOCK, `That is why w${SAID.slice(1)}`)).toEqual(['points-outside']);
    expect(reasons(`${LOCK.slice(0, -1)} by 12 keepers.`, SAID)).toEqual(['number-missing']);
    expect(reasons(`${LOCK.slice(0, -1)}, “come hell or high water”.`, SAID)).toContain('quoted-words-missing');
    expect(reasons(`${LOCK.slice(0, -1)}, at “every barge”.`, SAID)).toEqual([]);
  });

  test('gives words that stand alone where their speaker is only worked out, but not in bulk', () => {
    const page = `Bo Marsh and Al Reed met. He frowned.\n\n“${SAID}”`;
    expect(foundIn(page, reported(LOCK)).offers[0]).not.toMatchObject({ heap: 'clear' });
  });

  test('gives no words for two statements, and shorter ones one sentence at a time', () => {
    const page = `Bo Marsh said: “${SAID} We will count the boats at the weir each Sunday. My tea is cold.”`;
    const count = reported('Bo Marsh was to have the boats at the weir counted on every Sunday.', 'bo-marsh', 'count');
    const words = foundIn(page, reported(LOCK), count).offers.map(({ candidates }) => candidates[0].words);
    expect(words).toEqual([SAID, 'We will count the boats at the weir each Sunday.']);
    const both = reported(`${LOCK} The boats at the weir would be counted each Sunday.`);
    const [candidate] = foundIn(page, both).offers[0]?.candidates ?? [];
    expect(candidate?.words).toBe(`${SAID} We will count the boats at the weir each Sunday.`);
    expect(candidate?.shorter.map(({ text }) => text)).toHaveLength(1);
  });

  test('gives whole sentences of the page as they stand there, none twice, whatever the page', () => {
    const sentence = fc.constantFrom(
      SAID,
      'The lock opens every summer.',
      'Boats wait …',
      'They wait for "barges',
      'Every barge, he says, waits at the lock?',
    );
    const said = fc.tuple(
      fc.constantFrom('Bo Marsh', 'Ada Finch', 'She'),
      fc.array(sentence, { minLength: 1, maxLength: 4 }),
    );
    const shape = fc.constantFrom('“”', '""', '“"', '“', '‘’', '');
    const paragraph = fc
      .tuple(said, shape, fc.boolean())
      .map(([[who, words], marks, isBefore]) =>
        isBefore
          ? `${who} said: ${marks.charAt(0)}${words.join(' ')}${marks.charAt(1)}`
          : `${marks.charAt(0)}${words.join(' ')}${marks.charAt(1)} said ${who}.`,
      );
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 6 }), (paragraphs) => {
        const text = paragraphs.join('\n\n');
        const statements = [
          reported(LOCK),
          reported('Bo Marsh said that each barge had to wait at the lock.', 'bo-marsh', 'b'),
        ];
        const { offers, notOffered } = findWords({ ...BARE, statements }, { text }, corpus);
        expect([...offers, ...notOffered].map(({ statement }) => statement).sort()).toEqual(['b', 'words']);
        for (const { candidates } of offers)
          for (const { words, start, end } of candidates) {
            expect(text.slice(start, end)).toBe(words);
            expect(words).toMatch(/^\p{Lu}.*\p{L}[.?]?$/su);
            expect(words).not.toMatch(/[“”\n]/);
            expect(words.split('"').length % 2).toBe(1);
          }
        const [one, other] = offers.map(({ candidates }) => candidates[0]);
        if (one && other) expect(one.end <= other.start || other.end <= one.start).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the words of a body', () => {
  test.each([
    `River Police said: “${SAID}”`,
    `A River Police spokeswoman said: “${SAID}”`,
    `“${SAID}” a spokesman for River Police said.`,
    `In a statement, the River Police said: “${SAID}”`,
    `A River Police statement said: “${SAID}”`,
    `An email from the River Police, seen by the Courier, said: “${SAID}”`,
    `The report, by River Police, says: “${SAID}”`,
    `The charity River Police said: “${SAID}”`,
    `A spokesperson for River Police told the Courier: “${SAID}”`,
  ])('are found in %s', (page) => {
    expect(foundIn(page, reported(LOCK, 'river-police')).offers[0]).toMatchObject({ heap: 'clear' });
  });

  test.each([
    `A source close to River Police said: “${SAID}”`,
    `River Police constable Jo Bell said: “${SAID}”`,
    `The River Police Federation said: “${SAID}”`,
    `Bo Marsh, of River Police, said: “${SAID}”`,
  ])('are not those in %s', (page) => {
    expect(foundIn(page, reported(LOCK, 'river-police')).offers.filter(({ heap }) => heap === 'clear')).toEqual([]);
  });
});

describe('in a debate', () => {
  const inDebate = (text: string, ...statements: Statement[]) =>
    findWords({ ...BARE, kind: 'debate', statements }, { text }, corpus);

  test('what somebody reads out is not theirs', () => {
    const page = `Bo Marsh (LD)\n\nThe keeper wrote to me:\n\n“${SAID}”\n\nI agree with him.`;
    expect(inDebate(page, reported(LOCK)).offers).not.toMatchObject([{ heap: 'clear' }]);
    const within = page.replace('wrote to me:', 'wrote to me about it.');
    expect(inDebate(within, reported(LOCK)).offers).toEqual([]);
  });

  test('a sentence that leads to something else, or is cut by the end of the page, is not whole', () => {
    const rain = 'It has rained on the river for a month, and nobody who lives here can remember so wet a spring.';
    for (const last of [`${SAID.slice(0, -1)}:`, SAID.slice(0, -8)])
      expect(inDebate(`Bo Marsh (LD)\n\n${rain} ${last}`, reported(LOCK)).notOffered).toEqual([
        { statement: 'words', reason: 'cut' },
      ]);
  });

  test('an answer ends where another is named as the speaker', () => {
    const page = `Question by: Ada Finch\n\nAsked of: Bo Marsh\n\nQuestion\n\nWhy?\n\nAnswer\n\nNo.\n\nAda Finch AM: ${SAID}`;
    expect(inDebate(page, reported(LOCK)).offers).toEqual([]);
  });

  test('the words of two statements that stand in one paragraph are taken together by nobody', () => {
    const page = `Bo Marsh (LD)\n\n${SAID} We will count the boats at the weir on each Sunday in May.`;
    const count = reported('Bo Marsh will have boats at the weir counted on each Sunday in May.', 'bo-marsh', 'count');
    const { offers } = inDebate(page, reported(LOCK), count);
    expect(offers.map(({ heap }) => heap).sort()).toEqual(['clear', 'look']);
    expect(offers.find(({ heap }) => heap === 'look')?.reasons).toEqual(['same-paragraph']);
  });
});

describe('the words of a person', () => {
  test.each([
    `Bo Marsh Credit: Pat Reed\n\nThe lock is shut.\n\nBo Marsh, chair of the lock board said: “${SAID}”`,
    `“${SAID}”\n\nBo Marsh, lock keeper`,
    `Bo Marsh asked for it.\n\n“${SAID}”\n\nBo Marsh added: “Soon.”`,
    `Bo Marsh said the lock was shut.“${SAID}”He left.`,
    `Bo Marsh, who shut it, said: “${SAID}”`,
    `Bo Marsh said: “It rained.\n\n“${SAID}”`,
    `Bo Marsh said: “It rained.\n\n${SAID}”`,
  ])('are found in %s', (page) => {
    expect(foundIn(page, reported(LOCK)).offers[0]?.candidates[0].words).toBe(SAID);
  });

  test.each([
    [`Bo Marsh Portrait Bo Marsh (Wye) (LD)\n- Hansard - -\n\n${SAID}\n\nAda Finch Portrait Ada Finch\n\nWhy?`],
    [`Bo Marsh (Wye) (LD)\n\n${SAID}\n\nAda Finch (Con)\n\nWhy?`],
    [`Bo Marsh AM: ${SAID}\n\nAda Finch AM: Why?`],
    [`Question by: Ada Finch\n\nAsked of: Bo Marsh\n\nQuestion\n\nWhy?\n\nAnswer\n\n${SAID}`],
    [`The Minister for Boats (Bo Marsh): ${SAID}\n\nAda Finch: Why?`],
    [`Bo Marsh\n\nThe Minister for Boats\n\n${SAID}\n\nAda Finch\n\nWhy?`],
  ])('are found in a debate: %s', (text) => {
    const debate: Source = { ...BARE, kind: 'debate', statements: [reported(LOCK), reported(LOCK, 'ada-finch', 'b')] };
    const { offers } = findWords(debate, { text }, corpus);
    expect(offers.map(({ statement, candidates }) => [statement, candidates[0].words])).toEqual([['words', SAID]]);
  });
});
