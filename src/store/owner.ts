import type { Database } from 'better-sqlite3';
import { STEPS } from './migrations.ts';

/** Whose a SQLite database is: nobody’s while it is empty, a newer version’s where it has steps that this one does not know. */
export type Owner = 'nobody' | 'this' | 'newer' | 'other';

/** Looks at a database without changing it. */
export function ownerOf(database: Database): Owner {
  const tables = new Set(
    database.prepare<[], { name: string }>("select name from sqlite_master where type = 'table'").all().map(nameOf),
  );
  if (isBeginning(tables)) return 'nobody';
  if (!tables.has('kysely_migration') || !tables.has('revisions')) return 'other';
  const steps = database.prepare<[], { name: string }>('select name from kysely_migration').all().map(nameOf);
  return steps.every((step) => STEPS.includes(step)) ? 'this' : 'newer';
}

/** A first start that was ended before its first step leaves only what the migrations keep for themselves. */
function isBeginning(tables: ReadonlySet<string>): boolean {
  return [...tables].every((table) => table.startsWith('kysely_') || table.startsWith('sqlite_'));
}

function nameOf({ name }: { name: string }): string {
  return name;
}
