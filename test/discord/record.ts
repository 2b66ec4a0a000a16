import path from 'node:path';
import { Answerer } from '../../src/answer/answerer.ts';
import type { Answer } from '../../src/answer/types.ts';
import { checkMessage } from '../../src/claims/claims.ts';
import { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/files.ts';
import type { CorpusContent } from '../../src/corpus/schema.ts';
import { Snapshot } from '../../src/discord/session/snapshot.ts';

const SHIPPED = path.join(import.meta.dirname, '../../corpus');

/** The day on which the tests take place. */
/** The record of these tests knows a thing and a speaker in whatever is asked. */
const NAMES_SOMETHING = () => ({ things: 1, speakers: 1, reads: [], frequencies: [] });

export const TODAY = '2026-03-01';

let content: Promise<CorpusContent> | undefined;
let record: Promise<Snapshot> | undefined;

/** The shipped corpus, read once for each file of tests: nobody changes it. */
export function shippedContent(): Promise<CorpusContent> {
  content ??= loadCorpus(SHIPPED).then((loaded) => loaded.content);
  return content;
}

/** The record of the shipped corpus, made once for each file of tests: whoever wants another swaps it, as the bot does. */
export function shippedRecord(): Promise<Snapshot> {
  record ??= shippedContent().then(recordOf);
  return record;
}

/** A record with the real answerer behind it. */
export function recordOf(content: CorpusContent): Snapshot {
  return new Snapshot(new Answerer(new Corpus(content)), checkMessage);
}

/** The shipped record with a core that gives a scripted answer, so that a test can count on its kind and its items. */
export function scripted(record: Snapshot, answer: (question: string, before: readonly string[]) => Answer): Snapshot {
  return new Snapshot({
    corpus: record.corpus,
    answer: (question, { before = [] }) => answer(question, before),
    likely: () => [],
    alike: () => ({ add: () => undefined, groups: [] }),
    known: NAMES_SOMETHING,
  });
}
