/** Curators' revisions of files that a later version of the program has changed. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSource } from '../../src/corpus/parse.ts';
import type { Source } from '../../src/corpus/schema.ts';
import { listText, sourceText } from '../../src/corpus/write.ts';
import { textHash } from '../../src/record/base-text.ts';
import { entryTexts, withoutAsked } from '../../src/record/entries.ts';
import { merge } from '../../src/record/merge.ts';

const CORPUS = path.join(import.meta.dirname, '../../corpus');
const EARLIER = path.join(import.meta.dirname, '../stored/shipped');
const SECTION_60 = '2018-04-13-guardian-dick-section-60';
const CARNIVAL = '2016-08-30-guardian-carnival-arrests-record';

const shipped = (id: string) => readFileSync(path.join(CORPUS, 'sources', `${id}.md`), 'utf8');
/** The file as an earlier version shipped it. */
const earlier = (id: string) => readFileSync(path.join(EARLIER, `${id}.txt`), 'utf8');

function sourceIn(id: string, text: string): Source {
  const { source } = parseSource(id, text);
  if (source === undefined) throw new Error(`${id} is not sound.`);
  return source;
}

/** What becomes of a curator's change of a source's earlier text. */
function revised(id: string, before: string, change: (source: Source) => Source) {
  const ours = sourceText(change(sourceIn(id, before)));
  const merged = merge({ kind: 'source', entry: id, ours, theirs: shipped(id), base: textHash(before) });
  return { source: sourceIn(id, merged?.text ?? ''), isConflict: merged?.isConflict, isShipped: merged?.isShipped };
}

const retitled = (source: Source): Source => ({ ...source, title: 'A title by curators' });
const first = <T>([item, ...others]: readonly T[], change: (item: T) => T): T[] =>
  item === undefined ? [] : [change(item), ...others];

describe('a file that gained how people ask for its items', () => {
  const ids = readdirSync(path.join(CORPUS, 'sources')).map((name) => name.replace('.md', ''));

  test.each(ids.filter((_, index) => index % 12 === 0))('lays it under a revision: %s', (id) => {
    const now = sourceIn(id, shipped(id));
    expect(revised(id, withoutAsked(shipped(id)), retitled)).toEqual({
      source: retitled(now),
      isConflict: false,
      isShipped: false,
    });
  });

  test('says what a revision says that was made from it unchanged', () => {
    const [id = ''] = ids;
    expect(revised(id, withoutAsked(shipped(id)), (source) => source)).toMatchObject({ isShipped: true });
  });

  test('leaves a curator’s own phrases', () => {
    const own = ['who wants the searches'];
    const { source } = revised(SECTION_60, earlier(SECTION_60), (before) => ({
      ...before,
      statements: first(before.statements, (statement) => ({ ...statement, asked: own })),
    }));
    const theirs = sourceIn(SECTION_60, shipped(SECTION_60)).statements.map(({ asked }) => asked);
    expect(source.statements.map(({ asked }) => asked)).toEqual([own, ...theirs.slice(1)]);
  });
});

describe('a file that was mended', () => {
  test('is no conflict where the revision has changed something else: both stand', () => {
    const { source, isConflict } = revised(SECTION_60, earlier(SECTION_60), (before) => ({
      ...retitled(before),
      statements: first(before.statements, (statement) => ({ ...statement, as: 'our role' })),
    }));
    const now = sourceIn(SECTION_60, shipped(SECTION_60));
    expect(isConflict).toBe(false);
    expect(source.title).toBe('A title by curators');
    expect(source.statements[0]?.as).toBe('our role');
    // The mend, and the phrases.
    expect(source.statements[2]).toEqual(now.statements[2]);
    expect(now.statements[2]?.stance?.position).toBe('conditional');
  });

  test('is a conflict where the revision has changed the same: the revision stands, with the phrases', () => {
    const { source, isConflict } = revised(CARNIVAL, earlier(CARNIVAL), (before) => ({
      ...before,
      figures: first(before.figures, (figure) => ({ ...figure, note: 'Our note.' })),
    }));
    expect(isConflict).toBe(true);
    expect(source.figures[0]?.note).toBe('Our note.');
    expect(source.figures[0]?.asked).toEqual(sourceIn(CARNIVAL, shipped(CARNIVAL)).figures[0]?.asked);
  });

  test('brings nothing back that the revision has taken away, and keeps what it has added', () => {
    const added = { date: '2026-03-01', note: 'Ours.' };
    const { source, isConflict } = revised(SECTION_60, earlier(SECTION_60), (before) => ({
      ...before,
      statements: before.statements.slice(1),
      corrections: [added],
    }));
    expect(isConflict).toBe(false);
    const now = sourceIn(SECTION_60, shipped(SECTION_60));
    expect(source).toEqual({ ...now, statements: now.statements.slice(1), corrections: [added] });
  });
});

describe('words and whose they are', () => {
  const text = shipped(SECTION_60);

  test('never come from two sides: words that ship anew don’t get the speaker of a revision', () => {
    const [before, now] = [sourceIn(SECTION_60, text), sourceIn(SECTION_60, text)];
    const changed = (own: Partial<Source['statements'][number]>, source: Source) =>
      sourceText({ ...source, statements: first(source.statements, (each) => ({ ...each, ...own })) });
    const merged = merge({
      kind: 'source',
      entry: SECTION_60,
      ours: changed({ speaker: 'sadiq-khan' }, before),
      theirs: changed({ text: 'Other words.' }, now),
      base: textHash(withoutAsked(text)),
    });
    const [statement] = sourceIn(SECTION_60, merged?.text ?? '').statements;
    expect(merged?.isConflict).toBe(true);
    expect([statement?.speaker, statement?.text]).toEqual(['sadiq-khan', before.statements[0]?.text]);
  });
});

describe('an entry of a list', () => {
  const before = { id: 'fenn-patrol', label: 'Fenn patrol', description: 'Of the fens.', synonyms: ['boats', 'punts'] };
  const base = textHash(listText([before]));
  const merged = (ours: object, theirs: object) => {
    const { text = '', ...rest } =
      merge({ kind: 'topic', entry: before.id, ours: listText([ours]), theirs: listText([theirs]), base }) ?? {};
    return { text: entryTexts('topic', text).get(before.id), ...rest };
  };

  test('has the other words of both, and none that either has taken away', () => {
    const ours = { ...before, synonyms: ['boats', 'punts', 'rafts'] };
    const theirs = { ...before, description: 'Of all fens.', synonyms: ['boats', 'punts', 'barges'] };
    expect(merged(ours, theirs)).toEqual({
      text: listText([{ ...before, description: 'Of all fens.', synonyms: ['boats', 'punts', 'rafts', 'barges'] }]),
      isConflict: false,
      isShipped: false,
    });
    expect(merged({ ...before, synonyms: ['punts', 'rafts'] }, { ...before, label: 'Fen patrol' }).text).toBe(
      listText([{ ...before, label: 'Fen patrol', synonyms: ['punts', 'rafts'] }]),
    );
  });

  test('is a conflict where both describe it anew', () => {
    const ours = { ...before, description: 'Ours.' };
    expect(merged(ours, { ...before, description: 'Theirs.' })).toEqual({
      text: listText([ours]),
      isConflict: true,
      isShipped: false,
    });
  });
});
