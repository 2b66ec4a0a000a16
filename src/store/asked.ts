import type { Kysely } from 'kysely';
import { withFaults } from './fault.ts';
import { keptSince } from './gaps.ts';
import type { Tables } from './tables.ts';

/** A question that somebody asked openly in a server. */
export interface NewAsked {
  server: string;
  /** YYYY-MM-DD */
  day: string;
  /** as its card prints it */
  question: string;
  /** a hash: nobody is named */
  person: string;
  isAnswered: boolean;
}

/** How a question was asked within some days. */
export interface AskedQuestion {
  question: string;
  /** hashes of those who asked it */
  people: ReadonlySet<string>;
  times: number;
  /** how many of those times nothing answered */
  unanswered: number;
  /** the day on which it was first seen that it is answered by now: YYYY-MM-DD */
  answeredOn: string | null;
}

/** What was asked in each server in the last 30 days: questions by day, with how often and by how many people. */
export class Asked {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async add({ isAnswered, ...asked }: NewAsked): Promise<void> {
    const unanswered = Number(!isAnswered);
    await withFaults(() =>
      this.#database
        .insertInto('asked')
        .values({ ...asked, times: 1, unanswered, answered_on: null })
        .onConflict((conflict) =>
          conflict.columns(['server', 'day', 'question', 'person']).doUpdateSet((one) => ({
            times: one('asked.times', '+', 1),
            unanswered: one('asked.unanswered', '+', unanswered),
          })),
        )
        .execute(),
    );
  }

  /** The questions of a server, most asked first. @param from and to: first and last day, YYYY-MM-DD */
  async between(server: string, from: string, to: string): Promise<AskedQuestion[]> {
    const rows = await withFaults(() =>
      this.#database
        .selectFrom('asked')
        .selectAll()
        .where('server', '=', server)
        .where('day', '>=', from)
        .where('day', '<=', to)
        // An earlier version put the counts of older days into rows without a question.
        .where('question', '!=', '')
        .orderBy('day')
        .orderBy('question')
        .execute(),
    );
    return [...Map.groupBy(rows, ({ question }) => question)]
      .map(([question, all]) => ({
        question,
        people: new Set(all.map(({ person }) => person)),
        times: sumOf(all.map(({ times }) => times)),
        unanswered: sumOf(all.map(({ unanswered }) => unanswered)),
        answeredOn: all.find(({ answered_on }) => answered_on !== null)?.answered_on ?? null,
      }))
      .sort((one, other) => other.times - one.times);
  }

  /** Notes that questions which got no answer are answered by now. Those of which that was noted before stay as they are. */
  async noteAnswered(server: string, questions: readonly string[], day: string): Promise<void> {
    if (questions.length === 0) return;
    await withFaults(() =>
      this.#database
        .updateTable('asked')
        .set({ answered_on: day })
        .where('server', '=', server)
        .where('question', 'in', questions)
        .where('unanswered', '>', 0)
        .where('answered_on', 'is', null)
        .execute(),
    );
  }

  /** Deletes what is older than 30 days. @param now ISO 8601, UTC */
  async removeOld(now: string): Promise<void> {
    const before = keptSince(now).slice(0, 10);
    await withFaults(() => this.#database.deleteFrom('asked').where('day', '<', before).execute());
  }

  /** Deletes what was asked in a server. */
  async forget(server: string): Promise<void> {
    await withFaults(() => this.#database.deleteFrom('asked').where('server', '=', server).execute());
  }
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
