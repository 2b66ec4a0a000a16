import { isDeepStrictEqual } from 'node:util';
import { LISTS } from '../corpus/lists.ts';
import { type CorpusFiles, SOURCES_FOLDER } from '../corpus/parse.ts';
import { inOneLine, type Problem } from '../corpus/problem.ts';
import { type LoadedCorpus, readCorpus, sourceIds } from '../corpus/read.ts';
import type { Added, Source } from '../corpus/schema.ts';
import { ownId } from '../corpus/scope.ts';
import type { CurrentRevision, Origin, Revision } from '../store/revisions.ts';
import { SHARED_SCOPE } from '../store/revisions.ts';
import type { StoredWords } from '../store/words.ts';
import { fileOf } from './entries.ts';
import { memoisedParsers } from './memoised-parsers.ts';
import { type Conflict, overlay } from './overlay.ts';
import { validChanges } from './valid-changes.ts';
import { withWords } from './words.ts';

/** What is on record in one scope. Of its problems, only the errors are told. */
export interface ScopeRecord extends LoadedCorpus {
  /** the texts that it was read from */
  files: CorpusFiles;
  /**
   * revisions that would break the record as it ships by now: in their place stands what ships. What is wrong with them is
   * among the problems
   */
  setAside: CurrentRevision[];
}

/** The record as it stands: what all servers share, and what single servers have added. Immutable. */
export interface RecordSnapshot {
  shared: ScopeRecord;
  /** revisions that have changed the same as a later version of the files: for curators to choose */
  conflicts: Conflict[];
  /** revisions whose text ships by now */
  retired: CurrentRevision[];
  /**
   * What a server has added: its sources alone, under ids that begin with the server's, with the people, topics, measures
   * and terms that they may speak of. Put together when it is first asked for.
   * @returns undefined for a server that has added nothing
   */
  server(id: string): ScopeRecord | undefined;
}

/** A record, and what became of the revisions that are no part of it. */
interface Built extends Pick<RecordSnapshot, 'conflicts' | 'retired'> {
  record: ScopeRecord;
}

/** A server's record as it was built last, and from what. */
interface CachedRecord {
  revisions: string;
  lists: readonly unknown[];
  record: ScopeRecord;
}

/**
 * Builds snapshots from what ships and what was published. Parts that have not changed stay the same objects, so that whoever
 * indexes a snapshot works on what is new alone; and what one server adds costs no other.
 */
export class SnapshotBuilder {
  readonly #parsers = memoisedParsers();
  readonly #servers = new Map<string, CachedRecord>();
  /** numbers of revisions that were set aside when their record was last built: they are tried last the next time */
  readonly #suspects = new Set<number>();
  #last: { revisions: string; shipped: CorpusFiles; built: Built } | undefined;
  /** what was read last, first */
  #reads: { files: CorpusFiles; read: LoadedCorpus }[] = [];
  #lastWorded: { record: ScopeRecord; words: readonly StoredWords[]; worded: ScopeRecord } | undefined;

  /**
   * @param revisions the newest of each entry, of every scope
   * @param words those that stand, of every scope
   */
  build(
    shipped: CorpusFiles,
    revisions: readonly CurrentRevision[],
    words: readonly StoredWords[] = [],
  ): RecordSnapshot {
    const scopes = Map.groupBy(revisions, ({ scope }) => scope);
    const key = keyOf(scopes.get(SHARED_SCOPE) ?? []);
    if (this.#last?.revisions !== key || this.#last.shipped !== shipped) {
      const built = this.#built(shipped, scopes.get(SHARED_SCOPE) ?? [], 'curators');
      this.#last = { revisions: key, shipped, built };
    }
    const { record, conflicts, retired } = this.#last.built;
    const wordsOf = (scope: string) => words.filter((each) => each.scope === scope);
    const servers = new Map<string, ScopeRecord | undefined>();
    const server = (id: string) => {
      if (!servers.has(id)) servers.set(id, this.#server(id, record.files, scopes.get(id) ?? [], wordsOf(id)));
      return servers.get(id);
    };
    return { shared: this.#worded(record, wordsOf(SHARED_SCOPE)), conflicts, retired, server };
  }

  /** The same object as before where nothing has changed. */
  #worded(record: ScopeRecord, words: readonly StoredWords[]): ScopeRecord {
    if (this.#lastWorded?.record !== record || !isDeepStrictEqual(this.#lastWorded.words, words))
      this.#lastWorded = { record, words, worded: { ...record, content: withWords(record.content, words) } };
    return this.#lastWorded.worded;
  }

  /**
   * What would be wrong with the record of one scope if it had these revisions.
   * @param shared the files that ship, or for a server those that all share
   */
  problemsWith(scope: string, shared: CorpusFiles, revisions: readonly CurrentRevision[]): Problem[] {
    return this.#read(overlay(filesFor(scope, shared), revisions).files).problems;
  }

  /**
   * Everything that is wrong or odd in the files of a scope. A server's are checked with the lists that all share: what is
   * wrong with those alone is none of its problems.
   * @param shared the files that all share
   */
  checked(scope: string, files: CorpusFiles, shared: CorpusFiles): Problem[] {
    const problemsOf = (of: CorpusFiles) => readCorpus(of, { parsers: this.#parsers }).problems;
    if (scope === SHARED_SCOPE) return problemsOf(files);
    const ofLists = new Set(problemsOf(filesFor(scope, shared)).map(inOneLine));
    return problemsOf(files).filter((problem) => !ofLists.has(inOneLine(problem)));
  }

  #server(
    id: string,
    shared: CorpusFiles,
    revisions: readonly CurrentRevision[],
    words: readonly StoredWords[],
  ): ScopeRecord | undefined {
    if (revisions.every(({ text }) => text === null)) return undefined;
    const key = `${keyOf(revisions)} ${JSON.stringify(words)}`;
    const lists = Object.values(LISTS).map(({ file }) => shared.files.get(file));
    const known = this.#servers.get(id);
    if (known?.revisions === key && known.lists.every((text, index) => text === lists[index])) return known.record;
    const record = this.#builtFor(id, shared, revisions, words);
    this.#servers.set(id, { revisions: key, lists, record });
    return record;
  }

  #builtFor(
    server: string,
    shared: CorpusFiles,
    revisions: readonly CurrentRevision[],
    words: readonly StoredWords[],
  ): ScopeRecord {
    const { record } = this.#built(filesFor(server, shared), revisions, 'server');
    const sources = withWords(record.content, words).sources.map(named(server));
    return { ...record, content: { ...record.content, sources } };
  }

  #built(shipped: CorpusFiles, revisions: readonly CurrentRevision[], by: Added['by']): Built {
    const whole = overlay(shipped, revisions);
    const proposed = this.#read(whole.files);
    const { taken, setAside, files, retired } =
      errorsIn(proposed).length === 0
        ? { ...whole, taken: revisions, setAside: [] }
        : this.#validPart(shipped, revisions);
    const read = setAside.length === 0 ? proposed : { ...this.#read(files), problems: proposed.problems };
    const standing = taken.filter((revision) => !retired.includes(revision));
    return { record: { ...marked(read, standing, by), files, setAside }, conflicts: whole.conflicts, retired };
  }

  /** Of revisions that don't go with what ships, those that do. */
  #validPart(shipped: CorpusFiles, revisions: readonly CurrentRevision[]) {
    // What was taken down stays down, whatever else is wrong.
    const [down, others] = [revisions.filter(isTakenDown), revisions.filter((each) => !isTakenDown(each))];
    const valid = validChanges<CurrentRevision>({
      changes: others,
      fileOf,
      isSuspect: ({ number }) => this.#suspects.has(number),
      errorsWith: (some) => errorsIn(this.#read(overlay(shipped, [...down, ...some]).files)),
    });
    const taken = [...down, ...valid];
    const setAside = others.filter((each) => !valid.includes(each));
    for (const { number } of valid) this.#suspects.delete(number);
    // What is only proposed has no number yet.
    for (const { number } of setAside) if (number > 0) this.#suspects.add(number);
    return { taken, setAside, ...overlay(shipped, taken) };
  }

  /**
   * Reads files; of what was read before, nothing is parsed again. What was proposed and is published then is read once, and so is what
   * stands without revisions that are set aside.
   */
  #read(files: CorpusFiles): LoadedCorpus {
    const known = this.#reads.find((each) => sameFiles(each.files, files));
    const { read } = known ?? { read: readCorpus(files, { parsers: this.#parsers, oddities: false }) };
    this.#reads = [{ files, read }, ...this.#reads.filter((each) => each !== known)].slice(0, REMEMBERED_READS);
    return read;
  }
}

/** Editions of a record that are remembered: each takes some hundred kilobytes beside what they have in common. */
const REMEMBERED_READS = 8;

function sameFiles(one: CorpusFiles, other: CorpusFiles): boolean {
  const { files, problems, revised = NONE, otherSources = NONE } = one;
  return (
    files.size === other.files.size &&
    [...files].every(([file, text]) => other.files.get(file) === text) &&
    problems === other.problems &&
    sameMembers(revised, other.revised ?? NONE) &&
    sameMembers(otherSources, other.otherSources ?? NONE)
  );
}

const NONE: ReadonlySet<string> = new Set();

function sameMembers(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && one.isSubsetOf(other);
}

/** What the revisions of a scope are laid over: a server's over the lists that all share, without the sources. */
function filesFor(scope: string, shared: CorpusFiles): CorpusFiles {
  if (scope === SHARED_SCOPE) return shared;
  const lists = new Map([...shared.files].filter(([file]) => !file.startsWith(`${SOURCES_FOLDER}/`)));
  // What was taken off the shared record may be rested on still: an event keeps its date.
  return {
    files: lists,
    problems: [],
    otherSources: new Set(sourceIds(shared.files)).union(shared.otherSources ?? new Set()),
  };
}

function isTakenDown({ kind, text }: Revision): boolean {
  return kind === 'source' && text === null;
}

function errorsIn({ problems }: LoadedCorpus): Problem[] {
  return problems.filter(({ severity }) => severity === 'error');
}

function keyOf(revisions: readonly CurrentRevision[]): string {
  return revisions.map(({ number }) => number).join(' ');
}

/** Sources under their servers’ ids: each is the same object again. */
const namedSources = new WeakMap<Source, Source>();

function named(server: string): (source: Source) => Source {
  return (source) => {
    const id = ownId(server, source.id);
    const before = namedSources.get(source);
    if (before?.id === id) return before;
    const made = { ...source, id };
    namedSources.set(source, made);
    return made;
  };
}

/** Says of each source that a revision gave how it came there. */
function marked(read: LoadedCorpus, revisions: readonly CurrentRevision[], by: Added['by']): LoadedCorpus {
  const origins = new Map(
    revisions.filter(({ kind }) => kind === 'source').map(({ entry, origin }) => [entry, origin]),
  );
  if (origins.size === 0) return read;
  const sources = read.content.sources.map((source) => {
    const origin = origins.get(source.id);
    return origin === undefined ? source : markedSource(source, { by, how: howOf(origin) });
  });
  return { ...read, content: { ...read.content, sources } };
}

/** Sources that were marked: each is the same object again as long as it says the same. */
const markedSources = new WeakMap<Source, Source>();

function markedSource(source: Source, added: Added): Source {
  const before = markedSources.get(source);
  if (before?.added?.by === added.by && before.added.how === added.how) return before;
  const marked = { ...source, added };
  markedSources.set(source, marked);
  return marked;
}

function howOf({ how }: Origin): Added['how'] {
  return how === 'imported' ? 'edited' : how;
}
