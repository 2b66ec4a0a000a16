import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { Atomically } from './atomic.ts';
import { alteredWords } from './audit.ts';
import { wordsChecksumOf } from './checksum.ts';
import { faultOf, withFaults } from './fault.ts';
import { isTaken } from './revisions.ts';
import type { Tables, WordsTable } from './tables.ts';

/** The statement that words are of. */
export interface StatementName {
  /** `shared`, or the id of a server: words never leave it */
  scope: string;
  source: string;
  statement: string;
}

/** Words as they were found on a page, for what a statement reports. */
export interface FoundWords extends StatementName {
  /** hash of the record's own text, which they are the words of */
  ours: string;
  text: string;
  address: string;
  /** the day on which they stood there */
  seen: string;
  /** the day of the Internet Archive's copy; null where the page itself was read */
  captured: string | null;
  /** hash of the page's text */
  page: string;
  /** alone they don't tell what is meant */
  leans: boolean;
}

export interface StoredWords extends FoundWords {
  number: number;
  by: string;
  at: string;
  run: string | null;
  /** the last days on which they were looked for again: one on which they stood there, one on which they did not */
  stood: string | null;
  missing: string | null;
}

/** Who does something, when, and in which run of the search for words. */
export interface Act {
  by: string;
  /** ISO 8601, UTC */
  at: string;
  run?: string | undefined;
}

/** Which words are meant: those of a scope, of one of its sources, one statement, or one run. */
export type Meant = Pick<StatementName, 'scope'> & Partial<Omit<StatementName, 'scope'>> & { run?: string };

/** Words that were taken, and those that were refused. Like revisions they are never changed or deleted. */
export class Words {
  readonly #database: Kysely<Tables>;
  readonly #atomically: Atomically;

  constructor(database: Kysely<Tables>, atomically: Atomically) {
    this.#database = database;
    this.#atomically = atomically;
  }

  /** Takes words. @returns those that now stand; where others were taken for the same text meanwhile, those stay */
  async take(found: readonly FoundWords[], act: Act): Promise<StoredWords[]> {
    const taken: StoredWords[] = [];
    for (const words of found) {
      const { ours } = words;
      const hasWords = async () => (await this.#takenFor(words)).some((other) => other.ours === ours);
      const row = await this.#follow(rowOf(words, 'take', act), hasWords);
      if (row !== undefined) taken.push(storedOf({ ...row, stood: null, looked_missing: null }));
    }
    return taken;
  }

  /** Notes that words are not those of a statement: they are not offered for it again. */
  async refuse(words: FoundWords, act: Act): Promise<void> {
    await this.#follow(rowOf(words, 'refuse', act), async () => false);
  }

  /** Takes back what was taken or refused. @returns how many of either */
  async undo(meant: Meant, { by, at }: Act): Promise<number> {
    let query = this.#standing().where('words.scope', '=', meant.scope);
    if (meant.source !== undefined) query = query.where('words.source', '=', meant.source);
    if (meant.statement !== undefined) query = query.where('words.statement', '=', meant.statement);
    if (meant.run !== undefined) query = query.where('words.run', '=', meant.run);
    let undone = 0;
    for (const { stood: _, looked_missing: __, number, ...row } of await withFaults(() => query.execute())) {
      const undo: NewRow = { ...row, act: 'undo', undoes: number, by, at, run: null };
      if ((await this.#follow(undo, () => this.#isUndone(number))) !== undefined) undone += 1;
    }
    return undone;
  }

  /** The words that stand, in the order in which they were taken: of a statement the last ones. */
  async standing(): Promise<StoredWords[]> {
    const rows = await withFaults(() => this.#standing().where('words.act', '=', 'take').execute());
    const altered = new Set((await withFaults(() => alteredWords(this.#database))).map(keyOf));
    return standingOf(rows.filter((row) => !altered.has(keyOf(row))));
  }

  /** What was refused and not taken back. */
  async refused(scope: string): Promise<Pick<FoundWords, 'source' | 'statement' | 'text'>[]> {
    const query = this.#standing().where('words.act', '=', 'refuse').where('words.scope', '=', scope);
    return (await withFaults(() => query.execute())).map(({ source, statement, text }) => ({
      source,
      statement,
      text,
    }));
  }

  /** Notes whether words were on their page when they were looked for again. */
  async look(number: number, day: string, stands: boolean): Promise<void> {
    const change = stands ? { stood: day, missing: null } : { missing: day };
    await withFaults(() =>
      this.#database
        .insertInto('word_looks')
        .values({ number, stood: stands ? day : null, missing: stands ? null : day })
        .onConflict((conflict) => conflict.column('number').doUpdateSet(change))
        .execute(),
    );
  }

  /** Whatever was taken or refused and not undone since. */
  #standing() {
    return this.#database
      .selectFrom('words')
      .leftJoin('word_looks', 'word_looks.number', 'words.number')
      .leftJoin('words as later', 'later.undoes', 'words.number')
      .selectAll('words')
      .select(['word_looks.stood', 'word_looks.missing as looked_missing'])
      .where('words.act', '!=', 'undo')
      .where('later.number', 'is', null)
      .orderBy('words.number');
  }

  #takenFor({ scope, source, statement }: StatementName) {
    const query = this.#standing()
      .where('words.act', '=', 'take')
      .where('words.scope', '=', scope)
      .where('words.source', '=', source)
      .where('words.statement', '=', statement);
    return withFaults(() => query.execute());
  }

  async #isUndone(number: number): Promise<boolean> {
    const query = this.#database.selectFrom('words').select('number').where('undoes', '=', number);
    return (await withFaults(() => query.executeTakeFirst())) !== undefined;
  }

  /** Adds a row after the last of its statement, unless that is needless by now; tries again where another row came first. */
  async #follow(row: NewRow, isNeedless: () => Promise<boolean>): Promise<Selectable<WordsTable> | undefined> {
    for (;;) {
      const { previous } = await this.#last(row);
      if (await isNeedless()) return undefined;
      try {
        return await this.#add({ ...row, previous });
      } catch (error) {
        if (!isTaken(error)) throw faultOf(error);
      }
    }
  }

  /** With its checksum: both or none. */
  #add(row: Omit<Selectable<WordsTable>, 'number'>): Promise<Selectable<WordsTable>> {
    const database = this.#database;
    const insert = database.insertInto('words').values({ ...row, number: undefined });
    return this.#atomically(function* () {
      const [added] = numbers.parse((yield insert.returning('number').compile()).rows);
      const written = { ...row, number: added.number };
      const checksum = { number: added.number, whole: wordsChecksumOf(written) };
      yield database.insertInto('word_checksums').values(checksum).compile();
      return written;
    });
  }

  async #last({ scope, source, statement }: StatementName): Promise<{ previous: number }> {
    const query = this.#database
      .selectFrom('words')
      .select('number')
      .where('scope', '=', scope)
      .where('source', '=', source)
      .where('statement', '=', statement)
      .orderBy('number', 'desc');
    return { previous: (await withFaults(() => query.executeTakeFirst()))?.number ?? 0 };
  }
}

const numbers = z.tuple([z.object({ number: z.number() })]);

/** Names the statement of a row. */
export function keyOf({ scope, source, statement }: StatementName): string {
  return [scope, source, statement].join('\n');
}

type NewRow = Omit<Selectable<WordsTable>, 'number' | 'previous'>;
type StandingRow = Selectable<WordsTable> & { stood: string | null; looked_missing: string | null };

function rowOf({ leans, ...words }: FoundWords, act: 'take' | 'refuse', { by, at, run }: Act): NewRow {
  return { ...words, leans: leans ? 1 : 0, act, undoes: null, by, at, run: run ?? null };
}

/** The last words of each statement. @param rows in the order of their numbers */
export function standingOf(rows: readonly StandingRow[]): StoredWords[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()].map(storedOf);
}

function storedOf({ act: _, undoes: __, previous: ___, leans, looked_missing, ...row }: StandingRow): StoredWords {
  return { ...row, leans: leans === 1, missing: looked_missing };
}
