import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { loadFiles } from '../../src/corpus/files.ts';
import { Records } from '../../src/discord/session/records.ts';
import { Delivery } from '../../src/follow/delivery.ts';
import { ChangeFeed } from '../../src/record/change-feed.ts';
import { RecordService } from '../../src/record/record-service.ts';
import type { RecordSnapshot } from '../../src/record/snapshot.ts';
import { DEFAULT_SETTINGS } from '../../src/store/settings.ts';
import { DATABASE_FILE, openStore } from '../../src/store/store.ts';
import { readQuestions, TODAY } from '../eval/questions.ts';
import { type Floor, floor } from './floors.ts';
import { shown, verdict } from './report.ts';

const CORPUS = path.join(import.meta.dirname, '../../corpus');
const FOLLOWS = 10_000;
/** Of all follows: those of a question, and those that are told at once. */
const QUESTIONS = 1_000;
const AT_ONCE = 500;
const PUBLICATIONS = 10;
const LONGEST_HOLD = 25;
const MICROSECONDS_IN_MS = 1_000;

/** What many follows cost a bot that answers meanwhile. */
export interface Following {
  follows: number;
  questions: number;
  /** the longest that a publication held the main loop: until it was answered with, and from then until all was written down */
  publishing: { answered: number; told: number; tookMs: number };
  /** the same of the hour at which all that is told once a day is written down */
  morning: { held: number; tookMs: number; messages: number };
}

/** Publishes sources with many follows, and lets the hour come at which they are told. */
export async function measureFollowing(): Promise<Following> {
  const folder = await mkdtemp(path.join(tmpdir(), 'follows-'));
  let now = '2026-11-22T12:00:00.000Z';
  const store = await openStore({ folder });
  try {
    const recordService = await RecordService.open({ store, shipped: await loadFiles(CORPUS), now: () => now });
    const contents = (snapshot: RecordSnapshot) => ({ shared: snapshot.shared.content, server: () => undefined });
    const records = new Records(contents(recordService.snapshot));
    recordService.onSnapshot((snapshot) => records.replace(contents(snapshot)));
    const onFault = (fault: unknown) => {
      throw fault;
    };
    const feed = new ChangeFeed({ store, recordService, now: () => now, onFault });
    await feed.look();
    addFollows(path.join(folder, DATABASE_FILE), recordService.snapshot, await store.itemChanges.last());
    const delivery = new Delivery({
      store,
      record: (scope) => records.of(scope),
      settings: { of: () => DEFAULT_SETTINGS },
      isMember: async () => true,
      now: () => now,
      today: () => TODAY,
    });
    // Whatever is compiled and cached when it is first used.
    await publish(recordService, 0);
    await feed.look();
    await delivery.run();
    const publishing = { answered: 0, told: 0, tookMs: 0 };
    for (let count = 1; count <= PUBLICATIONS; count += 1) {
      const answered = await held(() => publish(recordService, count));
      const told = await held(async () => {
        await feed.look();
        await delivery.run();
      });
      publishing.answered = Math.max(publishing.answered, answered.held);
      publishing.told = Math.max(publishing.told, told.held);
      publishing.tookMs = Math.max(publishing.tookMs, told.tookMs);
    }
    const before = (await store.postings.open('9999')).length;
    now = '2026-11-23T09:00:00.000Z';
    const morning = await held(() => delivery.run());
    const messages = (await store.postings.open('9999')).length - before;
    await feed.close();
    return { follows: FOLLOWS, questions: QUESTIONS, publishing, morning: { ...morning, messages } };
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Runs work, and tells for how long it held the main loop at most: in processor time, which a busy machine does not lengthen, between two
 * turns of the loop.
 */
async function held(work: () => Promise<unknown>): Promise<{ held: number; tookMs: number }> {
  let longest = 0;
  let isDone = false;
  const watch = async () => {
    for (let last = process.threadCpuUsage(); !isDone; ) {
      await setImmediate();
      const { user, system } = process.threadCpuUsage(last);
      longest = Math.max(longest, (user + system) / MICROSECONDS_IN_MS);
      last = process.threadCpuUsage();
    }
  };
  const watching = watch();
  await setImmediate();
  const begun = performance.now();
  await work();
  const tookMs = performance.now() - begun;
  await setImmediate();
  isDone = true;
  await watching;
  return { held: longest, tookMs };
}

/** A source that adds two statements of somebody whom many follow. */
async function publish(recordService: RecordService, count: number): Promise<void> {
  const { sources } = recordService.snapshot.shared.content;
  const name = { scope: 'shared', kind: 'source' as const, entry: sources[(count * 7) % sources.length]?.id ?? '' };
  const { text, revision } = recordService.textOf(name);
  const outcome = await recordService.publish({
    ...name,
    text: (text ?? '').replace(/^published: (\d{4})-(\d{2})-\d{2}$/m, 'published: $1-$2-01'),
    seen: revision?.number ?? 0,
    by: '1',
    approvedBy: null,
    why: 'A benchmark.',
    origin: { how: 'edited' },
  });
  if (outcome.kind !== 'published') await withdraw(recordService, name, revision?.number ?? 0);
}

/** Where its id holds the day of a source, it is taken off the record: that is news as well. */
async function withdraw(
  recordService: RecordService,
  name: { scope: string; kind: 'source'; entry: string },
  seen: number,
): Promise<void> {
  const change = {
    text: null,
    seen,
    by: '1',
    approvedBy: null,
    why: 'A benchmark.',
    origin: { how: 'edited' as const },
  };
  const outcome = await recordService.publish({ ...name, ...change });
  if (outcome.kind !== 'published') throw new Error(`Nothing was published: ${outcome.kind}.`);
}

/** Four follows each of 2,500 people, of what the record holds most of; a few of them are told to channels at once. */
function addFollows(file: string, { shared }: RecordSnapshot, seen: number): void {
  const { people, topics, measures, subjects } = shared.content;
  const lists = [
    ['speaker', people],
    ['topic', topics],
    ['measure', measures],
    ['subject', subjects],
  ] as const;
  const questions = [...readQuestions('train'), ...readQuestions('tune')].map(({ q }) => q);
  const database = new SQLite(file);
  const insert = database.prepare(
    `insert into follows (target, "by", server, kind, about, every, seen, told, at, paused) values (?, '1', null, ?, ?, ?, ?, '2026-11-22', '', null)`,
  );
  database.transaction(() => {
    for (let at = 0; at < FOLLOWS; at += 1) {
      const [kind, list] = lists[at % lists.length] ?? lists[0];
      const about = list[(at * 31) % list.length]?.id ?? '';
      const isQuestion = at % (FOLLOWS / QUESTIONS) === 0;
      const isAtOnce = at % (FOLLOWS / AT_ONCE) === 1;
      const target = isAtOnce ? `channel:${at}` : `user:${Math.floor(at / 4)}`;
      const question = `${questions[at % questions.length]} ${at}`;
      insert.run(
        target,
        isQuestion ? 'question' : kind,
        isQuestion ? question : `${about}`,
        isAtOnce ? 'once' : 'daily',
        seen,
      );
    }
  })();
  database.close();
}

export function followingFloors({ publishing, morning }: Following): Floor[] {
  return [
    floor('main loop held while a source is published, ms', publishing.answered, LONGEST_HOLD),
    floor('main loop held while a publication is told to follows, ms', publishing.told, LONGEST_HOLD),
    floor('main loop held while a day’s messages are written down, ms', morning.held, LONGEST_HOLD),
  ];
}

export function followingTable(measured: Following): string {
  const { follows, questions, publishing, morning } = measured;
  const many = (count: number) => count.toLocaleString('en-GB');
  return [
    `${many(follows)} follows, ${many(questions)} of them of questions:`,
    `publishing held the main loop ${shown(publishing.answered)} ms until it was answered with; telling it then ${shown(publishing.told)} ms, over ${shown(publishing.tookMs)} ms`,
    `a day’s ${many(morning.messages)} messages were written down in ${shown(morning.tookMs)} ms, which held the main loop ${shown(morning.held)} ms at most`,
    ...followingFloors(measured).map(verdict),
    '',
  ].join('\n');
}
