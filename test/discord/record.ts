import path from 'node:path';
import { Answerer } from '../../src/answer/answerer.ts';
import type { Answer } from '../../src/answer/types.ts';
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

/** The shipped record with a core that gives a scripted answer, so that a test can count on its kind and its items. */
export function scripted(record: Snapshot, answer: (question: string, before: readonly string[]) => Answer): Snapshot {
  return new Snapshot({ corpus: record.corpus, answer: (question, { before = [] }) => answer(question, before) });
}
