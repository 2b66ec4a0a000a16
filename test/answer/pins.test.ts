import { describe, expect, test } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { JoinedAnswerer } from '../../src/answer/joined.ts';
import { type Pin, Pins } from '../../src/answer/pins.ts';
import { Corpus } from '../../src/corpus/corpus.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { shippedContent } from '../discord/record.ts';
import { ownSource, SERVER } from './own-source.ts';

const content = await shippedContent();
const answerer = new Answerer(new Corpus(content));
const TODAY = '2026-03-01';

/** A question of people that names nothing of the record, and an item that a moderator means by it. */
const QUESTION = 'Who was it that wanted the bobbies back on the old bike round?';
const HARRIS = content.sources
  .flatMap(({ id, statements }) => statements.map((statement) => ({ id: `${id}#${statement.id}`, statement })))
  .find(({ statement }) => statement.speaker === 'lord-harris');
const STATEMENT = HARRIS?.id ?? '';
const FIGURE =
  answerer.answer('how many killings were there in London in 2018?', { today: TODAY, scope: SHARED }).items[0]?.id ??
  '';

function pin(question: string, item: string, more: Partial<Pin> = {}): Pin {
  return { question, item, by: 'server', on: TODAY, reach: 'near', ...more };
}

function ask(question: string, pins: readonly Pin[], { today = TODAY, before = [] as string[] } = {}) {
  return answerer.answer(question, { today, scope: SHARED, before, pins: new Pins(pins) });
}

describe('an item that was chosen for a question', () => {
  test('answers it, exactly as it is on record, and says that it was chosen', () => {
    expect(ask(QUESTION, []).items[0]?.id).not.toBe(STATEMENT);
    const answer = ask(QUESTION, [pin(QUESTION, STATEMENT)]);
    expect(answer).toMatchObject({ answered: true, kind: 'quote' });
    expect(answer.items[0]).toMatchObject({
      id: STATEMENT,
      text: HARRIS?.statement.text,
      score: 1,
      chosen: { by: 'server', on: TODAY, for: 'same' },
    });
  });

  test('is meant in whatever case and with whatever marks the same words are typed', () => {
    const typed = `${QUESTION.toUpperCase().replace('?', '')} ?!`;
    expect(ask(typed, [pin(QUESTION, STATEMENT)]).items[0]?.chosen?.for).toBe('same');
  });

  test('comes before what answered, which follows in its order with no greater score', () => {
    const question = 'what did Cressida Dick say about armed patrols?';
    const found = ask(question, []);
    const led = ask(question, [pin(question, STATEMENT)]);
    expect(led.items[0]?.id).toBe(STATEMENT);
    expect(led.items.slice(1).map(({ id }) => id)).toEqual(found.items.map(({ id }) => id).slice(0, 9));
    const scores = led.items.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
  });

  test('of a figure comes with what it is compared with, and as a figure', () => {
    const answer = ask(QUESTION, [pin(QUESTION, FIGURE)]);
    expect(answer.kind).toBe('figure');
    expect(answer.items[0]).toMatchObject({ id: FIGURE, chosen: { for: 'same' } });
    const ids = answer.items.map(({ id }) => id);
    for (const { from, to } of answer.kind === 'figure' ? answer.comparisons : [])
      expect(ids).toEqual(expect.arrayContaining([from, to]));
  });

  test('is gone with its item: the question is answered as if nobody had chosen', () => {
    expect(ask(QUESTION, [pin(QUESTION, '2018-01-01-gone#gone')])).toEqual(ask(QUESTION, []));
  });

  test('leaves every other question as it was', () => {
    const question = 'how many killings were there in London in 2018?';
    expect(ask(question, [pin(QUESTION, STATEMENT)])).toEqual(ask(question, []));
  });

  test('by a server’s own moderators comes before that of the curators', () => {
    const pins = [pin(QUESTION, STATEMENT), pin(QUESTION, FIGURE, { by: 'curators' })];
    expect(ask(QUESTION, pins).items[0]?.chosen?.by).toBe('server');
    const gone = [pin(QUESTION, 'gone#gone'), pin(QUESTION, FIGURE, { by: 'curators' })];
    expect(ask(QUESTION, gone).items[0]?.chosen?.by).toBe('curators');
  });

  test('for “last year” is no answer once another year was the last', () => {
    const question = 'how many killings were there in London last year?';
    const pins = [pin(question, FIGURE)];
    expect(ask(question, pins).items[0]?.chosen).toBeDefined();
    expect(ask(question, pins, { today: '2027-03-01' }).items[0]?.chosen).toBeUndefined();
  });

  test('is what a follow-up goes on from', () => {
    const before = [QUESTION];
    const followed = ask('who counted that?', [pin(QUESTION, FIGURE)], { before });
    expect(followed.items[0]?.id).toBe(FIGURE);
  });

  test('does not answer the same words where they follow another question', () => {
    const pins = [pin('and in 2016?', STATEMENT)];
    const before = ['how many killings were there in London in 2018?'];
    expect(ask('and in 2016?', pins, { before }).items.every(({ chosen }) => chosen === undefined)).toBe(true);
  });
});

describe('for a question in nearly the same words', () => {
  const question = 'how many people were killed with knives in London in 2018?';
  const pins = [pin(question, FIGURE)];

  test('it is chosen too, and says for what', () => {
    const answer = ask('how many people were killed with knives across London during 2018?', pins);
    expect(answer.items[0]).toMatchObject({ id: FIGURE, chosen: { for: 'like' } });
  });

  test.each([
    ['year', 'how many people were killed with knives in London in 2016?'],
    ['place', 'how many people were killed with knives in Manchester in 2018?'],
    ['kind', 'who said people were killed with knives in London in 2018?'],
    ['speaker', 'how many people did Sadiq Khan say were killed with knives in London in 2018?'],
  ])('it is not where another %s is asked for', (_, other) => {
    expect(ask(other, pins).items.every(({ chosen }) => chosen === undefined)).toBe(true);
  });
});

describe('in a server with sources of its own', () => {
  const own = ownSource('We sail at dawn, and nobody rows.');
  const joined = new JoinedAnswerer(answerer, { ...content, sources: [own] });
  const asked = (pins: readonly Pin[]) => ({
    today: TODAY,
    scope: { kind: 'server' as const, serverId: SERVER },
    pins: new Pins(pins),
  });

  test('an item of its own can be chosen, and one of what all share', () => {
    for (const item of [`${own.id}#a`, STATEMENT, FIGURE])
      expect(joined.answer(QUESTION, asked([pin(QUESTION, item)])).items[0]).toMatchObject({
        id: item,
        chosen: { for: 'same' },
      });
  });

  test('it leads where the question is about a thing that is described', () => {
    const question = 'what is stop and search?';
    expect(joined.answer(question, asked([])).kind).toBe('about');
    expect(joined.answer(question, asked([pin(question, `${own.id}#a`)])).items[0]?.id).toBe(`${own.id}#a`);
  });

  test('what it added is no answer anywhere else', () => {
    expect(ask(QUESTION, [pin(QUESTION, `${own.id}#a`)])).toEqual(ask(QUESTION, []));
  });
});

describe('items that are offered for a question', () => {
  const asked = { today: TODAY, scope: SHARED };

  test('begin with those that may answer it', () => {
    const [first] = answerer.likely('how many killings were there in London in 2018?', asked);
    expect(first?.entry.id).toBe(FIGURE);
  });

  test('are some even where nothing answers it, each once', () => {
    const likely = answerer
      .likely('how many police dogs did the Met have in 1950?', asked)
      .map(({ entry }) => entry.id);
    expect(likely.length).toBe(25);
    expect(new Set(likely).size).toBe(25);
  });

  test('are a server’s own as well', () => {
    const own = ownSource('We sail at dawn, and nobody rows.');
    const joined = new JoinedAnswerer(answerer, { ...content, sources: [own] });
    const likely = joined.likely('who said that we sail at dawn?', asked).map(({ entry }) => entry.id);
    expect(likely.slice(0, 2)).toContain(`${own.id}#a`);
  });
});
