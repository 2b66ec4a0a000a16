import { expect, test } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { toItem } from '../../src/answer/items.ts';
import type { Answer, Item } from '../../src/answer/types.ts';
import { valueInWords } from '../../src/answer/wording.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { periodInWords } from '../../src/dates/words.ts';
import { answerLayout } from '../../src/discord/cards/answer.ts';
import { unescapeText } from '../../src/discord/kit/markdown.ts';
import { answerView } from '../../src/terminal/view/answer.ts';
import { layOut } from '../../src/terminal/view/layout.ts';
import { pageBlocks } from '../../src/terminal/view/page.ts';
import { readQuestions, shippedCorpus, TODAY } from '../eval/questions.ts';

/** The law: what leads in the JSON leads in the terminal and on the card, and what heads an answer is true of what leads it. */

const corpus = await shippedCorpus();
const answerer = new Answerer(corpus);
const onRecord = {
  corpus,
  examples: [],
  item: (id: string): Item | undefined => {
    const entry = corpus.entry(id);
    return entry && toItem(entry, 0, []);
  },
};
const questions = [...readQuestions('dev'), ...readQuestions('tune'), ...readQuestions('train')].map(({ q }) => q);
// Where one part of a question is answered by a description, that leads, and is no item.
const answers = questions
  .map((question) => answerer.answer(question, { today: TODAY, scope: SHARED }))
  .filter(({ answered, parts = [] }) => answered && !parts.some(({ kind }) => kind === 'about'));

const plain = (text: string) => text.replace(/\s+/g, ' ');

/** What a reader knows an item by: its words, or its value; in a table whose unit is said once above it, its period and number. */
function marksOf(item: Item): string[] {
  if (item.kind === 'statement') return [plain(item.text).slice(0, 60)];
  const value = valueInWords(item);
  const [number = value] = /^[a-z ]*[\d.,]+/.exec(value) ?? [];
  return [value, `${periodInWords(item.period)} ${number}`];
}

/** Where an item stands in a text; infinitely far where it does not. */
function placeOf(item: Item, text: string): number {
  const places = marksOf(item).map((mark) => text.indexOf(plain(mark)));
  return Math.min(...places.filter((place) => place >= 0), Number.POSITIVE_INFINITY);
}

/** Which of an answer's items stands first in a text: the one that leads, or one that reads the same at that place. */
function leads(answer: Answer, text: string): boolean {
  const places = answer.items
    .map((item) => ({ item, at: placeOf(item, text) }))
    .filter(({ at }) => Number.isFinite(at));
  const first = Math.min(...places.map(({ at }) => at));
  return places.some(({ item, at }) => at === first && item.id === answer.items[0]?.id);
}

function screen(answer: Answer): string {
  const view = answerView(answer, onRecord);
  const blocks = answer.kind === 'about' ? (view.pages[0] ?? []) : pageBlocks(view, 0);
  const text = layOut(blocks, { columns: 200, paint: (_, each) => each });
  return plain(text.replace(/^\s*┃ /gm, ''));
}

function card(answer: Answer): string {
  const texts = answerLayout(answer, onRecord)
    .pages.slice(0, 2)
    .flatMap(({ blocks }) => blocks);
  const shown = texts.filter(({ opens }) => answer.kind !== 'about' || opens !== undefined);
  const text = shown.flatMap(({ texts: each, picture }) => [...each, picture?.alt ?? '']).join('\n');
  return plain(unescapeText(text.replace(/^> /gm, '').replaceAll('**', '')));
}

test('the first item stands first in the terminal', () => {
  const wrong = answers.filter((answer) => !leads(answer, screen(answer)));
  expect(wrong.map(({ kind, question }) => `${kind}: ${question}`)).toEqual([]);
});

test('the first item stands first on the card', () => {
  const wrong = answers.filter((answer) => !leads(answer, card(answer)));
  expect(wrong.map(({ kind, question }) => `${kind}: ${question}`)).toEqual([]);
});

test('an answer of positions is headed by the subject on which its first item takes the first of its sides', () => {
  const headed = answers.flatMap((answer) => (answer.kind === 'position' ? [answer] : []));
  expect(headed.length).toBeGreaterThan(40);
  for (const { items, on, sides, question } of headed) {
    const stances = sides.flatMap(({ items: ids }) => ids).map((id) => items.find((item) => item.id === id));
    const subjects = stances.map((item) =>
      item?.kind === 'statement' && item.stance ? corpus.subjectOf(item.stance.on).subject.label : undefined,
    );
    expect(new Set(subjects), question).toEqual(new Set([on]));
    expect(sides[0]?.items, question).toContain(items[0]?.id);
  }
});

test('words that one person is asked for are never headed by where others stand', () => {
  for (const question of [
    'what did Sadiq Khan say about water cannon?',
    'what did the commissioner say the deployment of armed officers should look like?',
  ]) {
    expect(answerer.answer(question, { today: TODAY, scope: SHARED }).kind).not.toBe('position');
  }
});

test('where several are set against each other, each of them is heard', () => {
  const speakersOf = (question: string) => {
    const { items } = answerer.answer(question, { today: TODAY, scope: SHARED });
    return items.slice(0, 3).map((item) => (item.kind === 'statement' ? item.speaker.id : item.by.id));
  };
  expect(
    speakersOf('sacking officers because they fail vetting: what do the met chief and the high court each say'),
  ).toEqual(expect.arrayContaining(['mark-rowley', 'mrs-justice-lang']));
  expect(speakersOf('home secretary vs mayor on policing of pro-palestine marches nov 2023')).toEqual(
    expect.arrayContaining(['suella-braverman', 'sadiq-khan']),
  );
});

test('one side on what sides are taken on is a question of positions, however the side is worded', () => {
  const answer = answerer.answer('who came out against armed foot patrols in 2018?', { today: TODAY, scope: SHARED });
  expect(answer.kind === 'position' && answer.sides[0]?.position).toBe('against');
});
