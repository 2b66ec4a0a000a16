import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Corpus } from '../../src/corpus/corpus.ts';
import { readCorpus } from '../../src/corpus/read.ts';
import type { Figure, Source, Statement } from '../../src/corpus/schema.ts';
import { verifySource } from '../../src/drafting/verify/verify.ts';
import { SMALL_CORPUS } from '../corpus/small-corpus.ts';

const { content } = readCorpus({ files: new Map(Object.entries(SMALL_CORPUS)), problems: [] });
const corpus = new Corpus(content);
const source = corpus.source('2015-03-02-river-gazette-boats');
if (source === undefined) throw new Error('The small corpus has lost its source.');
const BARE: Source = { ...source, statements: [], figures: [] };

const statementOf = (text: string, form: Statement['form']): Statement => ({
  id: 'marsh-words',
  speaker: 'bo-marsh',
  form,
  text,
  topics: ['boats'],
});

function statementOn(page: string, words: string, form: Statement['form'] = 'verbatim') {
  return verifySource({ ...BARE, statements: [statementOf(words, form)] }, { text: page }, corpus).statements[0];
}

function isOnPage(page: string, value: number): boolean | undefined {
  const figure: Figure = {
    id: 'boats',
    measure: 'boats-stopped',
    value,
    period: { from: '2015-01-01', to: '2015-12-31' },
    by: 'river-police',
  };
  return verifySource({ ...BARE, figures: [figure] }, { text: page }, corpus).figures[0]?.isOnPage;
}

describe('verbatim words', () => {
  test.each([
    ['exact', '“We don’t stop boats – ever.”'],
    ['set-differently', '"We don\'t stop boats - ever."'],
    ['set-differently', '“We don’t\u00a0stop bo\u00adats –\n ever.”'],
    ['missing', '“We don’t stop ships – ever.”'],
  ])('stand as %s in %s', (standing, said) => {
    expect(statementOn(`Bo Marsh said: ${said}`, 'We don’t stop boats – ever.')).toMatchObject({ standing });
  });

  test('that have changed are shown with as many sentences as they had', () => {
    const page = 'The river rose. Boats wait at the big lock all day. Nobody opens it before noon. The sun shone.';
    expect(statementOn(page, 'Boats wait at the lock all night. Nobody opens it before noon.')).toMatchObject({
      standing: 'missing',
      nearest: { text: 'Boats wait at the big lock all day. Nobody opens it before noon.' },
    });
  });

  test('that nothing is like are missing, and nothing else is shown for them', () => {
    expect(statementOn('The sun shone.', 'Boats wait at the lock.')).not.toHaveProperty('nearest');
  });

  test('stand wherever a piece of the page is quoted, however it is set', () => {
    const strange = fc.string({ unit: fc.constantFrom(...'ab .,“”"\'’–-…\u00ad\u00a0\u200b\n1é😀'), minLength: 1 });
    const piece = strange.chain((page) => fc.nat(page.length - 1).map((at) => ({ page, words: `${page.slice(at)}a` })));
    const typed = (words: string) => words.replace(/[“”]/g, '"').replace(/’/g, "'").replace(/–/g, '-');
    fc.assert(
      fc.property(piece, ({ page, words }) => {
        expect(statementOn(`${page}a`, words)).toMatchObject({ standing: 'exact' });
        expect(statementOn(`${page}a`, typed(words))).not.toMatchObject({ standing: 'missing' });
        expect(statementOn(typed(`${page}a`), words)).not.toMatchObject({ standing: 'missing' });
      }),
      { numRuns: 60 },
    );
  });
});

describe('reported words', () => {
  const page = [
    'Boats waited.',
    'Bo Marsh said: “We will open the lock to every boat before the summer.” She left.',
    '“We will open the lock to every boat before the summer, I hope,” said Ada Finch.',
    '“We will keep the lock,” said Bo Marsh.',
  ].join('\n\n');

  test('are offered what the same speaker said, and where, and nobody else’s words', () => {
    const check = statementOn(page, 'Bo Marsh said the lock would be opened to boats by summer.', 'reported');
    expect(check).toMatchObject({
      offers: [
        {
          text: 'We will open the lock to every boat before the summer.',
          place: expect.stringContaining('Bo Marsh said: “We will open'),
        },
      ],
    });
  });

  test('are offered nothing that speaks of something else', () => {
    expect(statementOn(page, 'Bo Marsh promised cheaper tickets for children.', 'reported')).toMatchObject({
      offers: [],
    });
  });
});

describe('a figure', () => {
  test.each([
    [1234, 'They stopped 1,234 boats.'],
    [1234, 'They stopped 1234 boats.'],
    [1_200_000, 'They stopped 1.2 million boats.'],
    [1_200_000, 'They stopped 1.2m boats.'],
    [12, 'They stopped twelve boats.'],
    [33.3, 'They stopped a third of the boats.'],
    [33, 'They stopped a third of the boats.'],
    [12.5, 'They stopped 12.5 per cent of the boats.'],
    [-4.5, 'The number fell by 4.5 per cent.'],
    [3456, '| 2015 | 3,456 |'],
  ])('of %d stands in “%s”', (value, text) => {
    expect(isOnPage(text, value)).toBe(true);
  });

  test.each([
    [12, 'They stopped 12.05 per cent of the boats.'],
    [12, 'They stopped 112 boats, or 12,000, or 1,012.'],
    [33, 'They stopped 33.4 per cent of the boats.'],
    [34, 'They stopped a third of the boats.'],
    [1234, 'They stopped 1,235 boats.'],
  ])('of %d does not stand in “%s”', (value, text) => {
    expect(isOnPage(text, value)).toBe(false);
  });
});
