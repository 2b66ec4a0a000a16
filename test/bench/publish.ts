import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Answerer } from '../../src/answer/answerer.ts';
import { loadFiles } from '../../src/corpus/files.ts';
import { Records } from '../../src/discord/session/records.ts';
import type { Proposal } from '../../src/record/change.ts';
import { RecordService } from '../../src/record/record-service.ts';
import type { RecordSnapshot } from '../../src/record/snapshot.ts';
import { openStore, type Place } from '../../src/store/store.ts';
import { POSTGRES, startPostgres } from '../store/postgres.ts';
import { type Percentiles, percentiles } from './percentiles.ts';

const CORPUS = path.join(import.meta.dirname, '../../corpus');
const PUBLICATIONS = 40;
/** Long enough that a process that looks a few times a second is met at every point of its round. */
const PAUSE_MS = 37;

/** How long it takes until a published change is answered with. */
interface Publishing {
  database: string;
  /** in the process that publishes: checked, on the disk, and answered with */
  here: Percentiles;
  /** in another one on the same data, after it was answered with here */
  elsewhere: Percentiles;
  /** making the whole index anew, which a small change need not do */
  anew: number;
}

/** Measures publishing corrections of the shipped sources, on each database that is to be had. */
export async function measurePublishing(): Promise<Publishing[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'publish-'));
  const postgres = POSTGRES === undefined ? undefined : await startPostgres(POSTGRES);
  try {
    const sqlite = await measureOn('SQLite', { folder });
    return postgres === undefined
      ? [sqlite]
      : [sqlite, await measureOn('PostgreSQL', { url: await postgres.newDatabase() })];
  } finally {
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

export function publishingTable(measured: readonly Publishing[]): string {
  const lines = measured.map(({ database, here, elsewhere, anew }) =>
    [
      database.padEnd(12),
      `here ${inMs(here)}`,
      `elsewhere ${inMs(elsewhere)} later`,
      `1/${(anew / here.p50).toFixed(0)} of an index made anew`,
    ].join('  '),
  );
  return `A published change, until it is answered with (${PUBLICATIONS} of them; median and slowest):\n${lines.join('\n')}\n`;
}

function inMs({ p50, p99 }: Percentiles): string {
  return `${p50.toFixed(0)} and ${p99.toFixed(0)} ms`;
}

async function measureOn(database: string, place: Place): Promise<Publishing> {
  const [writer, reader] = [await recordAt(place), await recordAt(place)];
  const here: number[] = [];
  const elsewhere: number[] = [];
  const { sources } = writer.recordService.snapshot.shared.content;
  for (let count = 0; count < PUBLICATIONS; count += 1) {
    const entry = sources[(count * 7) % sources.length]?.id ?? '';
    const begun = performance.now();
    const outcome = await writer.recordService.publish(correction(writer.recordService, entry, count));
    const done = performance.now();
    if (outcome.kind !== 'published') throw new Error(`A correction was not published: ${outcome.kind}.`);
    await reader.holds(outcome.revisions[0]?.number ?? 0);
    here.push(done - begun);
    elsewhere.push(performance.now() - done);
    await wait(PAUSE_MS);
  }
  const begun = performance.now();
  new Answerer(writer.records.of({ kind: 'shared' }).corpus);
  const anew = performance.now() - begun;
  await writer.close();
  await reader.close();
  return { database, here: percentiles(here), elsewhere: percentiles(elsewhere), anew };
}

/** The record as the bot keeps it. */
async function recordAt(place: Place) {
  const store = await openStore(place);
  const now = () => new Date().toISOString();
  const recordService = await RecordService.open({ store, shipped: await loadFiles(CORPUS), now });
  const contents = (snapshot: RecordSnapshot) => ({ shared: snapshot.shared.content, server: () => undefined });
  const records = new Records(contents(recordService.snapshot));
  let newest = 0;
  const waiting: (() => void)[] = [];
  recordService.onSnapshot(async (snapshot) => {
    await records.replace(contents(snapshot));
    newest = recordService.published('shared')[0]?.number ?? 0;
    for (const look of waiting) look();
  });
  return {
    recordService,
    records,
    close: () => store.close(),
    /** Resolves once a revision is answered with. */
    holds: (number: number) =>
      new Promise<void>((resolve) => {
        const look = () => newest >= number && resolve();
        waiting.push(look);
        look();
      }),
  };
}

function correction(recordService: RecordService, entry: string, count: number): Proposal {
  const name = { scope: 'shared', kind: 'source' as const, entry };
  const { text, revision } = recordService.textOf(name);
  return {
    ...name,
    text: (text ?? '').replace(
      /^title: (.*)$/m,
      (_, title: string) => `title: ${title.replace(/(["']?)$/, ` ${count}$1`)}`,
    ),
    seen: revision?.number ?? 0,
    by: '112233445566778899',
    approvedBy: null,
    why: 'A benchmark.',
    origin: { how: 'edited' },
  };
}
