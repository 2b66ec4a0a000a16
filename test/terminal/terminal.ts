import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { openRecord } from '../../src/open-record.ts';
import type { Surroundings } from '../../src/terminal/ask-command.ts';
import type { OpenRecord } from '../../src/terminal/record.ts';

export const SHIPPED = path.join(import.meta.dirname, '../../corpus');
/** The day on which the tests ask. */
export const TODAY = '2026-03-01';

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

/** A command run in this process on streams that hold what is typed and take what is said. */
export async function run(
  command: (args: string[], surroundings: Surroundings) => Promise<number>,
  args: string[],
  typed: string | Buffer = '',
): Promise<{ status: number; stdout: string; stderr: string }> {
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const said = Promise.all([buffer(output), buffer(errors)]);
  const status = await command(args, {
    streams: { input: Readable.from([Buffer.from(typed)]), output, errors },
    open: (folder = SHIPPED) => recordOf(folder),
    today: () => TODAY,
  });
  output.end();
  errors.end();
  const [stdout, stderr] = await said;
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}
