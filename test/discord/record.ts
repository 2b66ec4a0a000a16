import path from 'node:path';
import { Answerer } from '../../src/answer/answerer.ts';
import { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/files.ts';
import type { CorpusContent } from '../../src/corpus/schema.ts';
import { Snapshot } from '../../src/discord/snapshot.ts';

const SHIPPED = path.join(import.meta.dirname, '../../corpus');

/** The day on which the tests take place. */
export const TODAY = '2026-03-01';

export async function shippedContent(): Promise<CorpusContent> {
  return (await loadCorpus(SHIPPED)).content;
}

export async function shippedRecord(): Promise<Snapshot> {
  return recordOf(await shippedContent());
}

/** A record with the real answerer behind it. */
export function recordOf(content: CorpusContent): Snapshot {
  return new Snapshot(new Answerer(new Corpus(content)));
}
