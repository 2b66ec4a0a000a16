/** Whether what is new answers a question that somebody follows. */
import { setImmediate } from 'node:timers/promises';
import { Answerer } from '../answer/answerer.ts';
import { Corpus } from '../corpus/corpus.ts';
import type { CorpusContent, IsoDate } from '../corpus/schema.ts';
import { type Scope, SHARED, scopeOf } from '../corpus/scope.ts';
import type { Snapshot } from '../discord/session/snapshot.ts';
import type { FindAsked } from './news.ts';

/** How sure the answer from the item’s source alone has to be. */
const SURE = 0.7;
/** How far up an item has to stand in the answer from the whole record. */
const FIRST = 3;

/** The record, as questions are asked of it. */
export interface AskedParts {
  /** the record of a scope as it is now */
  record(scope: Scope): Snapshot;
  /** the lists of a scope with its own sources */
  contentOf(scope: Scope): CorpusContent | undefined;
  today(): IsoDate;
}

/**
 * Finds items that answer a question: they are among the first of the whole record’s answer, and their source answers it alone.
 * One question after the other, with time for others in between.
 */
export function findAsked({ record, contentOf, today }: AskedParts): FindAsked {
  return async (question, server, items) => {
    await setImmediate();
    const scope: Scope = server === null ? SHARED : { kind: 'server', serverId: server };
    const { answers, corpus } = record(scope);
    const asked = { scope, today: today() };
    const first = answers.answer(question, asked).items.slice(0, FIRST);
    const found = new Set<string>();
    for (const { id } of first.filter((item) => items.has(item.id))) {
      await setImmediate();
      const source = corpus.entry(id)?.source;
      const content = contentOf(scopeOf(id));
      if (source === undefined || content === undefined) continue;
      const alone = new Answerer(new Corpus({ ...content, sources: [source] }));
      const own = alone.answer(question, asked).items.find((item) => item.id === id);
      if (own !== undefined && own.score >= SURE) found.add(id);
    }
    return found;
  };
}
