/** Makes queries from ids of the record, as commands, buttons and offers ask them. */
import type { IsoDate, Period } from '../corpus/schema.ts';
import { BEGINNING, END } from '../dates/words.ts';
import { anybody, type Query, type Wants, type When } from './query.ts';

/** A query with nothing in its slots. */
function queryFor(wants: Wants, slots: Partial<Query>): Query {
  return {
    wants,
    topics: [],
    measures: [],
    terms: [],
    subjects: [],
    entries: [],
    speakers: [],
    when: { periods: [], relation: 'in', untilNow: false },
    where: { areas: [], elsewhere: [], nationwide: false },
    exactWords: [],
    ...slots,
  };
}

function within({ from = BEGINNING, to = END }: { from?: IsoDate | undefined; to?: IsoDate | undefined }): When {
  const relation = to === END ? 'since' : from === BEGINNING ? 'before' : 'in';
  return { periods: [{ from, to }], relation, untilNow: false };
}

/** The first and the last day of a period as a query is asked with them: an end that is open is left out. */
export function openDays(period: Period | undefined): { from?: IsoDate; to?: IsoDate } {
  if (period === undefined) return {};
  const { from, to } = period;
  return { ...(from === BEGINNING ? {} : { from }), ...(to === END ? {} : { to }) };
}

/** Whose words, about what, and said within which days. */
interface Said {
  speaker?: string | undefined;
  topic?: string | undefined;
  from?: IsoDate | undefined;
  to?: IsoDate | undefined;
}

/** What commands, buttons and offers ask for: each value an id of the record. */
export const queries = {
  /** What somebody said, or what was said about a topic; of the days either may be open. */
  statements({ speaker, topic, from, to }: Said): Query {
    return queryFor('statements', {
      ...(speaker === undefined ? {} : { speakers: [{ ...anybody(), ids: [speaker] }] }),
      ...(topic === undefined ? {} : { topics: [topic] }),
      ...(from === undefined && to === undefined ? {} : { when: within({ from, to }) }),
    });
  },

  /** What was said and counted about a topic, by day. */
  timeline: (asked: { topic: string } & Said): Query => ({ ...queries.statements(asked), wants: 'timeline' }),

  /** What was counted: in a period, or most recently. */
  figure({
    measure,
    period,
    area,
  }: {
    measure: string;
    period?: Period | undefined;
    area?: string | undefined;
  }): Query {
    return queryFor('figure', {
      measures: [measure],
      ...(period === undefined ? {} : { when: within(period) }),
      ...(area === undefined ? {} : { where: { areas: [area], elsewhere: [], nationwide: false } }),
    });
  },

  /** How a number has changed. */
  series({ measure, area }: { measure: string; area?: string | undefined }): Query {
    return { ...queries.figure({ measure, area }), wants: 'series' };
  },

  /** Who is for and who is against a subject; where one speaker stands on it, or on every subject on which they took a side. */
  positions: (subject: string | undefined, speaker?: string | undefined): Query =>
    queryFor('positions', {
      subjects: subject === undefined ? [] : [subject],
      ...(speaker === undefined ? {} : { speakers: [{ ...anybody(), ids: [speaker] }] }),
    }),

  /** Who somebody is, or what a topic, measure or term means. */
  about: (entry: string): Query => queryFor('about', { entries: [entry] }),
};
