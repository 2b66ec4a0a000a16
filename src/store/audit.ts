import type { Kysely, Selectable } from 'kysely';
import type { EntryKind } from '../corpus/lists.ts';
import { checksumOf, isIntact, type ReadChecksum, wordsChecksumOf } from './checksum.ts';
import { StoreFault } from './fault.ts';
import type { RevisionsTable, Tables } from './tables.ts';

/** How many revisions are read at once where all are. */
const BATCH = 500;

type Row = Selectable<RevisionsTable> & ReadChecksum;

/** Something of the record’s history that was changed since it was written, outside this program. */
export interface Altered {
  number: number;
  scope: string;
  kind: EntryKind | 'words';
  /** an entry, or a statement */
  entry: string;
}

/**
 * Holds all that was written against what it was then.
 * @returns what was changed since
 * @throws StoreFault where a revision is gone, or it can’t be told what one is of
 */
export async function audit(database: Kysely<Tables>): Promise<Altered[]> {
  await addMissingChecksums(database);
  return [...(await alteredRevisions(database)), ...(await alteredWords(database))];
}

async function alteredWords(database: Kysely<Tables>): Promise<Altered[]> {
  const rows = await database
    .selectFrom('words')
    .leftJoin('word_checksums', 'word_checksums.number', 'words.number')
    .selectAll('words')
    .select('word_checksums.whole')
    .execute();
  return rows
    .filter(({ whole, ...row }) => whole !== wordsChecksumOf(row))
    .map(({ number, scope, source, statement }) => ({ number, scope, kind: 'words', entry: `${source}#${statement}` }));
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
 * Adds the checksums of revisions and words that were written by a version that knew of none. Those that have come after the last one
 * with a checksum: a checksum that is missing between others was lost.
 */
export async function addMissingChecksums(database: Kysely<Tables>): Promise<void> {
  await addMissingWordChecksums(database);
  const { last } = await database
    .selectFrom('checksums')
    .select(({ fn }) => fn.max<number | null>('number').as('last'))
    .executeTakeFirstOrThrow();
  await inBatches(database, last ?? 0, async (rows) => {
    await database
      .insertInto('checksums')
      .values(rows.map((row) => ({ number: row.number, ...checksumOf(row) })))
      .onConflict((conflict) => conflict.column('number').doNothing())
      .execute();
  });
}

async function addMissingWordChecksums(database: Kysely<Tables>): Promise<void> {
  const { last } = await database
    .selectFrom('word_checksums')
    .select(({ fn }) => fn.max<number | null>('number').as('last'))
    .executeTakeFirstOrThrow();
  for (;;) {
    const rows = await database
      .selectFrom('words')
      .selectAll()
      .where('number', '>', last ?? 0)
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
