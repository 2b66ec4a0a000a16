import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { readText } from '../../src/query/parse.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';

const answerer = new Answerer(await shippedCorpus());
const ask = (question: string) => answerer.answer(question, { today: TODAY, scope: SHARED }).items;
const ids = (question: string) => ask(question).map(({ id }) => id.split('#')[1]);

describe('what is shown besides the first item', () => {
  it.each([
    ['op eternal arrests vs convictions', ['eternal-arrests', 'eternal-convicted']],
    ['carnival arrests 2014 vs 15 vs 16', ['arrests-2014', 'arrests-2015', 'arrests-2016']],
    ['hate crime london 2013 v 2014, total not just islamophobic', ['hate-crime-2013', 'hate-crime-2014']],
  ])('is all that is set side by side: %s', (question, wanted) =>
    expect(ids(question).slice(0, 4)).toEqual(expect.arrayContaining(wanted)),
  );

  it('is whoever else takes the side that is asked for, before the other sides', () => {
    const positions = ask('Who spoke out against armed officers on foot patrol in 2018?').flatMap((item) =>
      item.kind === 'statement' ? [item.stance?.position] : [],
    );
    const others = positions.findIndex((position, at) => at > 0 && position !== 'against');
    expect(positions.slice(others)).not.toContain('against');
    expect(positions.filter((position) => position === 'against').length).toBeGreaterThan(2);
  });

  it('is not figures of one measure alone, where another item is about as sure', () => {
    const items = ask('what had extinction rebellion cost the met in 2019, in pounds, by late october?').slice(0, 3);
    expect(new Set(items.map((item) => (item.kind === 'figure' ? item.measure.id : item.id))).size).toBeGreaterThan(1);
  });

  it('has no score above that of an item before it', () => {
    for (const question of ['was boris always for stop and search', 'how many coppers worked carnival in 2016']) {
      const scores = ask(question).map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    }
  });
});

it('shows the figure that ranks second among the first, where views lead', () =>
  expect(ids('what did we get back for boris’s water cannon when they went for scrap').slice(0, 3)).toContain(
    'sale-2018',
  ));

it.each([
  ['how many convictions did the V100 list bring by march 2025', 'convicted-v100'],
  ['how many killings had there been in london by the end of july 2020', 'killings-2020-to-july'],
  ['how many people had been nicked over ulez cameras in sept 2023', 'arrests-2023'],
])('leads with the count that had run up to the time that is named: %s', (question, id) =>
  expect(ids(question)[0]).toBe(id),
);

it.each([
  ['sceptre week arrests nov 2020 vs may 2022', 'sceptre-arrests-november-2020'],
  ['how many incidents did the CST count in 2023', 'cst-2023'],
  ['what share of strip searched kids 2018 to 2020 had no grown-up there', 'no-appropriate-adult-2018-20'],
])('shows a count of the part that a name or another word stands for: %s', (question, id) =>
  expect(ids(question)).toContain(id),
);

it('takes a party with its article for no person of that surname', () =>
  expect(ids('got a quote from the greens on cash the VRU hadn’t spent?')[0]).toBe('berry-looks-bad'));

it('takes no count that ended long before for what had been reached by a time', () =>
  expect(ids('how many convictions did the V100 list bring by december 2025')).not.toContain('convicted-v100'));

it('leads with a spokesman’s words where they match best, though the person has others on record', () =>
  expect(ids('did boris still back dick once the daniel morgan report was out')[0]).toBe('number-10-confidence'));

it('reads thousands as the record writes them', () =>
  expect(readText('khan saying it was down to 30k officers', { index: answerer.index, today: TODAY }).words).toContain(
    '30000',
  ));
