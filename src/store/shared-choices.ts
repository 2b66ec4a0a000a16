/**
 * What curators have chosen for all servers (answers and exact words), for programs that only answer: read without creating or
 * migrating a database, and without waiting. Where it can't be read there is nothing.
 */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { areWordsIntact } from './checksum.ts';
import { DATABASE_FILE, type Place } from './place.ts';
import { keyOf, type StoredWords, standingOf } from './words.ts';

const PINS = "select question, item, at, reach from pins where scope = 'shared' and undone_at is null order by id desc";
const WORDS = `select words.*, word_checksums.whole, word_looks.stood, word_looks.missing as looked_missing
  from words left join word_looks on word_looks.number = words.number
  left join word_checksums on word_checksums.number = words.number
  where words.scope = 'shared' order by words.number`;
const WAIT_MS = 1_000;

const pinRows = z.array(
  z.object({ question: z.string(), item: z.string(), at: z.string(), reach: z.enum(['phrase', 'same']).nullable() }),
);
type SharedPin = z.output<typeof pinRows>[number];

const wordRows = z.array(
  z.object({
    number: z.number(),
    scope: z.string(),
    source: z.string(),
    statement: z.string(),
    act: z.enum(['take', 'refuse', 'undo']),
    undoes: z.number().nullable(),
    previous: z.number(),
    ours: z.string(),
    text: z.string(),
    address: z.string(),
    seen: z.string(),
    captured: z.string().nullable(),
    page: z.string(),
    leans: z.number(),
    by: z.string(),
    at: z.string(),
    run: z.string().nullable(),
    whole: z.string().nullable(),
    stood: z.string().nullable(),
    looked_missing: z.string().nullable(),
  }),
);

/** The answers that curators chose and that stand, newest first. */
export function readSharedPins(place: Place): Promise<SharedPin[]> {
  return readRows(place, PINS, pinRows);
}

/** The exact words that stand: of a statement the last ones. */
export async function readSharedWords(place: Place): Promise<StoredWords[]> {
  const rows = await readRows(place, WORDS, wordRows);
  const altered = new Set(rows.filter(({ whole, ...row }) => !areWordsIntact(row, whole)).map(keyOf));
  const undone = new Set(rows.map(({ undoes }) => undoes));
  return standingOf(rows.filter((row) => row.act === 'take' && !undone.has(row.number) && !altered.has(keyOf(row))));
}

async function readRows<T>(place: Place, query: string, rows: z.ZodType<T[]>): Promise<T[]> {
  try {
    return rows.parse('url' in place ? await fromServer(place.url, query) : await fromFile(place.folder, query));
  } catch {
    return [];
  }
}

async function fromFile(folder: string, query: string): Promise<unknown[]> {
  const name = path.join(folder, DATABASE_FILE);
  await stat(name);
  const { default: SQLite } = await import('better-sqlite3');
  const file = new SQLite(name, { readonly: true, fileMustExist: true, timeout: WAIT_MS });
  try {
    return file.prepare(query).all();
  } finally {
    file.close();
  }
}

async function fromServer(url: string, query: string): Promise<unknown[]> {
  const { Client } = await import('pg');
  const client = new Client({ connectionString: url, connectionTimeoutMillis: WAIT_MS, query_timeout: WAIT_MS });
  try {
    await client.connect();
    return (await client.query(query)).rows;
  } finally {
    await client.end();
  }
}
