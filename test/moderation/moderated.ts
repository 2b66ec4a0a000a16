import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { moderatorCommands } from '../../commands/index.ts';
import { checkMessage } from '../../src/claims/claims.ts';
import type { Problem } from '../../src/corpus/problem.ts';
import type { Bot } from '../../src/discord/bot.ts';
import type { RateLimits } from '../../src/discord/kit/load.ts';
import { Fetcher } from '../../src/fetch/fetcher.ts';
import { createModeration } from '../../src/moderation/moderation.ts';
import type { ModerationResources } from '../../src/moderation/session/moderator-session.ts';
import type { Verdict } from '../../src/moderation/session/pin-book.ts';
import { createLog } from '../../src/observe/log.ts';
import { perform } from '../../src/reading/sandbox/jobs.ts';
import type { Job } from '../../src/reading/sandbox/protocol.ts';
import { openServices } from '../../src/services.ts';
import type { Store } from '../../src/store/store.ts';
import { TODAY } from '../discord/record.ts';
import { botAt, type Running, startRunning } from '../discord/running.ts';
import type { Discord } from '../discord-server/discord.ts';

const SHIPPED = path.join(import.meta.dirname, '../../corpus');

/** How a bot with moderation is set up. */
export interface Arrangement {
  homeServer?: string;
  curators?: string[];
  /** default: the corpus that ships */
  corpusFolder?: string;
  /** where the data is services; default: a folder that goes with the bot */
  dataFolder?: string;
  databaseUrl?: string;
  /**
   * documents are read in this process: one of its own for each takes longer than all else that a test does. How those are
   * is for test/reading/sandbox
   */
  readsHere?: boolean;
  /** moderators’ choices are tried as ways of asking in a thread, as for everybody: it takes seconds; default: they pass */
  triesInThread?: boolean;
  /** what is in Discord before the bot logs in */
  arrange?(discord: Discord): void;
  /** default: as for everybody */
  rates?: RateLimits;
  /** the message-content intent is switched on */
  messageContent?: boolean;
}

/** The bot as it runs, with moderators' commands and data of its own. */
export interface Moderated extends Running {
  resources: ModerationResources;
  store: Store;
  dataFolder: string;
  /** errors of hand edits that were told of */
  brokenEdits: Problem[];
  /** lets a host of this machine through, `127.0.0.1:port` */
  allow(host: string): void;
  /** moves the clock of what is stored */
  setNow(iso: string): void;
  /** what comes of trying a choice as a way of asking, at once: test/moderation/gate.test.ts tries in earnest */
  setVerdict(verdict: Verdict): void;
  /** what the bot does from time to time */
  tidy(): Promise<void>;
  /** another process of the same bot, on the same data: it answers in this one's place */
  takeOver(): Promise<void>;
  /** another process of the same bot, on the same data, that answers beside this one */
  beside(): Promise<{ bot: Bot; resources: ModerationResources; stop(): Promise<void> }>;
}

/** Work on a document as a process of its own would do it: what goes in and comes out is copied. */
const readHere = (async (job: Job) =>
  structuredClone(await perform(structuredClone(job)))) as ModerationResources['inSandbox'];

export async function startModerated(arrangement: Arrangement = {}): Promise<Moderated> {
  const { homeServer, curators = [], corpusFolder = SHIPPED, databaseUrl, arrange, rates } = arrangement;
  const { messageContent = false } = arrangement;
  const dataFolder = arrangement.dataFolder ?? (await mkdtemp(path.join(tmpdir(), 'moderated-')));
  const allowed: string[] = [];
  const brokenEdits: Problem[] = [];
  let now = `${TODAY}T12:00:00.000Z`;
  let verdict: Verdict = { kind: 'passes' };
  const archive = { api: 'http://archive.invalid', copies: 'http://archive.invalid' };
  /** Each page is asked for by a fetcher that knows the hosts of its time. */
  const withFetcher = async <T>(ask: (fetcher: Fetcher) => Promise<T>): Promise<T> => {
    const fetcher = new Fetcher({ userAgent: 'Testlamp/1.0', allowHosts: allowed, pauseMs: 0, deadlineMs: 3_000 });
    try {
      return await ask(fetcher);
    } finally {
      await fetcher.close();
    }
  };
  const open = async () => {
    const services = await openServices(
      { corpusFolder, dataFolder, databaseUrl, curators, homeServer },
      {
        today: () => TODAY,
        now: () => now,
        log: createLog('silent'),
        checkMessage,
        voteKey: 'a token',
        onBrokenEdit: (problems) => brokenEdits.push(...problems),
        fetchPage: (url) => withFetcher((fetcher) => fetcher.fetch(url)),
        archive: {
          ...archive,
          pauseMs: 0,
          fetchPage: (url) => withFetcher((fetcher) => fetcher.fetch(url)),
          fetchJson: (url) => withFetcher((fetcher) => fetcher.fetchJson(url)),
        },
      },
    );
    if ('unusable' in services) throw new Error('Nothing can be answered from this corpus.');
    const { resources } = services;
    const tryPin = arrangement.triesInThread ? resources.tryPin : async () => verdict;
    const inSandbox = arrangement.readsHere ? readHere : resources.inSandbox;
    return { ...services, resources: { ...resources, inSandbox, tryPin } };
  };
  let services = await open();
  const options = ({ resources, records } = services) => {
    const sharedTopicsIn = (question: string) => records.sharedTopicsIn(question);
    return {
      moderatorCommands,
      moderation: createModeration({ commands: moderatorCommands, resources, sharedTopicsIn }),
      ...(rates && { rates }),
      messageContent,
      record: (scope: Parameters<typeof records.of>[0]) => records.of(scope),
    };
  };
  const running = await startRunning({ ...options(), ...(arrange && { arrange }) });
  return Object.assign(running, {
    resources: services.resources,
    store: services.resources.store,
    dataFolder,
    brokenEdits,
    allow: (host: string) => allowed.push(host),
    setNow: (iso: string) => {
      now = iso;
    },
    setVerdict: (next: Verdict) => {
      verdict = next;
    },
    tidy: () => running.bot.tidy(),
    async takeOver() {
      await running.bot.stop();
      await services.close();
      services = await open();
      running.bot = botAt(running.discord, running, options());
      Object.assign(running, { resources: services.resources, store: services.resources.store });
      await running.bot.start();
    },
    async beside() {
      const others = await open();
      const bot = botAt(running.discord, running, options(others));
      await bot.start();
      const stop = async () => {
        await bot.stop();
        await others.close();
      };
      return { bot, resources: others.resources, stop };
    },
    stop: async () => {
      await running.bot.stop();
      await running.discord.stop();
      await services.close();
      if (arrangement.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
    },
  });
}
