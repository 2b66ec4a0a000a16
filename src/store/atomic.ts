import type SQLite from 'better-sqlite3';
import type { CompiledQuery, Kysely } from 'kysely';

/** The result of a query within a unit of work. */
interface Given {
  rows: readonly unknown[];
  numAffectedRows?: bigint;
}

/** Queries that take effect together or not at all: a generator yields each query and receives its result. */
type Work<T> = Generator<CompiledQuery, T, Given>;

export type Atomically = <T>(work: () => Work<T>) => Promise<T>;

/**
 * Runs work in a SQLite transaction, synchronously: no lock is held while this process does something else.
 * @param check called after the commit; throws where the file is not in its place any more
 */
export function atomicallyIn(file: SQLite.Database, check: () => void): Atomically {
  return async (work) => {
    const result = file.transaction(() => {
      const steps = work();
      let step = steps.next();
      while (step.done !== true) step = steps.next(ran(file, step.value));
      return step.value;
    })();
    check();
    return result;
  };
}

function ran(file: SQLite.Database, { sql, parameters }: CompiledQuery): Given {
  const statement = file.prepare(sql);
  if (statement.reader) return { rows: statement.all(...parameters) };
  return { rows: [], numAffectedRows: BigInt(statement.run(...parameters).changes) };
}

/** Runs work in a transaction of the PostgreSQL server. */
export function atomicallyOn<Tables>(database: Kysely<Tables>): Atomically {
  return (work) =>
    database.transaction().execute(async (transaction) => {
      const steps = work();
      let step = steps.next();
      while (step.done !== true) step = steps.next(await transaction.executeQuery(step.value));
      return step.value;
    });
}

/** Thrown within a unit of work where another process has changed first what it builds on: nothing of the work takes effect. */
export class Overtaken extends Error {}

/** Runs work that may be overtaken. @returns false where it was */
export async function unlessOvertaken(atomically: Atomically, work: () => Work<unknown>): Promise<boolean> {
  try {
    await atomically(work);
    return true;
  } catch (error) {
    if (error instanceof Overtaken) return false;
    throw error;
  }
}
