import { readFileSync } from 'node:fs';
import type { Corpus } from '../../src/corpus/corpus.ts';
import { CLASSES, REQUESTS, readAsks } from '../../src/query/asks.ts';
import { featuresOf } from '../../src/query/asks-features.ts';
import type { Asks, CardRequest, Door } from '../../src/query/asks-message.ts';
import { knownIn } from '../../src/query/known.ts';
import { Index } from '../../src/search/index.ts';

/** A message with what a sensible person would say that it asks. */
interface LabelledMessage {
  id: string;
  door: Door;
  after: { q: string; kind: string } | null;
  text: string;
  expect: Asks;
  wants?: CardRequest;
}

/** Features of a message, the place of its class among `CLASSES`, and of what it wants of a card among `REQUESTS`. */
export interface Sample {
  features: string[];
  label: number;
  wants?: number;
  /** a letter for whoever wrote it */
  author: string;
}

/** dev: given with the project; train: our own; unseen: by one more person, scored only. */
type MessageSet = 'dev' | 'train' | 'unseen';

function readMessages(set: MessageSet): LabelledMessage[] {
  return readFileSync(new URL(`messages.${set}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

/** What the fit learns from. */
export function readSamples(set: Exclude<MessageSet, 'unseen'>, corpus: Corpus): Sample[] {
  const index = new Index(corpus);
  return readMessages(set).map(({ id, text, door, after, expect, wants }) => ({
    author: id.charAt(0),
    features: featuresOf({ text, door, follows: after !== null }, knownIn(text, index)),
    label: CLASSES.indexOf(expect),
    ...(wants === undefined ? {} : { wants: REQUESTS.indexOf(wants) }),
  }));
}

/** How the program, with the weights that it has, takes the messages of a set. */
export function scoreMessages(set: MessageSet, corpus: Corpus) {
  const index = new Index(corpus);
  return noiseAndDeafness(
    readMessages(set).map(({ text, door, after, expect }) => ({
      label: CLASSES.indexOf(expect),
      taken: CLASSES.indexOf(readAsks({ text, door, follows: after !== null }, knownIn(text, index)).asks),
    })),
  );
}

/** Of messages that ask nothing of the record, how many are taken for questions; of those that ask, how many for remarks. */
export function noiseAndDeafness(judged: readonly { label: number; taken: number }[]) {
  const asksRecord = (at: number) => at === CLASSES.indexOf('question') || at === CLASSES.indexOf('follow-up');
  const isSilent = (at: number) => at === CLASSES.indexOf('remark') || at === CLASSES.indexOf('other');
  const quiet = judged.filter(({ label }) => isSilent(label) || label === CLASSES.indexOf('about-bot'));
  const asking = judged.filter(({ label }) => asksRecord(label));
  const share = (part: number, whole: number) => Math.round((1000 * part) / whole) / 10;
  return {
    messages: judged.length,
    right: share(judged.filter(({ label, taken }) => label === taken).length, judged.length),
    noise: share(quiet.filter(({ taken }) => asksRecord(taken)).length, quiet.length),
    deaf: share(asking.filter(({ taken }) => isSilent(taken)).length, asking.length),
  };
}
