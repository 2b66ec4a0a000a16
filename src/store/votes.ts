import type { Kysely } from 'kysely';
import { withFaults } from './fault.ts';
import { keptSince } from './gaps.ts';
import type { Tables } from './tables.ts';

/** A 👍 or a 👎 on an answer. */
export interface NewVote {
  server: string;
  /** what the question asks: the same for questions that ask the same */
  subject: string;
  question: string;
  /** id of the item that led the answer; empty where nothing answered */
  item: string;
  /** tells one person's votes on this answer from another's, and names nobody */
  voter: string;
  value: 1 | -1;
  /** ISO 8601, UTC */
  at: string;
}

/** What people of one server think of an answer. */
export interface VotedAnswer {
  subject: string;
  /** as it was asked last */
  question: string;
  item: string;
  up: number;
  down: number;
}

/** One vote a person an answer. They order what moderators see, and change no answer. */
export class Votes {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  /** Counts a vote, in the place of the person's earlier one on the answer; the same one again takes it back. */
  async cast(vote: NewVote): Promise<'counted' | 'taken back'> {
    return withFaults(async () => {
      const { numDeletedRows } = await this.#database
        .deleteFrom('votes')
        .where('server', '=', vote.server)
        .where('subject', '=', vote.subject)
        .where('item', '=', vote.item)
        .where('voter', '=', vote.voter)
        .where('value', '=', vote.value)
        .executeTakeFirst();
      if (numDeletedRows > 0n) return 'taken back';
      const { value, at, question } = vote;
      await this.#database
        .insertInto('votes')
        .values(vote)
        .onConflict((conflict) =>
          conflict.columns(['server', 'subject', 'item', 'voter']).doUpdateSet({ value, at, question }),
        )
        .execute();
      return 'counted';
    });
  }

  /** What was voted on in a server: what most people find wrong first. */
  async of(server: string): Promise<VotedAnswer[]> {
    const rows = await withFaults(() =>
      this.#database.selectFrom('votes').selectAll().where('server', '=', server).orderBy('id').execute(),
    );
    const answers = [...Map.groupBy(rows, ({ subject, item }) => `${subject}\n${item}`).values()].map((votes) => ({
      subject: votes[0]?.subject ?? '',
      question: votes.at(-1)?.question ?? '',
      item: votes[0]?.item ?? '',
      ...countsOf(votes),
    }));
    return answers.sort((one, other) => other.down - other.up - (one.down - one.up));
  }

  /**
   * The items that led answers which more people find wrong than right, over all servers, the worst first: counts, and
   * nothing of what was asked.
   */
  async worstItems(): Promise<{ item: string; up: number; down: number }[]> {
    const rows = await withFaults(() =>
      this.#database.selectFrom('votes').select(['item', 'value']).where('item', '!=', '').execute(),
    );
    return [...Map.groupBy(rows, ({ item }) => item)]
      .map(([item, votes]) => ({ item, ...countsOf(votes) }))
      .filter(({ up, down }) => down > up)
      .sort((one, other) => other.down - other.up - (one.down - one.up));
  }

  /**
   * After 30 days lets go of who voted, and of votes on questions that got no answer, whose words go then, too. The counts
   * of the others stay. @param now ISO 8601, UTC
   */
  async removeOld(now: string): Promise<void> {
    const since = keptSince(now);
    await withFaults(async () => {
      await this.#database.deleteFrom('votes').where('item', '=', '').where('at', '<', since).execute();
      await this.#database.updateTable('votes').set({ voter: null }).where('at', '<', since).execute();
    });
  }

  /**
   * Deletes a server's votes: all of them, or those on questions with one subject.
   * @param item of that subject, only votes on answers that this item led; empty for those that held none
   */
  async forget(server: string, subject?: string, item?: string): Promise<void> {
    let votes = this.#database.deleteFrom('votes').where('server', '=', server);
    if (subject !== undefined) votes = votes.where('subject', '=', subject);
    if (item !== undefined) votes = votes.where('item', '=', item);
    await withFaults(() => votes.execute());
  }
}

function countsOf(votes: readonly { value: number }[]): { up: number; down: number } {
  const up = votes.filter(({ value }) => value > 0).length;
  return { up, down: votes.length - up };
}
