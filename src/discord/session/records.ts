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
    const own = this.#ownOf(content, known);
    this.#servers.set(serverId, own);
    for (const [unused] of this.#servers) {
      if (this.#servers.size <= this.#mostServers) break;
      this.#servers.delete(unused);
    }
    return own.snapshot;
  }

  /** @param known the server's index, where it is still kept */
  #ownOf(content: CorpusContent, known: Own | undefined): Own {
    const shared = this.#answers;
    if (known?.content === content && known.shared === shared) return known;
    const again = known?.content === content ? known.answers.beside(shared) : undefined;
    const answers = again ?? new JoinedAnswerer(shared, content);
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
   * has changed, only that is touched; else its index is made anew, in small steps between other work. Changes come into
   * effect in the order of the calls.
   * @throws Error where ids don't resolve or have the same key; the contents before stay then
   */
  replace(contents: Contents): Promise<void> {
    const turn = this.#turn.then(() => this.#take(contents));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #take(contents: Contents): Promise<void> {
    if (contents.shared !== this.#contents.shared) {
      const corpus = new Corpus(contents.shared);
      await setImmediate();
      this.#answers = Answerer.after(this.#answers, corpus) ?? (await Answerer.gradually(corpus, () => setImmediate()));
      this.#shared = new Snapshot(this.#answers, this.#check);
    }
    this.#contents = contents;
  }
}

function itemsIn({ sources }: CorpusContent): number {
  return sources.reduce((sum, { statements, figures }) => sum + statements.length + figures.length, 0);
}
