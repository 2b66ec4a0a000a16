import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { CorpusFiles } from '../corpus/parse.ts';
import { inOneLine, type Problem } from '../corpus/problem.ts';
import { StoreFault } from '../store/fault.ts';
import { type CurrentRevision, type EntryName, isOf, type Revision, SHARED_SCOPE } from '../store/revisions.ts';
import type { Store } from '../store/store.ts';
import type { StoredWords } from '../store/words.ts';
import { asRevision, namingProblems, type Proposal } from './change.ts';
import { baseHash, isMadeFrom, shippedText } from './entries.ts';
import { merge } from './merge.ts';
import { outcomeOf } from './overlay.ts';
import { type RecordSnapshot, type ScopeRecord, SnapshotBuilder } from './snapshot.ts';

export type Outcome =
  | {
      kind: 'published';
      /** in the order of the proposals */
      revisions: Revision[];
      /** of them, those that don’t go with what somebody else has published at the same moment, and don’t stand yet */
      setAside: Revision[];
    }
  /** somebody has published another revision of one of the entries since: nothing was overwritten, and nothing written */
  | { kind: 'superseded'; newer: Revision }
  /** another text of one of the entries ships since its author has looked: nothing was written */
  | { kind: 'reshipped'; entry: EntryName; shipped: string | null }
  /** the record would have errors with it */
  | { kind: 'invalid'; problems: Problem[] };

interface Parts {
  /** absent where nothing can be stored: then what ships is the record, and nothing can be published */
  store: Pick<Store, 'revisions' | 'changes' | 'words'> | undefined;
  shipped: CorpusFiles;
  /** ISO 8601, UTC */
  now(): string;
  /** whether revisions whose text ships by now are retired for good; default: yes. Commands that only look retire nothing */
  retires?: boolean;
  /** told of what failed and is made up for later */
  onFault?(fault: unknown): void;
}

/** How soon what could not be read is read again. */
const AGAIN_MS = 1_000;

/** The record while the program runs: what ships, overlaid with what is published. Every change gives a new snapshot. */
export class RecordService {
  readonly #store: Parts['store'];
  readonly #now: () => string;
  readonly #onFault: (fault: unknown) => void;
  readonly #builder = new SnapshotBuilder();
  readonly #listeners: ((snapshot: RecordSnapshot) => unknown)[] = [];
  #shipped: CorpusFiles;
  #revisions: CurrentRevision[] = [];
  /** `revisions.state()` when they were read last */
  #state: string | undefined;
  #words: StoredWords[] = [];
  #snapshot: RecordSnapshot;
  /** Whatever changes the record takes its turn. */
  #changing: Promise<void> = Promise.resolve();
  #publishing: Promise<unknown> = Promise.resolve();

  private constructor({ store, shipped, now, onFault = () => undefined }: Parts) {
    this.#store = store;
    this.#shipped = shipped;
    this.#now = now;
    this.#onFault = onFault;
    this.#snapshot = this.#builder.build(shipped, []);
  }

  /** Reads what is published, and follows what other processes publish. @throws StoreFault */
  static async open(parts: Parts): Promise<RecordService> {
    const recordService = new RecordService(parts);
    await parts.store?.changes.watch(() => recordService.refresh(), recordService.#onFault);
    await recordService.refresh();
    if (parts.retires ?? true) await recordService.#retire();
    return recordService;
  }

  /** The files that ship, as they are taken now. */
  get shipped(): CorpusFiles {
    return this.#shipped;
  }

  get snapshot(): RecordSnapshot {
    return this.#snapshot;
  }

  /** The newest revision of every entry that the snapshot is made of, of every scope, in the order of their numbers. */
  get revisions(): readonly Revision[] {
    return this.#revisions;
  }

  /** Called with each new snapshot; whoever published it is answered once the promises that listeners give are kept. */
  onSnapshot(listener: (snapshot: RecordSnapshot) => unknown): void {
    this.#listeners.push(listener);
  }

  /** Reads what is published now. @throws StoreFault */
  refresh(): Promise<void> {
    return this.#inTurn(async () => {
      const revisions = await this.#readRevisions();
      const words = (await this.#store?.words.standing()) ?? [];
      if (sameNumbers(revisions, this.#revisions) && isDeepStrictEqual(words, this.#words)) return;
      await setImmediate();
      this.#revisions = revisions;
      this.#words = words;
      await this.#rebuild();
    });
  }

  /** Reads revisions only where their state has changed: most writes of other processes are to other tables. */
  async #readRevisions(): Promise<CurrentRevision[]> {
    if (this.#store === undefined) return [];
    const state = await this.#store.revisions.state();
    if (state === this.#state) return this.#revisions;
    await setImmediate();
    const revisions = await this.#store.revisions.current();
    this.#state = state;
    await setImmediate();
    // Those that are as they were stay the same objects: what they come to over what ships is not worked out again.
    const known = new Map(this.#revisions.map((revision) => [revision.number, revision]));
    return revisions.map((revision) => {
      const before = known.get(revision.number);
      return before !== undefined && isUnchanged(before, revision) ? before : revision;
    });
  }

  /** Takes other files for those that ship: they were edited while the program runs. */
  replaceShipped(shipped: CorpusFiles): Promise<void> {
    return this.#inTurn(async () => {
      this.#shipped = shipped;
      await this.#rebuild();
    });
  }

  /** What changes the record does so in one go once it has paused: revisions and snapshot belong together. */
  #inTurn(change: () => Promise<void>): Promise<void> {
    const turn = this.#changing.then(change);
    this.#changing = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Retires revisions whose text ships now, once, as the program starts: an edit of the files while it runs may be taken back.
   */
  async #retire(): Promise<void> {
    const revisions = this.#snapshot.retired.filter(({ retired }) => !retired);
    try {
      await this.#store?.revisions.retire(revisions.map(({ number }) => number));
    } catch (fault) {
      // The next start makes up for it.
      this.#onFault(fault);
    }
  }

  /**
   * Puts proposals of one scope on record, all of them or none: a source comes with the people that it names. Once this
   * resolves with them, they are on the disk and answered with. One publication after another; between its steps others are
   * answered, from what was on record before.
   * @throws StoreFault where they can't be written; nothing has changed then
   */
  publish(...proposals: Proposal[]): Promise<Outcome> {
    const turn = this.#publishing.then(() => this.#publish(proposals));
    this.#publishing = turn.catch(() => undefined);
    return turn;
  }

  async #publish(proposals: readonly Proposal[]): Promise<Outcome> {
    await setImmediate();
    const problems = this.problemsWith(...proposals);
    if (problems.length > 0) return { kind: 'invalid', problems };
    if (this.#store === undefined) throw new StoreFault('other');
    await setImmediate();
    // Made from what ships by now; what was published meanwhile is found by the store.
    const current = proposals.map((proposal) => this.rebased(proposal));
    const reshipped = current.find((proposal) => !this.#isMadeFromShipped(proposal));
    if (reshipped !== undefined)
      return { kind: 'reshipped', entry: reshipped, shipped: this.textOf(reshipped).shipped };
    const at = this.#now();
    const added = await this.#store.revisions.add(
      current.map((proposal) => ({ ...proposal, base: this.baseOf(proposal), at })),
    );
    if ('newer' in added) {
      await this.#follow();
      return { kind: 'superseded', newer: added.newer };
    }
    await this.#take(added);
    // What others have published meanwhile may not go with it.
    await this.#follow();
    const { setAside } = this.#recordOf(added[0]?.scope ?? SHARED_SCOPE) ?? { setAside: [] };
    const numbers = new Set(setAside.map(({ number }) => number));
    return { kind: 'published', revisions: added, setAside: added.filter(({ number }) => numbers.has(number)) };
  }

  /** What was written is answered with, whatever becomes of the database meanwhile. */
  #take(added: readonly Revision[]): Promise<void> {
    return this.#inTurn(async () => {
      await setImmediate();
      // Somebody may have gone on from it already, and that was read.
      const isKnown = (revision: Revision) =>
        this.#revisions.some((each) => isOf(each, revision) && each.number >= revision.number);
      const fresh = added.filter((revision) => !isKnown(revision)).map((revision) => ({ ...revision, retired: false }));
      if (fresh.length === 0) return;
      const others = this.#revisions.filter((each) => !fresh.some((revision) => isOf(each, revision)));
      this.#revisions = [...others, ...fresh].sort((left, right) => left.number - right.number);
      await this.#rebuild();
    });
  }

  /** Reads what is published as soon as that can be. */
  async #follow(): Promise<void> {
    try {
      await this.refresh();
    } catch (fault) {
      this.#onFault(fault);
      setTimeout(() => void this.#follow(), AGAIN_MS).unref();
    }
  }

  /** A proposal as it is made from what ships now, where the files have changed nothing that it changes. */
  rebased<T extends Pick<Proposal, 'scope' | 'kind' | 'entry' | 'text' | 'base'>>(proposal: T): T {
    const { kind, entry, text, base } = proposal;
    const { shipped } = this.textOf(proposal);
    if (base === undefined || text === null || shipped === null) return proposal;
    const merged = merge({ kind, entry, ours: text, theirs: shipped, base });
    return merged === undefined || merged.isConflict
      ? proposal
      : { ...proposal, text: merged.text, base: baseHash(kind, entry, shipped) };
  }

  #isMadeFromShipped({ base, ...name }: Proposal): boolean {
    return base === undefined || isMadeFrom(base, name.kind, name.entry, this.textOf(name).shipped);
  }

  /** Names what ships of an entry, for a proposal that is made from it; null where nothing does. */
  baseOf({ scope, kind, entry }: EntryName): string | null {
    const shipped = scope === SHARED_SCOPE ? shippedText(this.#shipped, kind, entry) : null;
    return shipped === null ? null : baseHash(kind, entry, shipped);
  }

  /** The errors that the record would have with proposals of one scope, all together, and does not have now. */
  problemsWith(...proposals: Proposal[]): Problem[] {
    const scope = proposals[0]?.scope ?? SHARED_SCOPE;
    const misnamed = namingProblems(scope, proposals);
    if (misnamed.length > 0) return misnamed;
    const imagined = proposals
      .map((each) => this.rebased(each))
      .map((proposal, index) => asRevision(proposal, { number: -1 - index, base: this.baseOf(proposal) }));
    const others = this.#revisions.filter(
      (each) => each.scope === scope && !proposals.some((proposal) => isOf(each, proposal)),
    );
    const base = scope === SHARED_SCOPE ? this.#shipped : this.#snapshot.shared.files;
    const problems = this.#builder.problemsWith(scope, base, [...others, ...imagined]);
    const known = new Set((this.#recordOf(scope)?.problems ?? []).map(inOneLine));
    return problems.filter((problem) => !known.has(inOneLine(problem)));
  }

  /** Everything that is wrong or odd in a scope, as the checker tells it; of a server nothing that all servers share. */
  checked(scope: string): Problem[] {
    const record = this.#recordOf(scope);
    if (record === undefined) return [];
    // The files that are answered with don't have the errors of revisions that are set aside.
    const ofRevisions = record.setAside.length === 0 ? [] : record.problems;
    return [...ofRevisions, ...this.#builder.checked(scope, record.files, this.#snapshot.shared.files)];
  }

  /** The text of an entry as it stands in a scope; null where there is none, or it is withdrawn. */
  textOf(name: EntryName): { text: string | null; revision: Revision | undefined; shipped: string | null } {
    const revision = this.#revisions.find((each) => isOf(each, name));
    const shipped = name.scope === SHARED_SCOPE ? shippedText(this.#shipped, name.kind, name.entry) : null;
    return { text: revision === undefined ? shipped : outcomeOf(revision, shipped).text, revision, shipped };
  }

  async history(name: EntryName): Promise<Revision[]> {
    return (await this.#store?.revisions.history(name)) ?? [];
  }

  /** Everything that was published in a scope and stands or is withdrawn, newest first. */
  published(scope: string): Revision[] {
    return this.#revisions.filter((revision) => revision.scope === scope).toReversed();
  }

  #recordOf(scope: string): ScopeRecord | undefined {
    return scope === SHARED_SCOPE ? this.#snapshot.shared : this.#snapshot.server(scope);
  }

  async #rebuild(): Promise<void> {
    this.#snapshot = this.#builder.build(this.#shipped, this.#revisions, this.#words);
    await Promise.all(this.#listeners.map((listener) => listener(this.#snapshot)));
  }
}

/** Whether a revision is as it was read before: it may be retired since, or its row was changed by something else than this program. */
function isUnchanged(before: CurrentRevision, now: CurrentRevision): boolean {
  return before.retired === now.retired && before.isAltered === now.isAltered && before.text === now.text;
}

function sameNumbers(left: readonly Revision[], right: readonly Revision[]): boolean {
  return left.length === right.length && left.every(({ number }, index) => number === right[index]?.number);
}
