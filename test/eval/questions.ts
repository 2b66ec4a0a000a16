import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/files.ts';
import type { CorpusContent } from '../../src/corpus/schema.ts';

/** A question of the evaluation and what answers it. */
export interface EvalQuestion {
  id: string;
  q: string;
  kind: 'quote' | 'figure' | 'position' | 'trend' | 'about' | 'none';
  /** every item that is a right first answer */
  any: string[];
  /** what a complete answer shows */
  all: string[];
  /** the person, topic, measure or term that is described; any of them, where it is a list */
  about?: string | string[];
  why?: 'not-held' | 'off-topic' | 'opinion';
  tags: string[];
}

/**
 * dev: given with the project; tune: our own, looked at while tuning; train and held: fresh ones, of which a third is held
 * out of the fit; written: more of the kind, written from the items alone by nineteen people, who
 * had seen no question or a few of the set train (q5 to q10, scored before they were fitted: overall 75.8, hit@1 81, abstain 69.5;
 * q11 to q14: 80.7, 82.8, 78.3; q15: 81.3, 84, 80; q17 and q18: 79.3, 79.5, 79.1); unseen: our own, scored only.
 */
export const SETS = ['dev', 'tune', 'train', 'written', 'held', 'unseen'] as const;
export type SetName = (typeof SETS)[number];
/** The sets that weights are fitted on. */
export const FITTED = ['dev', 'tune', 'train', 'written'] as const satisfies readonly SetName[];

/** First bytes of the hashes of ids that are held out. */
const HELD_OUT_BELOW = 85;

/** The day on which the questions are asked: fixed, so that "last year" doesn't move. */
export const TODAY = '2026-11-22';

export function readQuestions(set: SetName): EvalQuestion[] {
  const file = set === 'held' ? 'train' : set;
  const text = readFileSync(new URL(`questions.${file}.jsonl`, import.meta.url), 'utf8');
  const questions: EvalQuestion[] = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
  return file === 'train' ? questions.filter(({ id }) => isHeldOut(id) === (set === 'held')) : questions;
}

/** About a third of the ids, told by their hash, so that the parts stay the same when questions are added. */
function isHeldOut(id: string): boolean {
  return (createHash('sha256').update(id).digest()[0] ?? 0) < HELD_OUT_BELOW;
}

/** What ships. */
export async function shippedContent(): Promise<CorpusContent> {
  return (await loadCorpus(new URL('../../corpus', import.meta.url).pathname)).content;
}

/** The corpus as shipped. */
export async function shippedCorpus(): Promise<Corpus> {
  return new Corpus(await shippedContent());
}
