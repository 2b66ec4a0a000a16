import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import type { Answer, Comparison, FigureItem, Item } from '../../src/answer/types.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';
import { figure, measure, source, statement, withAdded } from './corpus-of.ts';

const corpus = await shippedCorpus();
const answerer = new Answerer(corpus);

function ask(question: string, ...before: string[]): Answer {
  return answerer.answer(question, { today: TODAY, scope: SHARED, before });
}

type Of<K extends Answer['kind']> = Extract<Answer, { kind: K }>;

/** The answer to a question that is to be answered in a certain kind. */
function askFor<K extends Answer['kind']>(kind: K, question: string, of: (question: string) => Answer = ask): Of<K> {
  const answer = of(question);
  expect(answer.kind).toBe(kind);
  return answer as Of<K>;
}

/** What a figure item says, in short. */
function figures({ items }: Answer): [number, string][] {
  return items
    .filter((item): item is FigureItem => item.kind === 'figure')
    .map(({ value, period: { from, to } }) => [value, `${from}..${to}`]);
}

function first({ items }: Answer): Item | undefined {
  return items[0];
}

const inBrief = ({ from, to, ...comparison }: Comparison) => comparison;

describe('a quote', () => {
  it('is somebody’s words on the subject', () => {
    const answer = askFor('quote', 'what did Sadiq Khan say about water cannon');
    expect(first(answer)).toMatchObject({
      kind: 'statement',
      speaker: { id: 'sadiq-khan', name: 'Sadiq Khan' },
      topics: expect.arrayContaining(['water-cannon']),
    });
  });

  it('is found by words of it in quotation marks, straight or curly', () => {
    for (const question of [
      'who said "inspire fear rather than reassurance"?',
      'who said “inspire fear rather than reassurance”?',
    ])
      expect(first(ask(question))).toMatchObject({ form: 'verbatim', speaker: { id: 'lord-harris' } });
  });

  it('is of the time that is asked for, and of no other', () => {
    const years = ask('what did Sadiq Khan say about stop and search in 2018').items.map((item) =>
      item.kind === 'statement' ? item.said.slice(0, 4) : '',
    );
    expect(new Set(years)).toEqual(new Set(['2018']));
  });
});

describe('a figure', () => {
  it('is that of the period, compared with the one before it', () => {
    const answer = askFor('figure', 'how many killings were there in London in 2018?');
    expect(first(answer)).toMatchObject({
      value: 134,
      unit: 'killings',
      period: { from: '2018-01-01', to: '2018-12-31' },
      area: 'London',
      by: { id: 'metropolitan-police' },
      forecast: false,
      approximate: false,
    });
    expect(answer.comparisons.map(inBrief)).toEqual([{ difference: 18, change: 15.5, caveats: [] }]);
  });

  it.each([
    ['how many murders in 2019', 149],
    ['how many peple were kiled in londn in 2022', 109],
    ['how many taser deployments in 2016', 2072],
    ['how many stop and searches in 2016/17', 138_000],
    ['how many shoplifting offences in the year to September 2024', 80_041],
    ['how many shoplifting offences in England and Wales in the year to September 2024', 492_914],
    ['how many teenage homicides in 2021', 30],
    ['how many met officers in march 2024', 34_315],
    ['how much was spent on policing extinction rebellion in october 2019', 21_000_000],
    ['what share of stop and searches were of black people in 2018', 43],
  ])('answers “%s”', (question, value) => expect(first(ask(question))).toMatchObject({ kind: 'figure', value }));

  it('is of the whole time that is asked for before a part of it', () => {
    for (const question of [
      'how many killings in 2018',
      'killings in london in 2018',
      'how many people were killed in 2018',
    ])
      expect(first(ask(question))).toMatchObject({ value: 134, period: { from: '2018-01-01', to: '2018-12-31' } });
  });

  it('says in words that part of a year is held against a full one', () => {
    const answer = askFor('figure', 'how many killings were there in 2018 up to november');
    expect(first(answer)).toMatchObject({ value: 127, period: { from: '2018-01-01', to: '2018-11-29' } });
    expect(answer.comparisons.map(inBrief)).toEqual([{ difference: 11, caveats: ['part-year'] }]);
    expect(answer.notes.join(' ')).toMatch(/part of a year/);
  });

  it('is held against the year before it, or against none', () => {
    expect(askFor('figure', 'how many killings were there in 2024').comparisons).toEqual([]);
    expect(askFor('figure', 'how many killings were there in 2019').comparisons.map(inBrief)).toEqual([
      { difference: 15, change: 11.2, caveats: [] },
    ]);
  });

  it('says in words that a value is approximate', () => {
    const answer = askFor('figure', 'how many robberies of phones in london in 2023');
    expect(answer.comparisons[0]?.caveats).toEqual(['approximate']);
    expect(answer.notes.join(' ')).toMatch(/approximate/);
  });

  it('is held against nothing that was counted longer than a year before', () => {
    const { comparisons, items } = askFor('figure', 'how many people were arrested at carnival in 2024');
    expect(items[0]).toMatchObject({ value: 349 });
    expect(comparisons).toEqual([]);
  });

  it('is called a plan or a forecast where its period ends after the source', () => {
    const answer = askFor('figure', 'how much is the budget gap the met expects for 2025');
    expect(first(answer)).toMatchObject({ unit: '£', forecast: true });
    expect(answer.notes.join(' ')).toMatch(/forecast/);
    expect(ask('how many homicides in 2017').notes.join(' ')).not.toMatch(/forecast/);
  });

  it('leads with either of two counts that differ, and shows both', () => {
    const values = figures(askFor('figure', 'how many homicides in 2017')).map(([value]) => value);
    expect(values.slice(0, 2).toSorted()).toEqual([116, 118]);
  });

  it('is shown beside what another source has for it', () => {
    const answer = askFor('figure', 'how many arrests at extinction rebellion in october 2019');
    expect(figures(answer).slice(0, 2)).toEqual([
      [1832, '2019-10-01..2019-10-31'],
      [1828, '2019-10-01..2019-10-22'],
    ]);
  });

  it('is of London unless another place is named', () => {
    expect(first(ask('how many shoplifting offences'))).toMatchObject({ area: 'London' });
    expect(first(ask('how many shoplifting offences in england and wales'))).toMatchObject({
      area: 'England and Wales',
    });
  });

  it('is the newest where no time is named', () =>
    expect(first(ask('how many people were killed in London?'))).toMatchObject({ period: { to: '2025-12-31' } }));

  describe('on which sources disagree', () => {
    const disputed = new Answerer(
      withAdded(corpus, {
        measures: [measure('bridges-climbed', 'Bridges climbed by daredevils', 'bridges')],
        sources: [
          source('2019-02-01-the-quay-bridges', {
            figures: [figure('bridges-climbed', 31, '2018', { by: 'metropolitan-police' })],
            topics: ['violent-crime'],
          }),
          source('2019-03-01-the-wharf-bridges', {
            figures: [figure('bridges-climbed', 44, '2018', { by: 'home-office' })],
            topics: ['violent-crime'],
          }),
        ],
      }),
    );
    const answer = disputed.answer('how many bridges did daredevils climb in 2018', { today: TODAY, scope: SHARED });

    it('is given twice, each with its source', () => {
      expect(
        figures(answer)
          .map(([value]) => value)
          .sort(),
      ).toEqual([31, 44]);
      expect(new Set(answer.items.map(({ citation }) => citation.sourceId)).size).toBe(2);
    });

    it('says so', () => expect(answer.notes.join(' ')).toMatch(/disagree/));
  });
});

describe('a part of London', () => {
  it.each([
    'how many knife offences in croydon in 2019',
    'number of killings in sutton in 2018',
    'stop and searches in bexley in 2018, how many',
  ])('that the record does not count by itself is not answered for with all London: %s', (question) => {
    expect(ask(question).items.filter((item) => item.kind === 'figure' && item.area === 'London')).toEqual([]);
  });

  it('is answered for with its own count, where the record has it', () => {
    const [first] = askFor('figure', 'how many stop and searches were there in hackney in 2019').items;
    expect(first).toMatchObject({ area: 'Hackney' });
  });
});

describe('a trend', () => {
  it('sets the years that are named side by side', () => {
    const answer = askFor('trend', 'did killings go up between 2017 and 2018?');
    expect(figures(answer)).toEqual(
      expect.arrayContaining([
        [116, '2017-01-01..2017-12-31'],
        [134, '2018-01-01..2018-12-31'],
      ]),
    );
    expect(answer.comparisons.map(inBrief)).toContainEqual({ difference: 18, change: 15.5, caveats: [] });
  });

  it('compares neighbours, and the last with the first', () => {
    const { comparisons } = askFor('trend', 'how have killings changed over time');
    const year = (id: string) => /#\D*(\d{4})/.exec(id)?.[1];
    expect(comparisons.map(({ from, to }) => [year(from), year(to)])).toEqual(
      expect.arrayContaining([
        ['2017', '2018'],
        ['2018', '2019'],
        ['2008', '2025'],
      ]),
    );
  });

  it('show what was counted since a year, unless its highest or lowest is asked for', () => {
    expect(ask('ratio of black to white stop and searches since 2014').kind).toBe('trend');
    expect(ask('lowest number of homicides since 2014').kind).toBe('figure');
  });

  it('works out what has changed since a year', () => {
    const { comparisons } = askFor('trend', 'how have teenage homicides changed since 2012?');
    expect(comparisons.length).toBeGreaterThan(3);
  });

  it('says so where no two figures are alike', () => {
    const answer = askFor('trend', 'how did the number of protest arrests change over time');
    expect(answer.comparisons).toEqual([]);
    expect(answer.notes.join(' ')).toContain('No two figures of this on record are alike enough');
    expect(ask('how have killings changed over the years').notes.join(' ')).not.toContain('alike enough');
  });

  it('begin with a series, where another figure of the measure is like no other', () => {
    const { series, comparisons } = askFor('trend', 'is knife crime with injury going up?');
    expect(series[0]?.items.length).toBeGreaterThan(1);
    expect(comparisons[0]?.from).toBe(series[0]?.items[0]);
  });

  it('never holds one event against another', () => {
    const answer = askFor('trend', 'how did the number of protest arrests change over time');
    const events = new Map(answer.items.map((item) => [item.id, item.kind === 'figure' ? item.event : undefined]));
    expect(new Set(events.values()).size).toBeGreaterThan(2);
    for (const { from, to } of answer.comparisons) expect(events.get(from)).toBe(events.get(to));
    for (const { items } of answer.series) expect(items).toHaveLength(1);
  });
});

describe('positions', () => {
  it('are given with each side', () => {
    const answer = askFor('position', 'who is for and who is against facial recognition?');
    expect(answer.sides.map(({ position }) => position)).toEqual(expect.arrayContaining(['for', 'against']));
    expect(answer.on).toBe('Live facial recognition');
  });

  it('say how many are on record, where not all are shown', () => {
    const all = askFor('position', 'Who is for and who is against stop and search?');
    const sides = all.sides.reduce((sum, { items }) => sum + items.length, 0);
    const held = corpus.entries.filter(
      (entry) =>
        entry.kind === 'statement' &&
        entry.statement.stance &&
        corpus.subjectOf(entry.statement.stance.on).subject.label === all.on,
    );
    expect(held.length).toBeGreaterThan(sides);
    expect(all.notes).toContain(`Of ${held.length} statements on record that take a side on this, ${sides} are shown.`);
  });

  it('put everybody on the side that they took', () => {
    const { items, sides } = askFor('position', 'who is against facial recognition?');
    for (const side of sides)
      for (const id of side.items)
        expect(items.find((item) => item.id === id)).toMatchObject({ stance: { position: side.position } });
  });

  it('begin with the side that is asked for', () =>
    expect(first(ask('who supports facial recognition?'))).toMatchObject({
      stance: { position: expect.stringMatching(/^(?:for|conditional)$/) },
    }));
});

describe('about', () => {
  it.each([
    ['who is Lord Harris?', 'lord-harris'],
    ['whos casey', 'baroness-casey'],
    ['what is Section 60?', 'section-60'],
    ['whats s60', 'section-60'],
    ['what does AFO stand for', 'afo'],
    ['what is the met', 'metropolitan-police'],
  ])('answers “%s”', (question, about) =>
    expect(ask(question)).toMatchObject({ kind: 'about', about, answered: true }),
  );

  it('counts what is on record', () => {
    const { held } = askFor('about', 'who is Lord Harris?');
    const statements = corpus.entries.filter(
      (entry) => entry.kind === 'statement' && entry.speaker.id === 'lord-harris',
    );
    expect(held).toEqual({ statements: statements.length, figures: 0 });
  });
});

describe('who came before or after somebody in an office', () => {
  it.each([
    ['who was the mayor before Sadiq Khan?', 'boris-johnson'],
    ['Who succeeded Boris Johnson as Mayor of London?', 'sadiq-khan'],
    ['who took over from Stephen House', 'mark-rowley'],
    ['who was Sajid Javid’s successor as home secretary?', 'priti-patel'],
  ])('%s', (question, about) => expect(ask(question)).toMatchObject({ kind: 'about', about }));

  it.each(['who was mayor before Boris Johnson?', 'who replaced Theresa May as home secretary?'])(
    'is not told where the record does not know whoever it was: %s',
    (question) => expect(ask(question)).toMatchObject({ kind: 'none', answered: false }),
  );
});

describe('none', () => {
  it.each([
    ['another year', 'how many killings were there in 1987?', 'not-held'],
    ['a year to come', 'what did Khan say about stop and search in 2030', 'not-held'],
    ['another city', 'how many murders in Manchester in 2018?', 'not-held'],
    ['another speaker', 'what did Theresa May say about facial recognition?', 'not-held'],
    ['a speaker whom nobody knows', 'what did Batman say about stop and search', 'not-held'],
    ['an opinion', 'what do you think about stop and search?', 'opinion'],
    ['an opinion', 'should the police be armed, what is your view', 'opinion'],
    ['another field', 'what is the best pizza in Soho', 'off-topic'],
    ['nothing', 'what happened?', 'too-vague'],
  ])('answers a question for %s: %s', (_, question, reason) => {
    const answer = askFor('none', question);
    expect(answer).toMatchObject({ answered: false, items: [], reason });
    expect(answer.notes).not.toEqual([]);
  });

  it.each([
    ['searches after the Blorpington review', 'Blorpington'],
    ['arrests before the Zorblax riots', 'Zorblax'],
  ])('says which name is unknown, where it is one: %s', (question, name) =>
    expect(ask(question).notes).toContain(`Nothing on the record speaks of “${name}”.`),
  );

  it('takes no word of the language for a name', () =>
    expect(ask('searches after the lollipop parade').notes.join(' ')).not.toContain('speaks of'));

  it('tells what is nearest', () => {
    const { nearest } = askFor('none', 'how many murders in Manchester in 2018?');
    expect(nearest).not.toEqual([]);
    for (const id of nearest) expect(corpus.entry(id)).toBeDefined();
    expect(nearest.join(' ')).toMatch(/killings-2018\b/);
  });
});

describe('a follow-up', () => {
  const DICK = 'What did Cressida Dick say about stop and search?';

  it.each(['and what did she say about knife crime?', 'and knife crime?', 'what did she say about knife crime'])(
    'is about the same speaker: %s',
    (question) => {
      const answer = ask(question, DICK);
      expect(answer.items).not.toEqual([]);
      for (const item of answer.items) expect(item).toMatchObject({ speaker: { id: 'cressida-dick' } });
      expect(first(answer)).toMatchObject({ topics: expect.arrayContaining(['knife-crime']) });
      expect(answer.question).toBe(question);
    },
  );

  it('is about the same subject of another speaker', () => {
    const answer = ask('what about Khan?', DICK);
    expect(first(answer)).toMatchObject({
      speaker: { id: 'sadiq-khan' },
      topics: expect.arrayContaining(['stop-and-search']),
    });
  });

  it.each(['and in 2019?', 'in 2019', 'what about 2019?', 'and 2019'])('is about another year: %s', (question) =>
    expect(first(ask(question, 'how many killings were there in 2018?'))).toMatchObject({
      value: 149,
      period: { from: '2019-01-01' },
    }),
  );

  it('goes on from a follow-up', () =>
    expect(first(ask('and in 2022?', 'how many killings in 2018?', 'and in 2019?'))).toMatchObject({ value: 109 }));

  it('is what it was before where it stands by itself', () => {
    const question = 'how many teenage homicides in 2021?';
    expect(ask(question, DICK)).toEqual(ask(question));
  });
});

describe('corrections', () => {
  it('are carried by every item of the source that they correct', () => {
    const corrections = [{ date: '2020-02-02', note: 'The lighthouse stands in Rye.' }];
    const corrected = new Answerer(
      withAdded(corpus, {
        sources: [
          source('2020-01-01-the-quay-lighthouse', {
            corrections,
            topics: ['violent-crime'],
            statements: [
              statement('sadiq-khan', 'Sadiq Khan said that the lighthouse should be painted purple.', {
                topics: ['violent-crime'],
              }),
            ],
          }),
        ],
      }),
    );
    const answer = corrected.answer('what did Khan say about the purple lighthouse', { today: TODAY, scope: SHARED });
    expect(first(answer)?.citation.corrections).toEqual(corrections);
    expect(first(ask('what did Khan say about water cannon'))?.citation).not.toHaveProperty('corrections');
  });
});

it.each([
  ['homicides when Boris was mayor', 'when Boris was mayor', 'from 4 May 2008 to 8 May 2016'],
  ['did knife crime go up under Khan?', 'under Khan', 'since 9 May 2016'],
  ['how many searches before the Casey review', 'before the Casey review', 'until 20 March 2023'],
])('tells what time a clause was taken to mean: %s', (question, said, taken) =>
  expect(ask(question).assumed).toContainEqual({ said, taken }),
);
