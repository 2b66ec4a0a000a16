import { type Pin, Pins, wordsOf } from '../../answer/pins.ts';
import type { Scope } from '../../corpus/scope.ts';
import type { StoredPin } from '../../store/pins.ts';
import { SHARED_SCOPE } from '../../store/revisions.ts';
import type { Store } from '../../store/store.ts';

/** What a moderator chooses: the item that answers a question, and why. */
export interface NewChoice {
  /** `shared`, or the id of a server */
  scope: string;
  question: string;
  item: string;
  by: string;
  /** ISO 8601, UTC */
  at: string;
  why: string;
}

/** The pins of all scopes, in memory: answering never waits for the database. */
export class PinBook {
  readonly #store: Pick<Store, 'pins' | 'changes'>;
  #standing: StoredPin[] = [];
  /** what holds in each place, made when it is first asked for */
  #pins = new Map<string, Pins>();

  private constructor(store: Pick<Store, 'pins' | 'changes'>) {
    this.#store = store;
  }

  /** Reads everything, and follows what other processes add and undo. @throws StoreFault */
  static async open(store: Pick<Store, 'pins' | 'changes'>): Promise<PinBook> {
    const book = new PinBook(store);
    await store.changes.watch(() => book.#read());
    await book.#read();
    return book;
  }

  /** What holds in a place: a server's own pins come before those of the curators. */
  for(scope: Scope): Pins {
    const key = scope.kind === 'shared' ? SHARED_SCOPE : scope.serverId;
    let pins = this.#pins.get(key);
    if (pins === undefined) {
      const own = key === SHARED_SCOPE ? [] : this.of(key);
      pins = new Pins([...own.map(pinOf), ...this.of(SHARED_SCOPE).map(pinOf)]);
      this.#pins.set(key, pins);
    }
    return pins;
  }

  /** Those of one scope, newest first. */
  of(scope: string): StoredPin[] {
    return this.#standing.filter((pin) => pin.scope === scope);
  }

  /** Adds one, in the place of one for the same question. @throws StoreFault; then nothing has changed */
  async add(choice: NewChoice): Promise<StoredPin> {
    const pin = { ...choice, words: wordsOf(choice.question) };
    const id = await this.#store.pins.add(pin);
    const added = { ...pin, id };
    const isReplaced = ({ scope, words }: StoredPin) => scope === pin.scope && words === pin.words;
    this.#take([added, ...this.#standing.filter((each) => each.id !== id && !isReplaced(each))]);
    return added;
  }

  /** @returns false where it does not stand in this scope. @throws StoreFault; then nothing has changed */
  async undo(id: number, scope: string, by: string, at: string): Promise<boolean> {
    const isUndone = await this.#store.pins.undo(id, scope, by, at);
    if (isUndone) this.#take(this.#standing.filter((each) => each.id !== id));
    return isUndone;
  }

  /** @throws StoreFault; then nothing has changed */
  async forget(server: string): Promise<void> {
    await this.#store.pins.forget(server);
    this.#take(this.#standing.filter(({ scope }) => scope !== server));
  }

  async #read(): Promise<void> {
    this.#take(await this.#store.pins.standing());
  }

  #take(standing: StoredPin[]): void {
    this.#standing = standing;
    this.#pins = new Map();
  }
}

function pinOf({ question, item, scope, at }: StoredPin): Pin {
  return { question, item, by: scope === SHARED_SCOPE ? 'curators' : 'server', on: at.slice(0, 10) };
}
