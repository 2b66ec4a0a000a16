import type { Corpus } from '../corpus/corpus.ts';
import type { Scope } from '../corpus/scope.ts';
import { shortHash } from './custom-id.ts';

/** Names a thing of the corpus within a scope, shortly enough for a custom id: item ids alone reach 99 of its 100 characters. */
export function keyOf(scope: Scope, id: string): string {
  return shortHash(scope.kind === 'shared' ? 'shared' : `server:${scope.serverId}`, id);
}

/** The way back from a key to an id, for one corpus in one scope. */
export class Keys {
  readonly #ids = new Map<string, string>();
  readonly #scope: Scope;

  /** @throws Error where two ids have the same key */
  constructor(corpus: Corpus, scope: Scope) {
    this.#scope = scope;
    const named = [corpus.entries, corpus.sources, corpus.people, corpus.topics, corpus.measures, corpus.terms];
    for (const { id } of named.flat()) this.#add(id);
  }

  keyOf(id: string): string {
    return keyOf(this.#scope, id);
  }

  idOf(key: string): string | undefined {
    return this.#ids.get(key);
  }

  #add(id: string): void {
    const key = this.keyOf(id);
    const other = this.#ids.get(key);
    if (other !== undefined && other !== id) throw new Error(`"${id}" and "${other}" have the same key "${key}".`);
    this.#ids.set(key, id);
  }
}
