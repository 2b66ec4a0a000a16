import { setImmediate } from 'node:timers/promises';
import { Answerer } from '../../answer/answerer.ts';
import { JoinedAnswerer } from '../../answer/joined.ts';
import { Corpus } from '../../corpus/corpus.ts';
import type { CorpusContent } from '../../corpus/schema.ts';
import type { Scope } from '../../corpus/scope.ts';
import { type CheckMessage, Snapshot } from './snapshot.ts';

/** What is on record: what all servers share, and what single servers have added. */
export interface Contents {
  shared: CorpusContent;
  /** what a server has added; undefined where that is nothing; see `RecordSnapshot` */
  server(id: string): CorpusContent | undefined;
}

/** A server's record, and what it was made of. */
interface Own {
  content: CorpusContent;
  shared: Answerer;
  answers: JoinedAnswerer;
  snapshot: Snapshot;
}

/** An index of what a server has added, made before somebody asks there. */
interface Prepared {
  content: CorpusContent;
  /** what it is to stand beside */
  shared: Answerer;
  own: Answerer;
}

/**
 * How many servers' indexes are kept, some two megabytes each. The least recently used one is dropped, and rebuilt from
 * the server's sources when it is next asked, which takes some hundredths of a second.
 */
const MOST_SERVERS = 50;

/**
 * The record for each place that is asked in. A server without sources of its own costs nothing; one that has some gets
 * an index of these alone when it asks. Of what has not changed, nothing is built again while it is kept.
 *
 * A change takes effect between two answers: whoever takes a snapshot answers from it before anything else happens.
 */
export class Records {
  #contents: Contents;
  #answers: Answerer;
  #shared: Snapshot;
  #turn: Promise<void> = Promise.resolve();
  /** least recently used first */
  readonly #servers = new Map<string, Own>();
  #prepared = new Map<string, Prepared>();
  readonly #mostServers: number;
  readonly #check: CheckMessage | undefined;

  /** @param answers from what all servers share, where that is built already; they are not to be used elsewhere any more */
  constructor(
    contents: Contents,
    answers: Answerer = new Answerer(new Corpus(contents.shared)),
    { mostServers = MOST_SERVERS, check }: { mostServers?: number; check?: CheckMessage } = {},
  ) {
    this.#mostServers = mostServers;
    this.#contents = contents;
    this.#answers = answers;
    this.#check = check;
    this.#shared = new Snapshot(answers, check);
  }

  of(scope: Scope): Snapshot {
    if (scope.kind === 'shared') return this.#shared;
    const { serverId } = scope;
    const content = this.#contents.server(serverId);
    const known = this.#servers.get(serverId);
    this.#servers.delete(serverId);
    if (content === undefined) return this.#shared;
    const own = this.#ownOf(serverId, content, known);
    this.#servers.set(serverId, own);
    for (const [unused] of this.#servers) {
      if (this.#servers.size <= this.#mostServers) break;
      this.#servers.delete(unused);
    }
    return own.snapshot;
  }

  /** @param known the server's index, where it is still kept */
  #ownOf(serverId: string, content: CorpusContent, known: Own | undefined): Own {
    const shared = this.#answers;
    if (known?.content === content && known.shared === shared) return known;
    const prepared = this.#prepared.get(serverId);
    this.#prepared.delete(serverId);
    const answers =
      prepared !== undefined && isFor(prepared, content, shared)
        ? new JoinedAnswerer(shared, content, prepared.own)
        : (known?.answers.after(shared, content) ?? new JoinedAnswerer(shared, content));
    return { content, shared, answers, snapshot: new Snapshot(answers, this.#check) };
  }

  /** Items in the index of what all share, in those of single servers, and how many of these there are. */
  get sizes(): { shared: number; servers: number; serverIndexes: number } {
    const own = [...this.#servers.values()].map(({ content }) => itemsIn(content));
    const servers = own.reduce((sum, count) => sum + count, 0);
    return { shared: itemsIn(this.#contents.shared), servers, serverIndexes: own.length };
  }

  /** Ids of the topics of what all servers share that a question names. */
  sharedTopicsIn(question: string): string[] {
    return this.#answers.topicsIn(question);
  }

  /**
   * Answers from other contents, once the promise resolves; until then from those before. Where little of what all share
   * has changed, only that is touched; else its index is made anew, in small steps between other work, and so are those of the
   * servers that are kept. Changes come into effect in the order of the calls.
   * @throws Error where ids don't resolve or have the same key; the contents before stay then
   */
  replace(contents: Contents): Promise<void> {
    const turn = this.#turn.then(() => this.#take(contents));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #take(contents: Contents): Promise<void> {
    const corpus = contents.shared === this.#contents.shared ? undefined : new Corpus(contents.shared);
    await setImmediate();
    const isOther = corpus !== undefined && !this.#answers.isFollowedBy(corpus);
    const anew = isOther ? await Answerer.gradually(corpus, () => setImmediate()) : undefined;
    const prepared = await this.#preparedFor(contents, anew ?? this.#answers);
    // From here on without a pause: the earlier answerer is changed where another follows it.
    const next = corpus === undefined ? undefined : (anew ?? Answerer.after(this.#answers, corpus));
    if (next !== undefined) {
      this.#answers = next;
      this.#shared = new Snapshot(next, this.#check);
    }
    this.#prepared = prepared;
    this.#contents = contents;
  }

  /** Makes the indexes of the servers that are kept, where they can’t follow. @param shared that they will stand beside */
  async #preparedFor(contents: Contents, shared: Answerer): Promise<Map<string, Prepared>> {
    const prepared = new Map<string, Prepared>();
    for (const [serverId, { answers }] of [...this.#servers]) {
      await setImmediate();
      const content = contents.server(serverId);
      if (content === undefined || answers.isFollowedBy(shared, content)) continue;
      const ready = this.#prepared.get(serverId);
      if (ready !== undefined && isFor(ready, content, shared)) prepared.set(serverId, ready);
      else {
        const own = await Answerer.gradually(new Corpus(content), () => setImmediate(), shared);
        prepared.set(serverId, { content, shared, own });
      }
    }
    return prepared;
  }
}

/** Whether an index was made of some content, beside the one index of what all share. */
function isFor(prepared: Prepared, content: CorpusContent, shared: Answerer): boolean {
  return prepared.content === content && prepared.shared.index.dictionary === shared.index.dictionary;
}

function itemsIn({ sources }: CorpusContent): number {
  return sources.reduce((sum, { statements, figures }) => sum + statements.length + figures.length, 0);
}
