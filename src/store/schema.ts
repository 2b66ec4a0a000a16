/** What several steps of the database’s history make: numbered tables, and triggers. */
import { type Kysely, sql } from 'kysely';

export type Dialect = 'sqlite' | 'postgres';

type Database = Kysely<unknown>;

/** Triggers that notify other processes of each change, in its own transaction: no write goes unnoticed because its process ended. */
export async function telling(database: Database, tables: readonly string[]): Promise<void> {
  await sql
    .raw(
      `create function tell_of_change() returns trigger language plpgsql as $$ begin perform pg_notify('revisions', ''); return null; end $$`,
    )
    .execute(database);
  for (const table of tables) await tellingOf(database, table);
}

/** The same for a table that came later. */
export async function tellingOf(database: Database, table: string): Promise<void> {
  await sql
    .raw(
      `create trigger ${table}_tell after insert or update or delete on ${table} for each statement execute function tell_of_change()`,
    )
    .execute(database);
}

/** A table whose rows the database numbers. */
export function numbered(database: Database, dialect: Dialect, table: string, column: string) {
  return database.schema
    .createTable(table)
    .addColumn(column, dialect === 'sqlite' ? 'integer' : 'serial', (each) =>
      dialect === 'sqlite' ? each.primaryKey().autoIncrement() : each.primaryKey(),
    );
}

/** History is never rewritten: the database itself refuses. */
export async function appendOnly(database: Database, dialect: Dialect, table: string): Promise<void> {
  const refusal = `${table} is append-only`;
  if (dialect === 'sqlite') {
    for (const change of ['update', 'delete']) {
      await sql
        .raw(
          `create trigger ${table}_no_${change} before ${change} on ${table} begin select raise(abort, '${refusal}'); end`,
        )
        .execute(database);
    }
    return;
  }
  await sql
    .raw(
      `create function ${table}_refuse() returns trigger language plpgsql as $$ begin raise exception '${refusal}'; end $$`,
    )
    .execute(database);
  await sql
    .raw(
      `create trigger ${table}_keep before update or delete on ${table} for each row execute function ${table}_refuse()`,
    )
    .execute(database);
}

/** The history of a server that the bot was removed from may be deleted; nothing else of it. */
export async function deletableOnceDeparted(database: Database, dialect: Dialect, table: string): Promise<void> {
  const refusal = `${table} is append-only`;
  if (dialect === 'sqlite') {
    await sql.raw(`drop trigger ${table}_no_delete`).execute(database);
    await sql
      .raw(
        `create trigger ${table}_no_delete before delete on ${table} when old.scope not in (select server from departures) begin select raise(abort, '${refusal}'); end`,
      )
      .execute(database);
    return;
  }
  await sql
    .raw(
      `create or replace function ${table}_refuse() returns trigger language plpgsql as $$ begin if tg_op = 'DELETE' and exists (select 1 from departures where server = old.scope) then return old; end if; raise exception '${refusal}'; end $$`,
    )
    .execute(database);
}
