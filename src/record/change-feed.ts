/** Compares the record with what was noticed of it before, and stores each change of an item once for all processes. */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { CorpusFiles } from '../corpus/parse.ts';
import type { CorpusContent } from '../corpus/schema.ts';
import { ownId } from '../corpus/scope.ts';
import type { NewItemChange, Noticed, NoticedState } from '../store/item-changes.ts';
import { type Revision, SHARED_SCOPE } from '../store/revisions.ts';
import type { Store } from '../store/store.ts';
import { differences, type StandingItem, TraitReader } from './item-diff.ts';
import type { RecordService } from './record-service.ts';
import type { ScopeRecord } from './snapshot.ts';

interface Parts {
  store: Pick<Store, 'itemChanges'>;
  recordService: RecordService;
  /** ISO 8601, UTC */
  now(): string;
  /** called with an error of the store; the next look starts again from what was noticed last */
  onFault(fault: unknown): void;
}

/** Sources that are read before others are let through. */
const SOURCES_AT_ONCE = 20;
/** Sources of which the database is asked by name; of more, it is asked for all. */
const MOST_SOURCES = 200;

/** What of a corpus says which items it has, and what they are found by. */
type CompareContent = Pick<CorpusContent, 'sources' | 'subjects' | 'measures'>;

/** What this process compared last of the shared record. */
interface Compared {
  state: NoticedState;
  content: CompareContent;
}

/**
 * Compares the record with what was noticed of it last: after each change, and at the start, since another version may have come with
 * other files. The first look of all finds everything as it is, and nothing to tell.
 */
export class ChangeFeed {
  readonly #parts: Parts;
  #compared: Compared | undefined;
  readonly #listeners: (() => unknown)[] = [];
  /** what ships, as this process has taken it over; what an older one ships is not told as taken back */
  #adopted: CorpusFiles | undefined;
  #looking: Promise<void> | undefined;
  #isWanted = false;
  #isClosed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    // Not awaited: publishing is done before its changes are noticed.
    parts.recordService.onSnapshot(() => void this.look());
  }

  /** Called each time that changes were written down by this process. */
  onChanges(listener: () => unknown): void {
    this.#listeners.push(listener);
  }

  /** Looks at what the record is now. Never rejects. */
  look(): Promise<void> {
    this.#isWanted = true;
    this.#looking ??= this.#lookWhileWanted().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #lookWhileWanted(): Promise<void> {
    while (this.#isWanted && !this.#isClosed) {
      this.#isWanted = false;
      // First let requests through: they may be answered with what was published.
      await setImmediate();
      try {
        await this.#look();
      } catch (fault) {
        this.#parts.onFault(fault);
        return;
      }
    }
  }

  async #look(): Promise<void> {
    const { store, recordService, now } = this.#parts;
    const states = await store.itemChanges.states();
    // Taken together, without a wait between: they belong to one another.
    const { snapshot, revisions, shipped } = recordService;
    const scopes = Map.groupBy(revisions, ({ scope }) => scope);
    const isFirst = !states.has(SHARED_SCOPE);
    const looked: Looked[] = [];
    for (const scope of new Set([SHARED_SCOPE, ...scopes.keys()])) {
      const own = scopes.get(scope) ?? [];
      const state = { shipped: scope === SHARED_SCOPE ? hashOfFiles(shipped) : '', revision: highest(own) };
      const before = states.get(scope);
      if (scope === SHARED_SCOPE && isDeepStrictEqual(before, state))
        this.#adopt(shipped, state, snapshot.shared.content);
      if (!this.#isOurs(before, state, shipped)) continue;
      const record = scope === SHARED_SCOPE ? snapshot.shared : snapshot.server(scope);
      // Entries that an error in the files leaves out were not withdrawn. The errors are reported by the check.
      if (record !== undefined && isBroken(record)) continue;
      const content = record?.content ?? NOTHING;
      const noticed = { scope, before, after: state, changes: await this.#changes(scope, before, content, own) };
      if (isFirst) looked.push({ noticed: asSeen(noticed), content });
      else await this.#write([{ noticed, content }], shipped, now());
    }
    // Without the shared record nothing was looked at: the next look is the first.
    if (isFirst && looked[0]?.noticed.scope === SHARED_SCOPE) await this.#write(looked, shipped, now());
  }

  /** Whether there is something to compare, and this process is to do it. */
  #isOurs(before: NoticedState | undefined, state: NoticedState, shipped: CorpusFiles): boolean {
    if (before === undefined) return true;
    if (before.shipped === state.shipped) return before.revision < state.revision;
    // During an update processes of two versions run together: only the one that started last tells what its files change.
    return this.#adopted !== shipped && before.revision <= state.revision;
  }

  async #changes(
    scope: string,
    before: NoticedState | undefined,
    content: CompareContent,
    revisions: readonly Revision[],
  ): Promise<NewItemChange[]> {
    const compared = scope === SHARED_SCOPE ? this.#compared : undefined;
    const isKnown = compared !== undefined && isDeepStrictEqual(compared.state, before);
    const changed = isKnown ? sourcesThatDiffer(compared.content, content) : undefined;
    const numbers = new Map(
      revisions
        .filter(({ kind, number }) => kind === 'source' && number > (before?.revision ?? 0))
        .map(({ entry, number }) => [scope === SHARED_SCOPE ? entry : ownId(scope, entry), number]),
    );
    const standing = await itemsOf(content, changed);
    const known = await this.#parts.store.itemChanges.latest(scope, changed);
    return differences(known, standing, (source) => numbers.get(source) ?? null);
  }

  async #write(looked: readonly Looked[], shipped: CorpusFiles, at: string): Promise<void> {
    const noticed = looked.map((each) => each.noticed);
    if (!(await this.#parts.store.itemChanges.add(noticed, at))) {
      // Another process has noticed changes from the same state: look again, for those that it did not know of.
      this.#isWanted = true;
      return;
    }
    const shared = looked.find((each) => each.noticed.scope === SHARED_SCOPE);
    if (shared !== undefined) this.#adopt(shipped, shared.noticed.after, shared.content);
    const isNews = noticed.some(({ changes }) => changes.some(({ kind }) => kind !== 'seen'));
    if (isNews) for (const tell of this.#listeners) tell();
  }

  /** What was noticed of the shared record is what this process has. */
  #adopt(shipped: CorpusFiles, state: NoticedState, content: CompareContent): void {
    this.#adopted = shipped;
    this.#compared = { state, content };
  }

  /** Nothing is looked at any more once this resolves. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#looking;
  }
}

/** What was found of one scope. */
interface Looked {
  noticed: Noticed;
  content: CompareContent;
}

/** A record without anything: its lists make no difference where there is no source. */
const NOTHING: CompareContent = { sources: [], subjects: [], measures: [] };

function isBroken({ usable, problems, setAside }: ScopeRecord): boolean {
  return !usable || (setAside.length === 0 && problems.some(({ severity }) => severity === 'error'));
}

function highest(revisions: readonly Revision[]): number {
  return revisions.reduce((most, { number }) => Math.max(most, number), 0);
}

function asSeen({ changes, ...noticed }: Noticed): Noticed {
  return { ...noticed, changes: changes.map((change) => ({ ...change, kind: 'seen' })) };
}

/** Ids of the sources that are not the same objects; undefined where they are so many that all may as well be compared. */
function sourcesThatDiffer(before: CompareContent, now: CompareContent): string[] | undefined {
  const known = new Set(before.sources);
  const standing = new Set(now.sources);
  const differing = [
    ...now.sources.filter((source) => !known.has(source)),
    ...before.sources.filter((source) => !standing.has(source)),
  ];
  const ids = [...new Set(differing.map(({ id }) => id))];
  return ids.length > MOST_SOURCES ? undefined : ids;
}

/** Reads the items of all sources, or of some, in small steps. */
async function itemsOf(content: CompareContent, ids: readonly string[] | undefined): Promise<StandingItem[]> {
  const reader = new TraitReader(content);
  const wanted = ids && new Set(ids);
  const sources = content.sources.filter(({ id }) => wanted?.has(id) ?? true);
  const items: StandingItem[] = [];
  for (const [at, source] of sources.entries()) {
    if (at % SOURCES_AT_ONCE === SOURCES_AT_ONCE - 1) await setImmediate();
    items.push(...reader.itemsOf(source));
  }
  return items;
}

const fileHashes = new WeakMap<CorpusFiles, string>();

function hashOfFiles(shipped: CorpusFiles): string {
  const known = fileHashes.get(shipped);
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  for (const [file, text] of [...shipped.files].sort(([left], [right]) => (left < right ? -1 : 1)))
    hash.update(`${file}\0${typeof text === 'string' ? text : ''}\0`);
  const whole = hash.digest('base64url');
  fileHashes.set(shipped, whole);
  return whole;
}
