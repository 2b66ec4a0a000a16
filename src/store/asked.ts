import type { Kysely } from 'kysely';
import type { Atomically } from './atomic.ts';
import { withFaults } from './fault.ts';
import { keptSince } from './gaps.ts';
import type { AskedTable, Tables } from './tables.ts';

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

/** What is asked in each server: questions by day with counts, and for 30 days how many people asked each. */
export class Asked {
  readonly #database: Kysely<Tables>;
  readonly #atomically: Atomically;

  constructor(database: Kysely<Tables>, atomically: Atomically) {
    this.#database = database;
    this.#atomically = atomically;
  }

  async add({ isAnswered, ...asked }: NewAsked): Promise<void> {
    const counts = { times: 1, unanswered: Number(!isAnswered) };
    await withFaults(() => adding(this.#database, asked, counts).execute());
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

  /** How many questions a server asked within some days, those among them whose words are gone. */
  async counts(server: string, from: string, to: string): Promise<{ times: number; unanswered: number }> {
    const { times, unanswered } = await withFaults(() =>
      this.#database
        .selectFrom('asked')
        .select(({ fn }) => [
          fn.sum<string | number | null>('times').as('times'),
          fn.sum<string | number | null>('unanswered').as('unanswered'),
        ])
        .where('server', '=', server)
        .where('day', '>=', from)
        .where('day', '<=', to)
        .executeTakeFirstOrThrow(),
    );
    return { times: Number(times ?? 0), unanswered: Number(unanswered ?? 0) };
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

  /** After 30 days the words and the hashes go; how many questions a day a server asked stays. @param now ISO 8601, UTC */
  async removeOld(now: string): Promise<void> {
    const database = this.#database;
    const before = keptSince(now).slice(0, 10);
    await withFaults(() =>
      this.#atomically(function* () {
        // What is deleted is counted, so that another process that does the same at the same time counts none of it again.
        const { rows } = yield database
          .deleteFrom('asked')
          .where('day', '<', before)
          .where('question', '!=', '')
          .returning(['server', 'day', 'times', 'unanswered'])
          .compile();
        const counted = rows as Pick<AskedTable, 'server' | 'day' | 'times' | 'unanswered'>[];
        for (const [first, ...others] of Map.groupBy(counted, ({ server, day }) => `${server} ${day}`).values()) {
          if (first === undefined) continue;
          const times = sumOf([first, ...others].map((each) => each.times));
          const unanswered = sumOf([first, ...others].map((each) => each.unanswered));
          const { server, day } = first;
          yield adding(database, { server, day, question: '', person: '' }, { times, unanswered }).compile();
        }
      }),
    );
  }

  /** Deletes what was asked in a server, counts included. */
  async forget(server: string): Promise<void> {
    await withFaults(() => this.#database.deleteFrom('asked').where('server', '=', server).execute());
  }
}

/** Adds to the counts of a question and a person on a day. */
function adding(
  database: Kysely<Tables>,
  asked: Omit<NewAsked, 'isAnswered'>,
  { times, unanswered }: Pick<AskedTable, 'times' | 'unanswered'>,
) {
  return database
    .insertInto('asked')
    .values({ ...asked, times, unanswered, answered_on: null })
    .onConflict((conflict) =>
      conflict.columns(['server', 'day', 'question', 'person']).doUpdateSet((one) => ({
        times: one('asked.times', '+', times),
        unanswered: one('asked.unanswered', '+', unanswered),
      })),
    );
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
