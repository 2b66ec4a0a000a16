import stringWidth from 'string-width';
import { beforeAll, describe, expect, test } from 'vitest';
import { toItem } from '../../src/answer/items.ts';
import type { Answer, FigureItem, Item, StatementItem } from '../../src/answer/types.ts';
import { valueInWords } from '../../src/answer/wording.ts';
import type { Corpus } from '../../src/corpus/corpus.ts';
import { answerView, type OnRecord } from '../../src/terminal/view/answer.ts';
import { itemLabel, itemParagraphs } from '../../src/terminal/view/item.ts';
import { layOut } from '../../src/terminal/view/layout.ts';
import { pageBlocks } from '../../src/terminal/view/page.ts';
import { whyBlocks } from '../../src/terminal/view/why.ts';
import { recordOf, SHIPPED } from './terminal.ts';

let corpus: Corpus;
let items: Item[];
let onRecord: OnRecord;
beforeAll(async () => {
  ({ corpus } = await recordOf(SHIPPED));
  items = corpus.entries.map((entry) => toItem(entry, 0.5, []));
  const byId = new Map(items.map((item) => [item.id, item]));
  onRecord = { corpus, item: (id) => byId.get(id), examples: ['What is Section 60?'] };
});

/** An answer of each kind that holds a few items. */
function answersWith(few: Item[]): Answer[] {
  const base = { question: 'q', answered: true, items: few, notes: ['A note.'] };
  const ids = few.map(({ id }) => id);
  const figures = few.filter((item) => item.kind === 'figure');
  const series = figures.map(({ id, measure, area, by }) => ({ measure: measure.id, area, by: by.id, items: [id] }));
  return [
    { ...base, kind: 'quote' },
    { ...base, kind: 'figure', comparisons: [] },
    { ...base, kind: 'trend', series, comparisons: [] },
    { ...base, kind: 'position', on: 'this', sides: [{ position: 'for', items: ids.slice(1) }] },
    { ...base, kind: 'about', about: 'section-60', held: { statements: 1, figures: 0 } },
  ];
}

/** Every page of an answer as it is printed. */
function printed(answer: Answer, columns: number): string {
  const view = answerView(answer, onRecord);
  const pages = Array.from({ length: Math.max(1, view.pages.length) }, (_, page) => pageBlocks(view, page));
  return layOut(pages.flat(), { columns, paint: (_, text) => text });
}

/** What is printed as running text: without margins, bars and line ends. */
function running(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*(\d+ {2})?(┃ )?/, ''))
    .join(' ');
}

function inThrees(list: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(list.length / 3) }, (_, index) => list.slice(index * 3, index * 3 + 3));
}

const statement = (item: Item): item is StatementItem => item.kind === 'statement';
const figure = (item: Item): item is FigureItem => item.kind === 'figure';

describe('in an answer of any kind', () => {
  test('the words of every statement stand unchanged, in quotation marks where they are verbatim', () => {
    for (const few of inThrees(items.filter(statement))) {
      for (const answer of answersWith(few)) {
        const shown = running(printed(answer, 60));
        for (const { id, form, text } of few.filter(statement)) {
          expect(shown, `${answer.kind} ${id}`).toContain(form === 'verbatim' ? `“${text}”` : text);
        }
      }
    }
  });

  test('every figure stands with its value, counter and note', () => {
    for (const few of inThrees(items.filter(figure))) {
      for (const answer of answersWith(few)) {
        const shown = running(printed(answer, 80));
        for (const item of few.filter(figure)) {
          const { id, by, note = '' } = item;
          for (const words of [valueInWords(item), by.name, note.replace(/\s+/g, ' ')]) {
            expect(shown, `${answer.kind} ${id}`).toContain(words);
          }
        }
      }
    }
  });

  test('every item has its title, publisher and address', () => {
    for (const few of inThrees(items)) {
      for (const answer of answersWith(few)) {
        const text = printed(answer, 80);
        for (const { id, citation } of few) {
          expect(text.split(/\s/), `${answer.kind} ${id}`).toContain(citation.passageUrl ?? citation.url);
          expect(running(text), `${answer.kind} ${id}`).toContain(citation.title);
          expect(running(text), `${answer.kind} ${id}`).toContain(citation.publisher);
        }
      }
    }
  });

  test.each([24, 33, 60, 100])('no line but an address is wider than %i columns', (columns) => {
    for (const few of inThrees(items)) {
      for (const answer of answersWith(few)) {
        const wide = printed(answer, columns)
          .split('\n')
          .filter((line) => stringWidth(line) > columns && !/https?:\/\//.test(line));
        expect(wide).toEqual([]);
      }
    }
  });
});

test('a reported text is marked, and nothing beside it but its source names its speaker again', () => {
  for (const item of items.filter(statement).filter(({ form }) => form === 'reported')) {
    const passages = itemParagraphs(item).filter(({ role }) => role !== 'source' && role !== 'address');
    const texts = passages.map((passage) => ('text' in passage ? passage.text : ''));
    expect(texts).toContain('Reported, not verbatim');
    // What a stance is on, and a correction, may have the speaker's name: they are the record's own.
    const beside = texts.filter(
      (text) => text !== item.text && !text.startsWith(`On ${item.stance?.on}`) && !text.startsWith('Corrected on'),
    );
    expect(beside.join('\n'), item.id).not.toContain(item.speaker.name);
  }
});

test('a label and the reasons never hold a part of the words', () => {
  for (const item of items.filter(statement)) {
    const shown = [
      itemLabel(item),
      layOut(whyBlocks([{ number: 1, item }]), { columns: 100, paint: (_, text) => text }),
    ];
    expect(shown.join('\n')).not.toContain(item.text.slice(0, 40));
  }
});

test('a correction stands with the source that it corrects', () => {
  const [item] = items;
  if (item === undefined) throw new Error('The corpus is empty.');
  const citation = { ...item.citation, corrections: [{ date: '2020-02-03', note: 'The day was wrong.' }] };
  const shown = printed(
    { question: 'q', answered: true, kind: 'quote', items: [{ ...item, citation }], notes: [] },
    80,
  );
  expect(shown).toContain('Corrected on 3 February 2020: The day was wrong.');
});

describe('particular kinds', () => {
  const killings = (year: number, value: number, more: Partial<FigureItem> = {}): FigureItem => ({
    kind: 'figure',
    id: `s#${year}`,
    score: 0.5,
    why: [],
    citation: {
      sourceId: 's',
      title: 'Why?',
      publisher: 'The Paper',
      published: '2019-01-01',
      url: 'https://a.example',
    },
    measure: { id: 'killings', label: 'Killings in London' },
    value,
    unit: 'killings',
    approximate: false,
    period: { from: `${year}-01-01`, to: `${year}-12-31` },
    forecast: false,
    area: 'London',
    by: { id: 'met', name: 'Metropolitan Police' },
    ...more,
  });
  const step = { from: 's#2017', to: 's#2018', difference: 18, change: 15.5 };

  test('a comparison tells the difference and the share, and what has to be known of it is told once', () => {
    const shown = printed(
      {
        question: 'q',
        answered: true,
        kind: 'figure',
        items: [killings(2018, 134), killings(2017, 116, { approximate: true })],
        notes: ['At least one of the figures is approximate in its source.'],
        comparisons: [{ ...step, caveats: ['approximate'] }],
      },
      200,
    );
    expect(shown).toContain('2018: 18 more than in 2017 (about 116 killings), up 15.5%.');
    expect(shown.match(/approximate/g)).toHaveLength(1);
  });

  test('a figure whose counter is not named is given by somebody', () => {
    const figure = (given: boolean) => ({
      question: 'q',
      answered: true,
      kind: 'figure' as const,
      items: [killings(2018, 134, given ? { by: { id: 'met', name: 'Metropolitan Police', given } } : {})],
      notes: [],
      comparisons: [],
    });
    expect(printed(figure(true), 80)).toContain('Given by Metropolitan Police');
    expect(printed(figure(false), 80)).toContain('Counted by Metropolitan Police');
  });

  test('a trend is a table', () => {
    const shown = printed(
      {
        question: 'q',
        answered: true,
        kind: 'trend',
        items: [killings(2017, 116), killings(2018, 134, { forecast: true, note: 'So far.' })],
        notes: [],
        series: [{ measure: 'killings', area: 'London', by: 'met', items: ['s#2017', 's#2018'] }],
        comparisons: [{ ...step, caveats: ['approximate'] }],
      },
      80,
    );
    expect(shown).toBe(`Killings in London
Counted by Metropolitan Police
2017                     116 killings          [1]
2018 (plan or forecast)  134 killings  +15.5%  [1]
Note on 2018: So far.

[1] Why? The Paper, 1 January 2019.
    https://a.example
`);
  });

  test('a trend says first what leads it, and shows a figure that is like no other among the rest', () => {
    const part = killings(2019, 60, { id: 's#part', period: { from: '2019-01-01', to: '2019-06-30' } });
    const row = { measure: 'killings', area: 'London', by: 'met' };
    const shown = printed(
      {
        question: 'q',
        answered: true,
        kind: 'trend',
        items: [killings(2018, 134), killings(2017, 116), part],
        notes: [],
        series: [
          { ...row, items: ['s#2017', 's#2018'] },
          { ...row, items: ['s#part'] },
        ],
        comparisons: [{ ...step, caveats: [] }],
      },
      80,
    );
    expect(shown.indexOf('2018: 134 killings')).toBe(0);
    expect(shown).toContain(' 1  60 killings\n    Killings in London, January to June 2019');
  });

  test('a figure that is a plan or a forecast is called one', () => {
    const shown = printed(
      {
        question: 'q',
        answered: true,
        kind: 'figure',
        items: [killings(2030, 5, { forecast: true })],
        notes: [],
        comparisons: [],
      },
      80,
    );
    expect(running(shown)).toContain('A plan or forecast by Metropolitan Police');
    expect(shown).not.toContain('Counted by');
  });

  test('positions are grouped by side, with the strongest of every side on the first page', () => {
    const sided = items.filter(statement).slice(0, 6);
    const ids = sided.map(({ id }) => id);
    const answer: Answer = {
      question: 'q',
      answered: true,
      kind: 'position',
      on: 'armed patrols',
      items: sided,
      notes: [],
      sides: [
        { position: 'for', items: ids.slice(0, 4) },
        { position: 'against', items: ids.slice(4) },
      ],
    };
    const pages = answerView(answer, onRecord).pages.map((page) => page.map(({ item, group }) => [group, item.id]));
    expect(pages).toEqual([
      [
        ['For', ids[0]],
        ['For', ids[1]],
        ['Against', ids[4]],
      ],
      [
        ['For', ids[2]],
        ['For', ids[3]],
        ['Against', ids[5]],
      ],
    ]);
  });

  test('nothing found offers the nearest and examples by letters, other readings before them', () => {
    const nearest = items.slice(0, 2);
    const shown = printed(
      {
        question: 'q',
        answered: false,
        kind: 'none',
        reason: 'not-held',
        items: [],
        notes: ['Nothing on the record answers this.'],
        nearest: nearest.map(({ id }) => id),
        choices: [{ label: 'Boris Johnson, Mayor of London', question: 'Boris Johnson on crime' }],
      },
      100,
    );
    expect(shown).toMatch(
      /^Nothing on the record answers this\.\n\nDid you mean:\n {2}a {2}Boris Johnson.*\n\nThe nearest on record:\n {2}b .*\n(.*\n)* {2}c .*\n(.*\n)*\nYou could ask:\n {2}d {2}What is Section 60\?\n$/,
    );
  });

  test.each([
    ['section-60', 'Section 60', 'Criminal Justice and Public Order Act 1994'],
    ['cressida-dick', 'Cressida Dick', 'Metropolitan Police Commissioner, 10 April 2017 to 10 April 2022'],
    ['armed-policing', 'Armed policing', 'Most Met officers are unarmed'],
    ['carnival-arrests', 'Arrests at Notting Hill Carnival', 'Counted in: arrests'],
  ])('%s is described', (about, title, part) => {
    const held = { statements: 2, figures: 1 };
    const shown = printed({ question: 'q', answered: true, kind: 'about', about, held, items: [], notes: [] }, 80);
    expect(shown.startsWith(`${title}\n`)).toBe(true);
    expect(running(shown)).toContain(part);
    expect(running(shown)).toContain('On record: 2 statements and 1 figure.');
  });
});
