import { readFileSync } from 'node:fs';
import { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/files.ts';

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

/** dev: given with the project; tune: our own, looked at while tuning; train, unseen: scored only. */
export const SETS = ['dev', 'tune', 'train', 'unseen'] as const;
export type SetName = (typeof SETS)[number];

/** The day on which the questions are asked: fixed, so that "last year" doesn't move. */
export const TODAY = '2026-11-01';

export function readQuestions(set: SetName): EvalQuestion[] {
  const text = readFileSync(new URL(`questions.${set}.jsonl`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

/** The corpus as shipped. */
export async function shippedCorpus(): Promise<Corpus> {
  const { content } = await loadCorpus(new URL('../../corpus', import.meta.url).pathname);
  return new Corpus(content);
}
