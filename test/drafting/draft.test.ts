import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/files.ts';
import { parseSource } from '../../src/corpus/parse.ts';
import { isToDo } from '../../src/corpus/unfinished.ts';
import { draftOf, type ReadOut } from '../../src/drafting/draft.ts';
import { draftText } from '../../src/drafting/text.ts';
import type { Article, Quantity, Quotation, Span } from '../../src/reading/types.ts';
import { folderOf, SMALL_CORPUS } from '../corpus/small-corpus.ts';

async function smallCorpus(): Promise<Corpus> {
  const { content } = await loadCorpus(await folderOf(SMALL_CORPUS));
  return new Corpus(content);
}

/** Where words stand in a text. */
function at(text: string, words: string): Span {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`The text does not hold “${words}”.`);
  return { start, end: start + words.length, text: words };
}

function said(text: string, words: string, more: Partial<Quotation> = {}): Quotation {
  return { ...at(text, words), kind: 'direct', speaker: 'Bo Marsh', resolution: 'named', confidence: 0.9, ...more };
}

function counted(text: string, words: string, more: Partial<Quantity> = {}): Quantity {
  return { ...at(text, words), value: 31, unit: 'boats', confidence: 0.9, ...more };
}

function article(text: string, more: Partial<Article> = {}): Article {
  return {
    text,
    title: 'Boats wait at the lock',
    publisher: 'River Herald',
    published: '2016-06-01',
    url: 'https://example.org/wait',
    ...more,
  };
}

async function draft(about: Article, findings: Partial<ReadOut> = {}) {
  const all = { quotations: [], quantities: [], speeches: [], ...findings };
  return draftOf(about, all, await smallCorpus());
}

describe('a draft', () => {
  test('has the head of its article, topics by their names, and a summary that is still to be written', async () => {
    const { source, doubts } = await draft(article('Boats wait. No boats pass.'));
    expect(source).toMatchObject({
      id: '2016-06-01-river-herald-boats-wait-at-the-lock',
      title: 'Boats wait at the lock',
      publisher: 'River Herald',
      published: '2016-06-01',
      kind: 'news',
      topics: ['boats'],
      body: expect.stringMatching(/^TO DO: write a summary/),
    });
    expect(doubts).toEqual([]);
  });

  test('of a text about which nothing is known says so, and leaves its day to be given', async () => {
    const { source, doubts } = await draft({ text: 'Nothing that anybody knows.' });
    expect(source).toMatchObject({
      id: '9999-12-31-publisher-untitled',
      title: 'TO DO: the title',
      publisher: 'TO DO: the publisher',
      url: 'https://to-do.invalid/',
      published: '9999-12-31',
      topics: ['to-do'],
    });
    expect(doubts).toHaveLength(5);
    expect(source.body).toContain('The day on which it appeared is not known');
  });

  test('takes an id that no source has, and says where the record has the address', async () => {
    const known = article('', { published: '2016-05-01', title: 'Lock', url: 'http://example.org/lock' });
    const { source, doubts } = await draft(known);
    expect(source.id).toBe('2016-05-01-river-herald-lock-2');
    expect(doubts).toContain('The record has this address already: 2016-05-01-river-herald-lock.');
  });

  test.each([
    ['https://news.river.police.uk/wait', 'press-release'],
    ['https://hansard.parliament.uk/lords/wait', 'debate'],
    ['https://www.ons.gov.uk/wait', 'statistics'],
    ['https://www.legislation.gov.uk/wait', 'law'],
    ['https://example.org/wait', 'news'],
    ['https://mypolice.uk.example.org/wait', 'news'],
  ])('from %s is a %s', async (url, kind) => {
    expect((await draft(article('', { url }))).source.kind).toBe(kind);
  });
});

describe('a statement', () => {
  const TEXT =
    'Bo Marsh told the House of Lords on Monday: “The boats\u00a0wait – nobody’s fault.” “No boats,” she said, “will ever pass the lock again.”';

  test('holds the exact words without their outer marks, with who, when, where, and what they are about', async () => {
    const { source, statements } = await draft(article(TEXT), {
      quotations: [
        said(TEXT, '“The boats\u00a0wait – nobody’s fault.”', {
          role: 'Chief Warden',
          personId: 'bo-marsh',
          cue: at(TEXT, 'told'),
        }),
      ],
    });
    expect(source.statements).toEqual([
      {
        id: 'marsh-boats',
        speaker: 'bo-marsh',
        as: 'Chief Warden',
        said: '2016-05-30',
        where: 'House of Lords',
        form: 'verbatim',
        text: 'The boats\u00a0wait – nobody’s fault.',
        topics: ['boats'],
      },
    ]);
    const [hint] = statements;
    expect(TEXT.slice(hint?.start, hint?.end)).toBe('The boats\u00a0wait – nobody’s fault.');
    expect(hint).toMatchObject({ evidence: 'Bo Marsh (named there), cue “told”', doubts: [] });
  });

  test('of a quotation that its cue cuts keeps the pieces apart, and leaves out what says nothing alone', async () => {
    const whole = said(TEXT, '“No boats,” she said, “will ever pass the lock again.”');
    const spans = [at(TEXT, '“No boats,”'), at(TEXT, '“will ever pass the lock again.”')];
    const { source } = await draft(article(TEXT), { quotations: [{ ...whole, spans }] });
    expect(source.statements.map(({ text }) => text)).toEqual(['will ever pass the lock again.']);
  });

  test('of a quotation over paragraphs keeps the paragraphs apart', async () => {
    const text = '“We waited for two days.\n\n“Then we went back home.”';
    const { source } = await draft(article(text), { quotations: [said(text, text)] });
    expect(source.statements.map((each) => each.text)).toEqual(['We waited for two days.', 'Then we went back home.']);
  });

  test('that the headline quotes as well stands once, with all its words', async () => {
    const text = '“The boats have to wait”: Bo Marsh\n\n“The boats have to wait till June,” said Bo Marsh.';
    const bo = { speaker: 'Bo Marsh', personId: 'bo-marsh' };
    const quotations = [
      said(text, '“The boats have to wait”', bo),
      said(text, '“The boats have to wait till June,”', bo),
    ];
    const { source } = await draft(article(text), { quotations });
    expect(source.statements.map((statement) => statement.text)).toEqual(['The boats have to wait till June']);
  });

  test('that is quoted in part, or not at all, is left to be put in our own words', async () => {
    const text = 'She said the wait was “a very long one”. She added that boats would turn back. Boats would like to.';
    const quotations = [
      said(text, 'the wait was “a very long one”', { kind: 'mixed' }),
      said(text, 'boats would turn back', { kind: 'indirect' }),
      said(text, 'Boats would like to', { kind: 'indirect', confidence: 0.3 }),
    ];
    const { source } = await draft(article(text), { quotations });
    expect(source.statements.map(({ form, text: words }) => [form, words])).toEqual([
      ['reported', 'TO DO: put this in our own words: the wait was “a very long one”'],
      ['reported', 'TO DO: put this in our own words: boats would turn back'],
    ]);
  });

  test('whose speaker is not clear names nobody and says so', async () => {
    const text = '“The boats have to wait,” she said. “I saw it all myself,” a resident said.';
    const quotations = [
      said(text, '“The boats have to wait,”', { speaker: null, resolution: 'unknown', source: at(text, 'she') }),
      said(text, '“I saw it all myself,”', { speaker: 'resident', resolution: 'anonymous' }),
    ];
    const { source, statements, people } = await draft(article(text), { quotations });
    expect(source.statements.map(({ speaker }) => speaker)).toEqual(['to-do', 'to-do']);
    expect(statements.map(({ doubts }) => doubts)).toEqual([
      ['Speaker not clear: “she” may be several people, or nobody named here.'],
      ['Speaker not named: “resident”. Only somebody who is named can stand in the record.'],
    ]);
    expect(people).toEqual([]);
  });

  test('of a paper without an author puts no word of its name into a mouth', async () => {
    const text = 'A Lock of Boats request has shown: “The boats have to wait.”';
    const paper = said(text, '“The boats have to wait.”', {
      speaker: 'Lock',
      source: at(text, 'A Lock of Boats request'),
    });
    const { source, people } = await draft(article(text), { quotations: [paper] });
    expect([source.statements.map(({ speaker }) => speaker), people]).toEqual([['to-do'], []]);
  });

  test('whose speaker was worked out, and not surely, asks whether it is them', async () => {
    const text = '“The boats have to wait,” she said.';
    const she = said(text, '“The boats have to wait,”', {
      personId: 'bo-marsh',
      resolution: 'pronoun',
      confidence: 0.6,
      source: at(text, 'she'),
    });
    const { statements } = await draft(article(text), { quotations: [she] });
    expect(statements[0]?.doubts).toEqual(['Speaker worked out from “she”: is it Bo Marsh?']);
  });

  test('by somebody new proposes them once, with their role', async () => {
    const text =
      '“The boats have to wait,” said Sir Cy Reed. “And they will wait,” he said. “They will,” said the Lock Trust.';
    const reed = { speaker: 'Sir Cy Reed', role: 'lock keeper' };
    const quotations = [
      said(text, '“The boats have to wait,”', reed),
      said(text, '“And they will wait,”', { ...reed, resolution: 'pronoun' }),
      said(text, '“They will,”', { speaker: 'spokesperson for the Lock Trust' }),
    ];
    const { source, people } = await draft(article(text), { quotations });
    expect(people).toEqual([
      { id: 'cy-reed', name: 'Sir Cy Reed', kind: 'person', aliases: [], offices: [{ title: 'Lock keeper' }] },
      { id: 'lock-trust', name: 'Lock Trust', kind: 'organisation', aliases: [], offices: [] },
    ]);
    expect(source.statements.map(({ speaker, as }) => [speaker, as])).toEqual([
      ['cy-reed', 'lock keeper'],
      ['cy-reed', 'lock keeper'],
      ['lock-trust', 'spokesperson'],
    ]);
  });

  test.each(['spokeswoman for the River Police', 'River Police spokeswoman'])(
    'by a spokesperson of an organisation of the record is the organisation’s: %s',
    async (speaker) => {
      const text = '“The boats have to wait.”';
      const { source } = await draft(article(text), { quotations: [said(text, text, { speaker })] });
      expect(source.statements[0]).toMatchObject({ speaker: 'river-police', as: 'spokeswoman' });
    },
  );

  test('by a spokesperson of somebody is their office’s, never their own', async () => {
    const text = '“The boats have to wait.”';
    const quotations = [said(text, text, { speaker: 'spokesman for Bo Marsh', role: 'Sir' })];
    const { source, people } = await draft(article(text), { quotations });
    expect(source.statements[0]).toMatchObject({ speaker: 'bo-marshs-office', as: 'spokesman' });
    expect(people).toMatchObject([{ name: 'Bo Marsh’s office', kind: 'organisation' }]);
  });

  test('takes a bare title for no role, and “of the Lock Trust” for the Lock Trust', async () => {
    const text = '“The boats have to wait.” “They will always wait.”';
    const quotations = [
      said(text, '“The boats have to wait.”', { role: 'Sir' }),
      said(text, '“They will always wait.”', { role: 'of the Lock Trust' }),
    ];
    const { source } = await draft(article(text), { quotations });
    expect(source.statements.map((each) => each.as)).toEqual([undefined, 'Lock Trust']);
  });

  test.each([
    ['yesterday', '2016-05-31'],
    ['on Friday', '2016-05-27'],
    ['on 12 March', '2016-03-12'],
    ['on 12 December', '2015-12-12'],
    ['on 3 May 2014', '2014-05-03'],
    ['last week', undefined],
    ['today', undefined],
    ['on 31 February', undefined],
  ])('made %s was said on %s', async (day, date) => {
    const text = `Speaking ${day}, Bo Marsh said: “Not yesterday, not on Sunday.”`;
    const { source } = await draft(article(text), { quotations: [said(text, '“Not yesterday, not on Sunday.”')] });
    expect(source.statements[0]?.said).toBe(date);
  });

  test.each([
    ['told BBC Radio 4’s Today programme', 'BBC Radio 4’s Today'],
    ['told the London Assembly', 'London Assembly'],
    ['told reporters', undefined],
  ])('that somebody %s was said there: %s', async (told, where) => {
    const text = `Bo Marsh ${told}: “The boats have to wait.”`;
    const { source } = await draft(article(text), { quotations: [said(text, '“The boats have to wait.”')] });
    expect(source.statements[0]?.where).toBe(where);
  });
});

describe('a debate', () => {
  test('gives each paragraph on a topic, word for word, and nothing that is quoted within it', async () => {
    const text =
      'House of Lords\n\nBo Marsh (Ind)\n\nI thank the Minister.\n\nThe boats have waited, as somebody said, “for far too long a time”.\n\nCy Reed\n\nMy Lords, all boats will pass before the end of June.';
    const first = at(
      text,
      'I thank the Minister.\n\nThe boats have waited, as somebody said, “for far too long a time”.',
    );
    const second = at(text, 'My Lords, all boats will pass before the end of June.');
    const { source, people } = await draft(article(text), {
      quotations: [said(text, '“for far too long a time”')],
      speeches: [
        { speaker: 'Bo Marsh', party: 'Ind', start: first.start, end: first.end },
        { speaker: 'Cy Reed', start: second.start, end: second.end },
      ],
    });
    expect(source.kind).toBe('debate');
    expect(source.statements).toMatchObject([
      {
        speaker: 'bo-marsh',
        where: 'House of Lords',
        form: 'verbatim',
        text: 'The boats have waited, as somebody said, “for far too long a time”.',
      },
      { speaker: 'cy-reed', text: 'My Lords, all boats will pass before the end of June.' },
    ]);
    expect(people.map(({ id }) => id)).toEqual(['cy-reed']);
  });
});

describe('a figure', () => {
  const TEXT =
    'The River Police stopped nearly 31 boats in 2015, and 31 boats is many. It searched 40 barges and 5 rafts.';
  const YEAR = { from: '2015-01-01', to: '2015-12-31' };

  test('stands once, with its measure, period and counter', async () => {
    const whole = { measure: 'boats-stopped', period: YEAR, area: 'London', by: 'river-police', approximate: true };
    const { source } = await draft(article(TEXT), {
      quantities: [counted(TEXT, 'nearly 31 boats', whole), counted(TEXT, '31 boats is', whole)],
    });
    expect(source.figures).toEqual([
      {
        id: 'boats-stopped-2015',
        measure: 'boats-stopped',
        value: 31,
        approximate: true,
        period: YEAR,
        by: 'river-police',
      },
    ]);
  });

  test('without a period, or of something uncertain that no measure counts, is left over with the reason', async () => {
    const { source, leftOver } = await draft(article(TEXT), {
      quantities: [
        counted(TEXT, '31 boats', { measure: 'boats-stopped', by: 'river-police' }),
        counted(TEXT, '5 rafts', { unit: 'rafts', value: 5 }),
      ],
    });
    expect(source.figures).toEqual([]);
    expect(leftOver.map(({ text, reason }) => [text, reason])).toEqual([
      ['31 boats', 'its period is not told (measure: Boats stopped)'],
      ['5 rafts', 'it fits no measure'],
    ]);
  });

  test('of something that no measure counts proposes one, where period and counter are told', async () => {
    const { source, measures, people } = await draft(article(TEXT), {
      quantities: [
        counted(TEXT, '40 barges', { unit: 'barges', value: 40, period: YEAR, by: 'Lock Trust' }),
        counted(TEXT, '5 rafts', { unit: 'GBP', value: 5, period: YEAR, by: 'Lock Trust' }),
      ],
    });
    expect(measures).toMatchObject([{ id: 'barges', label: 'Barges', unit: 'barges' }]);
    expect(people.map(({ id }) => id)).toEqual(['lock-trust']);
    expect(source.figures).toMatchObject([{ id: 'barges-2015', measure: 'barges', by: 'lock-trust' }]);
  });

  test('whose counter is not told says so', async () => {
    const quantities = [counted(TEXT, '31 boats', { measure: 'boats-stopped', period: YEAR })];
    const { source, figures } = await draft(article(TEXT), { quantities });
    expect(source.figures[0]?.by).toBe('to-do');
    expect(figures[0]?.doubts).toContain('Who counted it is not told where it stands.');
  });

  test('whose place is not told is not London’s by default', async () => {
    const quantities = [counted(TEXT, '31 boats', { measure: 'boats-stopped', period: YEAR, by: 'river-police' })];
    const { source, figures } = await draft(article(TEXT), { quantities });
    expect(source.figures[0]?.area).toMatch(/^TO DO: where it was counted/);
    expect(figures[0]?.doubts).toEqual(['Where it was counted is not told where it stands.']);
  });
});

/** Anything that a page, or a reader of it, may come up with. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'the',
    'Cy Reed',
    '“boats”',
    "spokesman for the Lock's office",
    'TO DO:',
    '---',
    'a\nb',
    '\n\n',
    '# a',
    ': ',
    '’s office',
  ),
);
const anyArticle: fc.Arbitrary<Article> = fc
  .tuple(
    fc.array(anyText, { maxLength: 8 }),
    fc.dictionary(fc.constantFrom('title', 'publisher', 'url', 'published'), anyText),
  )
  .map(([parts, head]) => ({ text: parts.join(' '), ...head }));
/** The text in two, the first half and the whole of it taken for somebody's words and for a figure. */
const anyReading = fc.record({ speaker: anyText, role: anyText, unit: anyText, by: anyText, area: anyText });

describe('draftText', () => {
  test('of whatever was read is read back as the drafted source, but for what nobody has put into words', async () => {
    const corpus = await smallCorpus();
    fc.assert(
      fc.property(anyArticle, anyReading, (about, { speaker, role, unit, by, area }) => {
        const whole = { start: 0, end: about.text.length, text: about.text };
        const half = { ...whole, end: whole.end >> 1, text: about.text.slice(0, whole.end >> 1) };
        const quotation: Quotation = { ...half, kind: 'direct', speaker, role, resolution: 'named', confidence: 0.9 };
        const quantity: Quantity = {
          ...whole,
          value: 1,
          unit,
          by,
          area,
          confidence: 0.9,
          period: { from: '2015-01-01', to: '2015-12-31' },
        };
        const findings: ReadOut = {
          quotations: [quotation, { ...quotation, ...whole, kind: 'indirect', cue: half, source: half }],
          quantities: [quantity, { ...quantity, measure: 'boats-stopped' }],
          speeches: [],
        };
        const drafted = draftOf(about, findings, corpus);
        const { source, problems } = parseSource(drafted.source.id, draftText(drafted));
        expect(problems).toEqual([]);
        const written = drafted.source.statements.filter(({ text }) => !isToDo(text));
        expect(source).toEqual({ ...drafted.source, statements: written });
        for (const { start, end, text } of drafted.statements) expect(about.text.slice(start, end)).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  test('leaves what is only reported in a comment, ready to be put into words', async () => {
    const words = 'Ada Finch said boats would turn back.';
    const quotations = [said(words, 'boats would turn back', { kind: 'indirect' })];
    const drafted = await draft(article(words), { quotations });
    const text = draftText(drafted);
    expect(text).toContain('# Reported there, and left out until somebody puts it into words of our own:\n# - id: ');
    expect(text).toContain('#   text: "TO DO: put this in our own words: boats would turn back"');
    expect(parseSource(drafted.source.id, text).source?.statements).toEqual([]);
  });

  test('takes no side, and proposes the subjects that are nearest to what was said', async () => {
    const text = '“The lock should be open all night,” Ada Finch said. “The boats have to wait,” she said.';
    const quotations = ['“The lock should be open all night,”', '“The boats have to wait,”'].map((words) =>
      said(text, words, { speaker: 'Ada Finch', source: at(text, 'Ada Finch') }),
    );
    const drafted = await draft(article(text), { quotations });
    expect(drafted.statements.map(({ subjects }) => subjects)).toEqual([['Opening the lock'], undefined]);
    expect(drafted.source.statements.every(({ stance }) => stance === undefined)).toBe(true);
    expect(draftText(drafted)).toContain('  # If it takes a side, on one of these? Opening the lock\n  - id: ');
  });

  test('is read back as the drafted source, with remarks and proposals in comments', async () => {
    const text = '“The boats have to wait,” she said. It searched 40 barges.';
    const drafted = await draft(article(text), {
      quotations: [
        said(text, '“The boats have to wait,”', {
          speaker: 'Cy Reed',
          source: at(text, 'she'),
          resolution: 'pronoun',
          confidence: 0.6,
        }),
      ],
      quantities: [counted(text, '40 barges')],
    });
    const written = draftText(drafted);
    expect(parseSource(drafted.source.id, written).source).toEqual(drafted.source);
    expect(written).toContain(`statements:
  # “she” → Cy Reed (by a pronoun); sure 0.60
  # At 1 to 23: “The boats have to wait,” she said.
  # ? Cy Reed is not on record: an entry is proposed.
  # ? Speaker worked out from “she”: is it Cy Reed?
  - id: reed-boats
`);
    expect(written).toContain(`# Proposed for people.yaml:
# - id: cy-reed
#   name: Cy Reed
#   kind: person
`);
    expect(written).toContain('# “40 barges” (it fits no measure): It searched 40 barges.');
  });
});
