import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Command } from '../../src/terminal/command.ts';
import { openRecord } from '../../src/terminal/open-record.ts';
import type { OpenRecord, Surroundings } from '../../src/terminal/surroundings.ts';

export const SHIPPED = path.join(import.meta.dirname, '../../corpus');
/** The day on which the tests ask. */
export const TODAY = '2026-03-01';

const NOT_HERE = { reason: 'No page is fetched here.' };

const opened = new Map<string, Promise<OpenRecord>>();

/** The record of a folder that is known to be sound; opened once, as nothing in it ever changes. */
export function recordOf(folder: string): Promise<OpenRecord> {
  const known = opened.get(folder) ?? soundRecord(folder);
  opened.set(folder, known);
  return known;
}

async function soundRecord(folder: string): Promise<OpenRecord> {
  const { record } = await openRecord(folder);
  if (record === undefined) throw new Error(`The corpus in ${folder} cannot be used.`);
  return record;
}

/** A command run in this process, on streams that hold what is typed and take what is said. */
export async function run(
  command: Pick<Command<Surroundings>, 'run'>,
  args: string[],
  { typed = '', ...own }: Partial<Omit<Surroundings, 'streams'>> & { typed?: string | Buffer } = {},
  output = new PassThrough(),
): Promise<{ status: number; stdout: string; stderr: string }> {
  const errors = new PassThrough();
  const said = Promise.all([buffer(output), buffer(errors)]);
  const status = await command.run(args, {
    streams: { input: Readable.from([Buffer.from(typed)]), output, errors },
    open: (folder = SHIPPED) => recordOf(folder),
    folder: '/nowhere',
    place: { folder: '/nowhere' },
    today: () => TODAY,
    now: () => `${TODAY}T12:00:00.000Z`,
    fetchPage: async (url) => ({ reason: `No page is fetched here: ${url}.` }),
    // Loaded where it is wanted: most commands read no page.
    readPage: async (document) => (await import('../../src/reading/article.ts')).readArticle(document),
    searchPage: async () => ({ kind: 'unreadable', reason: 'no page is searched here.' }),
    archive: { api: '', copies: '', fetchPage: async () => NOT_HERE, fetchJson: async () => NOT_HERE },
    ...own,
  });
  output.end();
  errors.end();
  const [stdout, stderr] = await said;
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}
