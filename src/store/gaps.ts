import type { Kysely } from 'kysely';
import { z } from 'zod';
import { storeEvents } from './events.ts';
import { withFaults } from './fault.ts';
import type { Tables } from './tables.ts';

/** How long a question is kept, in days. */
export const KEPT_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A question that got no answer. */
export interface NewGap {
  server: string;
  question: string;
  subject: string;
  /** ids of the topics that all servers share and that it names */
  topics: readonly string[];
  /** ISO 8601, UTC */
  at: string;
}

/** Questions that ask the same and got no answer. */
export interface Gap {
  subject: string;
  count: number;
  /** one of them, as it was asked last */
  question: string;
}

const topicIds = z.array(z.string());

export class Gaps {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async add({ topics, ...gap }: NewGap): Promise<void> {
    const row = { ...gap, topics: JSON.stringify(topics) };
    await withFaults(() => this.#database.insertInto('gaps').values(row).execute());
    storeEvents.emit('gap');
  }

  /** Those of one server, most asked first. @param since ISO 8601 */
  async of(server: string, since: string): Promise<Gap[]> {
    const rows = await withFaults(() =>
      this.#database
        .selectFrom('gaps')
        .select(['subject', 'question'])
        .where('server', '=', server)
        .where('at', '>=', since)
        .orderBy('at')
        .orderBy('id')
        .execute(),
    );
    const gaps = [...Map.groupBy(rows, ({ subject }) => subject)].map(([subject, asked]) => ({
      subject,
      count: asked.length,
      question: asked.at(-1)?.question ?? '',
    }));
    return gaps.sort((left, right) => right.count - left.count);
  }

  /**
   * How many questions of all servers name each shared topic, most first: counts, and nothing of what was asked.
   * @param since ISO 8601
   */
  async topicCounts(since: string): Promise<[topic: string, count: number][]> {
    const rows = await withFaults(() =>
      this.#database.selectFrom('gaps').select('topics').where('at', '>=', since).execute(),
    );
    const counts = new Map<string, number>();
    for (const topic of rows.flatMap(({ topics }) => topicIds.parse(JSON.parse(topics))))
      counts.set(topic, (counts.get(topic) ?? 0) + 1);
    return [...counts].sort(([, left], [, right]) => right - left);
  }

  /** Deletes what is older than 30 days. @param now ISO 8601, UTC */
  async removeOld(now: string): Promise<void> {
    await withFaults(() => this.#database.deleteFrom('gaps').where('at', '<', keptSince(now)).execute());
  }

  /** Deletes a server's questions. @param subject of those that ask this alone */
  async forget(server: string, subject?: string): Promise<void> {
    const all = this.#database.deleteFrom('gaps').where('server', '=', server);
    await withFaults(() => (subject === undefined ? all : all.where('subject', '=', subject)).execute());
  }
}

/** The instant from which on questions are kept. @param now ISO 8601, UTC */
export function keptSince(now: string): string {
  return new Date(Date.parse(now) - KEPT_DAYS * DAY_MS).toISOString();
}
