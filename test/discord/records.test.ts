import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { Corpus } from '../../src/corpus/corpus.ts';
import type { CorpusContent } from '../../src/corpus/schema.ts';
import { ownId, type Scope, SHARED } from '../../src/corpus/scope.ts';
import { type Contents, Records } from '../../src/discord/session/records.ts';
import { ownSource, SERVER } from '../answer/own-source.ts';
import { shippedContent } from './record.ts';

const content = await shippedContent();
const answerer = new Answerer(new Corpus(content));
const asked = { today: '2026-03-01', scope: SHARED };
const OTHER = '998877665544332211';
const QUESTIONS = [
  'what did Lord Harris say about community confidence?',
  'how many killings were there in London in 2018?',
  'who is for and against water cannon?',
  'what is section 60?',
  'how have stop and search figures changed?',
  'what was said about the price of fish in Fennbridge?',
  'what did the comissioner say about knife crime',
];

function contents(shared: CorpusContent, servers = new Map<string, CorpusContent>()): Contents {
  return { shared, server: (id) => servers.get(id) };
}

function inServer(serverId: string): Scope {
  return { kind: 'server', serverId };
}

test('a server that has added nothing has the record that all share, and costs nothing', () => {
  const records = new Records(contents(content), answerer);
  expect(records.of(inServer(SERVER))).toBe(records.of(SHARED));
  expect(records.of(inServer(OTHER))).toBe(records.of(SHARED));
});

test('what one server adds leaves the records of others as they are', async () => {
  const others = { ...content, sources: [ownSource('Fish.', { server: OTHER })] };
  const records = new Records(contents(content, new Map([[OTHER, others]])), answerer);
  const before = [records.of(SHARED), records.of(inServer(OTHER))];
  const own = { ...content, sources: [ownSource('Zebras.')] };
  await records.replace(
    contents(
      content,
      new Map([
        [OTHER, others],
        [SERVER, own],
      ]),
    ),
  );
  expect(records.of(SHARED)).toBe(before[0]);
  expect(records.of(inServer(OTHER))).toBe(before[1]);
  expect(records.of(inServer(SERVER)).item(`${own.sources[0]?.id}#a`)).toMatchObject({ text: 'Zebras.' });
});

test('of the servers that asked longest ago the index is dropped, and made again for the same answers', () => {
  const servers = new Map(
    ['1', '2', '3'].map((id) => [id, { ...content, sources: [ownSource(`Zebras ${id}.`, { server: id })] }]),
  );
  const records = new Records(contents(content, servers), answerer, { mostServers: 2 });
  const askIn = (id: string) => {
    const record = records.of(inServer(id));
    return { record, answer: record.answers.answer('what was said about zebras?', { ...asked, scope: inServer(id) }) };
  };
  const [one, two] = [askIn('1'), askIn('2')];
  expect(one.answer.items[0]).toMatchObject({ text: 'Zebras 1.' });
  expect(askIn('1').record).toBe(one.record);
  const three = askIn('3');
  expect(records.sizes.serverIndexes).toBe(2);
  expect(askIn('1').record).toBe(one.record);
  expect(askIn('3').record).toBe(three.record);
  const again = askIn('2');
  expect(again.record).not.toBe(two.record);
  expect(again).toMatchObject({ answer: two.answer, record: { version: two.record.version } });
});

test('whatever a server adds, every other place is answered byte for byte as before', async () => {
  const words = fc.array(
    fc.constantFrom(...'police knife water cannon killings confidence Harris section 60 fish zebra'.split(' ')),
    {
      minLength: 3,
      maxLength: 12,
    },
  );
  const records = new Records(contents(content, new Map()), answerer);
  const answers = (serverId: string | undefined) => {
    const scope = serverId === undefined ? SHARED : ({ kind: 'server', serverId } as const);
    const record = records.of(scope);
    return JSON.stringify([
      QUESTIONS.map((question) => record.answers.answer(question, { today: '2026-03-01', scope })),
      record.version,
      record.examples,
      ['lor', 'zeb', 'kni'].map((typed) => record.catalogue.anything.suggest(typed, 25)),
    ]);
  };
  const before = [answers(undefined), answers(OTHER)];
  await fc.assert(
    fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 3 }), async (texts) => {
      const sources = texts.map((text, index) =>
        ownSource(`${text.join(' ')}.`, { id: `2020-01-0${index + 1}-town-paper-notes` }),
      );
      await records.replace(contents(content, new Map([[SERVER, { ...content, sources }]])));
      answers(SERVER);
      expect([answers(undefined), answers(OTHER)]).toEqual(before);
    }),
    { numRuns: 5 },
  );
});

test('a button of one server leads to nothing in another place', () => {
  const servers = new Map([[SERVER, { ...content, sources: [ownSource('Fish.')] }]]);
  const records = new Records(contents(content, servers), answerer);
  const own = records.of({ kind: 'server', serverId: SERVER });
  const key = own.keyOf(`${ownId(SERVER, '2020-01-01-town-paper-notes')}#a`);
  expect(own.idOf(key)).toBe(`${ownId(SERVER, '2020-01-01-town-paper-notes')}#a`);
  expect(records.of({ kind: 'server', serverId: OTHER }).idOf(key)).toBeUndefined();
  expect(records.of(SHARED).idOf(key)).toBeUndefined();
});

describe('when what all share changes', () => {
  const [question = ''] = QUESTIONS;
  const fewer = { ...content, sources: content.sources.slice(0, 40) };
  const ask = (records: Records) => records.of(SHARED).answers.answer(question, asked);

  test('the old answers until the new is ready, and the new is as if it had been made at once', async () => {
    const records = new Records(contents(content, new Map()), answerer);
    const replaced = records.replace(contents(fewer, new Map()));
    await new Promise((resolve) => setImmediate(resolve));
    expect(ask(records)).toEqual(answerer.answer(question, asked));
    await replaced;
    expect(ask(records)).toEqual(new Answerer(new Corpus(fewer)).answer(question, asked));
  });

  test('the last of several changes stands, and one that is not sound changes nothing', async () => {
    const records = new Records(contents(content, new Map()), answerer);
    const unsound = { ...content, people: [] };
    const changes = [unsound, fewer, content].map((shared) => records.replace(contents(shared)));
    await expect(changes[0]).rejects.toThrow('which the corpus does not have');
    await Promise.all(changes.slice(1));
    expect(ask(records)).toEqual(answerer.answer(question, asked));
  });

  test('a server keeps its own sources', async () => {
    const own = ownSource('The price of fish in Fennbridge is a scandal.');
    const servers = new Map([[SERVER, { ...content, sources: [own] }]]);
    const records = new Records(contents(content, servers), answerer);
    await records.replace(contents(fewer, servers));
    const answer = records.of({ kind: 'server', serverId: SERVER }).answers.answer('fish in Fennbridge', asked);
    expect(answer.items.map(({ id }) => id)).toContain(`${own.id}#a`);
  });
});
