import { createHash } from 'node:crypto';
import { StoreFault } from './fault.ts';

/** Checksums of a revision as it was written: of the columns that name its entry and place in the history, and of all columns. */
export interface Checksum {
  name: string;
  whole: string;
}

/** A checksum as it is read beside a revision. */
export type ReadChecksum = { [Part in keyof Checksum]: string | null };

/** The columns of a revision. */
interface Row {
  number: number;
  scope: string;
  kind: string;
  entry: string;
  previous: number;
  text: string | null;
  base: string | null;
  by: string;
  approved_by: string | null;
  at: string;
  why: string;
  origin: string;
}

/** The order of the columns never changes: these checksums are stored in existing databases. */
export function checksumOf(row: Row): Checksum {
  const name = [row.number, row.scope, row.kind, row.entry, row.previous];
  const rest = [row.text, row.base, row.by, row.approved_by, row.at, row.why, row.origin];
  return { name: hashOf(name), whole: hashOf([...name, ...rest]) };
}

/** The columns of words that were taken, refused or undone. */
interface WordsRow {
  number: number;
  scope: string;
  source: string;
  statement: string;
  act: string;
  undoes: number | null;
  previous: number;
  ours: string;
  text: string;
  address: string;
  seen: string;
  captured: string | null;
  page: string;
  leans: number;
  by: string;
  at: string;
  run: string | null;
}

/** The order of the columns never changes here, either. */
export function wordsChecksumOf(row: WordsRow): string {
  const name = [row.number, row.scope, row.source, row.statement, row.act, row.undoes, row.previous];
  const found = [row.ours, row.text, row.address, row.seen, row.captured, row.page, row.leans];
  return hashOf([...name, ...found, row.by, row.at, row.run]);
}

/** Whether words that were taken, refused or undone are what was written. @param whole their stored checksum; null where there is none */
export function areWordsIntact(row: WordsRow, whole: string | null): boolean {
  return whole === wordsChecksumOf(row);
}

function hashOf(values: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url');
}

/**
 * Compares a revision with its checksums.
 * @returns false where its text, author, day, reason or origin was changed since
 * @throws StoreFault where the columns that name its entry were changed: the text that it replaced would be current again
 */
export function isIntact(row: Row, written: ReadChecksum): boolean {
  const read = checksumOf(row);
  if (written.name !== read.name)
    throw new StoreFault('altered', new Error(`Revision ${row.number} is not the one that was written.`));
  return written.whole === read.whole;
}
