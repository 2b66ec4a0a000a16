/**
 * The curators' choices, for programs that only answer: read without creating or migrating a database, and without waiting.
 * Where they can't be read there are none.
 */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { DATABASE_FILE, type Place } from './place.ts';

const QUERY =
  "select question, item, at, reach from pins where scope = 'shared' and undone_at is null order by id desc";
const WAIT_MS = 1_000;

const rows = z.array(
  z.object({ question: z.string(), item: z.string(), at: z.string(), reach: z.enum(['phrase', 'same']).nullable() }),
);
type SharedPin = z.output<typeof rows>[number];

/** Those that stand, newest first. */
export async function readSharedPins(place: Place): Promise<SharedPin[]> {
  try {
    return rows.parse('url' in place ? await fromServer(place.url) : await fromFile(place.folder));
  } catch {
    return [];
  }
}

async function fromFile(folder: string): Promise<unknown[]> {
  const name = path.join(folder, DATABASE_FILE);
  await stat(name);
  const { default: SQLite } = await import('better-sqlite3');
  const file = new SQLite(name, { readonly: true, fileMustExist: true, timeout: WAIT_MS });
  try {
    return file.prepare(QUERY).all();
  } finally {
    file.close();
  }
}

async function fromServer(url: string): Promise<unknown[]> {
  const { Client } = await import('pg');
  const client = new Client({ connectionString: url, connectionTimeoutMillis: WAIT_MS, query_timeout: WAIT_MS });
  try {
    await client.connect();
    return (await client.query(QUERY)).rows;
  } finally {
    await client.end();
  }
}
