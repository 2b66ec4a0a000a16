export type FaultCode =
  | 'locked'
  | 'corrupt'
  | 'foreign'
  | 'full'
  | 'not-writable'
  | 'no-folder'
  | 'unreachable'
  | 'not-allowed'
  | 'newer'
  | 'other';

const SENTENCES: Record<FaultCode, string> = {
  locked:
    'The database is locked by another program. Close whatever holds it (a second bot on the same file, a database browser) and try again.',
  corrupt:
    'The database file is damaged. Stop the bot and bring back a backup with “npm run restore -- <file> --force”; the damaged file is kept.',
  foreign:
    'The database file belongs to another program and was left as it is. Move it away, or name another folder in BLUELAMP_DATA.',
  full: 'The disk of the database is full. Make room on it and try again; nothing was written.',
  'not-writable':
    'The database can’t be opened or written. Look at the folder of the data (BLUELAMP_DATA), its permissions, and whether its disk is full.',
  'no-folder':
    'The folder of the data can’t be made: a file stands in its place. Move that file away, or name another folder in BLUELAMP_DATA.',
  unreachable:
    'The database server does not answer, or does not let this program in. Look at DATABASE_URL, and whether the server runs.',
  'not-allowed':
    'The database server does not let this program make or change its tables. Make its user the owner of the database, and name a server in DATABASE_URL that takes writes.',
  newer:
    'The database was written by a newer version of this program. Start that version, or bring back an older backup.',
  other: 'The database failed.',
};

/** The store can't do what is asked. Its message says what happened and what to do; what was there is there still. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly code: FaultCode;

  constructor(code: FaultCode, cause?: unknown) {
    super(SENTENCES[code], { cause });
    this.code = code;
  }
}

/** The fault behind what a database library throws. Codes: SQLite's result codes, PostgreSQL's error codes (appendix A), Node's. */
export function faultOf(error: unknown): StoreFault {
  if (error instanceof StoreFault) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : String(error);
  if (/^SQLITE_(?:BUSY|LOCKED)/.test(code)) return new StoreFault('locked', error);
  if (/^SQLITE_(?:CORRUPT|NOTADB)/.test(code)) return new StoreFault('corrupt', error);
  if (/^SQLITE_FULL/.test(code) || code === '53100' || code === 'ENOSPC') return new StoreFault('full', error);
  if (/^SQLITE_(?:READONLY|CANTOPEN|PERM|IOERR)|^E(?:ACCES|PERM|ROFS)$/.test(code))
    return new StoreFault('not-writable', error);
  if (/^E(?:EXIST|NOTDIR)$/.test(code)) return new StoreFault('no-folder', error);
  if (
    /^E(?:CONN|NOTFOUND|AI_AGAIN|PIPE|TIMEDOUT)|^(?:57P|08|28|3D000)/.test(code) ||
    /Connection terminated|timeout/i.test(message)
  ) {
    return new StoreFault('unreachable', error);
  }
  if (/^(?:42501|25006|3F000)$/.test(code)) return new StoreFault('not-allowed', error);
  if (/corrupted migrations/.test(message)) return new StoreFault('newer', error);
  return new StoreFault('other', error);
}

/** Runs database work; whatever it throws comes out as a fault. @throws StoreFault */
export async function withFaults<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw faultOf(error);
  }
}
