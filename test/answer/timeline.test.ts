import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { JoinedAnswerer } from '../../src/answer/joined.ts';
import { dayOfItem } from '../../src/answer/timeline.ts';
import type { Answer } from '../../src/answer/types.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { queries } from '../../src/query/queries.ts';
import type { Query } from '../../src/query/query.ts';
import { shippedContent } from '../discord/record.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';
import { person, source, statement } from './corpus-of.ts';

const corpus = await shippedCorpus();
const answerer = new Answerer(corpus);
const asked = { today: TODAY, scope: SHARED };

function ask(question: Query | string, of: Pick<Answerer, 'answer'> = answerer): Extract<Answer, { kind: 'quote' }> {
  const answer = of.answer(question, asked);
  if (answer.kind !== 'quote') throw new Error(`It is answered by ${answer.kind}.`);
  return answer;
}

describe('a timeline', () => {
  it('holds whatever was said on its topic, the earliest first, and tells how much that is', () => {
    for (const { id, label } of corpus.topics) {
      const said = corpus.entries.filter((entry) => entry.kind === 'statement' && entry.statement.topics.includes(id));
      const answer = answerer.answer(queries.timeline({ topic: id }), asked);
      if (answer.kind === 'none') {
        expect(said).toEqual([]);
        continue;
      }
      const { items, timeline } = ask(queries.timeline({ topic: id }));
      const statements = items.filter((item) => item.kind === 'statement');
      const days = items.map(dayOfItem);
      expect(statements.map((item) => item.id).sort()).toEqual(said.map((entry) => entry.id).sort());
      expect(days).toEqual(days.toSorted());
      expect(timeline).toEqual({
        topic: { id, label },
        statements: statements.length,
        speakers: new Set(statements.map(({ speaker }) => speaker.id)).size,
        figures: items.length - statements.length,
        sources: new Set(items.map(({ citation }) => citation.sourceId)).size,
      });
    }
  });

  it('has of a source on several topics the numbers on its own alone', () => {
    const measures = (topic: string) =>
      new Set(
        ask(queries.timeline({ topic })).items.flatMap((item) => (item.kind === 'figure' ? item.measure.id : [])),
      );
    const [searches, armed] = ['stop-and-search', 'armed-policing'].map(measures);
    expect(searches).toContain('pace-stop-searches-london');
    expect(searches).not.toContain('carnival-arrests');
    expect(armed).not.toContain('homicides');
  });

  it('has a plan where it was told, and not where it ends', () => {
    const plans = corpus.topics.flatMap(({ id }) => {
      const answer = answerer.answer(queries.timeline({ topic: id }), asked);
      return answer.items.filter((item) => item.kind === 'figure' && item.forecast);
    });
    expect(plans.length).toBeGreaterThan(5);
    for (const plan of plans) expect(dayOfItem(plan)).toBe(plan.citation.published);
  });

  it('is of one speaker and of some days where that is asked', () => {
    const { items, timeline } = ask(
      queries.timeline({ topic: 'stop-and-search', speaker: 'sadiq-khan', from: '2016-05-01', to: '2018-12-31' }),
    );
    expect(timeline).toMatchObject({ by: { id: 'sadiq-khan' }, speakers: 1 });
    expect(items.length).toBeGreaterThan(3);
    for (const item of items) {
      expect(item).toMatchObject({ speaker: { id: 'sadiq-khan' } });
      expect(dayOfItem(item) >= '2016-05-01' && dayOfItem(item) <= '2018-12-31').toBe(true);
    }
  });

  it('of which nothing is held shows what is near in its place', () => {
    const answer = answerer.answer(queries.timeline({ topic: 'stop-and-search', to: '2001-01-01' }), asked);
    expect(answer).toMatchObject({ kind: 'none', reason: 'not-held', items: [] });
    expect(answer.notes).toContain('What is held is from another time.');
    expect(answer.kind === 'none' && answer.nearest.length).toBeGreaterThan(0);
  });

  it('holds what a server has added, in its place, for that server alone', async () => {
    const own = {
      people: [person('own-fisher', 'Ada Fennbridge')],
      sources: [
        source('own-2017-02-01-quay', {
          published: '2017-02-01',
          topics: ['stop-and-search'],
          statements: [statement('own-fisher', 'Ada Fennbridge saw a search.', { topics: ['stop-and-search'] })],
        }),
      ],
    };
    const content = await shippedContent();
    const joined = new JoinedAnswerer(answerer, { ...content, ...own, people: [...content.people, ...own.people] });
    const before = ask('timeline of stop and search');
    const after = ask('timeline of stop and search', joined);
    expect(after.timeline?.statements).toBe((before.timeline?.statements ?? 0) + 1);
    expect(after.items.filter(({ id }) => id.startsWith('own-'))).toHaveLength(1);
    expect(after.items.filter(({ id }) => !id.startsWith('own-'))).toEqual(before.items);
  });
});

describe('a text asks for a timeline', () => {
  const STOPS = { topic: 'stop-and-search' };
  it.each([
    ['timeline of stop and search', queries.timeline(STOPS)],
    ['Show me a timeline of stop & search please', queries.timeline(STOPS)],
    ['what is the chronology of stop and search?', queries.timeline(STOPS)],
    ['a time line on stop and search since 2018', queries.timeline({ ...STOPS, from: '2018-01-01' })],
    [
      'timeline of stop and search between 2016 and 2018 by Sadiq Khan',
      queries.timeline({ ...STOPS, speaker: 'sadiq-khan', from: '2016-01-01', to: '2018-12-31' }),
    ],
    [
      'timeline: facial recognition, by the Met',
      queries.timeline({ topic: 'facial-recognition', speaker: 'metropolitan-police' }),
    ],
    ['armed policing timeline', queries.timeline({ topic: 'armed-policing' })],
    ['timeline for stop and search by the mayor', queries.timeline({ ...STOPS, speaker: 'sadiq-khan' })],
  ])('%s', (text, query) => {
    const { timeline, items } = ask(text);
    expect(timeline).toBeDefined();
    expect(items).toEqual(ask(query).items);
  });

  it.each([
    ['for what was counted: a series then', 'timeline of stabbings'],
    ['for what a measure counts, though a topic goes by it', 'timeline of killings'],
    ['for a part of a topic that is a thing of its own', 'timeline of the Casey review'],
    ['with words that the topic does not hold', 'timeline of stop and search in Penge by moonlight'],
    ['for two topics at once', 'timeline of stop and search and facial recognition'],
    ['for nothing on record', 'timeline of the Roman empire'],
    ['and no topic', 'what did Sadiq Khan say about stop and search?'],
  ])('but not %s', (_, text) => {
    expect(answerer.answer(text, asked)).not.toHaveProperty('timeline');
  });

  it('and then asks for another speaker, topic or time of it', () => {
    const then = (text: string) => answerer.answer(text, { ...asked, before: ['timeline of stop and search'] });
    expect(then('and by Cressida Dick?')).toMatchObject({
      timeline: { topic: { id: 'stop-and-search' }, by: { id: 'cressida-dick' } },
    });
    expect(then('and in 2018?').items.every((item) => dayOfItem(item).startsWith('2018'))).toBe(true);
  });
});
