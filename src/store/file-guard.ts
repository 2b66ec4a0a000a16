import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely';
import { StoreFault } from './fault.ts';

/** How soon erasing is tried again after another process’s reading prevented it. */
const AGAIN_MS = 1_000;

/**
 * Looks after a SQLite file while it is written to. A write is acknowledged only while the file and its log are where they
 * were: SQLite itself goes on writing to a file that was unlinked. What is deleted is taken out of the log, too.
 */
export class FileGuard implements KyselyPlugin {
  readonly #file: SQLite.Database;
  readonly #name: string;
  /** by file name: the identity of the file that is open */
  readonly #identities = new Map<string, string>();
  readonly #identify: (name: string) => string | undefined;
  readonly #writes = new WeakMap<object, 'write' | 'delete'>();
  #again: NodeJS.Timeout | undefined;
  #rescued: string | undefined;

  /** @param identify the identity that the file system gives a file; undefined where there is none */
  constructor(file: SQLite.Database, name: string, identify: (name: string) => string | undefined = identityOf) {
    this.#file = file;
    this.#name = name;
    this.#identify = identify;
    this.#isInPlace();
  }

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    if (node.kind === 'DeleteQueryNode') this.#writes.set(queryId, 'delete');
    if (node.kind === 'InsertQueryNode' || node.kind === 'UpdateQueryNode') this.#writes.set(queryId, 'write');
    return node;
  }

  async transformResult({ queryId, result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const kind = this.#writes.get(queryId);
    if (kind !== undefined) this.check();
    if (kind === 'delete' && (result.numAffectedRows ?? 0n) > 0n) this.erase();
    return result;
  }

  /** @throws StoreFault where the file or its log is no longer what is open */
  check(): void {
    if (this.#isInPlace() || this.#isTheSame()) return;
    throw new StoreFault('gone', new Error(this.#rescue()));
  }

  /** Takes what was deleted out of the log: it is folded into the file, where zeros stand in its place. */
  erase(): void {
    // No checkpoint is possible within a transaction; the code that ends it erases.
    if (this.#file.inTransaction || this.#again !== undefined) return;
    if (this.#file.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0) return;
    this.#again = setTimeout(() => {
      this.#again = undefined;
      if (this.#file.open) this.erase();
    }, AGAIN_MS).unref();
  }

  #isInPlace(): boolean {
    return [this.#name, `${this.#name}-wal`].every((name) => {
      const identity = this.#identify(name);
      const known = this.#identities.get(name);
      // The log is made with the first write.
      if (known === undefined && identity !== undefined) this.#identities.set(name, identity);
      return known === undefined || known === identity;
    });
  }

  /**
   * Some network file systems give a file another identity each time. There, a row is written to the open file (any table would
   * do) and looked for in the file of that name. Where the log kept its identity, the file system gives lasting ones: the database
   * was replaced.
   */
  #isTheSame(): boolean {
    const identities = [this.#name, `${this.#name}-wal`].map((name) => [
      this.#identify(name),
      this.#identities.get(name),
    ]);
    if (identities.some(([now, before]) => now === undefined || now === before)) return false;
    const key = `file ${randomUUID()}`;
    try {
      this.#file.prepare('insert into claims (key, until) values (?, ?)').run(key, '');
      const other = new SQLite(this.#name, { readonly: true, fileMustExist: true });
      const found = other.prepare('select key from claims where key = ?').get(key);
      other.close();
      this.#file.prepare('delete from claims where key = ?').run(key);
      return found !== undefined;
    } catch {
      return false;
    }
  }

  /** What was in the file is lost once it is closed: writes a copy beside it. @returns what became of that */
  #rescue(): string {
    if (this.#rescued === undefined && !this.#file.inTransaction) {
      const copy = `${this.#name}.rescued-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}`;
      try {
        this.#file.prepare('vacuum into ?').run(copy);
        this.#rescued = `What was in it is in ${copy}.`;
      } catch (error) {
        this.#rescued = `What was in it could not be saved: ${error instanceof Error ? error.message : error}`;
      }
    }
    return this.#rescued ?? 'What was in it is not saved yet.';
  }
}

function identityOf(name: string): string | undefined {
  const found = statSync(name, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev} ${found.ino}`;
}
