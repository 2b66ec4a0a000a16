import type SQLite from 'better-sqlite3';
import type { CompiledQuery, Kysely } from 'kysely';

/** What a query gives within a unit of work. */
interface Given {
  rows: readonly unknown[];
  numAffectedRows?: bigint;
}

/** Queries that take effect together or not at all: each is yielded, and what it gives comes back. */
type Work<T> = Generator<CompiledQuery, T, Given>;

export type Atomically = <T>(work: () => Work<T>) => Promise<T>;

/** In one go: no lock is held while this process does something else. @param check looks at the file before it is told that all is written */
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

/** In a transaction of the server's. */
export function atomicallyOn<Tables>(database: Kysely<Tables>): Atomically {
  return (work) =>
    database.transaction().execute(async (transaction) => {
      const steps = work();
      let step = steps.next();
      while (step.done !== true) step = steps.next(await transaction.executeQuery(step.value));
      return step.value;
    });
}
