import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';

/** Told that something may have changed, and why the system can’t tell of it at once. */
interface Told {
  onNotice(): void;
  onTrouble(cause: unknown): void;
}

/** One folder that the system watches, known by what it is on its disk: another may come to stand in its place. */
interface Watched {
  watcher: FSWatcher;
  inode: number;
}

/**
 * Notices that folders may have changed: at once where the system tells of it, and now and then whatever it tells. It may
 * have too few watches left, the disk may be another machine’s, and a folder may be removed and made again.
 */
export class FolderWatch {
  readonly #folders: readonly string[];
  readonly #told: Told;
  readonly #watched = new Map<string, Watched>();
  readonly #timer: NodeJS.Timeout;
  #isClosed = false;
  #isTroubled = false;

  /** @param everyMs how often the folders are looked at without being told */
  constructor(folders: readonly string[], everyMs: number, told: Told) {
    this.#folders = folders;
    this.#told = told;
    void this.#watchAll();
    this.#timer = setInterval(() => {
      told.onNotice();
      void this.#watchAll();
    }, everyMs);
    this.#timer.unref();
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#timer);
    for (const { watcher } of this.#watched.values()) watcher.close();
    this.#watched.clear();
  }

  async #watchAll(): Promise<void> {
    for (const folder of this.#folders) await this.#watch(folder);
  }

  async #watch(folder: string): Promise<void> {
    const inode = (await stat(folder).catch(() => undefined))?.ino;
    const known = this.#watched.get(folder);
    if (this.#isClosed || (known !== undefined && known.inode === inode)) return;
    this.#unwatch(folder);
    // What is not there is missed by whoever reads it.
    if (inode === undefined) return;
    try {
      const watcher = watch(folder, { persistent: false }, () => this.#told.onNotice());
      watcher.on('error', (error) => this.#fail(folder, error));
      this.#watched.set(folder, { watcher, inode });
      // Whatever changed before it was watched, nobody has told of.
      this.#told.onNotice();
    } catch (error) {
      this.#fail(folder, error);
    }
  }

  #unwatch(folder: string): void {
    this.#watched.get(folder)?.watcher.close();
    this.#watched.delete(folder);
  }

  /** It is tried again with each look, but told once. */
  #fail(folder: string, cause: unknown): void {
    this.#unwatch(folder);
    if (!this.#isTroubled) this.#told.onTrouble(cause);
    this.#isTroubled = true;
  }
}
