import type { Corpus } from '../corpus/corpus.ts';
import type { Source } from '../corpus/schema.ts';
import { scopeOf } from '../corpus/scope.ts';
import { shortHash } from './custom-id.ts';

/**
 * Names a thing of the corpus within its scope, shortly enough for a custom id: item ids alone reach 99 of its 100
 * characters. What a server added itself is told by its id.
 */
export function keyOf(id: string): string {
  const scope = scopeOf(id);
  return shortHash(scope.kind === 'shared' ? 'shared' : `server:${scope.serverId}`, id);
}

/** The keys of a source and of all that it holds, worked out once, whatever corpora it comes to stand in. */
const keysOfSources = new WeakMap<Source, { key: string; id: string }[]>();

function keysOf(source: Source): { key: string; id: string }[] {
  let keys = keysOfSources.get(source);
  if (keys === undefined) {
    const { id, statements, figures } = source;
    const ids = [id, ...[...statements, ...figures].map((item) => `${id}#${item.id}`)];
    keys = ids.map((each) => ({ key: keyOf(each), id: each }));
    keysOfSources.set(source, keys);
  }
  return keys;
}

/** The way back from a key to an id, for one corpus. What another server has added is not in it, whatever its key. */
export class Keys {
  readonly #ids = new Map<string, string>();

  /** @throws Error where two ids have the same key */
  constructor(corpus: Corpus) {
    const { people, topics, measures, terms, sources } = corpus;
    for (const { id } of [people, topics, measures, terms].flat()) this.#add(keyOf(id), id);
    for (const source of sources) for (const { key, id } of keysOf(source)) this.#add(key, id);
  }

  idOf(key: string): string | undefined {
    return this.#ids.get(key);
  }

  #add(key: string, id: string): void {
    const other = this.#ids.get(key);
    if (other !== undefined && other !== id) throw new Error(`"${id}" and "${other}" have the same key "${key}".`);
    this.#ids.set(key, id);
  }
}
