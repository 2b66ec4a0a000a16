/** The record as it is kept while the bot runs: what ships, what is published, what is edited by hand. */
import { type Config, placeOf } from './config.ts';
import { loadFiles } from './corpus/files.ts';
import type { Problem } from './corpus/problem.ts';
import type { IsoDate } from './corpus/schema.ts';
import { type Contents, Records } from './discord/session/records.ts';
import { fetchHandedFile } from './moderation/session/handed-file.ts';
import type { ModerationResources } from './moderation/session/moderator-session.ts';
import { SettingsBook } from './moderation/session/settings-book.ts';
import type { Log } from './observe/log.ts';
import { inSandbox } from './reading/sandbox/sandbox.ts';
import type { Edition, ScopeRecord } from './record/edition.ts';
import { Editorial } from './record/editorial.ts';
import { HandEdits } from './record/hand-edits.ts';
import { openStore } from './store/store.ts';

/** What is decided where the program starts. */
export interface Outside {
  today(): IsoDate;
  /** ISO 8601, UTC; default: the clock */
  now?(): string;
  log: Log;
  fetchPage: ModerationResources['fetchPage'];
  /** tells that files were edited by hand and are not sound; their last good text stays */
  onBrokenEdit(problems: readonly Problem[]): void;
}

/** A record that can be asked and moderated. */
export interface Kept {
  records: Records;
  keeping: ModerationResources;
  close(): Promise<void>;
}

/** Nothing can be answered: lists are broken, or there is no source. */
export interface Unusable {
  unusable: ScopeRecord;
}

/** Of many problems, the log gets so many. */
const TOLD = 10;

type Kind = Pick<Config, 'corpusFolder' | 'dataFolder' | 'databaseUrl' | 'curators' | 'homeServer'>;

/**
 * Opens the record.
 * @throws StoreFault where the data can't be used. Nothing is answered without it: what was withdrawn would be back.
 */
export async function openKept(config: Kind, outside: Outside): Promise<Kept | Unusable> {
  const { today, log, fetchPage, onBrokenEdit, now = () => new Date().toISOString() } = outside;
  const shipped = await loadFiles(config.corpusFolder);
  const store = await openStore(placeOf(config));
  try {
    const onFault = (err: unknown) => log.error({ err }, 'The database failed; it is tried again.');
    const editorial = await Editorial.open({ store, shipped, now, onFault });
    if (!editorial.edition.shared.usable) {
      await store.close();
      return { unusable: editorial.edition.shared };
    }
    const records = new Records(contentsOf(editorial.edition));
    editorial.onEdition(async (edition) => {
      if (!edition.shared.usable) return;
      // What is published is on the disk by now: whoever published it is not told otherwise.
      await records
        .replace(contentsOf(edition))
        .catch((err: unknown) => log.error({ err }, 'An edition was not taken.'));
    });
    const settings = await SettingsBook.open(store);
    const handEdits = new HandEdits(config.corpusFolder, {
      current: () => editorial.shipped,
      take: (files) => editorial.reship(files),
      onBroken: onBrokenEdit,
      onMended: (problems) => log.info({ problems: problems.slice(0, TOLD) }, 'Files of the corpus are sound again.'),
      onFault: (err) => log.warn({ err }, 'Following the corpus folder failed; it is looked at again in a while.'),
    });
    const keeping: ModerationResources = {
      editorial,
      store,
      curators: { users: config.curators, homeServer: config.homeServer },
      fetchPage,
      inSandbox: (job, options) =>
        inSandbox(job, { onFault: (err) => log.error({ err }, 'A document could not be read.'), ...options }),
      fetchFile: fetchHandedFile,
      now,
      today,
      settings,
    };
    const close = async () => {
      await handEdits.close();
      await store.close();
    };
    return { records, keeping, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** What is on record in each place. */
function contentsOf(edition: Edition): Contents {
  return { shared: edition.shared.content, server: (id) => edition.server(id)?.content };
}
