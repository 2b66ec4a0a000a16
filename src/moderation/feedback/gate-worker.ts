/** Tries a pin in a thread of its own, so that nobody's answer waits for it. */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { Answerer } from '../../answer/answerer.ts';
import { brokenBy, type GateQuestion } from '../../answer/gate.ts';
import { JoinedAnswerer } from '../../answer/joined.ts';
import type { Trial } from '../../answer/pins.ts';
import { Corpus } from '../../corpus/corpus.ts';
import type { CorpusContent } from '../../corpus/schema.ts';

/** What the thread is given. */
export interface GateJob {
  trial: Trial;
  shared: CorpusContent;
  /** what the server has added, where it has */
  own: CorpusContent | undefined;
}

const { trial, shared, own }: GateJob = workerData;
const answerer = new Answerer(new Corpus(shared));
const questions: GateQuestion[] = readFileSync(new URL('gate-questions.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));
const broken = brokenBy(
  trial,
  own === undefined ? answerer : new JoinedAnswerer(answerer, own),
  questions,
  answerer.index,
);
parentPort?.postMessage(broken?.q);
