import type { Database } from 'better-sqlite3';
import { STEPS } from './migrations.ts';

/** Whose a SQLite database is: nobody’s while it is empty, a newer version’s where it has steps that this one does not know. */
export type Owner = 'nobody' | 'this' | 'newer' | 'other';

/** Looks at a database without changing it. */
export function ownerOf(database: Database): Owner {
  const tables = tablesOf(database);
  if (isBeginning(tables)) return 'nobody';
  if (!tables.has('kysely_migration') || !tables.has('revisions')) return 'other';
  return stepsOf(database).every((step) => STEPS.includes(step)) ? 'this' : 'newer';
}

/** Whether there are steps that a database was not brought to yet. */
export function lacksSteps(database: Database): boolean {
  return !tablesOf(database).has('kysely_migration') || stepsOf(database).length < STEPS.length;
}

function tablesOf(database: Database): Set<string> {
  const tables = database.prepare<[], { name: string }>("select name from sqlite_master where type = 'table'");
  return new Set(tables.all().map(nameOf));
}

function stepsOf(database: Database): string[] {
  return database.prepare<[], { name: string }>('select name from kysely_migration').all().map(nameOf);
}

/** A first start that was ended before its first step leaves only what the migrations keep for themselves. */
function isBeginning(tables: ReadonlySet<string>): boolean {
  return [...tables].every((table) => table.startsWith('kysely_') || table.startsWith('sqlite_'));
}

function nameOf({ name }: { name: string }): string {
  return name;
}
