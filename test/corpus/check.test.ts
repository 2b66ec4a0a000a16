import { describe, expect, test } from 'vitest';
import { loadCorpus, loadFiles } from '../../src/corpus/files.ts';
import type { Problem } from '../../src/corpus/problem.ts';
import { readCorpus } from '../../src/corpus/read.ts';
import { edited, type Files, folderOf, GAZETTE, HERALD, SMALL_CORPUS } from './small-corpus.ts';

type File = keyof typeof SMALL_CORPUS;

/** A file with a passage put differently, and the one problem that makes: severity, code, line and field. */
const CASES: [what: string, file: File, passage: string, instead: string, problem: string][] = [
  ['an unknown speaker', GAZETTE, 'speaker: ada-finch', 'speaker: ada', 'error unknown-id 10 statements[0].speaker'],
  ['an unknown counter', GAZETTE, 'by: river-police', 'by: police', 'error unknown-id 21 figures[0].by'],
  ['an unknown measure', GAZETTE, 'measure: boats-stopped', 'measure: boats', 'error unknown-id 18 figures[0].measure'],
  ['an unknown topic', GAZETTE, 'topics: [boats]\nst', 'topics: [boats, fish]\nst', 'error unknown-id 7 topics[1]'],
  [
    'an unknown topic of a statement',
    GAZETTE,
    '    topics: [boats]',
    '    topics: [fish]',
    'error unknown-id 15 statements[0].topics[0]',
  ],
  ['an unknown topic of a term', 'glossary.yaml', '[boats]', '[fish]', 'error unknown-id 4 [0].topics[0]'],
  [
    'a side on what is no subject',
    HERALD,
    'on: opening the lock',
    'on: opening the gate',
    'error unknown-subject 15 statements[0].stance.on',
  ],
  ['a source without its address', GAZETTE, 'url: https://example.org/boats\n', '', 'error missing-field 2 url'],
  [
    'a source that ships and stands on no page',
    GAZETTE,
    'url: https://example.org/boats',
    'vouchedBy: Ada Finch',
    'error no-address 4 vouchedBy',
  ],
  [
    'somebody who vouches for what has an address',
    GAZETTE,
    'url: https://example.org/boats\n',
    'url: https://example.org/boats\nvouchedBy: Ada Finch\n',
    'error two-origins 5 vouchedBy',
  ],
  ['one id for two records', 'glossary.yaml', 'id: lock', 'id: boats', 'error duplicate-id 1 [0].id'],
  ['one id for two items', GAZETTE, 'id: boats-2014', 'id: finch-lock', 'error duplicate-id 17 figures[0].id'],
  [
    'another day than the file name',
    GAZETTE,
    'published: 2015-03-02',
    'published: 2015-03-04',
    'error published-differs 5 published',
  ],
  [
    'an office that ends before it begins',
    'people.yaml',
    'to: 2015-12-31',
    'to: 2009-12-31',
    'error dates-reversed 6 [0].offices[0].to',
  ],
  [
    'a period that ends before it begins',
    GAZETTE,
    'to: 2014-12-31',
    'to: 2013-12-31',
    'error dates-reversed 20 figures[0].period.to',
  ],
  [
    'a correction before the source',
    GAZETTE,
    'date: 2015-03-05',
    'date: 2015-03-01',
    'error correction-too-early 24 corrections[1].date',
  ],
  [
    'corrections with the oldest first',
    GAZETTE,
    'date: 2015-04-02',
    'date: 2015-03-03',
    'error corrections-unsorted 24 corrections[1].date',
  ],
  ['a unit in words', 'measures.yaml', 'unit: boats', 'unit: per cent', 'error unit 3 [0].unit'],
  ['a unit with a number', 'measures.yaml', 'unit: boats', 'unit: 1000 boats', 'error unit 3 [0].unit'],
  ['a unit in the singular', 'measures.yaml', 'unit: boats', 'unit: boat', 'warning unit-singular 3 [0].unit'],
  ['a whole text without its licence', GAZETTE, 'kind: news', 'kind: news\ntext: full', 'error licence-missing 7 text'],
  [
    'an address that another source has',
    HERALD,
    'http://example.org/lock',
    'https://example.org/boats',
    'warning duplicate-url 4 url',
  ],
  [
    'an alias that is another name',
    'people.yaml',
    'aliases: [Finch]',
    'aliases: [Finch, bo marsh]',
    'warning shared-alias 8 [1].name',
  ],
  [
    'words from after the source',
    GAZETTE,
    'said: 2015-03-01',
    'said: 2015-03-03',
    'warning said-after-source 12 statements[0].said',
  ],
  ['a forecast', GAZETTE, 'to: 2014-12-31', 'to: 2015-12-31', 'warning forecast 20 figures[0].period.to'],
  ['a count below nought', GAZETTE, 'value: 12', 'value: -12', 'warning odd-value 19 figures[0].value'],
  [
    'an office that someone else held',
    HERALD,
    'speaker: bo-marsh',
    'speaker: ada-finch',
    'warning office-of-another 11 statements[0].as',
  ],
  [
    'quotation marks around the words',
    GAZETTE,
    '"The lock stays shut: nobody passes."',
    "'“The lock stays shut.”'",
    'warning outer-quotation-marks 14 statements[0].text',
  ],
  ['no summary', GAZETTE, 'A lock was shut.\n', '', 'warning body-missing 2 '],
  ['a draft without its summary', GAZETTE, 'A lock was shut.', 'TO DO: a summary.', 'error unfinished 2 '],
  [
    'words that a draft left to be put differently',
    GAZETTE,
    '"The lock stays shut: nobody passes."',
    '"TO DO: in other words: nobody passes."',
    'error unfinished 14 statements[0].text',
  ],
  ['a draft without an address', HERALD, 'http://example.org/lock', 'https://to-do.invalid/', 'error unfinished 4 url'],
  [
    'a way of asking that two items have',
    HERALD,
    'topics: [boats]\n    stance',
    'topics: [boats]\n    asked: [who opened it, "Who opened it?"]\n    stance',
    'warning asked-twice 15 statements[0].asked[1]',
  ],
  [
    'a way of asking that names another year',
    GAZETTE,
    '    by: river-police',
    '    by: river-police\n    asked: [boats in 2013]',
    'warning asked-year 22 figures[0].asked[0]',
  ],
  [
    'a way of asking that names another financial year',
    GAZETTE,
    '    by: river-police',
    '    by: river-police\n    asked: [boats in 2015/16]',
    'warning asked-year 22 figures[0].asked[0]',
  ],
  [
    'a way of asking that names another speaker',
    HERALD,
    'topics: [boats]\n    stance',
    'topics: [boats]\n    asked: [what ada finch wants]\n    stance',
    'warning asked-speaker 15 statements[0].asked[0]',
  ],
  [
    'a topic of a subject that is none',
    'subjects.yaml',
    '  polarity',
    '  topics: [gates]\n  polarity',
    'error unknown-id 4 [0].topics[0]',
  ],
  ['a term that nobody writes', 'glossary.yaml', 'term: Lock', 'term: Weir', 'warning unused-term 1 [0].id'],
  [
    'an event that its source does not tell',
    'events.yaml',
    'The lock open',
    'The weir open',
    'warning unused-event 1 [0].id',
  ],
  [
    'an office that nobody held',
    'offices.yaml',
    'Chief Warden, the Chief',
    'Warden, the',
    'warning unused-office 1 [0].id',
  ],
  ['a place named as another', 'places.yaml', 'name: The River', 'name: the valley', 'warning shared-name 2 [1].name'],
];

/** A file with a passage put differently that is as sound as before. */
const SOUND: [what: string, file: File, passage: string, instead: string][] = [
  ['words from the day of the source', GAZETTE, 'said: 2015-03-01', 'said: 2015-03-02'],
  [
    'an office of the day of the words, not of the source',
    HERALD,
    'as: the Chief',
    'said: 2016-01-01\n    as: the Chief',
  ],
  ['a period that ends with its source', GAZETTE, 'to: 2014-12-31', 'to: 2015-03-02'],
  ['a period of one day', GAZETTE, 'to: 2014-12-31', 'to: 2014-01-01'],
  ['a correction on the day of the source', GAZETTE, 'date: 2015-03-05', 'date: 2015-03-02'],
  ['two corrections on one day', GAZETTE, 'date: 2015-03-05', 'date: 2015-04-02'],
  ['a side on the opposite of a subject', HERALD, 'on: opening the lock', 'on: Shutting the  lock'],
  [
    'a way of asking with the item’s own year',
    GAZETTE,
    '    by: river-police',
    '    by: river-police\n    asked: [boats in 2014]',
  ],
  [
    'a way of asking with a financial year',
    GAZETTE,
    '    by: river-police',
    '    by: river-police\n    asked: [boats in 2013-14]',
  ],
  [
    'a year that an item is placed by',
    GAZETTE,
    '    by: river-police',
    '    by: river-police\n    asked: [boats since 2010]',
  ],
  [
    'a way of asking with the speaker’s name',
    HERALD,
    'topics: [boats]\n    stance',
    'topics: [boats]\n    asked: [what bo marsh wants]\n    stance',
  ],
  ['a count of nought', GAZETTE, 'value: 12', 'value: 0'],
  ['a name twice for one person', 'people.yaml', 'aliases: [Finch]', 'aliases: [Finch, finch]'],
  ['a whole text with its licence', GAZETTE, 'kind: news', 'kind: news\ntext: full\nlicence: OGL 3.0'],
  [
    'a reported text that is one quotation',
    HERALD,
    'text: Bo Marsh said that the lock was “open to all” again.',
    'text: “Open.”',
  ],
];

const RIVAL_FIGURE = `figures:
  - id: rival
    measure: boats-stopped
    value: 13
    period: { from: 2014-01-01, to: 2014-12-31 }
    by: river-police
---`;

/** The small corpus with more of the same figure in the herald. */
function withRival(changes: [string, string][] = []): Files {
  const rival = changes.reduce((text, [passage, instead]) => text.replace(passage, instead), RIVAL_FIGURE);
  return edited(HERALD, '---\nThe lock', `${rival}\nThe lock`);
}

describe('checks across the corpus', () => {
  test.each(CASES)('report %s', async (_what, file, passage, instead, problem) => {
    const { problems } = await loadCorpus(await folderOf(edited(file, passage, instead)));
    expect(problems.map(({ file, ...rest }) => [file, brief(rest)])).toContainEqual([file, problem]);
  });

  test.each(SOUND)('let be %s', async (_what, file, passage, instead) => {
    expect(await problemsOf(edited(file, passage, instead))).toEqual([]);
  });

  test('go by the day of the words where it is not that of the source', async () => {
    const before = edited(HERALD, 'as: the Chief', 'said: 2015-12-31\n    as: the Chief');
    expect(await problemsOf(before)).toEqual(['warning office-of-another 12 statements[0].as']);
  });

  test('count a topic as used that only the glossary has', async () => {
    const topics = `${SMALL_CORPUS['topics.yaml']}- { id: gates, label: Gates, description: Gates. }\n`;
    expect(await problemsOf({ ...edited('glossary.yaml', '[boats]', '[gates]'), 'topics.yaml': topics })).toEqual([]);
  });

  test('name what is nearest to a mistyped id', async () => {
    const { problems } = await loadCorpus(await folderOf(edited(GAZETTE, 'speaker: ada-finch', 'speaker: ada-finsh')));
    expect(problems[0]?.expected).toBe('an id of people.yaml, perhaps “ada-finch”');
  });

  test('name the subjects that are nearest to what none is called', async () => {
    const { problems } = await loadCorpus(await folderOf(edited(HERALD, 'opening the lock', 'open the lock')));
    expect(problems[0]?.expected).toMatch(/^the label or an alias of a subject, perhaps “Opening the lock”;/);
  });

  test('only warn of what is no subject where it was published and does not ship', async () => {
    const { files, problems } = await loadFiles(await folderOf(edited(HERALD, 'opening the lock', 'opening the gate')));
    const loaded = readCorpus({ files, problems, revised: new Set([HERALD]) });
    expect(loaded.problems.map(brief)).toEqual([
      'warning unknown-subject 15 statements[0].stance.on',
      'warning unused-subject 1 [0].id',
    ]);
    expect(loaded.content.sources).toHaveLength(2);
  });

  test('warn of what a subject is called where that judges, and of a question that is none', async () => {
    const yaml = SMALL_CORPUS['subjects.yaml'];
    const partial = yaml
      .replace('label: Opening', 'label: The U-turn on opening')
      .replace('polarity: {', 'aliases: [opening the lock]\n  polarity: {');
    expect(await problemsOf({ ...SMALL_CORPUS, 'subjects.yaml': partial })).toEqual([
      'warning partial-subject 2 [0].label',
    ]);
    const unasked = yaml.replace('Should the lock be open?', 'The lock should be open');
    expect(await problemsOf({ ...SMALL_CORPUS, 'subjects.yaml': unasked })).toEqual([
      'warning no-question 3 [0].question',
    ]);
    const moreOrLess = yaml.replace('Should the lock be open?', 'Should the lock be opened gradually?');
    expect(await problemsOf({ ...SMALL_CORPUS, 'subjects.yaml': moreOrLess })).toEqual([]);
  });

  test('warn of a name that two subjects have', async () => {
    const subjects = `${SMALL_CORPUS['subjects.yaml']}- { id: lock-hours, label: Hours, question: When?, aliases: [Opening the lock] }\n`;
    expect(await problemsOf({ ...SMALL_CORPUS, 'subjects.yaml': subjects })).toEqual([
      'warning shared-subject 5 [1].aliases[0]',
      'warning unused-subject 5 [1].id',
    ]);
  });

  test.each(['sources/boats.md', 'sources/2015-03-02.md', 'sources/2015-03-02-River Gazette.md'])(
    'report the file name %s',
    async (file) => {
      const { [GAZETTE]: text, ...others } = SMALL_CORPUS;
      expect(await problemsOf({ ...others, [file]: text })).toContain('error file-name 2 ');
    },
  );

  test.each(['%', '£', 'people', 'rest days', 'per 1,000 people', 'per household'])(
    'take the unit %s',
    async (unit) => {
      expect(await problemsOf(edited('measures.yaml', 'unit: boats', `unit: "${unit}"`))).toEqual([]);
    },
  );

  test('warn of a share above 100 %, not of a count', async () => {
    const counts = edited(GAZETTE, 'value: 12', 'value: 120');
    expect(await problemsOf(counts)).toEqual([]);
    const shares = { ...counts, 'measures.yaml': SMALL_CORPUS['measures.yaml'].replace('unit: boats', 'unit: "%"') };
    expect(await problemsOf(shares)).toEqual(['warning odd-value 19 figures[0].value']);
    const whole = SMALL_CORPUS[GAZETTE].replace('value: 12', 'value: 100');
    expect(await problemsOf({ ...shares, [GAZETTE]: whole })).toEqual([]);
    const more = SMALL_CORPUS[GAZETTE].replace('value: 12', 'value: 100.1');
    expect(await problemsOf({ ...shares, [GAZETTE]: more })).toEqual(['warning odd-value 19 figures[0].value']);
  });

  test('warn of figures that disagree', async () => {
    expect(await problemsOf(withRival())).toEqual(['warning figures-disagree 19 figures[0].value']);
  });

  test.each([
    ['value', 'value: 13', 'value: 12'],
    ['period', 'to: 2014-12-31', 'to: 2014-11-30'],
    ['area', 'value: 13', 'value: 13\n    area: Upstream'],
    ['event', 'value: 13', 'value: 13\n    event: Regatta'],
    ['counter', 'by: river-police', 'by: bo-marsh'],
  ])('let figures stand side by side that differ in %s', async (_what, passage, instead) => {
    expect(await problemsOf(withRival([[passage, instead]]))).toEqual([]);
  });

  test('warn of a topic, a person, a measure and a subject that nothing uses', async () => {
    const files = {
      ...SMALL_CORPUS,
      'people.yaml': `${SMALL_CORPUS['people.yaml']}- { id: cy-reed, name: Cy Reed, kind: person }\n`,
      'topics.yaml': `${SMALL_CORPUS['topics.yaml']}- { id: fish, label: Fish, description: Fish. }\n`,
      'measures.yaml': `${SMALL_CORPUS['measures.yaml']}- { id: nets, label: Nets, unit: nets, definition: Nets. }\n`,
      'subjects.yaml': `${SMALL_CORPUS['subjects.yaml']}- { id: netting, label: Netting, question: Should it be allowed? }\n`,
    };
    expect(await problemsOf(files)).toEqual([
      'warning unused-measure 5 [1].id',
      'warning unused-person 15 [3].id',
      'warning unused-subject 5 [1].id',
      'warning unused-topic 4 [1].id',
    ]);
  });

  test('call nothing unused while a source cannot be read', async () => {
    expect(await problemsOf({ ...SMALL_CORPUS, [HERALD]: 'torn' })).toEqual(['error front-matter-missing 1 ']);
  });

  test('find a term by its plural and its aliases', async () => {
    const called = (names: string) => edited('glossary.yaml', 'term: Lock', names);
    expect(await problemsOf(called('term: Weir\n  aliases: [lock]'))).toEqual([]);
    expect(await problemsOf(called('term: Boat'))).toEqual([]);
    expect(await problemsOf(called('term: Loc'))).toEqual(['warning unused-term 1 [0].id']);
  });

  test('take an office whose dates are not known as held', async () => {
    const people = SMALL_CORPUS['people.yaml'].replace(', from: 2010-01-01, to: 2015-12-31', '');
    const herald = SMALL_CORPUS[HERALD].replace('speaker: bo-marsh', 'speaker: ada-finch');
    const problems = await problemsOf({ ...SMALL_CORPUS, 'people.yaml': people, [HERALD]: herald });
    expect(problems).toEqual(['warning unused-person 7 [1].id']);
  });
});

function brief({ severity, code, line, field }: Omit<Problem, 'file'>): string {
  return `${severity} ${code} ${line} ${field}`;
}

async function problemsOf(files: Files): Promise<string[]> {
  return (await loadCorpus(await folderOf(files))).problems.map(brief);
}

test('a draft without its day cannot be part of the record', async () => {
  const { [HERALD]: herald, ...others } = SMALL_CORPUS;
  const name = HERALD.replace(/\d{4}-\d\d-\d\d/, '9999-12-31');
  const folder = await folderOf({ ...others, [name]: herald.replace(/published: \S+/, 'published: 9999-12-31') });
  const { problems } = await loadCorpus(folder);
  expect(problems.filter(({ code }) => code === 'unfinished')).toMatchObject([
    { severity: 'error', field: 'published' },
  ]);
});
