import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/files.ts';
import { edited, type Files, folderOf, GAZETTE, HERALD, SMALL_CORPUS } from './small-corpus.ts';

const DAY = 'a calendar day as YYYY-MM-DD, such as 2018-11-30';
const ID = 'an id: lower-case letters and digits, joined by hyphens, such as lord-harris';
const NUMBER = 'a number without separators or unit, such as 127';
const ADDRESS = 'an address that begins with https:// or http://';

/** A passage of the gazette, what stands there instead, where and how that is wrong, what would be right. */
const BROKEN_FIELDS: [what: string, passage: string, instead: string, problem: string, expected: string | RegExp][] = [
  ['a missing field', 'publisher: River Gazette\n', '', '2 missing-field publisher', 'text, not empty'],
  ['a missing speaker', '    speaker: ada-finch\n', '', '9 missing-field statements[0].speaker', ID],
  ['an empty field', 'title: Boats stopped on the river', 'title:', '2 missing-field title', 'text, not empty'],
  ['a mistyped field', 'kind: news', 'kind: news\nlicense: OGL', '7 unknown-field license', /^“licence”/],
  [
    'an unknown field',
    '    by:',
    '    colour: red\n    by:',
    '21 unknown-field figures[0].colour',
    /^one of id, .*, note, asked$/,
  ],
  ['an unknown block', 'kind: news', 'kind: news\nmood:\n  - calm', '7 unknown-field mood', /^one of title, /],
  ['a number in words', 'value: 12', 'value: twelve', '19 wrong-type figures[0].value', NUMBER],
  ['a number with separators', 'value: 12', 'value: 1,200', '19 wrong-type figures[0].value', NUMBER],
  ['text for a list', 'topics: [boats]\nst', 'topics: boats\nst', '7 wrong-type topics', /^a list/],
  ['a list that is empty', 'topics: [boats]\nst', 'topics: []\nst', '7 invalid-value topics', /^a list with at least/],
  [
    'approximate: false',
    '    by:',
    '    approximate: false\n    by:',
    '21 invalid-value figures[0].approximate',
    /^true, or no/,
  ],
  ['a kind that is none', 'kind: news', 'kind: rumour', '6 invalid-value kind', /^one of news, debate, /],
  ['a title on two lines', 'title: Boats', 'title: |\n  Boats\n  and', '2 invalid-value title', 'text on one line'],
  ['a day that is none', '2015-03-01', '2015-02-29', '12 invalid-value statements[0].said', DAY],
  ['a year for a day', '2015-03-01', '2015', '12 wrong-type statements[0].said', DAY],
  ['an id in capitals', 'id: finch-lock', 'id: Finch lock', '9 invalid-value statements[0].id', ID],
  ['an address of a file', 'https://example.org/boats', 'ftp://example.org', '4 invalid-value url', ADDRESS],
  ['an address that would run', 'https://example.org/boats', 'javascript:alert(1)', '4 invalid-value url', ADDRESS],
  ['an unclosed list', 'topics: [boats]\nst', 'topics: [boats\nst', '8 yaml-syntax ', /^plain YAML/],
  ['a colon in bare text', 'title: Boats', 'title: Boats: now', '2 yaml-syntax ', /^plain YAML/],
  ['a YAML alias', 'kind: news', 'kind: *news', '6 yaml-syntax ', /^plain YAML/],
  ['a YAML tag', 'kind: news', 'kind: !news news', '6 yaml-syntax ', /^plain YAML/],
  ['a key twice', 'kind: news', 'kind: news\nkind: report', '7 duplicate-key kind', 'each key once in an entry'],
];

/** The whole text of the herald, where and how it is wrong, what would be right. */
const BROKEN_TEXTS: [what: string, text: string | Uint8Array, problem: string, expected: string | RegExp][] = [
  ['an empty file', '', '1 front-matter-missing ', /a first line “---”/],
  ['no front matter', 'Just text.\n', '1 front-matter-missing ', /a first line “---”/],
  ['front matter without an end', '---\ntitle: x\n', '1 front-matter-open ', /a line “---”/],
  ['front matter that is a list', '---\n- 1\n---\nx\n', '2 wrong-type ', /the fields title, publisher/],
  ['front matter that is empty', '---\n---\nx\n', '2 missing-field ', /the fields title, publisher/],
  ['bytes that are not UTF-8', Uint8Array.from([0x2d, 0x0a, 0xff]), '2 unreadable ', 'a file saved as UTF-8'],
];

const DAY_AND_PERIOD = 'day: 2016-05-01\n  period: { from: 2016-05-01, to: 2016-05-02 }';
const REVERSED = 'period: { from: 2016-05-02, to: 2016-05-01 }';

/** A list file with a passage put differently, where and how that is wrong, what would be right. */
const BROKEN_LISTS: [file: ListFile, passage: string, instead: string, problem: string, expected: string | RegExp][] = [
  ['people.yaml', '  kind: organisation\n', '', '12 missing-field [2].kind', 'one of person, organisation'],
  ['people.yaml', 'from: 2016', 'form: 2016', '11 unknown-field [1].offices[0].form', /^“from”/],
  ['topics.yaml', SMALL_CORPUS['topics.yaml'], 'boats: Boats\n', '1 wrong-type ', /“- id: …”/],
  ['topics.yaml', SMALL_CORPUS['topics.yaml'], '', '1 wrong-type ', /\[\]/],
  ['measures.yaml', '  unit: boats\n', '', '1 missing-field [0].unit', 'text, not empty'],
  ['subjects.yaml', 'reversed', 'opposite', '4 invalid-value [0].polarity.shutting the lock', /^reversed/],
  ['glossary.yaml', 'topics: [boats]', 'topics: [Boats]', '4 invalid-value [0].topics[0]', ID],
  [
    'offices.yaml',
    '  titles: [ Chief Warden, the Chief Warden ]\n',
    '',
    '1 missing-field [0].titles',
    /^a list with at/,
  ],
  ['offices.yaml', 'aliases', 'nicknames', '4 unknown-field [0].nicknames', /^one of id, title, titles, aliases/],
  ['offices.yaml', 'body: river-police', 'body: river-polize', '5 unknown-id [0].body', /people.*“river-police”$/],
  ['events.yaml', 'kind: decision', 'kind: party', '3 invalid-value [0].kind', /^one of protest, disorder/],
  ['events.yaml', '2016-05-01\n', '2016-05-41\n', '4 invalid-value [0].day', DAY],
  ['events.yaml', '  day: 2016-05-01\n', '', '1 event-undated [0]', /^a field “day”, or “period”/],
  ['events.yaml', 'place: river', 'place: sea', '5 unknown-id [0].place', 'an id of places.yaml'],
  ['events.yaml', '-herald-lock', '-herald-lok', '6 unknown-id [0].sources[0]', /without .md, perhaps “2016-.*-lock”$/],
  [
    'events.yaml',
    'day: 2016-05-01',
    DAY_AND_PERIOD,
    '5 event-dated-twice [0].period',
    'one of the fields “day” and “period”',
  ],
  [
    'events.yaml',
    'day: 2016-05-01',
    'day: 2016-05-01\n  approximate: true',
    '5 event-dated-twice [0].approximate',
    /^no such/,
  ],
  ['events.yaml', 'day: 2016-05-01', REVERSED, '4 dates-reversed [0].period.to', '2016-05-02 or a later day'],
  ['places.yaml', 'kind: county', 'kind: parish', '1 invalid-value [0].kind', /^one of area, borough/],
  ['places.yaml', 'in: valley', 'in: vally', '2 unknown-id [1].in', 'an id of places.yaml, perhaps “valley”'],
  ['places.yaml', 'in: valley', 'in: river', '2 place-in-itself [1].in', 'a larger place, or no such field'],
  ['qualifiers.yaml', 'words: [barge*]', 'words: []', '3 invalid-value [0].words', 'a list with at least one entry'],
  ['thesaurus.yaml', ', ship', '', '1 invalid-value [0].words', 'a list with at least one entry'],
  ['thesaurus.yaml', 'words-boat', 'boats', '1 duplicate-id [0].id', 'an id that no other entry of a list has'],
];
type ListFile = Exclude<keyof typeof SMALL_CORPUS, `sources/${string}`>;

/** The one problem that a folder has: `<line> <code> <field>` in a file, and what would be right. */
async function expectProblem(files: Files, file: string, problem: string, expected: string | RegExp): Promise<void> {
  const { problems } = await loadCorpus(await folderOf(files));
  expect(problems.map(({ line, code, field }) => `${line} ${code} ${field}`)).toEqual([problem]);
  const right = typeof expected === 'string' ? expected : expect.stringMatching(expected);
  expect(problems).toMatchObject([{ severity: 'error', file, message: expect.stringMatching(/\.$/), expected: right }]);
}

describe('loadCorpus', () => {
  test('reads a sound folder whole', async () => {
    const { content, problems, usable } = await loadCorpus(await folderOf(SMALL_CORPUS));
    expect(problems).toEqual([]);
    expect(usable).toBe(true);
    expect(content.people.map(({ id }) => id)).toEqual(['ada-finch', 'bo-marsh', 'river-police']);
    expect(content.sources.map(({ id }) => id)).toEqual([
      '2015-03-02-river-gazette-boats',
      '2016-05-01-river-herald-lock',
    ]);
    expect(content.sources[0]).toMatchObject({ text: 'summary', body: 'A lock was shut.' });
    expect(content.sources[0]?.statements[0]?.text).toBe('The lock stays shut: nobody passes.');
  });

  test.each(BROKEN_FIELDS)('reports %s', (_what, passage, instead, problem, expected) =>
    expectProblem(edited(GAZETTE, passage, instead), GAZETTE, problem, expected),
  );

  test.each(BROKEN_TEXTS)('reports %s', (_what, text, problem, expected) =>
    expectProblem({ ...SMALL_CORPUS, [HERALD]: text }, HERALD, problem, expected),
  );

  test.each(BROKEN_LISTS)('reports in %s: %j as %j', (file, passage, instead, problem, expected) =>
    expectProblem(edited(file, passage, instead), file, problem, expected),
  );

  test('counts figures of a measure as those of the one that has taken it in', async () => {
    const united = edited('measures.yaml', 'definition: Boats', 'formerly: [boats-so-far]\n  definition: Boats');
    const earlier = edited(GAZETTE, 'measure: boats-stopped', 'measure: boats-so-far');
    const files = { ...united, [GAZETTE]: earlier[GAZETTE] ?? '' };
    const { content, problems } = await loadCorpus(await folderOf(files));
    expect(problems).toEqual([]);
    const corpus = new Corpus(content);
    expect(corpus.measure('boats-so-far')?.label).toBe('Boats stopped');
    const figures = corpus.entries.flatMap((entry) => (entry.kind === 'figure' ? [entry.measure.id] : []));
    expect(new Set(figures)).toEqual(new Set(['boats-stopped']));
  });

  test('reports a former id that something else has', async () => {
    const clashing = edited('measures.yaml', 'definition: Boats', 'formerly: [river-police]\n  definition: Boats');
    const { problems } = await loadCorpus(await folderOf(clashing));
    expect(problems).toMatchObject([{ code: 'duplicate-id', field: '[0].formerly[0]', severity: 'error' }]);
  });

  test('reports every problem, sorted by file and line', async () => {
    const files = {
      ...edited(GAZETTE, 'kind: news', 'kind: rumour'),
      [HERALD]: SMALL_CORPUS[HERALD].replace('form: reported', 'form: sung').replace('title: The lock opens\n', ''),
      'people.yaml': SMALL_CORPUS['people.yaml'].replaceAll('kind: person', 'kind: robot'),
    };
    const { problems } = await loadCorpus(await folderOf(files));
    expect(problems.map(({ file, line, field }) => [file, line, field])).toEqual([
      ['people.yaml', 3, '[0].kind'],
      ['people.yaml', 9, '[1].kind'],
      [GAZETTE, 6, 'kind'],
      [HERALD, 2, 'title'],
      [HERALD, 11, 'statements[0].form'],
    ]);
  });

  test('sorts what the checks find with the rest', async () => {
    const herald = SMALL_CORPUS[HERALD]
      .replace('bo-marsh', 'ada-finch')
      .replace('form:', 'said: 2016-05-02\n    form:');
    const { problems } = await loadCorpus(await folderOf({ ...SMALL_CORPUS, [HERALD]: herald }));
    expect(problems.flatMap(({ file, line }) => (file === HERALD ? [line] : []))).toEqual([11, 12]);
  });

  test('reports one syntax error a line', async () => {
    const { problems } = await loadCorpus(await folderOf(edited('topics.yaml', '- id: boats', 'id: boats')));
    const lines = problems.map(({ line }) => line);
    expect(problems[0]).toMatchObject({ code: 'yaml-syntax', file: 'topics.yaml', line: 1 });
    expect(lines).toEqual([...new Set(lines)]);
  });

  test('leaves a broken source out and keeps the rest', async () => {
    const loaded = await loadCorpus(await folderOf(edited(HERALD, 'form: reported', 'form: sung')));
    expect(loaded.usable).toBe(true);
    expect(new Corpus(loaded.content).entries.map(({ id }) => id)).toEqual([
      '2015-03-02-river-gazette-boats#finch-lock',
      '2015-03-02-river-gazette-boats#boats-2014',
    ]);
  });

  test('leaves a source out whose reference is broken', async () => {
    const { content, usable } = await loadCorpus(
      await folderOf(edited(HERALD, 'speaker: bo-marsh', 'speaker: nobody')),
    );
    expect(usable).toBe(true);
    expect(content.sources.map(({ id }) => id)).toEqual(['2015-03-02-river-gazette-boats']);
  });

  test.each(['people.yaml', 'topics.yaml', 'measures.yaml', 'glossary.yaml'] as const)(
    'is not usable when %s is broken or missing, and blames that file alone',
    async (file) => {
      const broken = await loadCorpus(await folderOf({ ...SMALL_CORPUS, [file]: `${SMALL_CORPUS[file]}- id: 7\n` }));
      expect(broken.usable).toBe(false);
      expect([...new Set(broken.problems.map((problem) => problem.file))]).toEqual([file]);

      const folder = await folderOf(SMALL_CORPUS);
      await rm(path.join(folder, file));
      const missing = await loadCorpus(folder);
      expect(missing.usable).toBe(false);
      expect(missing.problems).toMatchObject([{ severity: 'error', code: 'missing-file', file, line: 1 }]);
    },
  );

  test.each([
    'subjects.yaml',
    'offices.yaml',
    'events.yaml',
    'places.yaml',
    'qualifiers.yaml',
    'thesaurus.yaml',
  ] as const)(
    'answers from a folder of an earlier version without %s, and warns; not from a broken one',
    async (file) => {
      const folder = await folderOf(SMALL_CORPUS);
      await rm(path.join(folder, file));
      const without = await loadCorpus(folder);
      expect([without.usable, without.content.sources.length]).toEqual([true, 2]);
      expect(without.problems).toMatchObject([{ severity: 'warning', code: 'missing-file', file }]);

      const broken = await loadCorpus(await folderOf({ ...SMALL_CORPUS, [file]: `${SMALL_CORPUS[file]}- id: 7\n` }));
      expect(broken.usable).toBe(false);
      expect([...new Set(broken.problems.map((problem) => problem.file))]).toEqual([file]);
    },
  );

  test('finds the further ways in which people ask for an item, and passes over what is no item', async () => {
    const asked =
      'river-herald#none\n\n2015-03-02-river-gazette-boats#finch-lock\nlock closed why\nwho keeps it shut\n\nlock\nx\n';
    const { content, problems, usable } = await loadCorpus(await folderOf({ ...SMALL_CORPUS, 'asked.txt': asked }));
    const entry = new Corpus(content).entry('2015-03-02-river-gazette-boats#finch-lock');
    expect([usable, entry?.asked]).toEqual([true, ['lock closed why', 'who keeps it shut']]);
    expect(problems).toMatchObject([{ severity: 'warning', code: 'wrong-type', file: 'asked.txt', line: 7 }]);
  });

  test('a broken entry of people.yaml does not make its mentions errors', async () => {
    const { problems } = await loadCorpus(await folderOf(edited('people.yaml', 'name: Bo Marsh', 'nom: Bo Marsh')));
    expect(problems.map(({ code, file }) => [code, file])).toEqual([
      ['missing-field', 'people.yaml'],
      ['unknown-field', 'people.yaml'],
    ]);
  });

  test('reads files from other systems: byte order mark, CRLF', async () => {
    const foreign = Object.entries(SMALL_CORPUS).map(([file, text]) => [
      file,
      `\uFEFF${text.replaceAll('\n', '\r\n')}`,
    ]);
    const here = await loadCorpus(await folderOf(SMALL_CORPUS));
    const there = await loadCorpus(await folderOf(Object.fromEntries(foreign)));
    expect(there).toEqual(here);
  });

  test('keeps line numbers in files with CRLF', async () => {
    const text = edited(GAZETTE, 'value: 12', 'value: twelve')[GAZETTE];
    const files = { ...SMALL_CORPUS, [GAZETTE]: String(text).replaceAll('\n', '\r\n') };
    expect((await loadCorpus(await folderOf(files))).problems).toMatchObject([{ line: 19 }]);
  });

  test('a folder that is not there is one problem', async () => {
    const { problems, usable } = await loadCorpus(path.join(await folderOf({}), 'elsewhere'));
    expect(usable).toBe(false);
    expect(problems).toMatchObject([
      { severity: 'error', code: 'missing-folder', message: expect.stringContaining('elsewhere') },
    ]);
  });

  test('a folder without sources is not usable', async () => {
    const folder = await folderOf({});
    await rm(path.join(folder, 'sources'), { recursive: true });
    const { problems, usable } = await loadCorpus(folder);
    expect(usable).toBe(false);
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, file }) => [code, file])).toEqual([
      ['missing-file', 'glossary.yaml'],
      ['missing-file', 'measures.yaml'],
      ['missing-file', 'people.yaml'],
      ['missing-file', 'sources'],
      ['missing-file', 'topics.yaml'],
    ]);
  });

  test('a folder named like a source is a broken source', async () => {
    const folder = await folderOf(SMALL_CORPUS);
    await mkdir(path.join(folder, 'sources', '2020-01-01-a-b.md'));
    const { content, problems } = await loadCorpus(folder);
    expect(problems).toMatchObject([{ severity: 'error', code: 'unreadable', file: 'sources/2020-01-01-a-b.md' }]);
    expect(content.sources).toHaveLength(2);
  });

  test('warns of files beside the sources that are not read, but for hidden ones', async () => {
    const files = { ...SMALL_CORPUS, 'sources/2020-01-01-a-b.markdown': '---\n---\n', 'sources/.DS_Store': '' };
    const { problems, usable } = await loadCorpus(await folderOf(files));
    expect(usable).toBe(true);
    expect(problems).toMatchObject([
      { severity: 'warning', code: 'not-a-source', file: 'sources/2020-01-01-a-b.markdown' },
    ]);
  });
});
