import { storeEvents } from './events.ts';

export type FaultCode =
  | 'locked'
  | 'corrupt'
  | 'altered'
  | 'foreign'
  | 'full'
  | 'gone'
  | 'not-writable'
  | 'no-folder'
  | 'dangling'
  | 'unreachable'
  | 'no-listener'
  | 'unknown-host'
  | 'refused'
  | 'no-database'
  | 'not-allowed'
  | 'newer'
  | 'other';

const SENTENCES: Record<FaultCode, string> = {
  locked:
    'The database is locked by another program. Close whatever holds it (a second bot on the same file, a database browser) and try again.',
  corrupt:
    'The database file is damaged. Stop the bot and bring back a backup with “npm run restore -- <file> --force”; the damaged file is kept.',
  altered:
    'The history of the record was changed outside this program, or the disk has damaged it: it is not what was written. Stop the bot and bring back a backup (“npm run restore -- <file> --force”, or pg_restore).',
  foreign:
    'The database file belongs to another program and was left as it is. Move it away, or name another folder in BLUELAMP_DATA.',
  full: 'The disk of the database is full. Make room on it and try again; nothing was written.',
  gone: 'The database file was moved, deleted or replaced while the bot runs, and nothing is written any more. Stop the bot, put the file back or restore a backup, and start it again.',
  'not-writable':
    'The database can’t be opened or written. Look at the folder of the data (BLUELAMP_DATA), its permissions, and whether its disk is full.',
  'no-folder':
    'The folder of the data can’t be made: a file stands in its place, or no folder can be made there. Move that file away, or name another folder in BLUELAMP_DATA.',
  dangling:
    'The folder of the data (BLUELAMP_DATA) is a link that leads nowhere. Make the folder that it leads to, connect its disk, or name another folder.',
  unreachable:
    'The database server does not answer in time, or ended the connection. Look at DATABASE_URL, at the network between, and whether the server runs.',
  'no-listener':
    'Nothing listens at the address and port of DATABASE_URL. Start the database server, or correct the port.',
  'unknown-host':
    'There is no server of the name in DATABASE_URL. Correct the name of the host, or look at the network.',
  refused:
    'The database server refuses the user or the password of DATABASE_URL. Correct them; what is special in a password is written with % (an @ as %40).',
  'no-database':
    'The database server has no database of the name at the end of DATABASE_URL. Make it (createdb), or correct the name.',
  'not-allowed':
    'The database server does not let this program make or change its tables. Make its user the owner of the database, and name a server in DATABASE_URL that takes writes.',
  newer:
    'The database was written by a newer version of this program. Start that version, or bring back an older backup.',
  other: 'The database failed.',
};

export const FAULT_CODES = Object.keys(SENTENCES);

/** The store can't do what is asked. Its message says what happened and what to do; what was there is there still. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly code: FaultCode;

  constructor(code: FaultCode, cause?: unknown) {
    super(SENTENCES[code], { cause });
    this.code = code;
  }
}

/** What errors mean, by their codes: SQLite's result codes, PostgreSQL's error codes (appendix A), Node's. */
const CODES: readonly [RegExp, FaultCode][] = [
  [/^SQLITE_(?:BUSY|LOCKED)/, 'locked'],
  [/^SQLITE_(?:CORRUPT|NOTADB)/, 'corrupt'],
  [/^SQLITE_FULL|^53100$|^ENOSPC$/, 'full'],
  // The file was unlinked while it is open.
  [/^SQLITE_READONLY_DBMOVED$/, 'gone'],
  [/^SQLITE_(?:READONLY|CANTOPEN|PERM|IOERR)|^E(?:ACCES|PERM|ROFS)$/, 'not-writable'],
  [/^E(?:EXIST|NOTDIR)$/, 'no-folder'],
  [/^28/, 'refused'],
  [/^3D000$/, 'no-database'],
  [/^ECONNREFUSED$/, 'no-listener'],
  [/^E(?:NOTFOUND|AI_AGAIN)$/, 'unknown-host'],
  [/^E(?:CONN|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH)|^(?:57P|08)/, 'unreachable'],
  [/^(?:42501|25006|3F000)$/, 'not-allowed'],
];

/** Errors without a code, by what they say. */
const MESSAGES: readonly [RegExp, FaultCode][] = [
  // pg has no code for a server that wants a password where DATABASE_URL holds none.
  [/password must be a string|SASL|no password/i, 'refused'],
  [/Connection terminated|timeout/i, 'unreachable'],
  [/corrupted migrations/, 'newer'],
];

/** The fault behind what a database library throws. */
export function faultOf(error: unknown): StoreFault {
  if (error instanceof StoreFault) return error;
  const inner = error instanceof AggregateError ? error.errors[0] : undefined;
  if (inner !== undefined) return new StoreFault(faultOf(inner).code, error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : String(error);
  const known =
    CODES.find(([pattern]) => pattern.test(code)) ?? MESSAGES.find(([pattern]) => pattern.test(message)) ?? [];
  return new StoreFault(known[1] ?? 'other', error);
}

/** Faults that were counted: work may be within other work. */
const told = new WeakSet<StoreFault>();

/** Runs database work; whatever it throws comes out as a fault. @throws StoreFault */
export async function withFaults<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const fault = faultOf(error);
    if (!told.has(fault)) storeEvents.emit('fault', fault.code);
    told.add(fault);
    throw fault;
  }
}

/** What a promise gives, or the fault of the store that it fails with. */
export async function faultOr<T>(work: Promise<T>): Promise<T | StoreFault> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof StoreFault) return error;
    throw error;
  }
}
