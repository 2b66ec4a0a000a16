import { DEFAULT_SETTINGS, type ServerSettings } from '../../store/settings.ts';
import type { Store } from '../../store/store.ts';

/** The settings of all servers, in memory: answering never waits for the database. */
export class SettingsBook {
  readonly #store: Pick<Store, 'settings' | 'changes'>;
  #settings = new Map<string, ServerSettings>();

  private constructor(store: Pick<Store, 'settings' | 'changes'>) {
    this.#store = store;
  }

  /** Reads everything, and follows what other processes save. @throws StoreFault */
  static async open(store: Pick<Store, 'settings' | 'changes'>): Promise<SettingsBook> {
    const book = new SettingsBook(store);
    await store.changes.watch(() => book.read());
    await book.read();
    return book;
  }

  of(serverId: string): ServerSettings {
    return this.#settings.get(serverId) ?? DEFAULT_SETTINGS;
  }

  /** Every server that has saved settings. */
  entries(): [string, ServerSettings][] {
    return [...this.#settings];
  }

  /** @throws StoreFault; then nothing has changed */
  async save(serverId: string, settings: ServerSettings, at: string): Promise<void> {
    await this.#store.settings.save(serverId, settings, at);
    this.#settings.set(serverId, settings);
  }

  /** Reads what is stored now. @throws StoreFault */
  async read(): Promise<void> {
    this.#settings = await this.#store.settings.all();
  }
}
