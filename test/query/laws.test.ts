import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import type { Answer } from '../../src/answer/types.ts';
import type { FigureEntry } from '../../src/corpus/corpus.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { positionOnLabel } from '../../src/corpus/subjects.ts';
import { parse } from '../../src/query/parse.ts';
import { print } from '../../src/query/print.ts';
import { queries } from '../../src/query/queries.ts';
import type { Query } from '../../src/query/query.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';

const corpus = await shippedCorpus();
const answerer = new Answerer(corpus);
const reading = { index: answerer.index, corpus, today: TODAY };

const figures = corpus.entries.filter((entry): entry is FigureEntry => entry.kind === 'figure');
const areas = [...new Set(figures.map(({ area }) => area))];
const entries = [...corpus.people, ...corpus.topics, ...corpus.measures, ...corpus.terms];
/** Of one day and of many, open on either side, and of every form that figures have. */
const spans = [
  {},
  { from: '2018-01-01', to: '2018-12-31' },
  { from: '2018-11-29', to: '2018-11-29' },
  { from: '2018-03-04' },
  { to: '2019-09-30' },
];

function ask(query: Query): Answer {
  return answerer.answer(query, { today: TODAY, scope: SHARED });
}

/** What is not read as it was printed. */
function changed(asked: readonly Query[]): string[] {
  return asked.flatMap((query) => {
    const printed = print(query, corpus);
    return JSON.stringify(parse(printed, reading)) === JSON.stringify([query])
      ? []
      : [`${printed} ${JSON.stringify(query)}`];
  });
}

describe('what is printed is read as what was asked', () => {
  it('of every speaker, on every topic, within any time', () => {
    const speakers = corpus.people.map(({ id }) => id);
    const topics = [undefined, ...corpus.topics.map(({ id }) => id)];
    for (const [at, speaker] of [undefined, ...speakers].entries()) {
      const asked = topics.flatMap((topic, number) => {
        const span = spans[(at + number) % spans.length] ?? {};
        return speaker === undefined && topic === undefined ? [] : [queries.statements({ speaker, topic, ...span })];
      });
      expect(changed(asked)).toEqual([]);
    }
  });

  it('of the timeline of every topic, by everybody and by each speaker, within any time', () => {
    const speakers = [undefined, ...corpus.people.map(({ id }) => id)];
    for (const [at, { id: topic }] of corpus.topics.entries()) {
      const asked = speakers.flatMap((speaker, number) => {
        const span = spans[(at + number) % spans.length] ?? {};
        return [queries.timeline({ topic, speaker }), queries.timeline({ topic, speaker, ...span })];
      });
      expect(changed(asked)).toEqual([]);
    }
  });

  it('of every measure, in every period that it was counted in, in every area', () => {
    for (const { id } of corpus.measures) {
      const periods = figures.filter(({ measure }) => measure.id === id).map(({ figure }) => figure.period);
      const asked = [undefined, ...periods].flatMap((period) =>
        [undefined, ...areas].map((area) => queries.figure({ measure: id, period, area })),
      );
      const series = [undefined, ...areas].map((area) => queries.series({ measure: id, area }));
      expect(changed([...asked, ...series])).toEqual([]);
    }
  });

  it('of every subject and every entry', () => {
    expect(changed(corpus.subjects.map(({ id }) => queries.positions(id)))).toEqual([]);
    const speakers = corpus.people.map(({ id }) => id);
    expect(changed(speakers.map((speaker) => queries.positions(undefined, speaker)))).toEqual([]);
    for (const [at, { id }] of corpus.subjects.entries()) {
      const some = speakers.filter((_, number) => number % 8 === at % 8);
      expect(changed(some.map((speaker) => queries.positions(id, speaker)))).toEqual([]);
    }
    expect(changed(entries.map(({ id }) => queries.about(id)))).toEqual([]);
  });

  it('with the kind where a name means something else as well: the glossary has it alone', () => {
    const term = corpus.terms.find(({ term: name }) => corpus.topics.some(({ label }) => label === name));
    const topic = corpus.topics.find(({ label }) => label === term?.term);
    expect(print(queries.about(term?.id ?? ''), corpus)).toBe(`What is ${term?.term}?`);
    expect(print(queries.about(topic?.id ?? ''), corpus)).toBe(`What is ${term?.term} (topic)?`);
  });
});

describe('what is picked from the record is answered with it:', () => {
  it('every figure leads, or stands in the leading group of those for its period and area', () => {
    const missed = figures.filter(({ id, measure, area, figure: { period } }) => {
      const answers = [ask(queries.figure({ measure: measure.id, period, area }))];
      if (area === 'London') answers.push(ask(queries.figure({ measure: measure.id, period })));
      return answers.some(({ items }) => {
        const at = items.findIndex((item) => item.id === id);
        const group = items.slice(0, at + 1);
        return at === -1 || !group.every((item) => item.kind === 'figure' && isSame(item.period, period));
      });
    });
    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  it('every person, topic, measure and term is described', () => {
    const missed = entries.filter(({ id }) => {
      const answer = ask(queries.about(id));
      return answer.kind !== 'about' || answer.about !== id;
    });
    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  it('every subject has its sides, what is said against its opposite counted for it', () => {
    for (const { id, label } of corpus.subjects) {
      const answer = ask(queries.positions(id));
      if (answer.kind !== 'position') throw new Error(`${id} is answered by ${answer.kind}`);
      expect(answer.on).toBe(label);
      for (const { position, items } of answer.sides) {
        for (const item of answer.items.filter((each) => items.includes(each.id))) {
          if (item.kind !== 'statement' || item.stance === undefined) throw new Error(`${item.id} takes no side`);
          const { subject, reversed } = corpus.subjectOf(item.stance.on);
          expect([subject.id, positionOnLabel(item.stance.position, reversed)]).toEqual([id, position]);
        }
      }
      expect(answer.sides.flatMap(({ items }) => items)).toHaveLength(answer.items.length);
    }
  });

  it('somebody’s words on a topic are theirs, and on it', () => {
    for (const { id } of corpus.people.slice(0, 60)) {
      for (const item of ask(queries.statements({ speaker: id, topic: 'stop-and-search' })).items) {
        expect(item).toMatchObject({ speaker: { id }, topics: expect.arrayContaining(['stop-and-search']) });
      }
    }
  });
});

function isSame(one: { from: string; to: string }, other: { from: string; to: string }): boolean {
  return one.from === other.from && one.to === other.to;
}
