/** The bot's composition root: opens the database and the record, and wires what answering and moderating need. */
import { createHmac } from 'node:crypto';
import { type Config, placeOf } from './config.ts';
import { loadFiles } from './corpus/files.ts';
import type { Problem } from './corpus/problem.ts';
import type { IsoDate } from './corpus/schema.ts';
import { RATE } from './discord/kit/limits.ts';
import type { CountForAll } from './discord/kit/load.ts';
import { type Contents, Records } from './discord/session/records.ts';
import type { CheckMessage } from './discord/session/snapshot.ts';
import { askGate } from './moderation/feedback/gate.ts';
import { fetchHandedFile } from './moderation/session/handed-file.ts';
import type { ModerationResources } from './moderation/session/moderator-session.ts';
import { PinBook } from './moderation/session/pin-book.ts';
import { SettingsBook } from './moderation/session/settings-book.ts';
import type { Log } from './observe/log.ts';
import { inSandbox } from './reading/sandbox/sandbox.ts';
import { ChangeFeed } from './record/change-feed.ts';
import { CorpusWatcher } from './record/corpus-watcher.ts';
import { RecordService } from './record/record-service.ts';
import type { RecordSnapshot, ScopeRecord } from './record/snapshot.ts';
import { RunningSearches } from './record/word-search.ts';
import { openStore, type Store } from './store/store.ts';

/** What depends on where and when the program runs. */
export interface Environment {
  today(): IsoDate;
  /** ISO 8601, UTC; default: the clock */
  now?(): string;
  log: Log;
  /** holds what a message claims against a corpus */
  checkMessage: CheckMessage;
  fetchPage: ModerationResources['fetchPage'];
  archive: ModerationResources['archive'];
  /** what people’s votes are hashed with; it is not stored */
  voteKey: string;
  /** called with the errors of files that were edited by hand; their last valid text stays in use */
  onBrokenEdit(problems: readonly Problem[]): void;
}

/** What the bot runs on. */
export interface Services {
  records: Records;
  resources: ModerationResources;
  /** what a person asked of all processes on this data */
  countForAll: CountForAll;
  close(): Promise<void>;
}

/** Nothing can be answered: lists are broken, or there is no source. */
export interface Unusable {
  unusable: ScopeRecord;
}

/** How many of many problems are logged. */
const LOGGED_PROBLEMS = 10;

type ServiceConfig = Pick<Config, 'corpusFolder' | 'dataFolder' | 'databaseUrl' | 'curators' | 'homeServer'>;

/**
 * Opens the record.
 * @throws StoreFault where the data can't be used. Nothing is answered without it: what was withdrawn would be back.
 */
export async function openServices(config: ServiceConfig, environment: Environment): Promise<Services | Unusable> {
  const {
    today,
    log,
    fetchPage,
    archive,
    checkMessage,
    onBrokenEdit,
    voteKey,
    now = () => new Date().toISOString(),
  } = environment;
  const shipped = await loadFiles(config.corpusFolder);
  const store = await openStore(placeOf(config));
  try {
    tellDamage(store, log);
    const onFault = (err: unknown) => log.error({ err }, 'The database failed; it is tried again.');
    const recordService = await RecordService.open({ store, shipped, now, onFault });
    if (!recordService.snapshot.shared.usable) {
      await store.close();
      return { unusable: recordService.snapshot.shared };
    }
    const records = new Records(contentsOf(recordService.snapshot), undefined, { check: checkMessage });
    recordService.onSnapshot(async (snapshot) => {
      if (!snapshot.shared.usable) return;
      // The revision is stored by now: a failure here must not tell its author that publishing failed.
      await records
        .replace(contentsOf(snapshot))
        .catch((err: unknown) => log.error({ err }, 'A snapshot of the record could not be answered from.'));
    });
    const settings = await SettingsBook.open(store);
    const pins = await PinBook.open(store);
    const corpusWatcher = new CorpusWatcher(config.corpusFolder, {
      current: () => recordService.shipped,
      take: (files) => recordService.replaceShipped(files),
      onBroken: onBrokenEdit,
      onRepaired: (problems) =>
        log.info({ problems: problems.slice(0, LOGGED_PROBLEMS) }, 'Files of the corpus are valid again.'),
      onFault: (err) => log.warn({ err }, 'Following the corpus folder failed; it is looked at again in a while.'),
    });
    const changeFeed = new ChangeFeed({ store, recordService, now, onFault });
    void changeFeed.look();
    const searches = new RunningSearches();
    const resources: ModerationResources = {
      recordService,
      changeFeed,
      store,
      curators: { users: config.curators, homeServer: config.homeServer },
      fetchPage,
      archive,
      searches,
      inSandbox: (job, options) =>
        inSandbox(job, { onFault: (err) => log.error({ err }, 'A document could not be read.'), ...options }),
      fetchFile: fetchHandedFile,
      now,
      today,
      settings,
      pins,
      tryPin: (trial) => {
        const { shared, server } = recordService.snapshot;
        const own = trial.scope.kind === 'server' ? server(trial.scope.serverId)?.content : undefined;
        const onFault = (err: unknown) => log.error({ err }, 'A choice could not be tried as a way of asking.');
        return askGate({ trial, shared: shared.content, own }, { onFault });
      },
      hashPerson: (...parts) => createHmac('sha256', voteKey).update(parts.join('\0')).digest('base64url'),
    };
    const { hashPerson } = resources;
    const countForAll: CountForAll = (person, request) =>
      store.countedRequests.count(hashPerson(person), request, now(), RATE.windowSeconds * 1_000);
    const close = async () => {
      searches.stop();
      await corpusWatcher.close();
      await changeFeed.close();
      await store.close();
    };
    return { records, resources, countForAll, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Logs texts that were changed outside this program, and revisions that were lost. */
function tellDamage(store: Store, log: Log): void {
  const { altered, lost } = store;
  if (altered.length > 0) {
    log.error(
      { altered: altered.slice(0, LOGGED_PROBLEMS), count: altered.length },
      'Texts in the database are not what was written: changed outside this program, or damaged on the disk. Nothing of them is answered with. Bring back a backup, or write them anew.',
    );
  }
  if (lost === undefined) return;
  log.error(
    lost,
    'The end of the database’s log is lost (a copy without its -wal file, or a disk that did not keep what it had taken): these revisions had been published and are not there any more. Bring back a backup, or publish them anew.',
  );
  store.acceptLoss();
}

/** What is on record in each place. */
function contentsOf(snapshot: RecordSnapshot): Contents {
  return { shared: snapshot.shared.content, server: (id) => snapshot.server(id)?.content };
}
