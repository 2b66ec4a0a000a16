import { type Pin, Pins, type Trial, wordsOf } from '../../answer/pins.ts';
import { type Scope, SHARED } from '../../corpus/scope.ts';
import type { StoredPin, Tried } from '../../store/pins.ts';
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

/** What came of a trial: it may serve; it would break the answer to a question; or that could not be told in time. */
export type Verdict = { kind: 'passes' } | { kind: 'breaks'; question: string } | { kind: 'untold' };

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
    await store.changes.watch(() => book.read());
    await book.read();
    return book;
  }

  /** What holds in a place. */
  for(scope: Scope): Pins {
    const key = scopeName(scope);
    const pins = this.#pins.get(key) ?? new Pins(this.#holdingIn(scope));
    this.#pins.set(key, pins);
    return pins;
  }

  /** Those that were not tried yet, in any scope. */
  get untried(): StoredPin[] {
    return this.#standing.filter(({ reach }) => reach === null);
  }

  /** A pin as it is to be tried, among those that hold where it does. */
  trialOf({ id, scope: name, ...pin }: StoredPin): Trial {
    const scope: Scope = name === SHARED_SCOPE ? SHARED : { kind: 'server', serverId: name };
    return { pin: pinOf({ id, scope: name, ...pin }), others: this.#holdingIn(scope, id), scope };
  }

  /** A server's own come before those of the curators. */
  #holdingIn(scope: Scope, without?: number): Pin[] {
    const own = scope.kind === 'shared' ? [] : this.of(scope.serverId);
    return [...own, ...this.of(SHARED_SCOPE)].filter(({ id }) => id !== without).map(pinOf);
  }

  /** Those of one scope, newest first. */
  of(scope: string): StoredPin[] {
    return this.#standing.filter((pin) => pin.scope === scope);
  }

  /** Adds one, in the place of one for the same question. @throws StoreFault; then nothing has changed */
  async add(choice: NewChoice): Promise<StoredPin> {
    const pin = { ...choice, words: wordsOf(choice.question) };
    const id = await this.#store.pins.add(pin);
    const added = { ...pin, id, reach: null, breaks: null };
    const isReplaced = ({ scope, words }: StoredPin) => scope === pin.scope && words === pin.words;
    this.#take([added, ...this.#standing.filter((each) => each.id !== id && !isReplaced(each))]);
    return added;
  }

  /** Takes what came of trying one as a way of asking. @throws StoreFault; then it stays untried */
  async settle(id: number, tried: Tried): Promise<void> {
    await this.#store.pins.settle(id, tried);
    this.#take(this.#standing.map((pin) => (pin.id === id ? { ...pin, ...tried } : pin)));
  }

  /** @returns false where it does not stand in this scope. @throws StoreFault; then nothing has changed */
  async undo(id: number, scope: string, by: string, at: string): Promise<boolean> {
    const isUndone = await this.#store.pins.undo(id, scope, by, at);
    if (isUndone) this.#take(this.#standing.filter((each) => each.id !== id));
    return isUndone;
  }

  /** Reads what is stored now. @throws StoreFault */
  async read(): Promise<void> {
    this.#take(await this.#store.pins.standing());
  }

  #take(standing: StoredPin[]): void {
    this.#standing = standing;
    this.#pins = new Map();
  }
}

/** A pin as answers know it. One that was not tried yet holds for nearly the same questions. */
function pinOf({ question, item, scope, at, reach }: StoredPin): Pin {
  return {
    question,
    item,
    by: scope === SHARED_SCOPE ? 'curators' : 'server',
    on: at.slice(0, 10),
    reach: reach ?? 'near',
  };
}

function scopeName(scope: Scope): string {
  return scope.kind === 'shared' ? SHARED_SCOPE : scope.serverId;
}
