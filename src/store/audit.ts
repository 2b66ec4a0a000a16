import type { Kysely, Selectable } from 'kysely';
import type { EntryKind } from '../corpus/lists.ts';
import { areWordsIntact, checksumOf, isIntact, type ReadChecksum, wordsChecksumOf } from './checksum.ts';
import { StoreFault } from './fault.ts';
import type { RevisionsTable, Tables, WordsTable } from './tables.ts';

/** How many revisions are read at once where all are. */
const BATCH = 500;

type Row = Selectable<RevisionsTable> & ReadChecksum;

/** A revision, or words of a statement, whose row does not match its checksum: it was changed outside this program. */
export interface Altered {
  number: number;
  scope: string;
  kind: EntryKind | 'words';
  /** an entry, or a statement */
  entry: string;
}

/**
 * Compares every revision, and all words that were taken or refused, with their checksums; adds those that are missing first.
 * @returns the rows that do not match
 * @throws StoreFault where a revision is gone, or the columns that name its entry were changed
 */
export async function audit(database: Kysely<Tables>): Promise<Altered[]> {
  await addMissingChecksums(database);
  const words = (await alteredWords(database)).map(
    ({ number, scope, source, statement }): Altered => ({
      number,
      scope,
      kind: 'words',
      entry: `${source}#${statement}`,
    }),
  );
  return [...(await alteredRevisions(database)), ...words];
}

/** The rows of words that no longer match their checksums. Nothing of their statements is answered with. */
export async function alteredWords(database: Kysely<Tables>): Promise<Selectable<WordsTable>[]> {
  const rows = await database
    .selectFrom('words')
    .leftJoin('word_checksums', 'word_checksums.number', 'words.number')
    .selectAll('words')
    .select('word_checksums.whole')
    .execute();
  return rows.filter(({ whole, ...row }) => !areWordsIntact(row, whole));
}

async function alteredRevisions(database: Kysely<Tables>): Promise<Altered[]> {
  const gone = await database
    .selectFrom('checksums')
    .select('number')
    .where('number', 'not in', (query) => query.selectFrom('revisions').select('number'))
    .executeTakeFirst();
  if (gone !== undefined) throw new StoreFault('altered', new Error(`Revision ${gone.number} is gone.`));
  const altered: Altered[] = [];
  await inBatches(database, 0, async (rows) => {
    for (const row of rows) if (!isIntact(row, row)) altered.push(row);
  });
  return altered.map(({ number, scope, kind, entry }) => ({ number, scope, kind, entry }));
}

/**
 * Adds checksums to revisions and words that an earlier version wrote without: only to those numbered after the last checksum. One
 * that is missing between others was deleted, and the audit reports its row.
 */
export async function addMissingChecksums(database: Kysely<Tables>): Promise<void> {
  await addMissingWordChecksums(database);
  await inBatches(database, await lastIn(database, 'checksums'), async (rows) => {
    await database
      .insertInto('checksums')
      .values(rows.map((row) => ({ number: row.number, ...checksumOf(row) })))
      .onConflict((conflict) => conflict.column('number').doNothing())
      .execute();
  });
}

async function addMissingWordChecksums(database: Kysely<Tables>): Promise<void> {
  const last = await lastIn(database, 'word_checksums');
  for (;;) {
    const rows = await database
      .selectFrom('words')
      .selectAll()
      .where('number', '>', last)
      .where('number', 'not in', (query) => query.selectFrom('word_checksums').select('number'))
      .orderBy('number')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) return;
    await database
      .insertInto('word_checksums')
      .values(rows.map((row) => ({ number: row.number, whole: wordsChecksumOf(row) })))
      .onConflict((conflict) => conflict.column('number').doNothing())
      .execute();
  }
}

/** The highest number that has a checksum; 0 for none. */
async function lastIn(database: Kysely<Tables>, table: 'checksums' | 'word_checksums'): Promise<number> {
  const { last } = await database
    .selectFrom(table)
    .select(({ fn }) => fn.max<number | null>('number').as('last'))
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

/** Takes the revisions after a number some at a time, in their order. */
async function inBatches(database: Kysely<Tables>, after: number, work: (rows: Row[]) => Promise<void>): Promise<void> {
  for (let last = after; ; ) {
    const rows = await database
      .selectFrom('revisions')
      .leftJoin('checksums', 'checksums.number', 'revisions.number')
      .selectAll('revisions')
      .select(['checksums.name', 'checksums.whole'])
      .where('revisions.number', '>', last)
      .orderBy('revisions.number')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) return;
    await work(rows);
    last = rows.at(-1)?.number ?? last;
  }
}
