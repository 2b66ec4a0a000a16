import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/files.ts';
import { quantitiesIn } from '../../src/figures/figures.ts';
import { NOT_COUNTS, whyNoCount } from '../../src/figures/not-counts.ts';
import { numeralAt } from '../../src/figures/numerals.ts';
import { NOT_COUNTED } from '../../src/figures/standing.ts';
import { sentencesIn } from '../../src/figures/tokens.ts';

const PUBLISHED = '2018-11-30';
const counted = (text: string) => quantitiesIn(text).map(({ value, unit }) => `${value} ${unit}`);

describe('what a text counts', () => {
  test.each([
    ['There were 127 killings.', '127 killings'],
    ['The budget is £1.4m.', '1400000 GBP'],
    ['It cost £52 million.', '52000000 GBP'],
    ['Crime fell by a fifth.', '20 per cent'],
    ['One in four women agreed.', '25 per cent'],
    ['Thefts fell by 12 per cent.', '12 per cent'],
    ['She changed her locks twice.', '2 times'],
    ['It has hardly moved in a decade.', '10 years'],
    ['It was a three-month trial.', '3 months'],
    ['He lost £200 of stock a week.', '200 GBP a week'],
    ['It looks after 42 retired horses.', '42 horses'],
    ['Police took 6,000 999 calls a day.', '6000 calls a day'],
    ['One officer was injured.', '1 officers'],
    ['There were 14 night routes.', '14 routes'],
    ['The Met lost 101 officers.', '101 officers'],
    ['It put in £380million.', '380000000 GBP'],
    ['There were 26 break-ins.', '26 break-ins'],
    ['Two of these officers left.', '2 officers'],
    ['It was within half a mile.', '0.5 miles'],
    ['He spent a month with the marine unit.', '1 months'],
    ['She taught two of my grandchildren.', '2 grandchildren'],
    ['The Met is to double patrols.', '2 times'],
    ['It was a double murder by three men.', '3 men'],
    ['One and a half million calls were made.', '1500000 calls'],
    ['It took an hour and a half.', '1.5 hours'],
    ['Three out of every four agreed.', '75 per cent'],
    ['The knife had a 10-inch blade.', '10 inches'],
    ['Some 1,200-plus officers left.', '1200 officers'],
    ['He wrote a nine-page guide.', '9 pages'],
    ['It was over in less than a second.', '1 seconds'],
    ['The rate of calls rose to 38.5 per 1,000 people.', '38.5 calls per 1,000 people'],
    ['Some 1.8m people came.', '1800000 people'],
  ])('%s', (text, quantity) => expect(counted(text)).toEqual([quantity]));

  test('the ends of a range are two figures of one unit', () => {
    expect(counted('It needs £15-20 million.')).toEqual(['15000000 GBP', '20000000 GBP']);
    expect(counted('Between 200 and 300 officers left.')).toEqual(['200 officers', '300 officers']);
  });

  test('a bare number takes its unit from what it is compared with, or from the subject', () => {
    expect(counted('Offences involving a blade fell from 410 to 328.')).toEqual(['410 offences', '328 offences']);
    expect(counted('They looked at 12 boroughs. In ten of them it grew.')).toEqual(['12 boroughs', '10 boroughs']);
    expect(counted('They took 1,140 phones.\n\nThat is up from 870 a year before.')).toEqual([
      '1140 phones',
      '870 phones',
    ]);
  });
});

describe('a number without a noun of its own', () => {
  test.each([
    ['looks back over a paragraph', 'They took 900 bikes.\n\nThat is up from 870 in May.', '870 bikes'],
    ['counts what the sentence before spoke of', 'The vans cost £9,000 each. Six are in use.', '6 vans'],
    ['counts people where only people do so', 'We offered beds and 19 accepted.', '19 people'],
    [
      'counts the subject of its own clause',
      'They traded blows after figures showed that thefts rose to 880.',
      '880 thefts',
    ],
    [
      'is a rate of what it is called a rate of',
      'The rate of calls rose to 38 per 1,000 people.',
      '38 calls per 1,000 people',
    ],
    ['is a time that lasts', 'The car slowed for three seconds before the bend.', '3 seconds'],
    ['is an hour as well as 60 minutes', 'An hour should be the most.', '1 hours'],
    ['is no emergency number where it counts', 'There were 112 killings.', '112 killings'],
    ['counts points of a game', 'We want three points.', '3 points'],
  ])('%s', (_how, text, quantity) => expect(counted(text).at(-1)).toBe(quantity));

  test('“half” is no share of a deed or of a player', () => {
    expect(counted('He never left a tackle half made. They sold a centre half for nothing.')).toEqual([]);
  });
});

test.each(NOT_COUNTS)('$name is no count', ({ name, example }) => {
  const reasons = sentencesIn(example).flatMap(({ tokens }) =>
    tokens.flatMap((_, at) => {
      const numeral = numeralAt(tokens, at);
      return numeral === undefined ? [] : whyNoCount(tokens, numeral);
    }),
  );
  expect(reasons).toContain(name);
  expect(counted(example)).toEqual([]);
});

describe('numbers that count nothing', () => {
  test.each([
    'Yusuf Rahman, 54, spoke first.',
    'A 15-year-old boy was hurt.',
    'They found a 17-year-old’s phone and a 16-year-olds’ club.',
    'The men, aged 18, 21 and 35, were charged.',
    'It was worse for boys under 16.',
    'It happened on 4 March 2021 at 20:00.',
    'Ring 020 7946 0000 or 101.',
    'The 101 operators were asleep, and calls went from 101 to 999.',
    'They used Section 60 and Part 2 powers.',
    'He lives at 14 Acacia Avenue.',
    'It stopped on the A40, said SO15.',
    'He left two years ago.',
    'Nothing was done in 2019/20.',
    '“No,” said one resident.',
    '“No,” grumbled one detective sergeant.',
    'In one message he was told to wait.',
    'One of the victims wept.',
    'It was proud of every one of them.',
    'The boy, who is six, lived.',
    'It was told to a widow of 84.',
    'A boy of 14 who ran was hurt, and a man of 30 was not.',
    'At nine o’clock he shouted, and at ten he sang.',
    'It makes thieves think twice.',
    'The door was half open for the first half.',
    'They wrote to one man after another.',
  ])('%s', (text) => expect(counted(text)).toEqual([]));
});

test('a figure, its period and the one that it is compared with', () => {
  const text = 'There were 127 killings so far in 2018, up from 116 in 2017.';
  const [now, before] = quantitiesIn(text, { published: PUBLISHED });
  expect(now).toMatchObject({
    value: 127,
    period: { from: '2018-01-01', to: PUBLISHED },
    comparedWith: text.indexOf('116'),
  });
  expect(before).toMatchObject({ value: 116, unit: 'killings', period: { from: '2017-01-01', to: '2017-12-31' } });
});

test.each([
  ['in the year to March 2018', '2017-04-01', '2018-03-31'],
  ['since April', '2018-04-01', PUBLISHED],
  ['last year', '2017-01-01', '2017-12-31'],
  ['in October', '2018-10-01', '2018-10-31'],
  ['in 2016-17', '2016-04-01', '2017-03-31'],
])('12 officers left %s', (words, from, to) => {
  expect(quantitiesIn(`12 officers left ${words}.`, { published: PUBLISHED })[0]?.period).toEqual({ from, to });
});

describe('with a corpus', async () => {
  const corpus = new Corpus((await loadCorpus('corpus')).content);
  const read = (text: string) => quantitiesIn(text, { published: PUBLISHED, corpus });

  test('a measure is found by what is counted in the plural, and by the name nearest to the number', () => {
    expect(read('The Met recorded 14,577 knife crimes in London.')).toMatchObject([{ measure: 'knife-crime-london' }]);
    expect(read('Police recorded 112 homicides in London.')).toMatchObject([{ measure: 'killings-london' }]);
  });

  test('a figure is matched to its measure and to who counted it', () => {
    expect(read('Home Office figures show 127 homicides in London in 2017.')).toMatchObject([
      { value: 127, measure: 'killings-london', by: 'home-office', period: { from: '2017-01-01', to: '2017-12-31' } },
    ]);
  });

  test.each<[sentence: string, area: string | undefined]>([
    ['There were 14 arrests across Britain.', 'Great Britain'],
    ['There were 14 arrests in the UK.', 'United Kingdom'],
    ['There were 14 arrests in Leeds.', 'Leeds'],
    ['There were 14 arrests in Leeds, and none in London.', 'Leeds'],
    ['In Leeds there were 14 arrests.', 'Leeds'],
    ['Kent Police made 14 arrests.', 'Kent'],
    ['The Met made 14 arrests.', 'London'],
    ['New York had 14 arrests.', 'New York'],
    ['There were 14 arrests in Wexbridge.', 'Wexbridge'],
    ['There were 14 arrests in the ward.', 'the ward'],
    ['There were 14 arrests in March.', undefined],
    ['There were 14 arrests at Stoke Newington police station.', undefined],
    ['There were 14 arrests in Parliament Square.', undefined],
  ])('%s: counted in %j', (sentence, area) => expect(read(sentence)[0]?.area).toBe(area));

  test('what was counted elsewhere says where', () => {
    const [figure] = read('The Met said 14 officers were hurt in Hackney.');
    expect(figure).toMatchObject({ value: 14, area: 'Hackney' });
  });

  test.each(NOT_COUNTED.map(({ name, example, counter }) => [name, example, counter] as const))(
    '%s is no figure of a measure',
    (_, example, counter) => {
      const measured = (text: string) => read(text).filter(({ measure }) => measure !== undefined);
      expect(measured(example)).toEqual([]);
      expect(measured(counter)).toMatchObject([{ value: 120, measure: 'killings-london' }]);
    },
  );

  test.each<[text: string, value: number]>([
    ['London recorded 10 killings of under-25s in 2018.', 10],
    ['There were 40 killings of women in London in 2018.', 40],
    ['At this year’s Lock Carnival in London there were 478 offences.', 478],
    ['New York had 391 killings in 2018.', 391],
  ])('%s: a part, an event’s or another place’s is none of the whole', (text, value) => {
    expect(read(text).find((each) => each.value === value)?.measure ?? 'none').not.toMatch(
      /^(?:killings-london|recorded-crime-met)$/,
    );
  });

  test.each<[text: string, areas: (string | undefined)[]]>([
    ['Chicago had a bad year. The city recorded 391 murders in 2022.', ['Chicago']],
    ['London had a bad year. The city recorded 109 murders in 2022.', ['London']],
    ['The sheriff said the city had 40 murders in 2022.', ['the city']],
    ['There were 204 thefts in Leeds, against 350 the year before, West Midlands Police said.', ['Leeds', 'Leeds']],
    ['There were 204 thefts in Leeds, against 350 in Kent.', ['Leeds', 'Kent']],
  ])('%s', (text, areas) => expect(quantitiesIn(text, { corpus }).map(({ area }) => area)).toEqual(areas));

  test('a place that is not on record is left to a person', () => {
    expect(read('There were 12 killings in Wexbridge in 2018.')).toMatchObject([
      { area: 'Wexbridge', measureIfHere: 'killings-london' },
    ]);
  });

  test('the counter may stand in the next sentence, the period above a list', () => {
    const counted = 'There were 120 killings in London in 2018. That is according to the Home Office.';
    expect(read(counted)).toMatchObject([{ value: 120, by: 'home-office' }]);
    const list =
      'The operation, which ran between 17 and 19 January 2018, resulted in:\n\n• 179 arrests\n\n• 12 seizures';
    const period = { from: '2018-01-17', to: '2018-01-19' };
    expect(read(list)).toMatchObject([
      { value: 179, period },
      { value: 12, period },
    ]);
    expect(read(`${list}\n\nIn London there were 4 arrests.`).at(-1)).not.toHaveProperty('period');
  });

  test.each<[text: string, first: object | undefined, second: object | undefined]>([
    [
      'Killings in London fell from 78 to 58 between January and August.',
      undefined,
      { from: '2018-01-01', to: '2018-08-31' },
    ],
    [
      'There were 58 killings in 2018, up from 50 killings in 2017.',
      { from: '2018-01-01', to: '2018-12-31' },
      { from: '2017-01-01', to: '2017-12-31' },
    ],
    ['There were 58 killings, down on 2017, and 40 arrests.', undefined, undefined],
    ['There were 58 killings and 40 arrests, figures published in July show.', undefined, undefined],
  ])('%s: each has its own period', (text, first, second) => {
    expect(read(text).map(({ period }) => period)).toEqual([first, second]);
  });

  test('a figure that no measure names is matched to none', () => {
    expect(read('It looks after 42 retired horses.')[0]).not.toHaveProperty('measure');
  });
});

const PIECES = [
  '12',
  '£',
  '1.4m',
  ' officers',
  ' per cent',
  ' to ',
  '-',
  'a third',
  ' of ',
  '. ',
  '\n\n',
  'one',
  ' in ',
  '4',
  ' aged ',
  ', ',
  '’',
  ' per 1,000 people',
  ' 2018',
  ' a week',
  'in the year to March',
];

describe('whatever the text', () => {
  const texts = fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })), { maxLength: 40 })
    .map((pieces) => pieces.join(''));

  test('each quantity is the slice that it says, and finite', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { start, end, text: words, value } of quantitiesIn(text, { published: PUBLISHED })) {
          expect(text.slice(start, end)).toBe(words);
          expect(end).toBeGreaterThan(start);
          expect(Number.isFinite(value)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a paragraph of narrative at the end changes nothing before it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const context = { published: PUBLISHED };
        expect(quantitiesIn(`${text}\n\nIt rained, and nobody came.`, context)).toEqual(quantitiesIn(text, context));
      }),
      { numRuns: 200 },
    );
  });
});
